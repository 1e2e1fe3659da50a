import { csvRow } from '../../core/base/csv-row.ts';
import type { Sheet } from '../../core/reports/report-sheet.ts';

/** A table as CSV: with a mark, so that spreadsheets read it as UTF-8; no text in it becomes a formula. */
export function csvFile({ head, rows }: Sheet): string {
  return `\ufeff${[head, ...rows].map((row) => `${csvRow(row)}\r\n`).join('')}`;
}

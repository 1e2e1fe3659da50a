import type { ReportAnswer, ReportAsk } from '../../core/reports/report-ask.ts';
import { sheetOf } from '../../core/reports/report-sheet.ts';
import { REPORT_NAMES } from '../../core/reports/report-texts.ts';
import { reportOf } from '../../core/reports/report-table.ts';
import { answerTag } from './answer-tag.ts';
import { csvFile } from './csv-file.ts';
import type { AnswerBytes, Form, PastAnswer, PastAsk, RowIds } from './reports-wire.ts';
import { xlsxFile } from './xlsx-file.ts';

/** An answer as it is sent on: the hall does not read what only passes through it. */
export function answerBytes(ask: PastAsk, answer: PastAnswer, form: Form): AnswerBytes {
  if (form.kind === 'answer' || isPicture(ask) || !('rows' in answer)) return tagged(textBytes(answer));
  // The answer of a report is a report's.
  const { rows, ...beside } = answer as ReportAnswer;
  if (form.kind === 'rows') return { ...tagged(textBytes(rows)), beside: { ...beside, ids: idsIn(rows, ask) } };
  const { figures } = reportOf(ask.report);
  const told = { name: REPORT_NAMES[ask.report], by: ask.by, figures, labels: form.names, rows, ...beside };
  const sheet = sheetOf(told, form.language);
  return tagged(form.kind === 'csv' ? Buffer.from(csvFile(sheet)) : xlsxFile(sheet));
}

function isPicture(ask: PastAsk): ask is Exclude<PastAsk, ReportAsk> {
  return ask.report === 'course' || ask.report === 'distribution';
}

function textBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function tagged(bytes: Buffer): AnswerBytes {
  return { bytes, tag: answerTag(bytes) };
}

/** Every id that stands in the rows, by dimension. */
function idsIn(rows: ReportAnswer['rows'], { by }: ReportAsk): RowIds {
  const idsOf = (dimension: ReportAsk['by'][number]): readonly string[] => [
    ...new Set(rows.flatMap((row) => row.by[dimension] ?? []).filter((id) => typeof id === 'string')),
  ];
  return Object.fromEntries(by.map((dimension) => [dimension, idsOf(dimension)]));
}

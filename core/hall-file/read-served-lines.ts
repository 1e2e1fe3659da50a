import type { ServedLine } from '../catalogue/places.ts';
import { cell, complain, list, reference, type Known, type Row } from './read-row.ts';

/** `line:level;line:level`: what a counter serves. */
export function servedLines(row: Row, lines: Known): readonly ServedLine[] {
  const served: ServedLine[] = [];
  for (const part of list(row, 'lines')) {
    const [line = '', level = '1', ...rest] = part.split(/[:：]/).map((each) => each.trim());
    reference(row, 'lines', lines, line);
    if (!/^[1-9]$/.test(level) || rest.length > 0)
      complain(row, 'lines', 'line:level with a level from 1 to 9, such as ps-household:1', part);
    if (served.some((each) => each.line === line)) complain(row, 'lines', 'every line only once at a counter', part);
    served.push({ line, level: Number(level) });
  }
  if (served.length === 0 && cell(row, 'lines') === '')
    complain(row, 'lines', 'at least one line that this counter serves');
  return served;
}

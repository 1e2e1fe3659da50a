import { columnsOf } from '../slip/slip.ts';
import type { PaperMm, SlipScale, SlipForm, SlipFormPart, SlipPartName } from '../catalogue/slip-form.ts';
import type { Names } from '../base/names.ts';
import { wrap } from '../slip/wrap.ts';
import { cell, complain, integer, oneOf, references, text, type Known, type Row } from './read-row.ts';
import type { Bounds } from './columns/column.ts';
import { SLIP_PAPERS, SLIP_PARTS } from './columns/slips-columns.ts';
import type { HallFileError } from './tables.ts';

/** How many times a plain letter; the number stays the largest thing on the paper. */
const SIZES: Readonly<Partial<Record<SlipPartName, Bounds>>> = {
  hall: { min: 1, max: 2 },
  number: { min: 4, max: 8 },
  notice: { min: 1, max: 3 },
};
const TEXTS = ['text_zh_hans', 'text_zh_hant', 'text_en'] as const;
/** A slip is read standing. */
const MAX_NOTICE_LINES = 4;
const PAPERS: readonly PaperMm[] = [80, 58];

/** slips.csv: what stands on the slips, from the top down. */
export function readSlips(rows: readonly Row[], printers: Known, errors: HallFileError[]): SlipForm {
  const parts = rows.map((row) => readPart(row, printers));
  for (const [at, row] of rows.entries()) checkOnce(row, at, parts, rows);
  for (const paperMm of PAPERS) {
    if (parts.some((part) => part.part === 'number' && onPaper(part, paperMm))) continue;
    if (errors.some(({ file }) => file === 'slips.csv')) continue;
    const expected = `a line with the part number for ${paperMm} mm paper: a slip without it is worth nothing`;
    errors.push({ file: 'slips.csv', line: 0, field: 'part', value: '', expected });
  }
  return parts;
}

function readPart(row: Row, printers: Known): SlipFormPart {
  const part = oneOf(row, 'part', SLIP_PARTS);
  const devices = references(row, 'devices', printers);
  if (part === 'number' && devices.length > 0) complain(row, 'devices', 'nothing: the number stands on every slip');
  const paperMm = cell(row, 'paper_mm') === '' ? undefined : (Number(oneOf(row, 'paper_mm', SLIP_PAPERS)) as PaperMm); // one of the two
  const place = { devices, ...(paperMm === undefined ? {} : { paperMm }) };
  const size = readSize(row, part);
  if (part === 'notice') return { ...place, part, size: size ?? 1, text: readNotice(row, size ?? 1, paperMm) };
  for (const field of TEXTS) {
    if (cell(row, field) !== '') complain(row, field, 'nothing: only a notice has a text of your own');
  }
  if (part === 'hall' || part === 'number') return { ...place, part, ...(size === undefined ? {} : { size }) };
  return { ...place, part };
}

function readSize(row: Row, part: SlipPartName): SlipScale | undefined {
  if (cell(row, 'size') === '') return undefined;
  const bounds = SIZES[part];
  if (bounds !== undefined) return integer(row, 'size', bounds) as SlipScale; // whole, and within 1 to 8 by the table
  complain(row, 'size', `nothing: only ${Object.keys(SIZES).join(', ')} have a size`);
  return undefined;
}

function readNotice(row: Row, size: SlipScale, paperMm: PaperMm | undefined): Names {
  const narrowest = paperMm ?? 58;
  const columns = Math.floor(columnsOf(narrowest) / size);
  for (const field of TEXTS) {
    const lines = wrap(cell(row, field), columns).length;
    if (lines > MAX_NOTICE_LINES)
      complain(
        row,
        field,
        `at most ${MAX_NOTICE_LINES} lines of ${columns} letters (a hanzi is two) on ${narrowest} mm paper, not ${lines}`,
      );
  }
  return { 'zh-Hans': text(row, 'text_zh_hans'), 'zh-Hant': text(row, 'text_zh_hant'), en: text(row, 'text_en') };
}

function checkOnce(row: Row, at: number, parts: SlipForm, rows: readonly Row[]): void {
  const mine = parts[at];
  if (mine === undefined || mine.part === 'notice') return;
  const before = parts.slice(0, at).findIndex((other) => other.part === mine.part && meet(other, mine));
  if (before >= 0) complain(row, 'part', `every part only once on a slip; line ${rows[before]?.line ?? 0} has it too`);
}

/** Whether there may be a slip on which both stand. */
function meet(a: SlipFormPart, b: SlipFormPart): boolean {
  const sameDevice =
    a.devices.length === 0 || b.devices.length === 0 || a.devices.some((each) => b.devices.includes(each));
  return sameDevice && (a.paperMm === undefined || onPaper(b, a.paperMm));
}

function onPaper(part: SlipFormPart, paperMm: PaperMm): boolean {
  return part.paperMm === undefined || part.paperMm === paperMm;
}

import { MINUTE, type LocalDate, type Millis, type MinuteOfDay, type Weekday } from '../base/time.ts';
import type { Names } from '../base/names.ts';
import { nearest } from './nearest.ts';
import { boundsOf } from './columns.ts';
import type { Bounds } from './columns/column.ts';
import type { HallFileError } from './tables.ts';

/**
 * One line under reading. What is wrong with it goes to `errors`; a stand-in is read then, and the file as a whole
 * refused at the end.
 */
export type Row = {
  readonly file: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly errors: HallFileError[];
  /** For hall.csv, whose fields stand on lines of their own. */
  readonly lineOf?: ReadonlyMap<string, number>;
  /** Fields that were spoilt before they came here: told already. */
  readonly spoilt?: ReadonlySet<string>;
};

/**
 * The ids that a column may name, and the file they stand in; `unsure` when lines of it are missing, so that nobody can
 * say.
 */
export type Known = {
  readonly file: string;
  readonly what: string;
  readonly ids: ReadonlySet<string>;
  readonly unsure: boolean;
};

/** Notes that a field is not as it should be; `value` where only a part of the field is meant. */
export function complain(row: Row, field: string, expected: string, value = cell(row, field)): void {
  note(row, { field, value, expected });
}

function note(row: Row, what: Omit<HallFileError, 'file' | 'line'>): void {
  if (row.spoilt?.has(what.field) === true) return;
  row.errors.push({ file: row.file, line: row.lineOf?.get(what.field) ?? row.line, ...what });
}

/** The field, or empty. */
export function cell(row: Row, field: string): string {
  return row.cells.get(field) ?? '';
}

/** A text that must be there. */
export function text(row: Row, field: string): string {
  const value = cell(row, field);
  if (value === '') complain(row, field, 'a text, not an empty field');
  return value;
}

/** As histories and keys of the API have them, too. */
export const LONGEST_ID = 64;

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id of small letters, digits and single hyphens. */
export function id(row: Row, field = 'id'): string {
  const value = cell(row, field);
  if (value.length > LONGEST_ID)
    complain(row, field, `an id of at most ${LONGEST_ID} letters`, value.slice(0, LONGEST_ID));
  else if (!KEBAB.test(value))
    complain(row, field, 'an id of small letters, digits and single hyphens, such as real-estate-2');
  return value;
}

/** A name in all three languages. */
export function names(row: Row): Names {
  return { 'zh-Hans': text(row, 'name_zh_hans'), 'zh-Hant': text(row, 'name_zh_hant'), en: text(row, 'name_en') };
}

/** Parts between semicolons; the wide semicolon of a Chinese keyboard is one too. */
export function list(row: Row, field: string): readonly string[] {
  return cell(row, field)
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A number, within the bounds of its column; `25%` is read as 0.25. */
export function decimal(row: Row, field: string, unit = ''): number {
  const { min, max } = boundsOf(row.file, field);
  const value = cell(row, field);
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(value);
  const number = match === null ? Number.NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (number >= min && number <= max) return number;
  complain(row, field, `a number${unit} from ${min} to ${max}`);
  return min;
}

/** A whole number within the bounds of its column, or within narrower ones. */
export function integer(row: Row, field: string, { min, max }: Bounds = boundsOf(row.file, field)): number {
  const number = /^\d+$/.test(cell(row, field)) ? Number(cell(row, field)) : Number.NaN;
  if (number >= min && number <= max) return number;
  complain(row, field, `a whole number from ${min} to ${max}`);
  return min;
}

/** Minutes as whole milliseconds. */
export function minutes(row: Row, field: string): Millis {
  return Math.round(decimal(row, field, ' of minutes') * MINUTE);
}

/** How yes is written. */
export const YES = ['yes', 'true', '是'];

/** How no is written. */
export const NO = ['no', 'false', '否'];

export function yesNo(row: Row, field: string): boolean {
  const value = cell(row, field).toLowerCase();
  if (!YES.includes(value) && !NO.includes(value)) complain(row, field, 'yes or no (是 or 否)');
  return YES.includes(value);
}

/** `8:30` as minutes since midnight; seconds that a spreadsheet adds are cut off. */
export function time(row: Row, field: string): MinuteOfDay {
  return timeUpTo(row, field, 23 * 60 + 59, '23:59');
}

/** As `time`, for what ends then: a day ends at 24:00, and nothing begins there. */
export function endTime(row: Row, field: string): MinuteOfDay {
  return timeUpTo(row, field, 24 * 60, '24:00');
}

function timeUpTo(row: Row, field: string, last: MinuteOfDay, said: string): MinuteOfDay {
  const match = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(cell(row, field));
  const minute = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
  if (match !== null && Number(match[2]) < 60 && minute <= last) return minute;
  complain(row, field, `a time from 00:00 to ${said}, such as 08:30${serialTime(cell(row, field))}`);
  return 0;
}

/** `2026-03-09`, or `2026/3/9` as a spreadsheet writes it. */
export function date(row: Row, field: string): LocalDate {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(cell(row, field));
  if (match !== null) {
    const found = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
    const at = Date.parse(`${found}T00:00:00Z`);
    if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(found)) return found;
  }
  complain(row, field, `a date that exists, such as 2026-03-09${serialDate(cell(row, field))}`);
  return '2000-01-01';
}

/** A spreadsheet counts days from 1899-12-30, and hours as parts of a day. */
function serialDate(value: string): string {
  if (!/^[345]\d{4}(\.\d+)?$/.test(value)) return '';
  const found = new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(value)))).toISOString().slice(0, 10);
  return `; this is how a spreadsheet counts ${found}: format the column as a date`;
}

function serialTime(value: string): string {
  if (!/^0?[.,]\d+$/.test(value)) return '';
  const minute = Math.round(Number(value.replace(',', '.')) * 1440);
  const found = [Math.floor(minute / 60), minute % 60].map((each) => String(each).padStart(2, '0')).join(':');
  return `; this is how a spreadsheet counts ${found}: format the column as a time`;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function weekday(row: Row, field: string): Weekday {
  const found = WEEKDAYS.indexOf(cell(row, field).toLowerCase());
  if (found < 0) complain(row, field, `a weekday: ${WEEKDAYS.join(', ')}`);
  return (Math.max(0, found) + 1) as Weekday; // 1 to 7: the list has seven entries
}

/** One of a few words. */
export function oneOf<T extends string>(row: Row, field: string, allowed: readonly T[]): T {
  const value = cell(row, field).toLowerCase();
  const found = allowed.find((each) => each.toLowerCase() === value);
  if (found === undefined) complain(row, field, `one of ${allowed.join(', ')}${hint(value, allowed)}`);
  return found ?? (allowed[0] as T); // no list of words is empty
}

/** What is near is looked for among all ids. Of so many mistakes no more are told. */
const MOST_HINTS = 200;

/** An id that stands in another file. */
export function reference(row: Row, field: string, known: Known, value = cell(row, field)): string {
  if (!known.unsure && !known.ids.has(value)) {
    const near = row.errors.length < MOST_HINTS ? hint(value, known.ids) : '';
    const expected = `${known.what} that stands in ${known.file}${near}`;
    note(row, { field, value, expected, ...(value === '' ? {} : { missing: known.file }) });
  }
  return value;
}

/** Several of them; each once. */
export function references(row: Row, field: string, known: Known): readonly string[] {
  const found = list(row, field);
  const before = new Set<string>();
  for (const value of found) {
    reference(row, field, known, value);
    if (before.has(value)) complain(row, field, `${known.what} only once`, value);
    before.add(value);
  }
  return found;
}

/** `; nearest: x`, where something is near. */
export function hint(value: string, candidates: Iterable<string>): string {
  const near = value === '' ? undefined : nearest(value, candidates);
  return near === undefined ? '' : `; nearest: ${near}`;
}

/** `150` and `150%` are the same here: the column says percent. */
export function percent(row: Row, field: string): number {
  const bare = { ...row, cells: new Map(row.cells).set(field, cell(row, field).replace(/\s*[%％]$/, '')) };
  return integer(bare, field);
}

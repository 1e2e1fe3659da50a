import { DAY, HOUR, MINUTE, type Millis } from '../../core/base/time.ts';
import { isDate } from '../../core/base/zone.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { nearest } from '../../core/hall-file/nearest.ts';
import type { HallTable } from '../../core/hall-file/tables.ts';
import type { RecordedDay, RecordedOutcome, RecordedShift, RecordedVisit } from '../../core/forecast/learn/recorded.ts';
import { parseTable } from '../hall-file/read-hall-folder.ts';
import { wrongCount } from '../hall-file/wrong-count.ts';
import { callsAtOnce, shiftsAtOnce } from './contradictions.ts';
import type { ReadShift, ReadVisit } from './read-rows.ts';
import { pastMidnight } from './past-midnight.ts';
import { decodeText } from '../hall-file/decode-text.ts';

/** The columns of a record of visits: the first four are needed in the head, the first three in every row. */
const VISIT_COLUMNS = [
  'day',
  'arrived',
  'line',
  'called',
  'service',
  'category',
  'ended',
  'counter',
  'outcome',
] as const;
const VISIT_NEEDED = { head: 4, row: 3 };
const STAFF_COLUMNS = ['day', 'counter', 'opened', 'closed', 'lines'] as const;
const STAFF_NEEDED = { head: 3, row: 3 };

type Row<C extends string> = { readonly line: number; readonly cell: Readonly<Record<C, string>> };

/** What is wrong, a sentence each with file, line, column, value and what was expected. */
export type Mistakes = readonly string[];

/** Both files as days in order, or every mistake in them. */
export function readRecord(
  visits: { readonly name: string; readonly bytes: Uint8Array },
  staff: { readonly name: string; readonly bytes: Uint8Array },
): Result<readonly RecordedDay[], Mistakes> {
  const mistakes: string[] = [];
  const found = rowsOf(visits, VISIT_COLUMNS, VISIT_NEEDED, mistakes).flatMap((row) =>
    visitOf(visits.name, row, mistakes),
  );
  const shifts = rowsOf(staff, STAFF_COLUMNS, STAFF_NEEDED, mistakes).flatMap((row) =>
    shiftOf(staff.name, row, mistakes),
  );
  mistakes.push(...callsAtOnce(visits.name, found), ...shiftsAtOnce(staff.name, shifts));
  if (mistakes.length > 0) return err(mistakes);
  if (found.length === 0) return err([`${visits.name}: there is no visit in it`]);
  const placed = placedInNights(visits.name, found, shifts, mistakes);
  return mistakes.length > 0 ? err(mistakes) : ok(daysOf(placed, shifts));
}

/**
 * A file of visits in which any hour goes on past midnight says of each time which day it is of. One of staff says so
 * of its own times, and so of the visits whatever it leaves open of them.
 */
function placedInNights(
  file: string,
  visits: readonly ReadVisit[],
  shifts: readonly ReadShift[],
  mistakes: string[],
): readonly ReadVisit[] {
  if (visits.some(({ arrived, called, ended }) => [arrived, called, ended].some(goesOn))) return visits;
  const staffGoesOn = shifts.some(({ opened, closed }) => goesOn(opened) || goesOn(closed));
  const ofDay = new Map(daysOf(visits, shifts).map((day) => [day.day, { ...day, latest: latestOf(day) }]));
  return visits.map((each) => {
    const day = ofDay.get(each.visit.day);
    const placed = day === undefined ? each.visit : pastMidnight(each.visit, day.shifts, day.latest);
    if (placed !== 'ambiguous') return { ...each, visit: placed };
    if (staffGoesOn) return each;
    const orElse = day?.shifts.every(({ closedMs }) => closedMs !== undefined)
      ? ''
      : ', or write down when each counter closed';
    mistakes.push(
      `${file} line ${String(each.line)}, arrived "${each.arrived}": expected a time that can only be of one day; this may be early on ${each.visit.day} or past its midnight: past midnight let the hours go on, such as 24:10:00${orElse}`,
    );
    return each;
  });
}

function goesOn(time: string): boolean {
  return /^(2[4-9]|[34]\d):/.test(time);
}

/** The latest time that is known of a day. */
function latestOf({ visits, shifts }: RecordedDay): Millis {
  const ofVisits = visits.map(({ arrivedMs, calledMs, endedMs }) => endedMs ?? calledMs ?? arrivedMs);
  const ofShifts = shifts.map(({ openedMs, closedMs }) => closedMs ?? openedMs);
  return [...ofVisits, ...ofShifts].reduce((latest, at) => Math.max(latest, at), 0);
}

function daysOf(visits: readonly ReadVisit[], shifts: readonly ReadShift[]): readonly RecordedDay[] {
  const days = new Map<string, { visits: RecordedVisit[]; shifts: RecordedShift[] }>();
  const at = (day: string) => {
    let found = days.get(day);
    if (found === undefined) days.set(day, (found = { visits: [], shifts: [] }));
    return found;
  };
  for (const { visit } of visits) at(visit.day).visits.push(visit);
  for (const { day, shift } of shifts) at(day).shifts.push(shift);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, each]) => ({
      day,
      visits: each.visits.sort((a, b) => a.arrivedMs - b.arrivedMs),
      shifts: each.shifts,
    }));
}

function rowsOf<C extends string>(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  columns: readonly C[],
  needed: { readonly head: number; readonly row: number },
  mistakes: string[],
): readonly Row<C>[] {
  const text = decodeText(bytes);
  if (!text.ok) {
    mistakes.push(
      `${name}${text.error.line > 0 ? ` line ${String(text.error.line)}` : ''}: expected ${text.error.expected}`,
    );
    return [];
  }
  const table = parseTable(name, text.value);
  if (!table.ok) {
    mistakes.push(`${name} line ${String(table.error.line)}: expected ${table.error.expected}`);
    return [];
  }
  const head = headOf(name, table.value, columns, needed.head, mistakes);
  if (head === undefined) return [];
  // What a spreadsheet leaves at the right edge is no column.
  const named = table.value.columns.findLastIndex((column) => column !== '') + 1;
  const least = Math.max(...columns.slice(0, needed.row).map((column) => (head.get(column) ?? -1) + 1));
  return table.value.rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .flatMap(({ line, cells }) => {
      const count = wrongCount(cells, named, least);
      if (count !== undefined) {
        mistakes.push(`${name} line ${String(line)}: ${count}`);
        return [];
      }
      const cell = Object.fromEntries(columns.map((column) => [column, (cells[head.get(column) ?? -1] ?? '').trim()]));
      return [{ line, cell: cell as Record<C, string> }];
    });
}

/** Where each column stands. Columns that nobody here knows are passed over. */
function headOf<C extends string>(
  name: string,
  { columns: head, header = 1 }: HallTable,
  columns: readonly C[],
  needed: number,
  mistakes: string[],
): ReadonlyMap<C, number> | undefined {
  const at = new Map<C, number>();
  for (const [place, cell] of head.entries()) {
    const known = columns.find((column) => column === cell.toLowerCase());
    if (known === undefined) continue;
    if (at.has(known)) mistakes.push(`${name} line ${String(header)}: the column ${known} stands there twice`);
    at.set(known, place);
  }
  const missing = columns.slice(0, needed).filter((column) => !at.has(column));
  for (const column of missing) {
    const others = head.filter((cell) => !columns.some((known) => known === cell.toLowerCase()));
    const meant = nearest(column, others);
    mistakes.push(
      `${name} line ${String(header)}: the column ${column} is missing${meant === undefined ? '' : `; is "${meant}" meant?`}`,
    );
  }
  return missing.length === 0 ? at : undefined;
}

const OUTCOMES: readonly RecordedOutcome[] = ['served', 'no-show', 'left'];

function visitOf(
  file: string,
  { line, cell }: Row<(typeof VISIT_COLUMNS)[number]>,
  mistakes: string[],
): readonly ReadVisit[] {
  const before = mistakes.length;
  const wrong = (column: string, value: string, expected: string): void =>
    void mistakes.push(`${file} line ${String(line)}, ${column} "${value}": expected ${expected}`);
  const time = (column: 'arrived' | 'called' | 'ended'): Millis | undefined => {
    if (cell[column] === '') return undefined;
    const ms = timeOf(cell[column]);
    if (ms === undefined) wrong(column, cell[column], A_TIME);
    return ms;
  };
  if (!isDate(cell.day)) wrong('day', cell.day, A_DATE);
  if (cell.line === '') wrong('line', '', 'the line that the visit waited in');
  if (cell.arrived === '') wrong('arrived', '', A_TIME);
  const [arrivedMs, called, ended] = [time('arrived'), time('called'), time('ended')];
  const given = cell.outcome.toLowerCase();
  const outcome = given === '' ? (cell.called === '' ? 'left' : 'served') : OUTCOMES.find((each) => each === given);
  if (outcome === undefined) wrong('outcome', cell.outcome, 'served, no-show or left');
  if (mistakes.length > before || arrivedMs === undefined || outcome === undefined) return [];
  const calledMs = called === undefined ? undefined : afterMidnight(arrivedMs, called);
  const endedMs = ended === undefined ? undefined : afterMidnight(calledMs ?? arrivedMs, ended);
  if (calledMs !== undefined && calledMs < arrivedMs)
    wrong('called', cell.called, `a time not before arrived ${cell.arrived}`);
  if (endedMs !== undefined && endedMs < (calledMs ?? arrivedMs))
    wrong(
      'ended',
      cell.ended,
      `a time not before ${calledMs === undefined ? `arrived ${cell.arrived}` : `called ${cell.called}`}`,
    );
  if (outcome === 'left' && calledMs !== undefined) wrong('called', cell.called, 'nothing, as outcome is left');
  if (outcome !== 'left' && calledMs === undefined) wrong('called', '', `when it was called, as outcome is ${outcome}`);
  if (mistakes.length > before) return [];
  const { day, service, category } = cell;
  const counter = cell.counter === '' || outcome === 'left' ? undefined : cell.counter;
  const visit = { day, arrivedMs, line: cell.line, service, category, calledMs, endedMs, counter, outcome };
  return [{ visit, line, arrived: cell.arrived, called: cell.called, ended: cell.ended }];
}

function shiftOf(
  file: string,
  { line, cell }: Row<(typeof STAFF_COLUMNS)[number]>,
  mistakes: string[],
): readonly ReadShift[] {
  const before = mistakes.length;
  const wrong = (column: string, value: string, expected: string): void =>
    void mistakes.push(`${file} line ${String(line)}, ${column} "${value}": expected ${expected}`);
  if (!isDate(cell.day)) wrong('day', cell.day, A_DATE);
  if (cell.counter === '') wrong('counter', '', 'the counter that was open');
  const openedMs = timeOf(cell.opened);
  if (openedMs === undefined) wrong('opened', cell.opened, A_TIME);
  const closed = cell.closed === '' ? undefined : timeOf(cell.closed);
  if (cell.closed !== '' && closed === undefined) wrong('closed', cell.closed, `${A_TIME}, or nothing`);
  if (mistakes.length > before || openedMs === undefined) return [];
  const closedMs = closed === undefined ? undefined : afterMidnight(openedMs, closed);
  if (closedMs !== undefined && closedMs < openedMs) {
    wrong('closed', cell.closed, `a time not before opened ${cell.opened}`);
    return [];
  }
  const lines = cell.lines
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const shift = { counter: cell.counter, openedMs, closedMs, lines };
  return [{ day: cell.day, shift, line, opened: cell.opened, closed: cell.closed }];
}

const A_DATE = 'a date such as 2026-03-09';
const A_TIME = 'a time of the day such as 09:30:00 or 09:30:00.250';

/** `HH:MM:SS[.mmm]`, also without seconds; past midnight the hours go on, up to 47. */
export function timeOf(text: string): Millis | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?$/.exec(text);
  if (found === null) return undefined;
  const [, hours = '', minutes = '', seconds = '0', part = '0'] = found;
  const valid = Number(hours) < 48 && Number(minutes) < 60 && Number(seconds) < 60;
  if (!valid) return undefined;
  return (
    Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000 + Math.round(Number(`0.${part}`) * 1000)
  );
}

/** A time that lies more than half a day before what it follows is of the next day. */
function afterMidnight(before: Millis, at: Millis): Millis {
  return at < before - DAY / 2 ? at + DAY : at;
}

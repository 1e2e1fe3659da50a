import type {
  ArrivalShare,
  Calendar,
  DateSpan,
  MakeUpWorkday,
  OpeningHours,
  WeekShare,
} from '../catalogue/opening-hours.ts';
import { CALENDAR_KINDS } from './columns/calendar-columns.ts';
import { complain, date, decimal, names, oneOf, time, weekday, type Row } from './read-row.ts';
import type { HallFileError } from './tables.ts';

/** calendar.csv: five kinds of lines, each with the columns that it needs. */
export function readCalendar(rows: readonly Row[], alwaysOpen: boolean, errors: HallFileError[]): Calendar {
  const hours: OpeningHours[] = [];
  const holidays: DateSpan[] = [];
  const makeUpWorkdays: MakeUpWorkday[] = [];
  const weekShares: WeekShare[] = [];
  const arrivals: ArrivalShare[] = [];
  for (const row of rows) {
    const kind = oneOf(row, 'kind', CALENDAR_KINDS);
    if (kind === 'hours') hours.push(apart(row, readHours(row), hours));
    else if (kind === 'holiday') holidays.push(readSpan(row));
    else if (kind === 'make-up-workday') makeUpWorkdays.push({ ...readSpan(row), like: weekday(row, 'weekday') });
    else if (kind === 'week-share') weekShares.push({ weekday: weekday(row, 'weekday'), share: decimal(row, 'share') });
    else arrivals.push({ ...apart(row, readHours(row), arrivals), share: decimal(row, 'share') });
  }
  const calendar = { hours, holidays, makeUpWorkdays, weekShares, arrivals };
  checkCalendar(rows, calendar, alwaysOpen, errors);
  return calendar;
}

function readHours(row: Row): OpeningHours {
  const before = row.errors.length;
  const found = { weekday: weekday(row, 'weekday'), from: time(row, 'time_from'), to: time(row, 'time_to') };
  if (row.errors.length === before && found.to <= found.from)
    complain(row, 'time_to', 'a time after time_from; hours over midnight take two lines, to 24:00 and from 00:00');
  return found;
}

function apart(row: Row, hours: OpeningHours, others: readonly OpeningHours[]): OpeningHours {
  const clash = others.some((each) => each.weekday === hours.weekday && each.from < hours.to && hours.from < each.to);
  if (clash) complain(row, 'time_from', 'hours that do not overlap with another line of the same weekday');
  return hours;
}

function readSpan(row: Row): DateSpan {
  const before = row.errors.length;
  const span = { from: date(row, 'date_from'), to: date(row, 'date_to'), name: names(row) };
  if (row.errors.length === before && span.to < span.from) complain(row, 'date_to', 'a date not before date_from');
  return span;
}

function checkCalendar(rows: readonly Row[], calendar: Calendar, alwaysOpen: boolean, errors: HallFileError[]): void {
  const first = (kind: string): Row | undefined => rows.find((row) => row.cells.get('kind') === kind);
  for (const row of rows.filter((each) => each.cells.get('kind') === 'make-up-workday')) {
    const day = row.cells.get('date_from') ?? '';
    if (calendar.holidays.some((span) => span.from <= day && day <= span.to))
      complain(row, 'date_from', 'a date that is not a holiday at the same time');
  }
  if (calendar.hours.length === 0 && !alwaysOpen) {
    complain(
      { file: 'calendar.csv', line: 0, cells: new Map(), errors },
      'kind',
      'at least one line of the kind hours, or always_open yes in hall.csv',
      '',
    );
  }
  const week = first('week-share');
  if (week !== undefined) checkSum(week, calendar.weekShares, 'shares of the week');
  for (const day of new Set(calendar.arrivals.map((each) => each.weekday))) {
    const row = first('arrivals');
    if (row !== undefined)
      checkSum(
        row,
        calendar.arrivals.filter((each) => each.weekday === day),
        `shares of arrivals on weekday ${day}`,
      );
  }
}

/** Complains at the first line of a kind when its shares do not make up the whole. */
export function checkSum(row: Row, shares: readonly { readonly share: number }[], what: string, field = 'share'): void {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 0.02)
    complain(row, field, `${what} that make 1 together (100 %), not ${Number(sum.toFixed(3))}`);
}

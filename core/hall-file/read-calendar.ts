import { weekdayOf } from '../base/zone.ts';
import type {
  ArrivalShare,
  Calendar,
  DateSpan,
  MakeUpWorkday,
  OpeningHours,
  WeekShare,
} from '../catalogue/opening-hours.ts';
import { CALENDAR_KINDS } from './columns/calendar-columns.ts';
import { cell, complain, date, decimal, endTime, names, oneOf, time, weekday, type Row } from './read-row.ts';
import type { HallFileError } from './tables.ts';

type Kind = (typeof CALENDAR_KINDS)[number];
/** A span and whether its dates were read: one that was not contradicts nothing. */
type Read<Span> = { readonly row: Row; readonly day: Span; readonly whole: boolean };

/** The columns that a kind of line is said in; in any other a value would count for nothing. */
const COLUMNS_OF: Readonly<Record<Kind, readonly string[]>> = {
  hours: ['weekday', 'time_from', 'time_to'],
  holiday: ['date_from', 'date_to'],
  'make-up-workday': ['weekday', 'date_from', 'date_to', 'time_from', 'time_to'],
  'week-share': ['weekday', 'share'],
  arrivals: ['weekday', 'time_from', 'time_to', 'share'],
};
const COLUMNS = ['weekday', 'date_from', 'date_to', 'time_from', 'time_to', 'share'];

/** calendar.csv: five kinds of lines, each with the columns that it needs. */
export function readCalendar(rows: readonly Row[], alwaysOpen: boolean, errors: HallFileError[]): Calendar {
  const hours: OpeningHours[] = [];
  const holidays: Read<DateSpan>[] = [];
  const worked: Read<MakeUpWorkday>[] = [];
  const weekShares: WeekShare[] = [];
  const arrivals: ArrivalShare[] = [];
  for (const row of rows) {
    const kind = oneOf(row, 'kind', CALENDAR_KINDS);
    if (cell(row, 'kind').toLowerCase() === kind) refuseIdle(row, kind);
    if (kind === 'hours') hours.push(apart(row, readHours(row), hours));
    else if (kind === 'holiday') holidays.push(whole(row, readSpan));
    else if (kind === 'make-up-workday') worked.push(agreed(whole(row, readWorked), worked));
    else if (kind === 'week-share') weekShares.push({ weekday: weekday(row, 'weekday'), share: decimal(row, 'share') });
    else arrivals.push({ ...apart(row, readHours(row), arrivals), share: decimal(row, 'share') });
  }
  const days = <Span>(read: readonly Read<Span>[]): readonly Span[] => read.map(({ day }) => day);
  const calendar = { hours, holidays: days(holidays), makeUpWorkdays: days(worked), weekShares, arrivals };
  for (const each of worked) notClosed(each, holidays);
  checkCalendar(rows, calendar, alwaysOpen, errors);
  return calendar;
}

/** What a line says in a column that its kind does not read would be taken without a word and not used. */
function refuseIdle(row: Row, kind: Kind): void {
  for (const field of COLUMNS) {
    if (COLUMNS_OF[kind].includes(field) || cell(row, field) === '') continue;
    const instead =
      kind === 'holiday' && field.startsWith('time_')
        ? '; a day that is open for some hours is a make-up-workday with these times'
        : kind === 'hours' && field.startsWith('date_')
          ? '; the hours of one date are a make-up-workday with times'
          : '';
    complain(row, field, `nothing: a line of the kind ${kind} does not use it${instead}`);
  }
}

function readHours(row: Row): OpeningHours {
  return { weekday: weekday(row, 'weekday'), ...readTimes(row) };
}

function readTimes(row: Row): Pick<OpeningHours, 'from' | 'to'> {
  const before = row.errors.length;
  const found = { from: time(row, 'time_from'), to: endTime(row, 'time_to') };
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

function whole<Span>(row: Row, read: (row: Row) => Span): Read<Span> {
  const before = row.errors.length;
  const day = read(row);
  return { row, day, whole: row.errors.length === before };
}

/** A day that is worked: with the hours of a weekday, or with its own, a line for each opening. */
function readWorked(row: Row): MakeUpWorkday {
  const span = readSpan(row);
  if (cell(row, 'time_from') === '' && cell(row, 'time_to') === '') return { ...span, like: weekday(row, 'weekday') };
  // One date has a weekday of its own; of several, people have to say which.
  const like = cell(row, 'weekday') === '' && span.from === span.to ? weekdayOf(span.from) : weekday(row, 'weekday');
  return { ...span, like, hours: readTimes(row) };
}

/** Two lines for one date say the same of it: one weekday, and either no hours or hours beside each other. */
function agreed(read: Read<MakeUpWorkday>, others: readonly Read<MakeUpWorkday>[]): Read<MakeUpWorkday> {
  const { row, day } = read;
  for (const { row: other, day: each, whole: sure } of others) {
    if (!read.whole || !sure || !meet(day, each)) continue;
    if (each.like !== day.like) complain(row, 'weekday', `the weekday of line ${other.line}, which has this date too`);
    else if ((each.hours === undefined) !== (day.hours === undefined))
      complain(row, 'time_from', `times on both lines of this date, or on none; line ${other.line} has it too`);
    else if (each.hours !== undefined && day.hours !== undefined && meetIn(each.hours, day.hours))
      complain(row, 'time_from', `hours that do not overlap with those of line ${other.line} on this date`);
  }
  return read;
}

function meetIn(a: Pick<OpeningHours, 'from' | 'to'>, b: Pick<OpeningHours, 'from' | 'to'>): boolean {
  return a.from < b.to && b.from < a.to;
}

function notClosed({ row, day, whole: sure }: Read<MakeUpWorkday>, holidays: readonly Read<DateSpan>[]): void {
  const holiday = holidays.find((each) => each.whole && meet(day, each.day))?.day;
  if (!sure || holiday === undefined) return;
  const field = holiday.from <= day.from && day.from <= holiday.to ? 'date_from' : 'date_to';
  complain(row, field, `a date that is not a holiday at the same time (${holiday.from} to ${holiday.to})`);
}

function meet(a: DateSpan, b: DateSpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function checkCalendar(rows: readonly Row[], calendar: Calendar, alwaysOpen: boolean, errors: HallFileError[]): void {
  const first = (kind: string): Row | undefined => rows.find((row) => cell(row, 'kind') === kind);
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

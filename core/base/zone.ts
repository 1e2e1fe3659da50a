import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  type Instant,
  type LocalDate,
  type MinuteOfDay,
  type TimeZone,
  type Weekday,
} from './time.ts';

/** What the clock and the calendar on the wall of a zone say. */
export type LocalTime = { readonly date: LocalDate; readonly minute: MinuteOfDay; readonly weekday: Weekday };

const QUARTER = 15 * MINUTE;

/** Local date, minute of the day and weekday of an instant. */
export function localTime(at: Instant, zone: TimeZone): LocalTime {
  const local = at + offsetMs(at, zone);
  const days = Math.floor(local / DAY);
  return {
    date: dateOfDays(days),
    minute: Math.floor((local - days * DAY) / MINUTE),
    weekday: weekdayOfDays(days),
  };
}

/**
 * The instant at which the local clock shows that minute (0 to 1440) of that date. Where the clock is put forward over
 * it, the first instant after the gap; where it shows it twice, the first of the two.
 */
export function instantOf(date: LocalDate, minute: MinuteOfDay, zone: TimeZone): Instant {
  const wall = daysOfDate(date) * DAY + minute * MINUTE;
  // Offsets on either side of any change near that time: zones change by at most a day and not twice in two days.
  const before = offsetMs(wall - DAY, zone);
  const after = offsetMs(wall + DAY, zone);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  for (const candidate of early === late ? [early] : [early, late]) {
    if (candidate + offsetMs(candidate, zone) === wall) return candidate;
  }
  return firstAfterGap(early, late, zone);
}

/** RFC 3339 with the zone's offset, e.g. `2026-03-09T08:30:00.250+08:00`; milliseconds only when there are any. */
export function rfc3339(at: Instant, zone: TimeZone): string {
  const offset = offsetMs(at, zone);
  const local = at + offset;
  const days = Math.floor(local / DAY);
  const ms = local - days * DAY;
  const time = `${two(Math.floor(ms / HOUR))}:${two(Math.floor(ms / MINUTE) % 60)}:${two(Math.floor(ms / SECOND) % 60)}`;
  const fraction = ms % SECOND === 0 ? '' : `.${String(ms % SECOND).padStart(3, '0')}`;
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return `${dateOfDays(days)}T${time}${fraction}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whether it is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The calendar date `days` later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDays(daysOfDate(date) + days);
}

/** How many days later the other date is. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return daysOfDate(to) - daysOfDate(from);
}

/** The weekday of a calendar date. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDays(daysOfDate(date));
}

/** 1970-01-01 was a Thursday. */
function weekdayOfDays(days: number): Weekday {
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** A hall lives in few dates at a time, and asks for them with every ticket. */
const dates = new Map<number, LocalDate>();
const dayNumbers = new Map<LocalDate, number>();
const REMEMBERED_DATES = 2000;

function dateOfDays(days: number): LocalDate {
  const known = dates.get(days);
  if (known !== undefined) return known;
  const date = new Date(days * DAY).toISOString().slice(0, 10);
  if (dates.size >= REMEMBERED_DATES) dates.clear();
  dates.set(days, date);
  return date;
}

function daysOfDate(date: LocalDate): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const days = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
  if (dayNumbers.size >= REMEMBERED_DATES) dayNumbers.clear();
  dayNumbers.set(date, days);
  return days;
}

function firstAfterGap(from: Instant, to: Instant, zone: TimeZone): Instant {
  let low = from;
  let high = to;
  const offset = offsetMs(low, zone);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Offsets by quarter hour; `undefined` where a quarter holds a change (St John's once changed at 00:01), to be looked
 * up each time.
 */
type ZoneOffsets = { readonly format: Intl.DateTimeFormat; readonly known: Map<number, number | undefined> };
const zones = new Map<TimeZone, ZoneOffsets>();
const REMEMBERED_QUARTERS = 5000;

function offsetMs(at: Instant, zone: TimeZone): number {
  const offsets = zones.get(zone) ?? openZone(zone);
  const quarter = Math.floor(at / QUARTER);
  const known = offsets.known.get(quarter);
  if (known !== undefined) return known;
  return offsets.known.has(quarter) ? lookUp(offsets.format, at) : learn(offsets, quarter, at);
}

function openZone(zone: TimeZone): ZoneOffsets {
  const offsets = { format: formatFor(zone), known: new Map<number, number | undefined>() };
  zones.set(zone, offsets);
  return offsets;
}

function learn({ format, known }: ZoneOffsets, quarter: number, at: Instant): number {
  const first = lookUp(format, quarter * QUARTER);
  const steady = first === lookUp(format, (quarter + 1) * QUARTER - 1);
  if (known.size >= REMEMBERED_QUARTERS) known.clear();
  known.set(quarter, steady ? first : undefined);
  return steady ? first : lookUp(format, at);
}

function formatFor(zone: TimeZone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function lookUp(format: Intl.DateTimeFormat, at: Instant): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(at / 1000) * 1000;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

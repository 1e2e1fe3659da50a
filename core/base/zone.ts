import { DAY, MINUTE, type Instant, type LocalDate, type MinuteOfDay, type TimeZone, type Weekday } from './time.ts';

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
 * The instant at which the local clock shows that minute (0 to 1440) of that date. Where the clock is put forward over it, the first
 * instant after the gap; where it shows it twice, the first of the two.
 */
export function instantOf(date: LocalDate, minute: MinuteOfDay, zone: TimeZone): Instant {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE;
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
  const local = new Date(at + offset).toISOString();
  const seconds = local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23);
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return `${seconds}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The calendar date `days` later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDays(Math.round(Date.parse(`${date}T00:00:00Z`) / DAY) + days);
}

/** The weekday of a calendar date. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDays(Math.round(Date.parse(`${date}T00:00:00Z`) / DAY));
}

/** 1970-01-01 was a Thursday. */
function weekdayOfDays(days: number): Weekday {
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

function dateOfDays(days: number): LocalDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
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

/** A zone's offset changes only on the quarter hour, so one look a quarter hour is enough. */
type ZoneOffsets = { readonly format: Intl.DateTimeFormat; readonly known: Map<number, number> };
const zones = new Map<TimeZone, ZoneOffsets>();

function offsetMs(at: Instant, zone: TimeZone): number {
  let offsets = zones.get(zone);
  if (offsets === undefined) {
    offsets = { format: formatFor(zone), known: new Map() };
    zones.set(zone, offsets);
  }
  const quarter = Math.floor(at / QUARTER);
  const known = offsets.known.get(quarter);
  if (known !== undefined) return known;
  const found = lookUp(offsets.format, quarter * QUARTER);
  if (offsets.known.size > 5000) offsets.known.clear();
  offsets.known.set(quarter, found);
  return found;
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


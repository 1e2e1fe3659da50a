import type { MinuteOfDay, Weekday } from '../base/time.ts';
import type { OpeningHours } from '../catalogue/opening-hours.ts';
import { complain, list, type Row } from './read-row.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** `mon-fri;sun` as weekdays; none when the field is empty. */
export function readWeekdays(row: Row, field: string): readonly Weekday[] {
  return list(row, field).flatMap((part) => {
    const found = weekdaysOf(part);
    if (found === undefined) complain(row, field, 'weekdays such as mon-fri or mon;wed', part);
    return found ?? [];
  });
}

const HOURS = /^(?:([a-z]{3}(?:-[a-z]{3})?)\s+)?(\d{1,2})[:：](\d{2})\s*[-–~]\s*(\d{1,2})[:：](\d{2})$/i;

/** `mon-fri 08:30-11:30;sat 09:00-11:00` as opening hours; without weekdays every day. */
export function readHours(row: Row, field: string): readonly OpeningHours[] {
  const hours: OpeningHours[] = [];
  for (const part of list(row, field)) {
    const found = hoursOf(part);
    const overlaps = found?.some((each) => hours.some((other) => overlap(each, other))) ?? false;
    if (found === undefined)
      complain(row, field, 'hours such as mon-fri 08:30-11:30, or 08:30-11:30 for every day', part);
    else if (overlaps) complain(row, field, 'hours that do not overlap', part);
    else hours.push(...found);
  }
  return hours;
}

function hoursOf(part: string): readonly OpeningHours[] | undefined {
  const match = HOURS.exec(part);
  if (match === null) return undefined;
  const [, days, ...clock] = match;
  const weekdays = days === undefined ? EVERY_DAY : weekdaysOf(days);
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = clock.map(Number);
  const from: MinuteOfDay = fromHour * 60 + fromMinute;
  const to: MinuteOfDay = toHour * 60 + toMinute;
  if (weekdays === undefined || fromMinute > 59 || toMinute > 59 || to > 1440 || to <= from) return undefined;
  return weekdays.map((weekday) => ({ weekday, from, to }));
}

/** `mon` or `mon-fri`; undefined for anything else. */
export function weekdaysOf(text: string): readonly Weekday[] | undefined {
  const [first = '', last = first, ...rest] = text.toLowerCase().split('-');
  const from = WEEKDAYS.indexOf(first.trim());
  const to = WEEKDAYS.indexOf(last.trim());
  return from < 0 || to < from || rest.length > 0 ? undefined : EVERY_DAY.slice(from, to + 1);
}

function overlap(a: OpeningHours, b: OpeningHours): boolean {
  return a.weekday === b.weekday && a.from < b.to && b.from < a.to;
}

import type { HallFacts } from './hall-rules.ts';
import { addDays, instantOf, localTime } from '../base/zone.ts';
import type { BusinessDay, Instant } from '../base/time.ts';

type DayRule = Pick<HallFacts, 'timeZone' | 'dayStartsAt'>;

/**
 * The hall's day at an instant: the local date, the night before `dayStartsAt` belonging to the day before. Decided by
 * the instants at which days begin, not by the clock on the wall, so that a clock put back over midnight does not bring
 * yesterday back.
 */
export function businessDayAt(now: Instant, hall: DayRule): BusinessDay {
  const { date } = localTime(now, hall.timeZone);
  if (now < instantOf(date, hall.dayStartsAt, hall.timeZone)) return addDays(date, -1);
  const next = addDays(date, 1);
  return now < instantOf(next, hall.dayStartsAt, hall.timeZone) ? date : next;
}

/** The instant at which the next business day begins. */
export function dayEnd(day: BusinessDay, hall: DayRule): Instant {
  return instantOf(nextDay(day), hall.dayStartsAt, hall.timeZone);
}

/**
 * The day's limit: until then a day may go on over those who still wait, or are served. Later its time does not count,
 * though a server that was off closes it only when it is back.
 */
export function dayLimit(day: BusinessDay, hall: DayRule & Pick<HallFacts, 'lateClosingMs'>): Instant {
  return dayEnd(day, hall) + hall.lateClosingMs;
}

/** The business day after this one. */
export function nextDay(day: BusinessDay): BusinessDay {
  return addDays(day, 1);
}

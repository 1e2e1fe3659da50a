import type { HallFacts } from '../catalogue/catalogue.ts';
import { addDays, instantOf, localTime } from './zone.ts';
import type { BusinessDay, Instant } from './time.ts';

type DayRule = Pick<HallFacts, 'timeZone' | 'dayStartsAt'>;

/** The hall's day at an instant: the local date, the night before `dayStartsAt` belonging to the day before. */
export function businessDayAt(now: Instant, hall: DayRule): BusinessDay {
  const { date } = localTime(now, hall.timeZone);
  return now < instantOf(date, hall.dayStartsAt, hall.timeZone) ? addDays(date, -1) : date;
}

/** The instant at which the next business day begins. */
export function dayEnd(day: BusinessDay, hall: DayRule): Instant {
  return instantOf(addDays(day, 1), hall.dayStartsAt, hall.timeZone);
}

import type { BusinessDay, Instant } from '../base/time.ts';
import { instantOf, localTime } from '../base/zone.ts';
import { dayEnd } from './business-day.ts';
import { hoursOn } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';

/** When a hall closes today, and until when it goes on at the latest where people still wait. */
export type DayLeft = { readonly closesAt: Instant; readonly goesOnUntil: Instant };

/**
 * What is left of a day. A hall that is always open, is closed today or has closed already, closes with the end of the
 * time for which its day may go on.
 */
export function dayLeft(catalogue: Catalogue, day: BusinessDay, now: Instant): DayLeft {
  const { hall } = catalogue;
  const ends = dayEnd(day, hall) + hall.lateClosingMs;
  const { date } = localTime(now, hall.timeZone);
  const last = hall.alwaysOpen ? undefined : hoursOn(catalogue, date).at(-1);
  const closesAt = last === undefined ? ends : instantOf(date, last.to, hall.timeZone);
  if (closesAt <= now) return { closesAt: ends, goesOnUntil: ends };
  return { closesAt: Math.min(closesAt, ends), goesOnUntil: Math.min(closesAt + hall.lateClosingMs, ends) };
}

import { MINUTE, type Instant } from '../base/time.ts';
import { addDays, instantOf, localTime } from '../base/zone.ts';
import { hoursOn } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * The hall is closed for so long that its boards rest: until they wake for the next opening, or for an instant that
 * nobody can foresee.
 */
export type Rest = { readonly wakesAt: Instant | undefined; readonly opensAt: Instant | undefined };

/** So long before an opening boards are awake: the first people stand at the door. */
export const AWAKE_BEFORE_MS = 15 * MINUTE;
const LOOK_AHEAD_DAYS = 60;

/**
 * Whether boards may rest by the calendar: outside all opening hours, `boardsRestAfterMs` past the last of them and not
 * yet shortly before the next one. Whether somebody is still in the hall, the caller knows. A hall that is always open,
 * or says nothing of rest, never rests.
 */
export function restAt(catalogue: Catalogue, now: Instant): Rest | undefined {
  const { boardsRestAfterMs: after } = catalogue.rules;
  if (after === undefined || catalogue.hall.alwaysOpen) return undefined;
  const { timeZone } = catalogue.hall;
  const { date } = localTime(now, timeZone);
  for (let day = -1; day <= LOOK_AHEAD_DAYS; day += 1) {
    const on = addDays(date, day);
    for (const { from, to } of hoursOn(catalogue, on)) {
      const opens = instantOf(on, from, timeZone);
      if (now < opens - AWAKE_BEFORE_MS) return { wakesAt: opens - AWAKE_BEFORE_MS, opensAt: opens };
      if (now < instantOf(on, to, timeZone) + after) return undefined;
    }
  }
  return { wakesAt: undefined, opensAt: undefined };
}

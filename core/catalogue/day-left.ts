import type { BusinessDay, Instant } from '../base/time.ts';
import { addDays, instantOf } from '../base/zone.ts';
import { dayEnd, dayLimit } from './business-day.ts';
import { hoursOn } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * What is left of a day. `closesAt`: its last closing, while that is to come. `endsAt`: when nobody is called any more
 * at the latest. That is the counters' limit, for they stay so long after closing; once it is over, and where a day has
 * no closing, it is the day's limit.
 */
export type DayLeft = { readonly closesAt: Instant | undefined; readonly endsAt: Instant };

/** What is left of a day: of the one given, for yesterday's may still go on. */
export function dayLeft(catalogue: Catalogue, day: BusinessDay, now: Instant): DayLeft {
  const { hall } = catalogue;
  const limit = dayLimit(day, hall);
  const closing = closingOf(catalogue, day);
  if (closing === undefined || closing >= limit) return { closesAt: undefined, endsAt: limit };
  const countersUntil = Math.min(closing + hall.lateClosingMs, limit);
  return { closesAt: closing > now ? closing : undefined, endsAt: countersUntil > now ? countersUntil : limit };
}

type Closing = { readonly day: BusinessDay; readonly at: Instant | undefined };

/** Of the day that was asked for last, remembered: this stands on the path of every ticket. */
const remembered = new WeakMap<Catalogue, Closing>();

function closingOf(catalogue: Catalogue, day: BusinessDay): Instant | undefined {
  const known = remembered.get(catalogue);
  if (known?.day === day) return known.at;
  const at = catalogue.hall.alwaysOpen ? undefined : lastClosing(catalogue, day);
  remembered.set(catalogue, { day, at });
  return at;
}

/**
 * When the last opening of a business day closes, where it has any: hours that adjoin over midnight are one opening,
 * and are followed as far as the day's limit.
 */
function lastClosing(catalogue: Catalogue, day: BusinessDay): Instant | undefined {
  const { hall } = catalogue;
  const begins = instantOf(day, hall.dayStartsAt, hall.timeZone);
  const ends = dayEnd(day, hall);
  let closes: Instant | undefined;
  // No limit is after the third date: a day ends on the second at the latest, and goes on for a day at most.
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const date = addDays(day, ahead);
    for (const { from, to } of hoursOn(catalogue, date)) {
      const opens = instantOf(date, from, hall.timeZone);
      const until = instantOf(date, to, hall.timeZone);
      if (until <= begins) continue;
      if (opens >= ends && (closes === undefined || opens > closes)) return closes;
      closes = Math.max(closes ?? until, until);
    }
  }
  return closes;
}

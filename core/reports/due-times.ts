import { DAY, type Instant, type TimeZone } from '../base/time.ts';
import { addDays, instantOf, localTime, weekdayOf } from '../base/zone.ts';
import type { ScheduledTime } from '../catalogue/scheduled-report.ts';

/**
 * The instants at which a report is due after one instant and until another, in their order. A minute that the clock
 * skips is due right after the gap; one that it shows twice, the first time.
 */
export function dueTimes(
  times: readonly ScheduledTime[],
  after: Instant,
  until: Instant,
  zone: TimeZone,
): readonly Instant[] {
  const found = new Set<Instant>();
  const last = localTime(until, zone).date;
  for (let date = localTime(after, zone).date; date <= last; date = addDays(date, 1)) {
    for (const time of times) {
      const fits =
        'weekdays' in time ? time.weekdays.includes(weekdayOf(date)) : Number(date.slice(8)) === time.dayOfMonth;
      const at = instantOf(date, time.minute, zone);
      if (fits && at > after && at <= until) found.add(at);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** When it is due next; undefined where that is never. Every day of a month comes within two of them. */
export function nextDue(times: readonly ScheduledTime[], after: Instant, zone: TimeZone): Instant | undefined {
  return dueTimes(times, after, after + 62 * DAY, zone)[0];
}

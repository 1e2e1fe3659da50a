import type { LocalDate } from '../base/time.ts';
import { addDays, instantOf } from '../base/zone.ts';
import { hoursOn } from '../catalogue/calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Counter } from '../catalogue/places.ts';
import type { OpeningHours } from '../catalogue/opening-hours.ts';
import type { Shift } from './simulated-day.ts';

/**
 * Every counter staffed in all opening hours of a date; with `staffed` below 1 only that part of the counters of each
 * group that serves the same lines, at least one of them.
 */
export function shiftsOn(catalogue: Catalogue, date: LocalDate, staffed = 1): readonly Shift[] {
  const groups = new Map<string, Counter[]>();
  for (const counter of catalogue.counters) {
    const key = counter.lines.map((served) => `${served.line}:${String(served.level)}`).join(';');
    groups.set(key, [...(groups.get(key) ?? []), counter]);
  }
  const counters = [...groups.values()].flatMap((group) =>
    group.slice(0, Math.max(1, Math.round(group.length * staffed))),
  );
  const { timeZone } = catalogue.hall;
  return workingHours(catalogue, date).flatMap(({ from, to }) =>
    counters.map(({ id }) => ({
      counter: id,
      from: instantOf(date, from, timeZone),
      until: instantOf(date, to, timeZone),
    })),
  );
}

/** The opening hours of a date; a hall without a calendar works around the clock. */
export function workingHours(catalogue: Catalogue, date: LocalDate): readonly Pick<OpeningHours, 'from' | 'to'>[] {
  return catalogue.calendar.hours.length === 0 ? [{ from: 0, to: 24 * 60 }] : hoursOn(catalogue, date);
}

/** The dates among the next `days` from `first` on which the hall works. */
export function workingDays(catalogue: Catalogue, first: LocalDate, days: number): readonly LocalDate[] {
  const dates = Array.from({ length: days }, (_, at) => addDays(first, at));
  return dates.filter((date) => workingHours(catalogue, date).length > 0);
}

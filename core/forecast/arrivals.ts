import { MINUTE, type Instant, type LocalDate, type MinuteOfDay, type Weekday } from '../base/time.ts';
import { instantOf, weekdayOf } from '../base/zone.ts';
import { hoursOn } from '../catalogue/calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { exponential, type Chance } from './chance.ts';
import { workingDays, workingHours } from './shifts.ts';

/**
 * How many services a date is expected to be asked for: the year's visits of all services, shared among the working
 * days of that calendar year by the weekday's share.
 */
export function expectedServices(catalogue: Catalogue, date: LocalDate): number {
  const perYear = catalogue.services.reduce((sum, service) => sum + service.visitsPerYear, 0);
  const year = date.slice(0, 4);
  let sums = sharesOfYears.get(catalogue);
  if (sums === undefined) {
    sums = new Map();
    sharesOfYears.set(catalogue, sums);
  }
  let sum = sums.get(year);
  if (sum === undefined) {
    const days = workingDays(catalogue, `${year}-01-01`, 365);
    sum = days.reduce((total, day) => total + weekShare(catalogue, day), 0);
    sums.set(year, sum);
  }
  return sum === 0 ? 0 : (perYear * weekShare(catalogue, date)) / sum;
}

const sharesOfYears = new WeakMap<Catalogue, Map<string, number>>();

/** Instants of `expected` arrivals on average: Poisson, at the rate that each part of the day has by the calendar. */
export function arrivalInstants(catalogue: Catalogue, date: LocalDate, expected: number, chance: Chance): Instant[] {
  const { timeZone } = catalogue.hall;
  const parts = dayParts(catalogue, date);
  const total = parts.reduce((sum, part) => sum + part.share, 0);
  const instants: Instant[] = [];
  for (const { from, to, share } of parts) {
    const until = instantOf(date, to, timeZone);
    const meanGapMs = ((to - from) * MINUTE * total) / (expected * share);
    let at = instantOf(date, from, timeZone) + exponential(chance, meanGapMs);
    for (; at < until; at += exponential(chance, meanGapMs)) instants.push(Math.floor(at));
  }
  return instants;
}

/** How many services an average working day of that year is expected to be asked for. */
export function usualServices(catalogue: Catalogue, date: LocalDate): number {
  const perYear = catalogue.services.reduce((sum, service) => sum + service.visitsPerYear, 0);
  return perYear / Math.max(1, workingDays(catalogue, `${date.slice(0, 4)}-01-01`, 365).length);
}

/** A part of a day, and how much of the day's arrivals it has. */
export type DayPart = { readonly from: MinuteOfDay; readonly to: MinuteOfDay; readonly share: number };

/** The calendar's shares of a day's arrivals; without them arrivals are even over the opening hours. */
export function dayParts(catalogue: Catalogue, date: LocalDate): readonly DayPart[] {
  const weekday = workedAs(catalogue, date);
  const parts = catalogue.calendar.arrivals.filter((part) => part.weekday === weekday && part.share > 0);
  if (parts.length > 0) return parts;
  return workingHours(catalogue, date).map(({ from, to }) => ({ from, to, share: to - from }));
}

function weekShare(catalogue: Catalogue, date: LocalDate): number {
  const { weekShares } = catalogue.calendar;
  if (weekShares.length === 0) return 1;
  const weekday = workedAs(catalogue, date);
  return weekShares.find((each) => each.weekday === weekday)?.share ?? 0;
}

/** The weekday whose hours a date has: another one's on a make-up workday. */
function workedAs(catalogue: Catalogue, date: LocalDate): Weekday {
  return hoursOn(catalogue, date)[0]?.weekday ?? weekdayOf(date);
}

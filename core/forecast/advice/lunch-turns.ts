import { MINUTE, type BusinessDay, type Instant, type Millis } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { CARE_RULES } from '../../catalogue/hall-rules.ts';
import type { HalfHourNeed } from './staffing.ts';

/** So many counters go to lunch together. */
export type LunchTurn = { readonly from: Instant; readonly until: Instant; readonly counters: number };

/** Lunch in turns, and how many counters are too few in the half hour in which it tells most. */
export type LunchPlan = { readonly turns: readonly LunchTurn[]; readonly short: number };

const HALF_HOUR: Millis = 30 * MINUTE;
/** Lunch is between these minutes of the day. */
const LUNCH = [11 * 60, 14 * 60] as const;

/** Everybody's lunch on a day, by what it needs and as long as the hall allows. */
export function lunchOn(catalogue: Catalogue, day: BusinessDay, halfHours: readonly HalfHourNeed[]): LunchPlan {
  const { hall, counters, rules } = catalogue;
  const [from, until] = LUNCH.map((minute) => instantOf(day, minute, hall.timeZone)) as [Instant, Instant];
  return lunchPlan(halfHours, counters.length, { from, until }, (rules.care ?? CARE_RULES).lunchMs);
}

/**
 * Everybody's lunch between two instants, in turns that begin every half hour: each turn as many as the half hours that
 * it lasts can best spare, by what lines need in them. No turns where the hall is closed meanwhile: it has a
 * noon of its own.
 */
export function lunchPlan(
  halfHours: readonly HalfHourNeed[],
  counters: number,
  between: { readonly from: Instant; readonly until: Instant },
  lastsMs: Millis,
): LunchPlan {
  const open = halfHours.filter(({ from, until }) => from >= between.from && until <= between.until);
  const lasts = Math.ceil(lastsMs / HALF_HOUR);
  if (!isWhole(open, between) || open.length < lasts || counters === 0) return { turns: [], short: 0 };
  const spare = open.map(({ lines }) => counters - lines.reduce((sum, each) => sum + each.counters, 0));
  const leave = new Int32Array(open.length - lasts + 1);
  for (let each = 0; each < counters; each += 1) {
    const best = bestTurn(spare, leave.length, lasts);
    leave[best] = (leave[best] ?? 0) + 1;
    for (let at = best; at < best + lasts; at += 1) spare[at] = (spare[at] ?? 0) - 1;
  }
  const turns = open.flatMap(({ from }, at) => {
    const away = leave[at] ?? 0;
    return away === 0 ? [] : [{ from, until: from + lastsMs, counters: away }];
  });
  return { turns, short: Math.max(0, ...spare.map((left) => -left)) };
}

/** Whether half hours follow each other and reach from one end to the other, but for half an hour at each. */
function isWhole(open: readonly HalfHourNeed[], between: { readonly from: Instant; readonly until: Instant }): boolean {
  const [first, last] = [open[0], open.at(-1)];
  if (first === undefined || last === undefined) return false;
  const isLong = first.from - between.from <= HALF_HOUR && between.until - last.until <= HALF_HOUR;
  return isLong && open.every(({ from }, at) => at === 0 || from === open[at - 1]?.until);
}

/** The turn in which most is left over at its fullest half hour, then in all; of equals the earliest. */
function bestTurn(spare: readonly number[], turns: number, lasts: number): number {
  let best = 0;
  let most = -Infinity;
  for (let at = 0; at < turns; at += 1) {
    const own = spare.slice(at, at + lasts);
    const left = Math.min(...own) + own.reduce((sum, each) => sum + each, 0) / 1e6;
    if (left > most) [best, most] = [at, left];
  }
  return best;
}

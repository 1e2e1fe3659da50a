import { HOUR, MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { HalfHourNeed } from './staffing.ts';

/** So many counters go to lunch together. */
export type LunchShift = { readonly from: Instant; readonly until: Instant; readonly counters: number };

/** Lunch in turns, and how many counters are too few in the half hour in which it tells most. */
export type LunchPlan = { readonly shifts: readonly LunchShift[]; readonly short: number };

const HALF_HOUR: Millis = 30 * MINUTE;

/**
 * Everybody's lunch between two instants, in turns that begin every half hour: each turn as many as the half hours that
 * it lasts can best spare, by what lines need in them. No turns where the hall is closed meanwhile: it has a
 * noon of its own.
 */
export function lunchPlan(
  halfHours: readonly HalfHourNeed[],
  counters: number,
  between: { readonly from: Instant; readonly until: Instant },
  lastsMs: Millis = HOUR,
): LunchPlan {
  const open = halfHours.filter(({ from, until }) => from >= between.from && until <= between.until);
  const lasts = Math.ceil(lastsMs / HALF_HOUR);
  if (!isWhole(open, between) || open.length < lasts || counters === 0) return { shifts: [], short: 0 };
  const spare = open.map(({ lines }) => counters - lines.reduce((sum, each) => sum + each.counters, 0));
  const leave = new Int32Array(open.length - lasts + 1);
  for (let each = 0; each < counters; each += 1) {
    const best = bestTurn(spare, leave.length, lasts);
    leave[best] = (leave[best] ?? 0) + 1;
    for (let at = best; at < best + lasts; at += 1) spare[at] = (spare[at] ?? 0) - 1;
  }
  const shifts = open.flatMap(({ from }, at) => {
    const away = leave[at] ?? 0;
    return away === 0 ? [] : [{ from, until: from + lastsMs, counters: away }];
  });
  return { shifts, short: Math.max(0, ...spare.map((left) => -left)) };
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

import type { MinuteOfDay } from '../base/time.ts';
import type { ComingMemory } from './learn/coming.ts';

/** How many usually come in each half hour of a day, on so many days. */
export type UsualArrivals = { readonly days: number; readonly halfHours: readonly number[] };

/** When fewer come than usual, and on how many days that rests. */
export type QuietTimes = {
  readonly days: number;
  readonly spans: readonly { readonly from: MinuteOfDay; readonly to: MinuteOfDay }[];
};

const HALF_HOURS = 48;
const HALF_HOUR = 30;
/** Of fewer days nothing is said. */
const FEWEST_DAYS = 5;
/** Quiet: fewer than this part of the usual, */
const QUIET_PART = 0.7;
/** and by more than so many times what chance does to a count. */
const BEYOND_CHANCE = 2;

/** What was learned of when people come, in half hours. */
export function usualArrivals(memory: ComingMemory, days: number): UsualArrivals {
  const halfHours = Array.from({ length: HALF_HOURS }, () => 0);
  if (memory.days > 0)
    for (const counts of memory.counts.values())
      for (let at = 0; at < HALF_HOURS; at += 1)
        halfHours[at] = (halfHours[at] ?? 0) + ((counts[2 * at] ?? 0) + (counts[2 * at + 1] ?? 0)) / memory.days;
  return { days, halfHours };
}

type Hours = readonly { readonly from: MinuteOfDay; readonly to: MinuteOfDay }[];

/**
 * When it is usually quiet, of what is open on all of some days; undefined after too few days, or where no time is
 * quieter than chance.
 */
export function quietTimes({ days, halfHours }: UsualArrivals, openOn: readonly Hours[]): QuietTimes | undefined {
  if (days < FEWEST_DAYS) return undefined;
  const each = openOn.map((hours) => hours.flatMap(({ from, to }) => wholeHalfHours(from, to)));
  const open = (each[0] ?? []).filter((at) => each.every((one) => one.includes(at)));
  const usual = open.reduce((sum, at) => sum + (halfHours[at] ?? 0), 0) / open.length;
  const isQuiet = (at: number): boolean => {
    const fewer = usual - (halfHours[at] ?? 0);
    return fewer > (1 - QUIET_PART) * usual && fewer * days > BEYOND_CHANCE * Math.sqrt(usual * days);
  };
  const spans: { from: MinuteOfDay; to: MinuteOfDay }[] = [];
  for (const at of open.filter(isQuiet)) {
    const last = spans.at(-1);
    if (last?.to === at * HALF_HOUR) last.to += HALF_HOUR;
    else spans.push({ from: at * HALF_HOUR, to: (at + 1) * HALF_HOUR });
  }
  return spans.length === 0 ? undefined : { days, spans };
}

function wholeHalfHours(from: MinuteOfDay, to: MinuteOfDay): readonly number[] {
  const first = Math.ceil(from / HALF_HOUR);
  return Array.from({ length: Math.max(0, Math.floor(to / HALF_HOUR) - first) }, (_, each) => first + each);
}

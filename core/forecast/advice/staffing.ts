import type { LineId } from '../../base/names.ts';
import { HOUR, MINUTE, type BusinessDay, type Instant, type Millis } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { SLOT_MS } from '../learn/crew.ts';
import { meanServiceMsOf } from '../learn/service-times.ts';
import type { Learned } from '../learn/memory.ts';
import { ComingToday } from '../live/coming-today.ts';
import { workingHours } from '../shifts.ts';

/** So many of a hundred are to be called within their line's target. */
export const PROMISED_SHARE = 0.8;
const HALF_HOUR: Millis = 30 * MINUTE;
/** Nobody has more counters than that; more people than these can serve are no matter of a roster. */
const MOST_COUNTERS = 500;
/** Of service times, where only the mean is asked for: their standard deviation by their mean. */
const USUAL_CV = 0.7;

/** What a line needs in half an hour. */
export type LineNeed = {
  readonly line: LineId;
  readonly come: number;
  /** Counters that have to be open for it alone. */
  readonly counters: number;
};

export type HalfHourNeed = { readonly from: Instant; readonly until: Instant; readonly lines: readonly LineNeed[] };

/** What a day needs; no half hours where the hall is closed. */
export type DayNeed = { readonly day: BusinessDay; readonly halfHours: readonly HalfHourNeed[] };

/**
 * How many counters a day needs in each half hour of its opening, so that eight of ten are called within the target:
 * by who usually comes, and the queue of as many counters alike (Erlang), each line for itself. What comes late in one
 * quarter of an hour is served in the next.
 */
export function dayNeeds(catalogue: Catalogue, day: BusinessDay, learned: Learned): readonly HalfHourNeed[] {
  const coming = new ComingToday(catalogue, day, learned.coming);
  const zone = catalogue.hall.timeZone;
  const lines = catalogue.lines.map((line) => {
    const slots = catalogue.categories.map(({ id }) => coming.inSlots(line.id, id));
    const meanMs = meanServiceMsOf(learned.services, { line: line.id, service: '', category: '' });
    return { ...line, meanMs, inSlot: (slot: number) => slots.reduce((sum, each) => sum + (each[slot] ?? 0), 0) };
  });
  return workingHours(catalogue, day).flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil(((to - from) * MINUTE) / HALF_HOUR) }, (_, at): HalfHourNeed => {
      const begins = instantOf(day, from, zone) + at * HALF_HOUR;
      const until = Math.min(begins + HALF_HOUR, instantOf(day, to, zone));
      const first = Math.floor((begins - coming.midnight) / SLOT_MS);
      const needs = lines.map(({ id, meanMs, targetMs, inSlot }): LineNeed => {
        const late = Math.min(1, (meanMs * (1 + USUAL_CV ** 2)) / 2 / SLOT_MS);
        const load = (slot: number): number => inSlot(slot) * (1 - late) + inSlot(slot - 1) * late;
        // Of its two quarters the busier one.
        const perHour = (Math.max(load(first), load(first + 1)) * HOUR) / SLOT_MS;
        const counters = countersFor({ perHour, meanMs, targetMs, share: PROMISED_SHARE });
        return { line: id, come: inSlot(first) + inSlot(first + 1), counters };
      });
      return { from: begins, until, lines: needs };
    }),
  );
}

/** The fewest counters at which this share is called within the target; none where hardly anybody comes. */
export function countersFor(asked: {
  readonly perHour: number;
  readonly meanMs: Millis;
  readonly targetMs: Millis;
  readonly share: number;
}): number {
  const { perHour, meanMs, targetMs, share } = asked;
  const load = (perHour * meanMs) / HOUR;
  if (perHour < 0.05) return 0;
  // Erlang's loss, counter by counter, and from it how many wait at all, and longer than the target.
  let loss = 1;
  for (let counters = 1; counters <= MOST_COUNTERS; counters += 1) {
    loss = (load * loss) / (counters + load * loss);
    if (counters <= load) continue;
    const waits = loss / (1 - (load / counters) * (1 - loss));
    if (waits * Math.exp((-(counters - load) * targetMs) / meanMs) <= 1 - share) return counters;
  }
  return MOST_COUNTERS;
}

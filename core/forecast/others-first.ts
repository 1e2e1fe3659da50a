import type { CounterId, LineId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { countWhile, type LineQueue, type Waiting } from '../queue/line-queue.ts';
import { candidateOf, compareCandidates, rankAt } from '../queue/order/order.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { Ranked } from '../queue/reason.ts';
import type { HallState } from '../queue/state.ts';
import { levelAt, openCounters, type Place } from './estimate.ts';

/** People of other lines who come before a place at the counters that are open for it. */
export type OthersFirst = {
  /** Where several counters are open: as many as come before it at least. */
  readonly people: number;
  /** The counter, where only one is open for the place. */
  readonly counter?: CounterId;
};

/**
 * Who of other lines is before a place at every counter that is open for it, at the instant of the call; undefined
 * where a counter has nobody else before it, or none is open. `own`: the other places of the same visit, which are not
 * before it.
 */
export function othersFirst(
  state: HallState,
  place: Place,
  own: readonly Place[],
  callAt: Instant,
): OthersFirst | undefined {
  const counters = openCounters(state, place);
  const fewest = Math.min(...counters.map(({ id }) => othersAt(state, place, own, id, callAt)));
  const [first, second] = counters;
  if (first === undefined || fewest <= 0) return undefined;
  return { people: fewest, ...(second === undefined ? { counter: first.id } : {}) };
}

/** Who waits in two of the lines counts once, also where only one of the two is before: never too many are told. */
function othersAt(state: HallState, place: Place, own: readonly Place[], counter: CounterId, callAt: Instant): number {
  const mine = rankAt(state, place, levelAt(state, counter, place), callAt);
  const isBefore = (other: Ranked): boolean => compareCandidates(other, mine, callAt) < 0;
  const lines = new Map(servedBy(state, counter).map(({ line, level }) => [line, level]));
  lines.delete(place.line);
  let before = 0;
  for (const [line, level] of lines) {
    const isItemBefore = (item: Waiting): boolean => isBefore(candidateOf(state, item, level, callAt));
    const prioritised = state.prioritised.get(line);
    for (const queue of [...(prioritised === undefined ? [] : [prioritised]), ...queuesOf(state, line)])
      before += countWhile(queue, isItemBefore);
  }
  for (const { places, tickets } of state.standing.several.values())
    before -= Math.max(0, places.filter((each) => lines.has(each)).length - 1) * tickets;
  for (const each of own) {
    const level = lines.get(each.line);
    if (level !== undefined && isBefore(rankAt(state, each, level, callAt))) before -= 1;
  }
  return before;
}

function queuesOf(state: HallState, line: LineId): Iterable<LineQueue> {
  return state.queues.get(line)?.values() ?? [];
}

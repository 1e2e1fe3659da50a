import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { restAt } from '../catalogue/rest.ts';
import type { HallState } from '../queue/state.ts';
import { countWaiting, openCountersOf } from './line-figures.ts';
import type { RestView } from '../protocol/shapes/board.ts';

/**
 * The rest of the boards and of the screens over counters, if it is time for it and nobody is left who could still be
 * called or is at a counter.
 */
export function restView(state: HallState, now: Instant): RestView | undefined {
  const { catalogue } = state.index;
  const rest = restAt(catalogue, now);
  if (rest === undefined) return undefined;
  if ([...state.counters.values()].some((stand) => stand.state !== 'closed' && stand.inHand !== undefined))
    return undefined;
  // Who waits where no counter is open has gone home.
  const lines = [...state.standing.byLine.keys()];
  if (lines.some((line) => countWaiting(state, line) > 0 && openCountersOf(state, line) > 0)) return undefined;
  const zone = catalogue.hall.timeZone;
  return {
    ...(rest.wakesAt === undefined ? {} : { wakesAt: rfc3339(rest.wakesAt, zone) }),
    ...(rest.opensAt === undefined ? {} : { opensAt: rfc3339(rest.opensAt, zone) }),
  };
}

import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId } from '../base/names.ts';
import { isOvertaken, undoUntil } from '../queue/decide/decide-visit.ts';
import type { CounterState, HallState } from '../queue/state.ts';
import type { CounterView } from '../protocol/shapes/counter.ts';

/** What happened last at a counter, while it may be taken back. */
export function undoAt(state: HallState, counter: CounterId, now: Instant): Pick<CounterView, 'undo'> {
  const act = state.acts.get(counter)?.at(-1);
  if (act === undefined || isOvertaken(state, counter, act)) return {};
  const until = undoUntil(state, act);
  if (now >= until) return {};
  const zone = state.index.catalogue.hall.timeZone;
  return { undo: { what: act.what, number: act.before.number, until: rfc3339(until, zone) } };
}

/** When the ticket in hand may be called again, where the hall limits that. */
export function recallAt(state: HallState, stand: CounterState): Pick<CounterView, 'recall'> {
  const inHand = stand.state === 'closed' ? undefined : stand.inHand;
  const step = inHand === undefined ? undefined : state.tickets.get(inHand.ticket)?.steps[inHand.step];
  if (step?.state !== 'called') return {};
  const { recallAfterMs, recallsAtMost } = state.index.counterRules;
  const zone = state.index.catalogue.hall.timeZone;
  const sounded = step.soundedAt ?? step.calledAt;
  return {
    recall: {
      ...(recallAfterMs === 0 || sounded === undefined ? {} : { from: rfc3339(sounded + recallAfterMs, zone) }),
      ...(recallsAtMost === 0 ? {} : { left: Math.max(0, recallsAtMost - step.recalls) }),
    },
  };
}

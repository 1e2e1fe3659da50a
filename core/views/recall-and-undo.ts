import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId } from '../base/names.ts';
import { isOvertaken, undoUntil } from '../queue/decide/decide-visit.ts';
import { asksUntil, missedFrom } from '../queue/decide/in-hand.ts';
import type { CounterState, HallState } from '../queue/state.ts';
import type { Step } from '../queue/ticket.ts';
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
  const step = stepAt(state, stand);
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

/** Until when a call of somebody else asks what became of the ticket in hand. */
export function asksAt(state: HallState, stand: CounterState, now: Instant): Pick<CounterView, 'asks'> {
  const step = stepAt(state, stand);
  const until = step === undefined ? undefined : asksUntil(state, step, true);
  return until === undefined || now >= until ? {} : { asks: rfc3339(until, state.index.catalogue.hall.timeZone) };
}

/** What is still due to the one who was called before they may be missed. */
export function noShowAt(state: HallState, stand: CounterState, now: Instant): Pick<CounterView, 'noShow'> {
  const step = stepAt(state, stand);
  if (step?.state !== 'called') return {};
  const { from, recalls } = missedFrom(state, step);
  if (now >= from && recalls === 0) return {};
  return {
    noShow: {
      ...(now >= from ? {} : { from: rfc3339(from, state.index.catalogue.hall.timeZone) }),
      ...(recalls === 0 ? {} : { recalls }),
    },
  };
}

function stepAt(state: HallState, stand: CounterState): Step | undefined {
  const inHand = stand.state === 'closed' ? undefined : stand.inHand;
  return inHand === undefined ? undefined : state.tickets.get(inHand.ticket)?.steps[inHand.step];
}

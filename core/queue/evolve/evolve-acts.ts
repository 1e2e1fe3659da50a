import type { CounterId } from '../../base/names.ts';
import type { ActKind, CounterAct } from '../counter-act.ts';
import type { EventOf, HallEvent } from '../event.ts';
import { forgetEnd } from './evolve-ended.ts';
import { setInHand } from './evolve-ticket.ts';
import { takeStep } from './evolve-routing.ts';
import { leavePlaces, takePlaces } from '../order/places.ts';
import type { HallState } from '../state.ts';
import type { Outcome, Step, Ticket } from '../ticket.ts';

/** Two turns of finish and call: nobody does more within the time for taking back. */
const ACTS_KEPT = 4;

/** Keeps the ticket as it is before an event that may be taken back. Called before the event is applied. */
export function rememberAct(state: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'TicketResumed':
    case 'TicketReentered': {
      const [first] = event.data.steps;
      const { ticket, counter } = event.data;
      state.takenUp =
        counter === undefined || first === undefined
          ? undefined
          : actOf(state, 'resume', event, { ticket, step: first.step });
      return;
    }
    case 'TicketCalled': {
      const { takenUp } = state;
      state.takenUp = undefined;
      // Taken up again and called in one: taken back, it is aside as before.
      if (event.data.reason.rule === 'resumed' && takenUp?.ticket === event.data.ticket) {
        return push(state, event.data.counter, {
          ...takenUp,
          seq: event.seq,
          at: event.at,
          step: event.data.step,
        });
      }
      return push(state, event.data.counter, actOf(state, 'call', event, event.data));
    }
    case 'StepFinished':
      return push(state, event.data.counter, actOf(state, 'finish', event, event.data, event.data.outcome));
    case 'TicketMissed':
      return push(state, event.data.counter, actOf(state, 'no-show', event, event.data));
    case 'StepParked':
      return push(state, event.data.counter, actOf(state, 'park', event, event.data));
    case 'StepTransferred':
      return push(state, event.data.counter, actOf(state, 'transfer', event, event.data));
    case 'TicketReturned':
      return push(state, event.data.counter, actOf(state, 'return', event, event.data));
    default:
      return;
  }
}

/** Nothing that was done so far may be taken back any more. */
export function forgetActs(state: HallState): void {
  state.acts.clear();
  state.takenUp = undefined;
}

/** The ticket is as it was before, in hand or in its places; the counter likewise. */
export function actionUndone(state: HallState, event: EventOf<'CounterActionUndone'>): void {
  const { counter } = event.data;
  const acts = state.acts.get(counter) ?? [];
  const act = acts.at(-1);
  if (act === undefined) return;
  state.acts.set(counter, acts.slice(0, -1));
  const now = state.tickets.get(act.ticket);
  if (now !== undefined) leavePlaces(state, now);
  const { before } = act;
  if (act.what === 'transfer' && now !== undefined) {
    takeStep(state, now, now.steps.at(-1) as Step, -1);
    takeStep(state, before, before.steps[act.step] as Step, 1);
  }
  forgetEnd(state, counter, act.seq);
  state.ended.delete(before.id);
  state.gone.delete(before.id);
  state.tickets.set(before.id, before);
  state.byNumber.set(before.number, before.id);
  setInHand(state, counter, before.heldBy === counter ? { ticket: before.id, step: act.step } : undefined);
  takePlaces(state, before);
  const last = state.ratable.get(counter);
  if (act.what === 'finish' && last?.ticket === act.ticket && last.step === act.step) state.ratable.delete(counter);
}

function push(state: HallState, counter: CounterId, act: CounterAct | undefined): void {
  if (act === undefined) return;
  state.acts.set(counter, [...(state.acts.get(counter) ?? []), act].slice(-ACTS_KEPT));
}

function actOf(
  state: HallState,
  what: ActKind,
  event: HallEvent,
  { ticket: id, step }: { readonly ticket: string; readonly step: number },
  outcome?: Outcome,
): CounterAct | undefined {
  const ticket = state.tickets.get(id);
  if (ticket === undefined) return undefined;
  const { seq, at } = event;
  return { what, seq, at, ticket: id, step, before: copyOf(ticket), ...(outcome === undefined ? {} : { outcome }) };
}

function copyOf(ticket: Ticket): Ticket {
  return {
    ...ticket,
    steps: ticket.steps.map((step) => ({ ...step })),
    rated: [...ticket.rated],
    notes: [...ticket.notes],
  };
}

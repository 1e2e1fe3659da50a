import { BRING_BACK_MS } from '../../catalogue/hall-rules.ts';
import { AWAY, type EndedHere } from '../counter-act.ts';
import type { EventOf, HallEvent } from '../event.ts';
import { takeStep } from './evolve-routing.ts';
import { leavePlaces, takePlaces } from '../order/places.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type Ticket } from '../ticket.ts';

/** As many as a clerk could end within the time, at a minute each, and some more. */
const ENDED_KEPT = 40;

/** Away from counters a whole hall cancels, after a fault thousands at once: the time bounds them, this only memory. */
const ENDED_KEPT_AWAY = 5000;

/** Keeps what ends at a counter, for whoever brings it back. Called before the event is applied. */
export function rememberEnd(state: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'StepFinished':
      return push(state, event, { ...event.data, became: 'finished' });
    case 'TicketMissed':
      return push(state, event, {
        ...event.data,
        became: 'missed',
        override: event.data.firstNoMore === true ? state.tickets.get(event.data.ticket)?.override : undefined,
      });
    case 'TicketCancelled': {
      const ticket = state.tickets.get(event.data.ticket);
      if (ticket === undefined) return;
      // Only what a counter has in hand ends there.
      const { heldBy: counter = AWAY } = ticket;
      const stand = state.counters.get(counter);
      const held = stand === undefined || stand.state === 'closed' ? undefined : stand.inHand;
      const step = held?.step ?? firstOpen(ticket);
      if (step === undefined || (counter !== AWAY && held === undefined)) return;
      const before = ticket.steps.map(({ state: was, endedAt }) => ({ state: was, endedAt }));
      return push(state, event, { ticket: ticket.id, step, counter, became: 'cancelled', before });
    }
    default:
      return;
  }
}

/** The step that waits again when the ticket comes back: one that waited, or was parked. */
function firstOpen({ steps }: Ticket): number | undefined {
  return (steps.find((step) => step.state === 'waiting') ?? steps.find(isOpen))?.index;
}

/** What was taken back did not end. */
export function forgetEnd(state: HallState, counter: string, seq: number): void {
  const kept = state.endedHere.get(counter)?.filter((each) => each.seq !== seq);
  if (kept !== undefined) state.endedHere.set(counter, kept);
}

/** Nothing that ended so far may be brought back any more. */
export function forgetEnds(state: HallState): void {
  state.endedHere.clear();
  state.gone.clear();
}

/** The whole ticket, for a while after it is over. Those that are over for longer are forgotten. */
export function keepGone(state: HallState, ticket: Ticket, at: number): void {
  for (const id of state.gone.keys()) {
    if ((state.ended.get(id)?.endedAt ?? 0) >= at - BRING_BACK_MS) break;
    state.gone.delete(id);
  }
  state.gone.set(ticket.id, ticket);
}

/** Waits again with the place that it had; what had ended with it is as it was. */
export function broughtBack(state: HallState, event: EventOf<'TicketBroughtBack'>): void {
  const { ticket: id, step: index, counter = AWAY, ended: seq } = event.data;
  const ended = state.endedHere.get(counter)?.find((each) => each.seq === seq);
  const open = state.tickets.get(id);
  const ticket = open ?? state.gone.get(id);
  if (ticket === undefined || ended === undefined) return;
  if (open !== undefined) leavePlaces(state, ticket);
  for (const [at, { state: before, endedAt }] of (ended.before ?? []).entries()) {
    const step = ticket.steps[at] as Step;
    if (isOpen({ state: before })) takeStep(state, ticket, step, 1);
    step.state = before;
    step.endedAt = endedAt;
  }
  const step = ticket.steps[index] as Step;
  Object.assign(step, { state: 'waiting', outcome: undefined, aside: undefined, ...NEVER_CALLED });
  // A miss that was none takes nobody's place.
  ticket.override ??= ended.override;
  ticket.touched = state.seq;
  const rated = state.ended.get(id)?.rated;
  if (rated !== undefined) ticket.rated.splice(0, ticket.rated.length, ...rated);
  state.ended.delete(id);
  state.gone.delete(id);
  state.tickets.set(id, ticket);
  state.byNumber.set(ticket.number, id);
  takePlaces(state, ticket);
  forgetEnd(state, counter, seq);
  const last = state.ratable.get(counter);
  if (last?.ticket === id && last.step === index) state.ratable.delete(counter);
}

const NEVER_CALLED = { calledAt: undefined, servingAt: undefined, endedAt: undefined } as const;

type Ending = Omit<EndedHere, 'seq' | 'at' | 'number' | 'line'> & { readonly counter: string };

function push(
  state: HallState,
  { seq, at }: HallEvent,
  { counter, ticket, step, became, before, override }: Ending,
): void {
  const { number, steps } = state.tickets.get(ticket) ?? {};
  const line = steps?.[step]?.line;
  if (number === undefined || line === undefined) return;
  const ended: EndedHere = {
    ...{ seq, at, ticket, number, step, line, became },
    ...(before === undefined ? {} : { before }),
    ...(override === undefined ? {} : { override }),
  };
  const kept = (state.endedHere.get(counter) ?? []).filter((each) => each.at > at - BRING_BACK_MS);
  state.endedHere.set(counter, [...kept, ended].slice(counter === AWAY ? -ENDED_KEPT_AWAY : -ENDED_KEPT));
}

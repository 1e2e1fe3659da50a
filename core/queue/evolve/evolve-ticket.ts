import type { EventOf } from '../event.ts';
import { keepGone } from './evolve-ended.ts';
import { leavePlaces, takePlaces } from '../order/places.ts';
import type { EndedTicket, HallState } from '../state.ts';
import { isOpen, servedSteps, type Step, type StepState, type Ticket } from '../ticket.ts';

/** A call ends: the counter is free, the ticket is back in its other lines, or over. */
export function release(
  state: HallState,
  event: EventOf<'StepFinished' | 'TicketMissed' | 'StepParked' | 'StepTransferred' | 'TicketReturned'>,
  to: StepState,
  change: (ticket: Ticket, step: Step) => void,
): void {
  withStep(state, event.data, (ticket, step) => {
    step.state = to;
    step.endedAt = event.at;
    setInHand(state, event.data.counter, undefined);
    ticket.heldBy = undefined;
    change(ticket, step);
    endIfOver(state, ticket, event.at);
  });
}

/** Changes a ticket while it is out of its queues, and puts it back where it now belongs. */
export function withTicket(state: HallState, id: string, change: (ticket: Ticket) => void): void {
  const ticket = state.tickets.get(id);
  if (ticket === undefined) return;
  leavePlaces(state, ticket);
  ticket.touched = state.seq;
  change(ticket);
  if (state.tickets.has(id)) takePlaces(state, ticket);
}

/** Changes one step of a ticket, as withTicket. */
export function withStep(
  state: HallState,
  at: { readonly ticket: string; readonly step: number },
  change: (ticket: Ticket, step: Step) => void,
): void {
  withTicket(state, at.ticket, (ticket) => change(ticket, ticket.steps[at.step] as Step));
}

/** What a counter has in hand from now on. */
export function setInHand(
  state: HallState,
  counter: string,
  inHand: { readonly ticket: string; readonly step: number } | undefined,
): void {
  const before = state.counters.get(counter);
  if (before === undefined || before.state === 'closed') return;
  before.inHand = inHand;
  if (inHand === undefined) before.freeSince = state.at;
}

/** Time served and walked is not waiting: it moves `since` of everything the visitor still has to do. */
export function credit(ticket: Ticket, creditMs: number): void {
  ticket.creditMs += creditMs;
  for (const step of ticket.steps) if (isOpen(step)) step.since += creditMs;
}

/** A ticket with nothing left to do is over; a no-show may still come back. */
function endIfOver(state: HallState, ticket: Ticket, at: number): void {
  if (!ticket.steps.some((step) => isOpen(step) || step.state === 'no-show')) end(state, ticket, at);
}

/** A ticket is over; what may still be asked of it stays. */
export function end(state: HallState, ticket: Ticket, at: number): void {
  state.tickets.delete(ticket.id);
  state.byNumber.delete(ticket.number);
  const ended: EndedTicket = {
    number: ticket.number,
    secret: ticket.secret,
    served: servedSteps(ticket),
    rated: ticket.rated,
    endedAt: at,
    touched: ticket.touched,
    counters: ticket.steps.map((step) => step.counter),
  };
  state.ended.set(ticket.id, ended);
  keepGone(state, ticket, at);
}

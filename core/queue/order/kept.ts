import type { Instant } from '../../base/time.ts';
import type { CounterId, ServiceId } from '../../base/names.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket, TicketNumber } from '../ticket.ts';
import { firstOf, queuesAt } from './order.ts';
import { predecessorOf } from './places.ts';

/** What keeps a step from waiting: the counter that its ticket is at, or the service that has to be done first. */
export type Keeping = { readonly heldBy: CounterId } | { readonly after: ServiceId };

/** Why a step in the state `waiting` does not wait; undefined when it does. */
export function keptBy(state: HallState, ticket: Ticket, step: Step): Keeping | undefined {
  if (ticket.heldBy !== undefined) return { heldBy: ticket.heldBy };
  const before = predecessorOf(state, ticket, step);
  return before === undefined ? undefined : { after: before.service };
}

/** The first who will come to this counter once they are free, and what keeps them until then. */
export function firstKept(
  state: HallState,
  counter: CounterId,
  now: Instant,
): { readonly number: TicketNumber; readonly keeping: Keeping } | undefined {
  const [first] = firstOf(state, queuesAt(state, state.standing.notYet, counter), 1, now);
  const ticket = first === undefined ? undefined : state.tickets.get(first.ticket);
  const step = first === undefined ? undefined : ticket?.steps[first.step];
  const keeping = ticket === undefined || step === undefined ? undefined : keptBy(state, ticket, step);
  return ticket === undefined || keeping === undefined ? undefined : { number: ticket.number, keeping };
}

import type { EventOf } from '../event.ts';
import { leavePlaces, takePlaces } from '../order/places.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type Ticket } from '../ticket.ts';

/** On line, or back from a pause with what it had in hand. */
export function counterOpened(state: HallState, event: EventOf<'CounterOpened'>): void {
  const { counter, clerk, held } = event.data;
  const before = state.counters.get(counter);
  freeClerk(state, counter);
  const inHand = before === undefined || before.state === 'closed' ? undefined : before.inHand;
  state.counters.set(counter, { state: 'open', clerk, held, openedAt: event.at, freeSince: event.at, inHand });
  if (held) state.counterOfClerk.set(clerk, counter);
}

/** Keeps its clerk, and serves nobody. */
export function counterPaused(state: HallState, event: EventOf<'CounterPaused'>): void {
  const before = state.counters.get(event.data.counter);
  if (before === undefined || before.state === 'closed') return;
  state.counters.set(event.data.counter, {
    ...before,
    state: 'paused',
    reason: event.data.reason,
    pausedAt: event.at,
  });
}

/** Whoever waited for this counter alone goes back to the line, at the place that the waiting so far gives. */
export function counterClosed(state: HallState, event: EventOf<'CounterClosed'>): void {
  const { counter } = event.data;
  freeClerk(state, counter);
  state.counters.set(counter, { state: 'closed' });
  state.acts.delete(counter);
  for (const ticket of state.gone.values()) release(ticket, counter);
  // What is taken back at another counter brings back the ticket as it was there.
  for (const { before } of [...state.acts.values()].flat()) release(before, counter);
  for (const ticket of state.tickets.values()) {
    if (!ticket.steps.some((step) => step.reservedFor === counter && mayWait(step))) {
      release(ticket, counter);
      continue;
    }
    leavePlaces(state, ticket);
    ticket.touched = state.seq;
    release(ticket, counter);
    takePlaces(state, ticket);
  }
}

/** The same of whoever waits for a counter that this day, or its hall file, does not have, or that nobody is at. */
export function releaseLost({ counters }: HallState, ticket: Ticket): void {
  for (const { reservedFor } of ticket.steps) {
    if (reservedFor !== undefined && (counters.get(reservedFor)?.state ?? 'closed') === 'closed')
      release(ticket, reservedFor);
  }
}

function mayWait(step: Step): boolean {
  return isOpen(step) || step.state === 'no-show';
}

/** Whoever comes back later must not wait for a counter that has gone. */
function release(ticket: Ticket, counter: string): void {
  for (const step of ticket.steps) if (step.reservedFor === counter) step.reservedFor = undefined;
}

function freeClerk(state: HallState, counter: string): void {
  const before = state.counters.get(counter);
  if (before !== undefined && before.state !== 'closed' && before.held) state.counterOfClerk.delete(before.clerk);
}

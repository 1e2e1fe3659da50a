import type { Places } from '../standing.ts';
import { emptyQueue, insert, lengthOf, remove, type LineQueue, type Waiting } from '../line-queue.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type Ticket } from '../ticket.ts';

/**
 * Puts every step of a ticket that may be called now into its queue. A step may be called when it waits, no counter
 * holds the ticket, and no open step of the same ticket comes before it.
 */
export function takePlaces(state: HallState, ticket: Ticket): void {
  const { standing } = state;
  let waits = 0;
  for (const step of ticket.steps) {
    if (step.state === 'parked' || step.state === 'no-show') standing.aside.add(ticket.id);
    if (step.state !== 'waiting') continue;
    waits += 1;
    const waiting = waitingOf(ticket, step);
    insert(entry(standing.byLine, step.line, emptyQueue), waiting);
    insert(makeQueue(isCallable(state, ticket, step) ? state : standing.notYet, ticket, step), waiting);
  }
  if (waits > 0) standing.tickets += 1;
  if (waits > 1) standing.several.add(ticket.id);
}

/** Takes every step of a ticket out of its queue; its places are kept by `since` until it comes back. */
export function leavePlaces(state: HallState, ticket: Ticket): void {
  const { standing } = state;
  let waited = false;
  standing.aside.delete(ticket.id);
  standing.several.delete(ticket.id);
  for (const step of ticket.steps) {
    if (step.state !== 'waiting') continue;
    const waiting = waitingOf(ticket, step);
    waited = remove(standing.byLine.get(step.line), waiting) || waited;
    if (!leave(state, ticket, step, waiting)) leave(standing.notYet, ticket, step, waiting);
  }
  if (waited) standing.tickets -= 1;
}

/** True when a counter could call this step at once. */
export function isCallable(state: HallState, ticket: Ticket, step: Step): boolean {
  return step.state === 'waiting' && ticket.heldBy === undefined && predecessorOf(state, ticket, step) === undefined;
}

/**
 * The open step of the same visit that has to be done first, if any (`after` in the hall file). `ending`: a step that
 * is about to be over and holds nobody up any more.
 */
export function predecessorOf(state: HallState, ticket: Ticket, step: Step, ending?: Step): Step | undefined {
  if (ticket.steps.length === 1) return undefined;
  const after = state.index.services.get(step.service)?.after;
  if (after === undefined || after.length === 0) return undefined;
  return ticket.steps.find(
    (other) => other !== step && other !== ending && isOpen(other) && after.includes(other.service),
  );
}

/** A step as its queues hold it. */
export function waitingOf(ticket: Ticket, step: Step): Waiting {
  return { ticket: ticket.id, step: step.index, since: step.since, seq: ticket.seq };
}

function makeQueue(places: Places, ticket: Ticket, step: Step): LineQueue {
  if (step.reservedFor !== undefined) {
    return entry(entry(places.reserved, step.reservedFor, newMap), reservedKey(ticket, step), emptyQueue);
  }
  if (ticket.override !== undefined) return entry(places.prioritised, step.line, emptyQueue);
  return entry(entry(places.queues, step.line, newMap), step.category, emptyQueue);
}

function leave({ queues, reserved, prioritised }: Places, ticket: Ticket, step: Step, waiting: Waiting): boolean {
  if (step.reservedFor === undefined) {
    const first = ticket.override !== undefined;
    return remove(first ? prioritised.get(step.line) : queues.get(step.line)?.get(step.category), waiting);
  }
  // These are few and seldom used again: none is kept empty, so that looking through them costs nothing.
  const own = reserved.get(step.reservedFor);
  const key = reservedKey(ticket, step);
  const left = remove(own?.get(key), waiting);
  if (lengthOf(own?.get(key)) === 0) own?.delete(key);
  if (own?.size === 0) reserved.delete(step.reservedFor);
  return left;
}

/** Put first by staff, it must be the head of a queue of its own, or the order would never see it. */
function reservedKey(ticket: Ticket, step: Step): string {
  return `${step.line}/${step.category}${ticket.override === undefined ? '' : '/first'}`;
}

function newMap(): Map<string, LineQueue> {
  return new Map();
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

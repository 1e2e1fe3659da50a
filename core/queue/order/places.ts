import { emptyQueue, insert, remove, type LineQueue } from './line-queue.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type Ticket } from '../ticket.ts';

/**
 * Puts every step of a ticket that may be called now into its queue. A step may be called when it waits, no counter holds the
 * ticket, and no open step of the same ticket comes before it.
 */
export function takePlaces(state: HallState, ticket: Ticket): void {
  for (const step of ticket.steps) {
    if (!isCallable(state, ticket, step)) continue;
    insert(queueOf(state, ticket, step), {
      ticket: ticket.id,
      step: step.index,
      since: step.since,
      seq: ticket.seq,
    });
  }
}

/** Takes every step of a ticket out of its queue; its places are kept by `since` until it comes back. */
export function leavePlaces(state: HallState, ticket: Ticket): void {
  if (ticket.heldBy !== undefined) return;
  for (const step of ticket.steps) {
    if (step.state === 'waiting') remove(queueOf(state, ticket, step), ticket.id, step.index);
  }
}

/** True when a counter could call this step at once. */
export function isCallable(state: HallState, ticket: Ticket, step: Step): boolean {
  return step.state === 'waiting' && ticket.heldBy === undefined && predecessorOf(state, ticket, step) === undefined;
}

/**
 * The open step of the same visit that has to be done first, if any (`after` in the hall file). `ending`: a step that is about to be
 * over and holds nobody up any more.
 */
export function predecessorOf(state: HallState, ticket: Ticket, step: Step, ending?: Step): Step | undefined {
  if (ticket.steps.length === 1) return undefined;
  const after = state.index.services.get(step.service)?.after;
  if (after === undefined || after.length === 0) return undefined;
  return ticket.steps.find(
    (other) => other !== step && other !== ending && isOpen(other) && after.includes(other.service),
  );
}

function queueOf(state: HallState, ticket: Ticket, step: Step): LineQueue {
  if (step.reservedFor !== undefined) {
    // Put first by staff, it must be the head of a queue of its own, or the order would never see it.
    const first = ticket.override === undefined ? '' : '/first';
    return entry(entry(state.reserved, step.reservedFor, newMap), `${step.line}/${step.category}${first}`, emptyQueue);
  }
  if (ticket.override !== undefined) return entry(state.prioritised, step.line, emptyQueue);
  return entry(entry(state.queues, step.line, newMap), step.category, emptyQueue);
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

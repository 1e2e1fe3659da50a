import type { LineId } from '../../base/names.ts';
import { counterPlace, type PlaceKey, type Places } from '../standing.ts';
import { emptyQueue, insert, lengthOf, remove, type LineQueue, type Waiting } from '../line-queue.ts';
import { emptyLine, joinLine, leaveLine } from '../line-waiting.ts';
import type { HallState } from '../state.ts';
import { holdsUp, type Step, type Ticket } from '../ticket.ts';

/**
 * Puts every step of a ticket that may be called now into its queue, and counts the ticket among those who wait if
 * there is one.
 */
export function takePlaces(state: HallState, ticket: Ticket): void {
  const { standing } = state;
  for (const step of ticket.steps) {
    if (step.state === 'parked' || step.state === 'no-show') standing.aside.add(ticket.id);
    if (step.state !== 'waiting') continue;
    const waits = isCallable(state, ticket, step);
    const queue = makeQueue(waits ? state : standing.notYet, ticket, step);
    insert(queue, waitingOf(ticket, step));
    if (isBehindItself(state, ticket, step, waits)) insert((queue.again ??= emptyQueue()), waitingOf(ticket, step));
  }
  count(state, ticket, 1);
  for (const line of linesTwice(state, ticket)) entry(standing.twiceInLine, line, newSet).add(ticket.id);
}

/** Takes every step of a ticket out of its queue; its places are kept by `since` until it comes back. */
export function leavePlaces(state: HallState, ticket: Ticket): void {
  const { standing } = state;
  standing.aside.delete(ticket.id);
  count(state, ticket, -1);
  for (const line of linesTwice(state, ticket)) {
    const tickets = standing.twiceInLine.get(line);
    tickets?.delete(ticket.id);
    if (tickets?.size === 0) standing.twiceInLine.delete(line);
  }
  for (const step of ticket.steps) {
    if (step.state !== 'waiting') continue;
    const waiting = waitingOf(ticket, step);
    if (!leave(state, ticket, step, waiting)) leave(standing.notYet, ticket, step, waiting);
  }
}

/**
 * Who waits: a step waits when a counter could call it at once. Its ticket is then held by no counter, and no step of
 * the same visit has to be done first. Whoever is called or served elsewhere, parked or missed does not wait. Every
 * view and figure goes by this.
 */
export function isCallable(state: HallState, ticket: Ticket, step: Step): boolean {
  return step.state === 'waiting' && ticket.heldBy === undefined && predecessorOf(state, ticket, step) === undefined;
}

/**
 * The step of the same visit that has to be done first, if any (`after` in the hall file): open, or missed for a while.
 * `ending`: a step that is about to be over and holds nobody up any more.
 */
export function predecessorOf(state: HallState, ticket: Ticket, step: Step, ending?: Step): Step | undefined {
  if (ticket.steps.length === 1) return undefined;
  const after = state.index.services.get(step.service)?.after;
  if (after === undefined || after.length === 0) return undefined;
  return ticket.steps.find(
    (other) => other !== step && other !== ending && holdsUp(other) && after.includes(other.service),
  );
}

/** A step as its queues hold it. */
export function waitingOf(ticket: Ticket, step: Step): Waiting {
  return { ticket: ticket.id, step: step.index, since: step.since, seq: ticket.seq };
}

/** Whether another step of the same ticket stands before it in the same queue. */
function isBehindItself(state: HallState, ticket: Ticket, step: Step, waits: boolean): boolean {
  if (ticket.steps.length === 1) return false;
  return ticket.steps.some(
    (other) =>
      other.state === 'waiting' &&
      (other.since < step.since || (other.since === step.since && other.index < step.index)) &&
      queueKey(ticket, other) === queueKey(ticket, step) &&
      isCallable(state, ticket, other) === waits,
  );
}

function queueKey(ticket: Ticket, step: Step): string {
  if (step.reservedFor !== undefined) return `=${step.reservedFor} ${reservedKey(ticket, step)}`;
  return ticket.override === undefined ? `${step.line}/${step.category}` : step.line;
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
    return leaveQueue(first ? prioritised.get(step.line) : queues.get(step.line)?.get(step.category), waiting);
  }
  // These are few and seldom used again: none is kept empty, so that looking through them costs nothing.
  const own = reserved.get(step.reservedFor);
  const key = reservedKey(ticket, step);
  const left = leaveQueue(own?.get(key), waiting);
  if (lengthOf(own?.get(key)) === 0) own?.delete(key);
  if (own?.size === 0) reserved.delete(step.reservedFor);
  return left;
}

function leaveQueue(queue: LineQueue | undefined, waiting: Waiting): boolean {
  remove(queue?.again, waiting);
  return remove(queue, waiting);
}

/** Put first by staff, it must be the head of a queue of its own, or the order would never see it. */
function reservedKey(ticket: Ticket, step: Step): string {
  return `${step.line}/${step.category}${ticket.override === undefined ? '' : '/first'}`;
}

/** Counts a ticket among those who wait, once in each line and place, or takes it out again. */
function count(state: HallState, ticket: Ticket, sign: 1 | -1): void {
  const { standing } = state;
  const waits = ticket.steps.filter((step) => isCallable(state, ticket, step));
  if (waits.length === 0) return;
  standing.tickets += sign;
  for (const step of firstOfEachLine(waits)) {
    const waiting = waitingOf(ticket, step);
    if (sign === 1)
      joinLine(
        entry(standing.byLine, step.line, () => emptyLine(step.since)),
        step.category,
        waiting,
      );
    else leaveLine(standing.byLine.get(step.line), step.category, waiting);
  }
  const places = [...new Set(waits.map(placeKey))];
  for (const place of places) standing.byPlace.set(place, (standing.byPlace.get(place) ?? 0) + sign);
  if (waits.length < 2) return;
  const key = places.sort().join(' ');
  const { tickets } = entry(standing.several, key, () => ({ places, tickets: new Set<Ticket['id']>() }));
  if (sign === 1) tickets.add(ticket.id);
  else tickets.delete(ticket.id);
  if (tickets.size === 0) standing.several.delete(key);
}

/** The lines in which a ticket stands in several queues, one of them at least of those that do not wait. */
function linesTwice(state: HallState, ticket: Ticket): readonly LineId[] {
  if (ticket.steps.length === 1) return [];
  const queues = new Map<LineId, Set<string>>();
  const notYet = new Set<LineId>();
  for (const step of ticket.steps) {
    if (step.state !== 'waiting') continue;
    const waits = isCallable(state, ticket, step);
    if (!waits) notYet.add(step.line);
    entry(queues, step.line, newSet).add(`${waits ? '' : '-'}${queueKey(ticket, step)}`);
  }
  return [...notYet].filter((line) => (queues.get(line)?.size ?? 0) > 1);
}

/** Somebody who wants two services of a line waits in it once: since when the first of them does. */
function firstOfEachLine(waits: readonly Step[]): readonly Step[] {
  if (waits.length === 1) return waits;
  const first = new Map<string, Step>();
  for (const step of waits) {
    const known = first.get(step.line);
    if (known === undefined || step.since < known.since) first.set(step.line, step);
  }
  return [...first.values()];
}

function placeKey(step: Step): PlaceKey {
  return step.reservedFor === undefined ? step.line : counterPlace(step.reservedFor);
}

function newSet(): Set<string> {
  return new Set();
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

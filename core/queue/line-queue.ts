import type { Instant } from '../base/time.ts';
import type { StepIndex, TicketId } from './ticket.ts';

/** A waiting step as its line sees it: just what the order inside a line needs. */
export type Waiting = {
  readonly ticket: TicketId;
  readonly step: StepIndex;
  readonly since: Instant;
  readonly seq: number;
};

/**
 * The waiting steps of one line and one category, first come first served: sorted by `since`, then `seq`. `again` has
 * those behind another step of the same ticket, so that tickets can be counted without a look at each.
 */
export type LineQueue = { items: Waiting[]; head: number; again?: LineQueue };

/** An empty queue. */
export function emptyQueue(): LineQueue {
  return { items: [], head: 0 };
}

/** How many wait. */
export function lengthOf(queue: LineQueue | undefined): number {
  return queue === undefined ? 0 : queue.items.length - queue.head;
}

/** The one who is next in this queue. */
export function headOf(queue: LineQueue | undefined): Waiting | undefined {
  return queue?.items[queue.head];
}

/** The one behind the next. */
export function secondOf(queue: LineQueue | undefined): Waiting | undefined {
  return queue?.items[queue.head + 1];
}

/** All who wait, in order. */
export function waitingIn(queue: LineQueue | undefined): readonly Waiting[] {
  return queue === undefined ? [] : queue.head === 0 ? queue.items : queue.items.slice(queue.head);
}

/**
 * How many at the front of a queue fulfil a condition that, from head to tail, stops once and stays so. O(log of those
 * who wait).
 */
export function countWhile(queue: LineQueue, holds: (item: Waiting) => boolean): number {
  let [from, to] = [queue.head, queue.items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(queue.items[middle] as Waiting)) from = middle + 1;
    else to = middle;
  }
  return from - queue.head;
}

/** How many tickets the first so many steps of a queue are of. O(log of those who wait). */
export function ticketsAmong(queue: LineQueue, steps: number): number {
  const { items, head, again } = queue;
  if (again === undefined) return steps;
  const behind = items[head + steps];
  return steps - (behind === undefined ? lengthOf(again) : countWhile(again, (each) => precedes(each, behind)));
}

/** Puts a step in its place, behind its equals; at the end, where nearly all of them go, without looking further. */
export function insert(queue: LineQueue, waiting: Waiting): void {
  const { items } = queue;
  const last = items.at(-1);
  if (last === undefined || !precedes(waiting, last)) items.push(waiting);
  else items.splice(queue.head + countWhile(queue, (item) => !precedes(waiting, item)), 0, waiting);
}

/** Takes a step out, wherever it stands; false if it is not there. */
export function remove(queue: LineQueue | undefined, waiting: Waiting): boolean {
  if (queue === undefined) return false;
  const { items } = queue;
  let at = queue.head + countWhile(queue, (item) => precedes(item, waiting));
  // Steps of one ticket may stand side by side.
  while (items[at]?.seq === waiting.seq && !isSame(items[at], waiting)) at += 1;
  if (!isSame(items[at], waiting)) return false;
  if (at - queue.head > items.length - at) {
    items.splice(at, 1);
    return true;
  }
  // Near the head the few before it move up.
  items.copyWithin(queue.head + 1, queue.head, at);
  dropHead(queue);
  return true;
}

function isSame(item: Waiting | undefined, waiting: Waiting): boolean {
  return item?.ticket === waiting.ticket && item.step === waiting.step;
}

function precedes(a: Waiting, b: Waiting): boolean {
  return a.since < b.since || (a.since === b.since && a.seq < b.seq);
}

/**
 * Heads leave by moving a mark; the dead front is cut off once it is the larger half, so a call costs O(1) on average.
 */
function dropHead(queue: LineQueue): void {
  queue.head += 1;
  if (queue.head > 32 && queue.head * 2 > queue.items.length) {
    queue.items = queue.items.slice(queue.head);
    queue.head = 0;
  }
}

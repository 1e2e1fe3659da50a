import type { Instant } from '../../base/time.ts';
import type { StepIndex, TicketId } from '../ticket.ts';

/** A waiting step as its line sees it: just what the order inside a line needs. */
export type Waiting = {
  readonly ticket: TicketId;
  readonly step: StepIndex;
  readonly since: Instant;
  readonly seq: number;
};

/** The waiting steps of one line and one category, first come first served: sorted by `since`, then `seq`. */
export type LineQueue = { items: Waiting[]; head: number };

/** An empty queue. */
export function emptyQueue(): LineQueue {
  return { items: [], head: 0 };
}

/** How many wait. */
export function lengthOf(queue: LineQueue): number {
  return queue.items.length - queue.head;
}

/** The one who is next in this queue. */
export function headOf(queue: LineQueue): Waiting | undefined {
  return queue.items[queue.head];
}

/** All who wait, in order. */
export function waitingIn(queue: LineQueue): readonly Waiting[] {
  return queue.head === 0 ? queue.items : queue.items.slice(queue.head);
}

/** Puts a step in its place; at the end, where nearly all of them go, without looking further. */
export function insert(queue: LineQueue, waiting: Waiting): void {
  const { items } = queue;
  let at = items.length;
  while (at > queue.head && precedes(waiting, items[at - 1] as Waiting)) at -= 1;
  if (at === items.length) items.push(waiting);
  else items.splice(at, 0, waiting);
}

/** Takes a step out, wherever it stands; a no-op if it is not there. */
export function remove(queue: LineQueue, ticket: TicketId, step: StepIndex): void {
  const { items } = queue;
  for (let at = queue.head; at < items.length; at += 1) {
    const item = items[at] as Waiting;
    if (item.ticket !== ticket || item.step !== step) continue;
    if (at === queue.head) dropHead(queue);
    else items.splice(at, 1);
    return;
  }
}

function precedes(a: Waiting, b: Waiting): boolean {
  return a.since < b.since || (a.since === b.since && a.seq < b.seq);
}

/** Heads leave by moving a mark; the dead front is cut off once it is the larger half, so a call costs O(1) on average. */
function dropHead(queue: LineQueue): void {
  queue.head += 1;
  if (queue.head > 32 && queue.head * 2 > queue.items.length) {
    queue.items = queue.items.slice(queue.head);
    queue.head = 0;
  }
}

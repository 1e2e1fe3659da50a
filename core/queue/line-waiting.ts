import type { CategoryId } from '../base/names.ts';
import type { Instant, Millis } from '../base/time.ts';
import {
  emptyQueue,
  headOf,
  insert,
  lengthOf,
  remove,
  countWhile,
  type LineQueue,
  type Waiting,
} from './line-queue.ts';

/**
 * Who waits in a line, each ticket once: with the step whose waiting began first. By category, because the target is
 * one of line and category.
 */
export type LineWaiting = {
  readonly queues: Map<CategoryId, LineQueue>;
  count: number;
  /** An instant near those of this line: sums of whole instants would lose their milliseconds. */
  readonly near: Instant;
  /** The sum of `since - near`. */
  sinceMs: Millis;
};

/** Nobody waits in the line; `near` is an instant about now. */
export function emptyLine(near: Instant): LineWaiting {
  return { queues: new Map(), count: 0, near, sinceMs: 0 };
}

/** One more who waits. */
export function joinLine(line: LineWaiting, category: CategoryId, waiting: Waiting): void {
  let queue = line.queues.get(category);
  if (queue === undefined) {
    queue = emptyQueue();
    line.queues.set(category, queue);
  }
  insert(queue, waiting);
  line.count += 1;
  line.sinceMs += waiting.since - line.near;
}

/** One fewer. */
export function leaveLine(line: LineWaiting | undefined, category: CategoryId, waiting: Waiting): void {
  if (line === undefined || !remove(line.queues.get(category), waiting)) return;
  line.count -= 1;
  line.sinceMs -= waiting.since - line.near;
}

/** Who has waited longest. O(categories). */
export function oldestIn(line: LineWaiting | undefined): Waiting | undefined {
  let oldest: Waiting | undefined;
  for (const queue of line?.queues.values() ?? []) {
    const head = headOf(queue);
    if (head !== undefined && (oldest === undefined || precedes(head, oldest))) oldest = head;
  }
  return oldest;
}

/** How long all of them together have waited so far; somebody whose slot is still to come has not waited. */
export function waitedMs(line: LineWaiting | undefined, now: Instant): Millis {
  if (line === undefined) return 0;
  let ms = line.count * (now - line.near) - line.sinceMs;
  // Those at the tail whose waiting counts from an instant to come: bookings, and time credited. They are few.
  for (const queue of line.queues.values()) {
    for (let at = queue.items.length - 1; at >= queue.head; at -= 1) {
      const early = (queue.items[at] as Waiting).since - now;
      if (early <= 0) break;
      ms += early;
    }
  }
  return ms;
}

/** How many have waited longer than the target of their category. O(categories · log of those who wait). */
export function countLate(
  line: LineWaiting | undefined,
  targetOf: (category: CategoryId) => Millis,
  now: Instant,
): number {
  let late = 0;
  for (const [category, queue] of line?.queues ?? []) {
    if (lengthOf(queue) === 0) continue;
    const targetMs = targetOf(category);
    late += countWhile(queue, ({ since }) => now - since > targetMs);
  }
  return late;
}

function precedes(a: Waiting, b: Waiting): boolean {
  return a.since < b.since || (a.since === b.since && a.seq < b.seq);
}

import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { LineId } from '../../base/names.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import { waitingIn } from '../../queue/line-queue.ts';
import type { HallState } from '../../queue/state.ts';

/** Nobody knows when a line without a counter will have one: so long is taken for it, from now on. */
const UNSERVED_MS: Millis = 60 * MINUTE;

/** How those who wait in a line stand against the targets that they were promised. */
export type LineHarm = {
  readonly people: number;
  /** How many are past their target now. */
  readonly late: number;
  /** Sum of what each will have waited past the target when called, whole minutes of a person. */
  readonly minutes: number;
};

/**
 * The harm of a line, forecast included: whoever is the k-th of n has k parts of n+1 of a newcomer's wait still before
 * them. `newcomerMs`: undefined while no counter is open.
 */
export function lineHarm(state: HallState, line: LineId, newcomerMs: Millis | undefined, now: Instant): LineHarm {
  const waiting = [...(state.standing.byLine.get(line)?.queues ?? [])].flatMap(([category, queue]) => {
    const targetMs = targetOf(state.index, line, category);
    return waitingIn(queue).map(({ since }) => ({ since, targetMs }));
  });
  waiting.sort((a, b) => a.since - b.since);
  let late = 0;
  let pastMs = 0;
  for (const [at, { since, targetMs }] of waiting.entries()) {
    // A booking whose slot is still to come has not waited.
    const waitedMs = Math.max(0, now - since);
    const leftMs = newcomerMs === undefined ? UNSERVED_MS : (newcomerMs * (at + 1)) / (waiting.length + 1);
    if (waitedMs > targetMs) late += 1;
    pastMs += Math.max(0, waitedMs + leftMs - targetMs);
  }
  return { people: waiting.length, late, minutes: Math.round(pastMs / MINUTE) };
}

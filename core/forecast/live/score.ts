import type { Millis } from '../../base/time.ts';
import type { HallQueue } from './hall-scene.ts';

/** Above every other score: whom staff put first, and who has waited past the cap. */
const PUT_FIRST = 1e15;
const PAST_CAP = 1e12;
/** A level counts more than any wait below the cap. */
const A_LEVEL = 1e6;

/**
 * By how much the first of a queue comes before the first of another, in the hall's order: put first, past the cap,
 * then by level and urgency. `helpOverdue`: from so many times the target on, level 1 is everybody's.
 */
export function scoreOf(queue: HallQueue, waitedMs: Millis, level: number, helpOverdue: number): number {
  const { putFirst, capMs, targetMs, slopeMs } = queue;
  if (putFirst) return PUT_FIRST + waitedMs;
  if (waitedMs >= capMs) return PAST_CAP + waitedMs;
  const counts = waitedMs > targetMs * helpOverdue ? 1 : level;
  const urgency = waitedMs <= targetMs ? waitedMs / targetMs : 1 + (waitedMs - targetMs) / slopeMs;
  return counts * -A_LEVEL + urgency;
}

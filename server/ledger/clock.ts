import { performance } from 'node:perf_hooks';
import { SECOND, type Instant, type Millis } from '../../core/base/time.ts';
import { leeway, leewayAfter, USUAL_JUMP_MS } from '../../core/base/wall-jump.ts';

/** The hall's time. `now` never runs backwards. */
export interface Clock {
  now(): Instant;
  /** Time does not go below this: the last instant of the journal. */
  raiseTo(floor: Instant): void;
  /** How far the wall clock is behind `now`; 0 when it is not. */
  behindMs(): Millis;
  /** How far the wall clock has jumped ahead without being believed; 0 when it has not. */
  aheadMs(): Millis;
  /** Somebody has looked: the wall clock is right as it stands. */
  believe(): void;
  /** A jump ahead is believed by itself only while nobody says that it would harm. Returns the way out. */
  doubtWhile(harms: () => boolean): () => void;
}

/** Where time comes from: the wall, which people and NTP set, and a counter that only runs on. */
export type TimeSource = { readonly wall: () => Instant; readonly monotonic: () => Millis };

/** The one place where the wall clock is read. */
export const systemTime: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * A clock that follows the wall, and goes on at its own pace where the wall is set back, or jumps ahead further than
 * clocks are set while that would harm. So waits grow, events keep their order and no day ends early.
 */
export function steadyClock(source: TimeSource = systemTime): Clock {
  let base = Math.floor(source.wall());
  let baseAt = source.monotonic();
  let left = USUAL_JUMP_MS;
  let leftAt = baseAt;
  const doubts = new Set<() => boolean>();
  let harm = { until: -Infinity, is: false };
  let ahead = 0;
  /** Asked of many people in a hall, for each command, as long as the doubt lasts: so not more than once a second. */
  const harms = (monotonic: Millis): boolean => {
    if (monotonic >= harm.until) harm = { until: monotonic + SECOND, is: [...doubts].some((doubt) => doubt()) };
    return harm.is;
  };
  const follow = (wall: Instant, monotonic: Millis): Instant => {
    base = wall;
    baseAt = monotonic;
    ahead = 0;
    return Math.floor(wall);
  };
  const now = (): Instant => {
    const monotonic = source.monotonic();
    const steady = base + (monotonic - baseAt);
    const wall = source.wall();
    const jump = wall - steady;
    if (jump < 0) {
      ahead = 0;
      return Math.floor(steady);
    }
    left = leeway(left, monotonic - leftAt);
    leftAt = monotonic;
    const after = leewayAfter(left, jump);
    if (after === undefined && harms(monotonic)) {
      ahead = jump;
      return Math.floor(steady);
    }
    left = after ?? 0;
    return follow(wall, monotonic);
  };
  return {
    now,
    raiseTo(floor) {
      if (now() >= floor) return;
      base = floor;
      baseAt = source.monotonic();
    },
    behindMs: () => Math.max(0, Math.round(now() - source.wall())),
    aheadMs() {
      now();
      return Math.round(ahead);
    },
    believe() {
      if (now() < source.wall()) follow(source.wall(), source.monotonic());
    },
    doubtWhile(doubt) {
      doubts.add(doubt);
      return () => doubts.delete(doubt);
    },
  };
}

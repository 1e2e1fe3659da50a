import { performance } from 'node:perf_hooks';
import type { Instant, Millis } from '../../core/base/time.ts';

/** The hall's time. `now` never runs backwards. */
export interface Clock {
  now(): Instant;
  /** Time does not go below this: the last instant of the journal. */
  raiseTo(floor: Instant): void;
  /** How far the wall clock is behind `now`; 0 when it is not. */
  behindMs(): Millis;
}

/** Where time comes from: the wall, which people and NTP set, and a counter that only runs on. */
export type TimeSource = { readonly wall: () => Instant; readonly monotonic: () => Millis };

/** The one place where the wall clock is read. */
export const systemTime: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * A clock that follows the wall when it goes on or jumps ahead, and goes on at its own pace when the wall is set back,
 * until the wall has caught up. So waits keep growing and events keep their order whatever is done to the machine's
 * clock.
 */
export function steadyClock(source: TimeSource = systemTime): Clock {
  let base = Math.floor(source.wall());
  let baseAt = source.monotonic();
  const now = (): Instant => {
    const steady = base + (source.monotonic() - baseAt);
    const wall = source.wall();
    if (wall >= steady) {
      base = wall;
      baseAt = source.monotonic();
      return Math.floor(wall);
    }
    return Math.floor(steady);
  };
  return {
    now,
    raiseTo(floor) {
      if (now() >= floor) return;
      base = floor;
      baseAt = source.monotonic();
    },
    behindMs: () => Math.max(0, Math.round(now() - source.wall())),
  };
}

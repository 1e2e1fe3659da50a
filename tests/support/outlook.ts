import type { Instant } from '../../core/base/time.ts';
import { aheadWithin, estimate, type Outlook } from '../../core/forecast/estimate.ts';
import type { Place } from '../../core/forecast/place.ts';
import type { HallState } from '../../core/queue/state.ts';
import type { Pace } from '../../core/record/pace.ts';

/** Who is before a place and how long that takes, where nothing but the formula's wait is told. */
export function outlook(state: HallState, pace: Pace, place: Place, now: Instant): Outlook {
  const wait = estimate(state, pace, place, now);
  return { ...aheadWithin(state, place, { formula: wait, told: undefined }, now), wait };
}

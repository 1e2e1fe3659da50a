import type { Instant } from '../../base/time.ts';
import { momentBy, type Hazard } from '../learn/crew.ts';
import { uniformOf } from './draws.ts';
import type { HallCounter } from './hall-scene.ts';
import { CLOSES, NEXT, OPENS } from './what-is-drawn.ts';

/** Where a counter stands in a run: its draws, how often it has opened or closed, and from where hazards count. */
export type CounterRun = { readonly seed: number; readonly change: number; readonly midnightMs: Instant };

/** When a counter that is closed since `sinceMs` opens: as planned, else as was learned of it. */
export function opensAfter(counter: HallCounter, { seed, change, midnightMs }: CounterRun, sinceMs: Instant): Instant {
  const { opensAt, closesAt = Infinity, returnsAt } = counter.plan ?? {};
  if (opensAt !== undefined && sinceMs <= opensAt) return opensAt;
  const closedAsPlanned = sinceMs >= closesAt && change === (counter.now === 'closed' ? 1 : 0);
  if (returnsAt !== undefined && closedAsPlanned) return Math.max(sinceMs, returnsAt);
  const draw = -Math.log(1 - uniformOf(seed, OPENS + NEXT * change));
  // Whoever closes as planned is where it was before: what it usually does then counts again.
  const isAsBefore = counter.now === 'closed' && (change === 0 || (opensAt !== undefined && closedAsPlanned));
  return momentOn(isAsBefore ? counter.opening : counter.returning, sinceMs, draw, midnightMs);
}

/** When a counter that is open from `fromMs` on closes: as planned, else as was learned of it. */
export function closesAfter(counter: HallCounter, { seed, change, midnightMs }: CounterRun, fromMs: Instant): Instant {
  const { closesAt, staysUntil = 0 } = counter.plan ?? {};
  if (closesAt !== undefined && fromMs <= closesAt) return closesAt;
  const draw = -Math.log(1 - uniformOf(seed, CLOSES + NEXT * change));
  return momentOn(counter.closing, Math.max(fromMs, staysUntil), draw, midnightMs);
}

/** The instant by a hazard that counts from midnight. */
function momentOn(hazard: Hazard, fromMs: Instant, draw: number, midnightMs: Instant): Instant {
  return midnightMs + momentBy(hazard, fromMs - midnightMs, draw);
}

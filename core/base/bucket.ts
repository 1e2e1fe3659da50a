import type { Instant, Millis } from './time.ts';

/** How much may be asked for at once, and how much comes back in a second. */
export type Budget = { readonly most: number; readonly perSecond: number };

/** What is left of a budget, and when that was so. */
export type Bucket = { readonly left: number; readonly at: Instant };

/** The bucket after somebody asked, and how long they have to wait before they may; 0: they may now. */
export type Taken = { readonly bucket: Bucket; readonly waitMs: Millis };

/** What sums of fractions are off by. */
const TINY = 1e-6;

/** A bucket that nobody has taken from. */
export function fullBucket({ most }: Budget, now: Instant): Bucket {
  return { left: most, at: now };
}

/** Takes one, or says how long to wait for it. Who is refused takes nothing: to ask too soon costs no more waiting. */
export function take(budget: Budget, before: Bucket, now: Instant): Taken {
  const bucket = refilled(budget, before, now);
  if (bucket.left >= 1 - TINY) return { bucket: { ...bucket, left: bucket.left - 1 }, waitMs: 0 };
  return { bucket, waitMs: Math.ceil(((1 - bucket.left) / budget.perSecond) * 1000 - TINY) };
}

/** Whether everything has come back: such a bucket need not be kept. */
export function isFull(budget: Budget, before: Bucket, now: Instant): boolean {
  return refilled(budget, before, now).left >= budget.most - TINY;
}

/** A clock that was set back gives nothing, and takes nothing. */
function refilled({ most, perSecond }: Budget, { left, at }: Bucket, now: Instant): Bucket {
  const passed = Math.max(0, now - at) / 1000;
  return { left: Math.min(most, left + passed * perSecond), at: now };
}

import { fullBucket, isFull, take, type Bucket, type Budget } from '../../core/base/bucket.ts';
import type { Instant, Millis } from '../../core/base/time.ts';

/** Buckets that are full again are looked for when so many are kept. */
const SWEEP_AT = 1000;

/**
 * Buckets of one budget, one a name: a socket, an address, a slip. Whoever has not asked for long has none, so that
 * their number is that of those who ask now.
 */
export class Budgets {
  private readonly buckets = new Map<string, Bucket>();
  private sweepAt = SWEEP_AT;

  constructor(
    private readonly budget: Budget,
    private readonly now: () => Instant,
  ) {}

  /** Takes one for this name: how long it has to wait, 0 when it may. */
  take(name: string): Millis {
    const now = this.now();
    if (this.buckets.size >= this.sweepAt) this.sweep(now);
    const { bucket, waitMs } = take(this.budget, this.buckets.get(name) ?? fullBucket(this.budget, now), now);
    this.buckets.set(name, bucket);
    return waitMs;
  }

  /** One that was taken counts for nothing. */
  giveBack(name: string): void {
    const bucket = this.buckets.get(name);
    if (bucket !== undefined) this.buckets.set(name, { ...bucket, left: Math.min(this.budget.most, bucket.left + 1) });
  }

  /** The name has its whole budget again, and so has each that begins with it and a space. */
  forget(name: string): void {
    for (const each of this.buckets.keys()) if (each === name || each.startsWith(`${name} `)) this.buckets.delete(each);
  }

  /** How many names are kept. */
  get size(): number {
    return this.buckets.size;
  }

  private sweep(now: Instant): void {
    for (const [name, bucket] of this.buckets) if (isFull(this.budget, bucket, now)) this.buckets.delete(name);
    this.sweepAt = Math.max(SWEEP_AT, this.buckets.size * 2);
  }
}

import type { Instant } from '../../../core/base/time.ts';

/** What counts once: names that were used, until they count no more anyway; of too many the oldest are forgotten. */
export class Once {
  /** Oldest first. */
  private readonly used = new Map<string, Instant>();

  constructor(
    private readonly most: number,
    private readonly now: () => Instant,
  ) {}

  /** False: it was used already. */
  use(name: string, until: Instant): boolean {
    if (this.used.has(name)) return false;
    for (const [old, over] of this.used) {
      if (over > this.now() && this.used.size < this.most) break;
      this.used.delete(old);
    }
    this.used.set(name, until);
    return true;
  }
}

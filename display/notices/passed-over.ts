/** One that could not be shown is tried again after this. */
const AGAIN_AFTER_MS = 30_000;

/** What could not be shown of late. */
export class PassedOver {
  private readonly until = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  add(key: string): void {
    for (const [each, until] of this.until) if (until <= this.now()) this.until.delete(each);
    this.until.set(key, this.now() + AGAIN_AFTER_MS);
  }

  has(key: string): boolean {
    return (this.until.get(key) ?? 0) > this.now();
  }
}

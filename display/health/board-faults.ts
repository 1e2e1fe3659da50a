/**
 * A fault that has not come again for so long is over: what goes on comes again, as a notice that cannot be shown does.
 */
export const FAULT_LASTS_MS = 600_000;
const KEPT = 5;
const LONGEST = 300;

/** The last mistakes of a page. Times are those of a counter that only runs on. */
export class BoardFaults {
  private faults: readonly { readonly said: string; readonly at: number }[] = [];

  /** Something does not work, or still does not. */
  add(said: string, now: number): void {
    const short = said.slice(0, LONGEST);
    this.faults = [...this.faults.filter((each) => each.said !== short), { said: short, at: now }].slice(-KEPT);
  }

  /** What is not over, the newest last. */
  standing(now: number): string[] {
    this.faults = this.faults.filter(({ at }) => now - at < FAULT_LASTS_MS);
    return this.faults.map(({ said }) => said);
  }
}

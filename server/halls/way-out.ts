/** What has to be closed again, in the order in which it was opened. */
export class WayOut {
  private readonly steps: (() => unknown)[] = [];

  /** Remembers how to close what has just been opened. */
  add(step: () => unknown): void {
    this.steps.push(step);
  }

  /**
   * Closes everything in reverse, each once. A step that fails keeps no other from being done; the first fault is
   * thrown.
   */
  async leave(): Promise<void> {
    const faults: unknown[] = [];
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}

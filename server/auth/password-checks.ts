/** A check keeps a thread of the process busy; files are read and written by the same four. */
const AT_ONCE = 2;

/** So many wait in all, some forty seconds; whoever has come by then has more than one address. */
const MOST_WAITING = 1000;

/**
 * Checks the passwords of strangers: a few at a time, those of one place behind one another and by turns with those of
 * other places, so that nobody waits behind what is tried elsewhere.
 */
export class PasswordChecks {
  /** By place, the one whose turn it is first. */
  private readonly queues = new Map<string, (() => Promise<void>)[]>();
  private waiting = 0;
  private underWay = 0;

  /** What the check says, once it has had its turn; undefined: too many wait. */
  check<T>(place: string, act: () => Promise<T>): Promise<T> | undefined {
    if (this.waiting >= MOST_WAITING) return undefined;
    return new Promise((done, fail) => {
      const queue = this.queues.get(place) ?? [];
      queue.push(() => act().then(done, fail));
      this.queues.set(place, queue);
      this.waiting += 1;
      this.next();
    });
  }

  private next(): void {
    while (this.underWay < AT_ONCE && this.waiting > 0) void this.first();
  }

  private async first(): Promise<void> {
    const [turn] = this.queues;
    if (turn === undefined) return;
    const [place, queue] = turn;
    const act = queue.shift();
    this.queues.delete(place);
    if (queue.length > 0) this.queues.set(place, queue);
    this.waiting -= 1;
    this.underWay += 1;
    await act?.();
    this.underWay -= 1;
    this.next();
  }
}

/** Those of this process, for all its halls: they use the same threads. */
export const passwordChecks = new PasswordChecks();

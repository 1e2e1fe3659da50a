/** Devices that are open, of which another hall file may want others. */
export interface InPlace<S> {
  /** Those that are open now. */
  now(): S | undefined;
  /** Lets go of those that are open, then opens these: a device is opened by one at a time. */
  take(open: () => S): void;
  /** Lets go of what is open; nothing is opened any more. */
  close(): Promise<void>;
}

/** Nothing is open yet; the first are there at once. */
export function inPlace<S extends { close(): Promise<void> }>(): InPlace<S> {
  let now: S | undefined;
  let turn: Promise<void> | undefined;
  let isOver = false;
  return {
    now: () => now,
    take(open) {
      if (turn === undefined) {
        now = open();
        turn = Promise.resolve();
        return;
      }
      turn = turn.then(async () => {
        // Asked for when its turn has come: what was opened meanwhile is let go, too.
        const before = now;
        now = undefined;
        await before?.close();
        if (!isOver) now = open();
      });
    },
    async close() {
      isOver = true;
      await turn;
      await now?.close();
    },
  };
}

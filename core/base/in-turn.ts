/** Does one thing after the other, in the order in which they were given. */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

/** What whoever waits behind a fault is told in place of being tried, too; undefined: the next one begins. */
export type FailsAll = (fault: unknown) => Error | undefined;

/**
 * A queue of its own: `turns(act)` begins `act` once everything given before has ended, and gives what it gives. One
 * that fails fails for its caller alone, and the next begins all the same, unless `failsAll` has a word for those who
 * were waiting behind it: what they gave is not begun.
 */
export function inTurn(failsAll: FailsAll = () => undefined): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let failed: { readonly word: Error } | undefined;
  return (act) => {
    const before = failed;
    const done = last.then(() => {
      return failed === undefined || failed === before ? act() : Promise.reject(failed.word);
    });
    last = done.catch((fault: unknown) => {
      const word = failsAll(fault);
      // One who was failed by it fails nobody who has come since.
      if (word !== undefined && fault !== failed?.word) failed = { word };
    });
    return done;
  };
}

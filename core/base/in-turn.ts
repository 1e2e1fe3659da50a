/** Does one thing after the other, in the order in which they were given. */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * A queue of its own: `turns(act)` begins `act` once everything given before has ended, and gives what it gives. One
 * that fails fails for its caller alone; the next begins all the same.
 */
export function inTurn(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };
}

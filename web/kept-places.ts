/** A row that somebody chooses by its place. `gone`: what stood there is no longer to be had. */
export type KeptRow<T> = { readonly key: string; readonly item: T; readonly gone: boolean };

/**
 * The rows of a list that is chosen from by a figure or a finger, while it is open: each keeps its place however the
 * list changes meanwhile, so that nobody takes another one than was read. What is new goes last; what is gone keeps its
 * place, and comes back to it.
 */
export function keepPlaces<T>(
  before: readonly KeptRow<T>[],
  now: readonly T[],
  keyOf: (item: T) => string,
): readonly KeptRow<T>[] {
  const left = new Map(now.map((item) => [keyOf(item), item]));
  const kept = before.map(({ key, item }) => {
    const still = left.get(key);
    left.delete(key);
    return { key, item: still ?? item, gone: still === undefined };
  });
  return [...kept, ...[...left].map(([key, item]) => ({ key, item, gone: false }))];
}

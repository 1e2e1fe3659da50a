/** A file that the board has kept. `keptAt`: since when, ms since 1970. */
export type KeptFile = { readonly media: string; readonly size: number; readonly keptAt: number };

/**
 * Which files have to go so that another one of `size` bytes has room under the limit: first what is on no schedule,
 * the oldest before the others; then what is needed latest, as long as that is later than the new one. `needed` is in
 * the order in which it is needed. Undefined: there is no room for it.
 */
export function makeRoom(
  kept: readonly KeptFile[],
  needed: readonly string[],
  wanted: { readonly media: string; readonly size: number },
  limit: number,
): readonly string[] | undefined {
  const place = (media: string): number => {
    const found = needed.indexOf(media);
    return found === -1 ? Infinity : found;
  };
  const mayGo = kept
    .filter(({ media }) => media !== wanted.media && place(media) > place(wanted.media))
    .sort((one, other) => rank(place(other.media)) - rank(place(one.media)) || one.keptAt - other.keptAt);
  let total = kept.reduce((sum, { media, size }) => sum + (media === wanted.media ? 0 : size), 0) + wanted.size;
  const gone: string[] = [];
  for (const { media, size } of mayGo) {
    if (total <= limit) break;
    gone.push(media);
    total -= size;
  }
  return total <= limit ? gone : undefined;
}

/** Sorts as numbers do: of two that are on no schedule neither comes first. */
function rank(place: number): number {
  return Math.min(place, Number.MAX_SAFE_INTEGER);
}

export type Page<T> = { readonly items: readonly T[]; readonly page: number; readonly pages: number };

/** The lines worth a row: those that work or have people; where they do not fit on one page, only those with people. */
export function linesToShow<L extends { readonly waiting: number; readonly openCounters: number }>(
  lines: readonly L[],
  perPage: number,
): readonly L[] {
  const alive = lines.filter((line) => line.waiting > 0 || line.openCounters > 0);
  return alive.length <= perPage ? alive : alive.filter((line) => line.waiting > 0);
}

/** The page of a list that is due at this time; every page stays `everyMs`. `page` counts from 1. */
export function pageAt<T>(items: readonly T[], perPage: number, now: number, everyMs: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const index = Math.floor(now / everyMs) % pages;
  return { items: items.slice(index * perPage, (index + 1) * perPage), page: index + 1, pages };
}

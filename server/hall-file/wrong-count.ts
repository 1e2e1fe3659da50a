/**
 * How a row has more fields than the `named` of the head, or ends before the last of those that must not be empty;
 * undefined where neither is so. Spreadsheets leave off the empty ones at its end, or add some.
 */
export function wrongCount(cells: readonly string[], named: number, needed: number): string | undefined {
  const isMore = cells.slice(named).some((cell) => cell.trim() !== '');
  if (!isMore && cells.length >= needed) return undefined;
  const has = `has ${String(cells.length)} fields; the head names ${String(named)}`;
  return isMore ? has : `${has}, and at least ${String(needed)} are needed`;
}

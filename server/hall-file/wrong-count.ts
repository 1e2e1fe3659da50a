/** How a row has other fields than the head names; undefined where it has as many. Empty ones at its end are none. */
export function wrongCount(cells: readonly string[], named: number): string | undefined {
  const isMore = cells.slice(named).some((cell) => cell.trim() !== '');
  if (!isMore && cells.length >= named) return undefined;
  return `has ${String(cells.length)} fields; the head names ${String(named)}`;
}

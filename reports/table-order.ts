import { valueIn, type Row } from './cells.ts';

/** By which column rows are put in order; absent: as they come. */
export type Sorting = { readonly column: string; readonly down: boolean };

/** Rows by a figure; those without data come last, either way. */
export function sortedRows(rows: readonly Row[], sorting: Sorting | undefined): readonly Row[] {
  if (sorting === undefined) return rows;
  const { column, down } = sorting;
  const value = (row: Row): number | undefined => valueIn(row.values, column) ?? undefined;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return down ? y - x : x - y;
  });
}

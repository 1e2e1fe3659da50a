import type { ReportView } from '../core/protocol/shapes/report.ts';
import { valueIn, type Row } from './cells.ts';

/** Two dimensions against each other. */
export type HeatMap = {
  readonly rows: readonly (string | number)[];
  readonly columns: readonly (string | number)[];
  cell(row: string | number, column: string | number): Row | undefined;
  /** How strongly a value is coloured, 0 to 1, by the largest of all. */
  strength(value: number | null | undefined): number;
};

/** The map of a figure; undefined unless the report is split by two dimensions. */
export function heatMap(view: ReportView, figure: string): HeatMap | undefined {
  const [down, across, ...more] = view.by;
  if (down === undefined || across === undefined || more.length > 0) return undefined;
  const cells = new Map<string, Row>();
  const [rows, columns] = [new Set<string | number>(), new Set<string | number>()];
  for (const row of view.rows) {
    const [y, x] = [row.by[down], row.by[across]];
    if (y === undefined || y === null || x === undefined || x === null) continue;
    rows.add(y);
    columns.add(x);
    cells.set(`${String(y)} ${String(x)}`, row);
  }
  const most = Math.max(0, ...view.rows.map((row) => valueIn(row.values, figure) ?? 0));
  return {
    rows: [...rows].sort(inOrder),
    columns: [...columns].sort(inOrder),
    cell: (y, x) => cells.get(`${String(y)} ${String(x)}`),
    strength: (value) => (value === null || value === undefined || most === 0 ? 0 : value / most),
  };
}

function inOrder(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

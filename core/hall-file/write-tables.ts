import { columnOf, HALL_TABLES, type HallFileName } from './columns.ts';
import type { HallRow, HallTable, HallTables } from './tables.ts';
import { normalCell } from './write-cell.ts';

/**
 * The tables of a hall as the program writes them: columns in their order, fields in one spelling, no empty lines. They
 * say the same as before. Remarks are kept, for they stand in columns of their own; files that are no table of a hall
 * are left out. Meant for tables that `readHallFile` accepts: it refuses columns that it does not know, so none is lost
 * here.
 */
export function normalTables(tables: HallTables): HallTables {
  const files = Object.keys(HALL_TABLES) as readonly HallFileName[]; // its keys are its names
  return Object.fromEntries(
    files.flatMap((file) => {
      const table = tables[file];
      return table === undefined ? [] : [[file, normalTable(file, table)]];
    }),
  );
}

function normalTable(file: HallFileName, table: HallTable): HallTable {
  const columns = HALL_TABLES[file].columns.map(({ name }) => name).filter((name) => table.columns.includes(name));
  const places = columns.map((name) => table.columns.indexOf(name));
  const rows: HallRow[] = [];
  let line = 2;
  for (const { cells } of table.rows) {
    if (cells.every((value) => value.trim() === '')) continue;
    const key = cells[table.columns.indexOf('key')]?.trim() ?? '';
    const written = places.map((at, column) => {
      const name = columns[column] ?? '';
      return normalCell(columnOf(file, file === 'hall.csv' && name === 'value' ? key : name), cells[at] ?? '');
    });
    rows.push({ line, cells: written });
    line += 1 + written.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
  }
  return { columns, rows };
}

/** A table as the text of its file. Shape: RFC 4180, lines ended by LF. */
export function tableText({ columns, rows }: HallTable): string {
  return [columns, ...rows.map(({ cells }) => cells)].map((cells) => `${cells.map(field).join(',')}\n`).join('');
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

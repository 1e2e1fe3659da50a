import { err } from '../../../core/base/result.ts';
import type { Column } from '../../../core/hall-file/columns/column.ts';
import { columnOf, HALL_TABLES, type HallFileName } from '../../../core/hall-file/columns.ts';
import { meantTable } from '../../../core/hall-file/check-files.ts';
import type { HallFileError, HallRow, HallTable } from '../../../core/hall-file/tables.ts';
import { numberText } from './cell-text.ts';
import { columnLetters, type Cell, type Sheet } from './read-sheet.ts';
import type { Workbook } from './read-workbook.ts';

/** The tables that a workbook has, by the names of their CSV files, and what is wrong with its sheets. */
export type WorkbookTables = {
  readonly tables: Readonly<Partial<Record<HallFileName, HallTable>>>;
  readonly errors: readonly HallFileError[];
};

/** Many times what any hall has; a sheet that is coloured to its end has no more cells than it has texts. */
const MOST_ROWS = 20_000;

/** One sheet a table, by its name; sheets of other names are the office's own. `file`: what the workbook is called. */
export function workbookTables({ sheets, since1904 }: Workbook, file: string): WorkbookTables {
  const tables: Partial<Record<HallFileName, HallTable>> = {};
  const errors: HallFileError[] = [];
  for (const sheet of sheets) {
    const table = tableNamed(sheet.name);
    const place = `${file}, sheet ${sheet.name}`;
    const wrong = (expected: string, more = ''): void => {
      errors.push({ file: table ?? place, line: 0, field: '', value: '', expected, place: place + more });
    };
    const meant = table === undefined && !sheet.hidden ? meantTable(`${sheet.name}.csv`) : undefined;
    if (meant !== undefined)
      wrong(`the name ${sheetOf(meant)}, if that is meant: under this one it is not read; else another name`);
    if (table === undefined) continue;
    const read = sheet.hidden ? err('a sheet that is seen: show it, or give it another name') : sheet.read();
    if (!read.ok) {
      wrong(read.error);
      continue;
    }
    const { rows, merged } = read.value;
    const ranges = merged.slice(0, 5).join(' ') + (merged.length > 5 ? ' …' : '');
    if (merged.length > 0) wrong('cells that each have their own text: these are merged into one', `, ${ranges}`);
    const made = rows.size > MOST_ROWS ? undefined : tableOf(read.value, table, since1904, errors);
    if (made !== undefined) tables[table] = made;
    else wrong(rows.size > MOST_ROWS ? `${String(MOST_ROWS)} rows at most` : 'a row with the names of the columns');
  }
  return { tables, errors };
}

/** What the sheet of a table is called. */
export function sheetOf(table: string): string {
  return table.replace(/\.csv$/, '');
}

function tableNamed(sheet: string): HallFileName | undefined {
  const name = `${sheet.trim().toLowerCase()}.csv`;
  return Object.hasOwn(HALL_TABLES, name) ? (name as HallFileName) : undefined;
}

/** The first row with anything in it names the columns. */
function tableOf(
  { rows }: Sheet,
  file: HallFileName,
  since1904: boolean,
  errors: HallFileError[],
): HallTable | undefined {
  const textOf = (cell: Cell | undefined, line: number, field: string, column?: Column): string => {
    if (cell === undefined) return '';
    if (cell.kind === 'text') return cell.text;
    if (cell.kind === 'truth') return cell.value ? 'yes' : 'no';
    if (cell.kind === 'number') return numberText(cell.value, cell.shown, column, since1904);
    errors.push({ file, line, field, value: '', expected: UNCOMPUTED });
    return '';
  };
  const full = [...rows].filter(([, cells]) => [...cells.values()].some(isFull)).sort(([one], [other]) => one - other);
  const [[header, names] = [0, undefined], ...lines] = full;
  if (names === undefined) return undefined;
  const columns = textsOf(names, (cell) => textOf(cell, header, '').trim());
  const key = columns.indexOf('key');
  const found = lines.map(([line, cells]): HallRow => {
    const keyed = file === 'hall.csv' ? textOf(cells.get(key), line, 'key').trim() : '';
    return {
      line,
      cells: textsOf(cells, (cell, at) => {
        const field = keyed !== '' && columns[at] === 'value' ? keyed : (columns[at] ?? '');
        return textOf(cell, line, field, columnOf(file, field));
      }),
    };
  });
  const rowsOfAll = found.map(({ line, cells }) => ({
    line,
    cells: [...cells, ...columns.slice(cells.length).map(() => '')],
  }));
  return { columns, rows: rowsOfAll, ...(header === 1 ? {} : { header }) };
}

const UNCOMPUTED = 'a value: this formula was never computed; open the workbook and save it';

function isFull(cell: Cell): boolean {
  return cell.kind !== 'text' || cell.text.trim() !== '';
}

/** The texts of a row up to the last that is not empty. */
function textsOf(cells: ReadonlyMap<number, Cell>, text: (cell: Cell | undefined, at: number) => string): string[] {
  const last = Math.max(-1, ...[...cells].flatMap(([at, cell]) => (isFull(cell) ? [at] : [])));
  return Array.from({ length: last + 1 }, (_, at) => text(cells.get(at), at));
}

/** Says where a mistake stands in the workbook: sheet, cell and column, as the spreadsheet shows them. */
export function placedInWorkbook(
  error: HallFileError,
  tables: WorkbookTables['tables'],
  workbook: string,
): HallFileError {
  // Of tables that stand in CSV files the file is told, as ever.
  const named = new Map<string, HallTable>(Object.entries(tables));
  const expected = error.expected.replaceAll(/\b[\w-]+\.csv\b/g, (name) =>
    named.has(name) ? `sheet ${sheetOf(name)}` : name,
  );
  const table = named.get(error.file);
  if (table === undefined && error.line === 0 && error.expected.startsWith('this file, '))
    return {
      ...error,
      expected: expected.replace('this file', `this file, or a sheet ${sheetOf(error.file)} in ${workbook}`),
    };
  if (table === undefined || error.place !== undefined) return { ...error, expected };
  const { line, field } = error;
  const at = table.columns.indexOf(field);
  const column = at === -1 && error.file === 'hall.csv' ? table.columns.indexOf('value') : at;
  const cell = column === -1 || line === 0 ? '' : `cell ${columnLetters(column)}${String(line)}`;
  const row = cell !== '' || line === 0 ? '' : `row ${String(line)}`;
  const place = [workbook, `sheet ${sheetOf(error.file)}`, cell, row, field].filter((part) => part !== '').join(', ');
  return { ...error, expected, place };
}

import { hint, type Known, type Row } from './read-row.ts';
import { nearest } from './nearest.ts';
import { HALL_TABLES, type HallFileName } from './columns.ts';
import type { HallFileError, HallTable, HallTables } from './tables.ts';

/**
 * The lines of a file, its header checked and empty lines left out; none when the file or a column is missing, with the
 * reason in `errors`.
 */
export function openTable(tables: HallTables, file: HallFileName, errors: HallFileError[]): readonly Row[] {
  const table = tables[file];
  if (table === undefined) {
    if (HALL_TABLES[file].required) errors.push(missingFile(tables, file));
    return [];
  }
  if (!checkColumns(table, file, errors)) return [];
  const rows: Row[] = [];
  for (const { line, cells } of table.rows) {
    if (cells.every((value) => value.trim() === '')) continue;
    if (cells.slice(table.columns.length).some((value) => value.trim() !== '')) {
      const value = cells.at(-1) ?? '';
      const expected = `${table.columns.length} fields as in the header, not ${cells.length}; a text with a comma in it stands in "quotes"`;
      errors.push({ file, line, field: '', value, expected });
      continue;
    }
    rows.push({
      file,
      line,
      cells: new Map(table.columns.map((name, at) => [name, (cells[at] ?? '').trim()])),
      errors,
    });
  }
  return rows;
}

/** hall.csv turned on its side: one row with a field for each key. */
export function openHallRow(tables: HallTables, keys: readonly string[], errors: HallFileError[]): Row {
  const file = 'hall.csv';
  const cells = new Map<string, string>();
  const lineOf = new Map<string, number>();
  for (const { line, cells: row } of openTable(tables, file, errors)) {
    const key = row.get('key') ?? '';
    if (!keys.includes(key))
      errors.push({ file, line, field: 'key', value: key, expected: `a key of hall.csv${hint(key, keys)}` });
    else if (cells.has(key))
      errors.push({ file, line, field: key, value: row.get('value') ?? '', expected: 'every key only once' });
    cells.set(key, row.get('value') ?? '');
    lineOf.set(key, line);
  }
  return { file, line: 0, cells, errors, lineOf };
}

/** The ids of a file, for those who refer to them. */
export function knownIds(rows: readonly Row[], file: HallFileName, what: string, unsure: boolean): Known {
  return { file, what, unsure, ids: new Set(rows.map((row) => row.cells.get('id') ?? '').filter((id) => id !== '')) };
}

/** Complains of every value of a column that stands there a second time. */
export function unique(rows: readonly Row[], field: string): void {
  const first = new Map<string, number>();
  for (const { file, line, cells, errors } of rows) {
    const value = cells.get(field) ?? '';
    const before = first.get(value);
    if (before === undefined) first.set(value, line);
    else if (value !== '')
      errors.push({ file, line, field, value, expected: `a value that no other line has; line ${before} has it too` });
  }
}

function missingFile(tables: HallTables, file: HallFileName): HallFileError {
  const strangers = Object.keys(tables).filter((name) => !(name in HALL_TABLES));
  const near = nearest(file, strangers);
  const renamed = near === undefined ? '' : `; ${near} is there: is it meant?`;
  return {
    file,
    line: 0,
    field: '',
    value: '',
    expected: `this file, with the columns ${requiredColumns(file).join(',')}${renamed}`,
  };
}

function checkColumns({ columns }: HallTable, file: HallFileName, errors: HallFileError[]): boolean {
  const known = HALL_TABLES[file].columns.map(({ name }) => name);
  const missing = requiredColumns(file).filter((name) => !columns.includes(name));
  for (const [at, name] of columns.entries()) {
    if (columns.slice(at).every((each) => each === '')) break; // what a spreadsheet leaves at the right edge
    const unused = missing.length > 0 ? missing : known;
    if (!known.includes(name))
      errors.push({ file, line: 1, field: name, value: name, expected: `a column of ${file}${hint(name, unused)}` });
    else if (columns.indexOf(name) < at)
      errors.push({ file, line: 1, field: name, value: name, expected: 'every column only once' });
  }
  for (const name of missing)
    errors.push({ file, line: 1, field: name, value: '', expected: `a column named ${name}` });
  return missing.length === 0;
}

function requiredColumns(file: HallFileName): readonly string[] {
  return HALL_TABLES[file].columns.filter(({ required }) => required).map(({ name }) => name);
}

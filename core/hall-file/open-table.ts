import { alikeForm } from './alike.ts';
import { meantFile } from './check-files.ts';
import { hint, type Known, type Row } from './read-row.ts';
import { columnOf, HALL_TABLES, type HallFileName } from './columns.ts';
import { spoiltCell, withoutHidden } from './spoilt-cell.ts';
import type { HallFileError, HallRow, HallTable, HallTables } from './tables.ts';

/**
 * The lines of a file, its header checked and empty lines left out; none when the file or a column is missing, with the
 * reason in `errors`. `names`: what stands in the folder.
 */
export function openTable(
  tables: HallTables,
  file: HallFileName,
  errors: HallFileError[],
  names: readonly string[] = Object.keys(tables),
): readonly Row[] {
  const table = tables[file];
  if (table === undefined) {
    const told = errors.some((error) => error.file === file);
    if (HALL_TABLES[file].required && !told) errors.push(missingFile(names, file));
    return [];
  }
  if (!checkColumns(table, file, errors)) return [];
  const rows: Row[] = [];
  for (const row of table.rows) {
    if (row.cells.every((value) => value.trim() === '')) continue;
    const expected = wrongCount(row, table, file);
    if (expected === undefined) rows.push(openRow(file, table, row, errors));
    else errors.push({ file, line: row.line, field: '', value: row.cells.at(-1) ?? '', expected });
  }
  return rows;
}

/** More fields than columns, or fewer because something else than the comma of this file separates them. */
function wrongCount({ cells }: HallRow, { columns }: HallTable, file: HallFileName): string | undefined {
  const fields = `${columns.length} fields as in the header`;
  if (cells.slice(columns.length).some((value) => value.trim() !== ''))
    return `${fields}, not ${cells.length}; a text with a comma in it stands in "quotes"`;
  const needed = columns.findLastIndex((name) => columnOf(file, name)?.mayBeEmpty !== true && name !== '');
  if (cells.length > needed) return undefined;
  for (const [sign, name] of OTHER_SEPARATORS) {
    // A wide comma may stand in a name, a semicolon in a list: only a line that comes out even with it is meant so.
    const alone = cells.length === 1 || sign === '，';
    const count = cells.reduce((sum, value) => sum + value.split(sign).length, 0);
    if (alone && columns.length > 2 && count >= columns.length - 1 && count > cells.length)
      return `${fields}, separated as there, not by ${name}`;
  }
  return undefined;
}

const OTHER_SEPARATORS = [
  ['，', 'the wide comma ，'],
  [';', 'semicolons'],
  ['；', 'the wide semicolon ；'],
  ['\t', 'tabs'],
  [',', 'commas'],
] as const;

/** A line with its fields by column. What was spoilt is told here, once, and not checked any further. */
function openRow(file: HallFileName, { columns }: HallTable, { line, cells }: HallRow, errors: HallFileError[]): Row {
  const key = file === 'hall.csv' ? (cells[columns.indexOf('key')] ?? '').trim() : '';
  const read = new Map<string, string>();
  const spoilt = new Set<string>();
  for (const [at, name] of columns.entries()) {
    const value = (cells[at] ?? '').trim();
    const field = key !== '' && name === 'value' ? key : name;
    const expected = spoiltCell(columnOf(file, field), value);
    if (expected !== undefined) {
      spoilt.add(name);
      errors.push({ file, line, field, value: field === 'password_hash' ? '' : value, expected });
    }
    read.set(name, expected === undefined ? value : withoutHidden(value).trim());
  }
  return { file, line, cells: read, errors, ...(spoilt.size === 0 ? {} : { spoilt }) };
}

/** hall.csv turned on its side: one row with a field for each key. */
export function openHallRow(
  tables: HallTables,
  keys: readonly string[],
  errors: HallFileError[],
  names?: readonly string[],
): Row {
  const file = 'hall.csv';
  const cells = new Map<string, string>();
  const lineOf = new Map<string, number>();
  const spoilt = new Set<string>();
  for (const { line, cells: row, spoilt: here } of openTable(tables, file, errors, names)) {
    const key = row.get('key') ?? '';
    if (!keys.includes(key))
      errors.push({ file, line, field: 'key', value: key, expected: `a key of hall.csv${hint(key, keys)}` });
    else if (cells.has(key))
      errors.push({ file, line, field: key, value: row.get('value') ?? '', expected: 'every key only once' });
    cells.set(key, row.get('value') ?? '');
    lineOf.set(key, line);
    if (here?.has('value') === true) spoilt.add(key);
  }
  return { file, line: 0, cells, errors, lineOf, spoilt };
}

/** The ids of a file, for those who refer to them. */
export function knownIds(rows: readonly Row[], file: HallFileName, what: string, unsure: boolean): Known {
  return {
    file,
    what,
    // Who refers to an id that was spoilt is not wrong for it.
    unsure: unsure || rows.some((row) => row.spoilt?.has('id') === true),
    ids: new Set(rows.map((row) => row.cells.get('id') ?? '').filter((id) => id !== '')),
  };
}

/** Complains of every value of a column that stands there a second time. */
export function unique(rows: readonly Row[], field: string): void {
  const first = new Map<string, number>();
  for (const { file, line, cells, errors, spoilt } of rows) {
    const value = cells.get(field) ?? '';
    const before = first.get(value);
    if (before === undefined) first.set(value, line);
    else if (value !== '' && spoilt?.has(field) !== true)
      errors.push({ file, line, field, value, expected: `a value that no other line has; line ${before} has it too` });
  }
}

/** Complains of values of a column that are not the same but look so: people take one for the other. */
export function distinct(rows: readonly Row[], field: string): void {
  const first = new Map<string, { readonly value: string; readonly place: string }>();
  const told = new Set<string>();
  for (const { file, line, cells, errors, spoilt } of rows) {
    const value = cells.get(field) ?? '';
    if (value === '' || told.has(value) || spoilt?.has(field) === true) continue;
    const form = alikeForm(value);
    const before = first.get(form);
    if (before === undefined) first.set(form, { value, place: `${file}, line ${line}` });
    if (before === undefined || before.value === value) continue;
    told.add(value);
    const expected = `the same as "${before.value}" (${before.place}), or a value that does not look like it`;
    errors.push({ file, line, field, value, expected });
  }
}

function missingFile(names: readonly string[], file: HallFileName): HallFileError {
  return {
    file,
    line: 0,
    field: '',
    value: '',
    expected: `this file, with the columns ${requiredColumns(file).join(',')}${meantFile(file, names)}`,
  };
}

function checkColumns({ columns, header: line = 1 }: HallTable, file: HallFileName, errors: HallFileError[]): boolean {
  const known = HALL_TABLES[file].columns.map(({ name }) => name);
  const missing = requiredColumns(file).filter((name) => !columns.includes(name));
  for (const [at, name] of columns.entries()) {
    if (columns.slice(at).every((each) => each === '')) break; // what a spreadsheet leaves at the right edge
    const unused = missing.length > 0 ? missing : known;
    if (!known.includes(name))
      errors.push({ file, line, field: name, value: name, expected: `a column of ${file}${hint(name, unused)}` });
    else if (columns.indexOf(name) < at)
      errors.push({ file, line, field: name, value: name, expected: 'every column only once' });
  }
  for (const name of missing) errors.push({ file, line, field: name, value: '', expected: `a column named ${name}` });
  return missing.length === 0;
}

function requiredColumns(file: HallFileName): readonly string[] {
  return HALL_TABLES[file].columns.filter(({ required }) => required).map(({ name }) => name);
}

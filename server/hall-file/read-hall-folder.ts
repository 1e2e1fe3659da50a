import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CsvError, parse, type Info } from 'csv-parse/sync';
import { faultText } from '../../core/base/fault-text.ts';
import { HALL_TABLES } from '../../core/hall-file/columns.ts';
import { isHallWorkbook } from '../../core/hall-file/check-files.ts';
import { CITY_FILES } from '../../core/hall-file/read-city.ts';
import { readHallFile, type HallFile } from '../../core/hall-file/hall-file.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { placedInShared, SHARED_FILES, withShared } from '../../core/hall-file/share-tables.ts';
import type { HallFileError, HallTable, HallTables } from '../../core/hall-file/tables.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';
import { decodeText } from './decode-text.ts';
import { knownLetters } from './known-letters.ts';
import { separatorOf } from './table-separator.ts';
import { readWorkbookFile } from './workbook/read-workbook-file.ts';
import { placedInWorkbook, sheetOf, type WorkbookTables } from './workbook/workbook-tables.ts';
import { whyUnreadable } from './readable-file.ts';
import { readLogo } from './read-logo.ts';
import { readPhotos, type Photos } from './read-photos.ts';

/** What the files of a hall say, the picture for its slips, and those of its people. */
export type LoadedHall = HallFile & { readonly logo?: GreyPicture; readonly photos: Photos };

/** The catalogue that the halls of a city share: its tables, and the folder as people are told. */
export type SharedTables = { readonly tables: HallTables; readonly folder: string };

/** What a hall has of others. `alone`: its workbook stands among those of others, and has all its tables. */
export type AmongOthers = { readonly shared?: SharedTables | undefined; readonly alone?: boolean };

/** Reads and understands a hall: the path is its folder, or the hall.csv or the workbook in it. */
export async function loadHall(
  path: string,
  { shared, alone = false }: AmongOthers = {},
): Promise<Result<LoadedHall, readonly HallFileError[]>> {
  const folder = folderOf(path);
  const found = await fileNames(folder);
  if (!found.ok) return found;
  const names = alone ? found.value.filter((name) => name === basename(path)) : found.value;
  const workbook = workbookIn(path, names);
  const [own, logo] = await Promise.all([readTables(folder, names, workbook), readLogo(folder)]);
  const { sheets } = own;
  // Of a workbook that is unreadable nothing else is known: each table would be missed for no reason of its own.
  if (own.errors.some(({ file }) => file === workbook) && Object.keys(sheets).length === 0) return err(own.errors);
  const { tables, errors } =
    shared === undefined ? { tables: own.tables, errors: [] } : withShared(own.tables, shared.tables, shared.folder);
  const beside = {
    names: [...new Set([...names.filter((name) => name !== workbook), ...Object.keys(sheets), ...Object.keys(tables)])],
    unreadable: [...own.errors, ...errors],
  };
  const read = readHallFile(tables, { ...beside, letters: knownLetters() });
  const placed = (error: HallFileError): HallFileError => {
    const there = shared === undefined ? error : placedInShared(error, shared.folder);
    return workbook === undefined || there.place !== undefined ? there : placedInWorkbook(there, sheets, workbook);
  };
  const file = read.ok ? read : err(read.error.map(placed));
  if (!logo.ok) return err(file.ok ? [logo.error] : [...file.error, logo.error]);
  if (!file.ok) return file;
  const photos = await readPhotos(folder, new Set(file.value.users.map(({ id }) => id)));
  if (!photos.ok) return photos;
  return ok({ ...file.value, photos: photos.value, ...(logo.value === undefined ? {} : { logo: logo.value }) });
}

/** The tables of a hall in a folder, every row with the number of its line in the file. Other files are not opened. */
export async function readHallFolder(path: string): Promise<Result<HallTables, readonly HallFileError[]>> {
  const names = await fileNames(folderOf(path));
  if (!names.ok) return names;
  const { tables, errors } = await readTables(folderOf(path), names.value, workbookIn(path, names.value));
  return errors.length === 0 ? ok(tables) : err(errors);
}

/** The catalogue in a folder that halls share: those of its tables that may be shared. */
export async function readShared(folder: string): Promise<Result<HallTables, readonly HallFileError[]>> {
  const read = await readHallFolder(folder);
  if (!read.ok) return read;
  return ok(Object.fromEntries(Object.entries(read.value).filter(([file]) => SHARED_FILES.includes(file))));
}

/** The tables of a folder of halls; those that are missing are left out. */
export async function readCityTables(folder: string): Promise<Result<HallTables, readonly HallFileError[]>> {
  const names = await fileNames(folder);
  if (!names.ok) return names;
  const tables: Record<string, HallTable> = {};
  for (const file of CITY_FILES.filter((each) => names.value.includes(each))) {
    const table = await readTable(join(folder, file));
    if (!table.ok) return err([table.error]);
    tables[file] = table.value;
  }
  return ok(tables);
}

/** `sheets`: those of the tables that come from a workbook. */
type ReadTables = {
  readonly tables: HallTables;
  readonly errors: readonly HallFileError[];
  readonly sheets: WorkbookTables['tables'];
};

async function readTables(folder: string, names: readonly string[], workbook: string | undefined): Promise<ReadTables> {
  const book = workbook === undefined ? NO_WORKBOOK : await readWorkbookFile(join(folder, workbook));
  const tables: Record<string, HallTable> = { ...book.tables };
  const errors: HallFileError[] = [...book.errors];
  for (const file of names.filter((name) => Object.hasOwn(HALL_TABLES, name))) {
    const table = await readTable(join(folder, file));
    const twice = Object.hasOwn(book.tables, file);
    if (twice) errors.push({ file, line: 0, field: '', value: '', expected: onceOnly(file, workbook), place: file });
    else if (table.ok) tables[file] = table.value;
    else errors.push(table.error);
  }
  return { tables, errors, sheets: book.tables };
}

const NO_WORKBOOK: WorkbookTables = { tables: {}, errors: [] };

/** The folder of a hall: the path is that, or the hall.csv or a workbook in it. */
export function folderOf(path: string): string {
  return /\.(?:csv|xlsx)$/i.test(path) ? dirname(path) : path;
}

/** The workbook that a path names, else the one that the folder has. */
function workbookIn(path: string, names: readonly string[]): string | undefined {
  return /\.xlsx$/i.test(path) ? basename(path) : names.find(isHallWorkbook);
}

function onceOnly(file: string, workbook = ''): string {
  return `this table once: ${workbook} has a sheet ${sheetOf(file)} too; take one of them away`;
}

async function fileNames(folder: string): Promise<Result<readonly string[], readonly HallFileError[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return ok(
      entries
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    );
  } catch (cause) {
    const expected = `a folder with the files of a hall (${faultText(cause)})`;
    return err([{ file: folder, line: 0, field: '', value: '', expected }]);
  }
}

/** In bytes: some tens of thousands of lines. */
const LARGEST_TABLE = 8 * 1024 * 1024;

async function readTable(path: string): Promise<Result<HallTable, HallFileError>> {
  const file = basename(path);
  const whole = (expected: string): Result<HallTable, HallFileError> =>
    err({ file, line: 0, field: '', value: '', expected });
  try {
    const why = await whyUnreadable(path);
    if (why !== undefined) return whole(`a file that can be read (${why})`);
    if ((await stat(path)).size > LARGEST_TABLE)
      return whole(`a table of at most ${String(LARGEST_TABLE / 1024 / 1024)} MB: a hall has no larger one`);
    const text = decodeText(await readFile(path));
    return text.ok ? parseTable(file, text.value) : err({ file, field: '', ...text.error });
  } catch (cause) {
    return err({ file, line: 0, field: '', value: '', expected: `a file that can be read (${faultText(cause)})` });
  }
}

/**
 * One CSV text as a table. Shape: RFC 4180, lines ended by CR LF or LF, the header on the first line; fields separated
 * by what the header is separated by.
 */
export function parseTable(file: string, text: string): Result<HallTable, HallFileError> {
  const { separator, text: normal } = separatorOf(text.replace(/\r\n?/g, '\n'));
  try {
    const options = {
      info: true,
      relax_column_count: true,
      record_delimiter: '\n',
      skip_empty_lines: true,
      delimiter: separator,
    } as const;
    // The library types what `columns` would give; with `info` and without `columns` it is this.
    const records = parse(normal, options) as unknown as readonly { readonly record: string[]; readonly info: Info }[];
    const [header, ...rest] = withFirstLines(records);
    if (header === undefined)
      return err({ file, line: 1, field: '', value: '', expected: 'a header line with the names of the columns' });
    const columns = header.cells.map((name) => name.trim());
    return ok({ columns, rows: rest, ...(header.line === 1 ? {} : { header: header.line }) });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return err(quotingError(file, normal, cause));
  }
}

/** The library counts the line on which a record ends; people look for the one on which it begins. */
function withFirstLines(records: readonly { readonly record: string[]; readonly info: Info }[]): HallTable['rows'] {
  return records.map(({ record, info }) => {
    const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    return { line: info.lines - breaks, cells: record };
  });
}

function quotingError(file: string, text: string, cause: CsvError): HallFileError {
  const lines = text.split('\n');
  const noticedAt = cause.code === 'CSV_QUOTE_NOT_CLOSED' ? lines.length : Number(cause['lines'] ?? lines.length);
  const line = openedAt(lines.slice(0, noticedAt)) ?? noticedAt;
  const value = (lines[line - 1] ?? '').slice(0, 60);
  const expected = 'quotes in pairs: "a text, with a comma" in quotes, and a quote inside it doubled ""';
  return { file, line, field: '', value, expected };
}

/**
 * The line with the quote that is still open at the end: the parser notices it only where the next quote, or the file,
 * ends.
 */
function openedAt(lines: readonly string[]): number | undefined {
  let opened: number | undefined;
  for (const [at, line] of lines.entries()) {
    const odd = (line.split('"').length - 1) % 2 === 1;
    if (odd) opened = opened === undefined ? at + 1 : undefined;
  }
  return opened;
}

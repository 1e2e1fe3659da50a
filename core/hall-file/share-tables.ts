import type { HallFileError, HallRow, HallTable, HallTables } from './tables.ts';

/** Tables of which a hall has the shared lines that it needs, and its own. */
const JOINED = ['departments.csv', 'services.csv', 'categories.csv', 'matters.csv'] as const;
/** Tables that a hall takes whole, where it has none of its own. */
const WHOLE = ['calendar.csv', 'phrases.csv'] as const;

/** The tables that a shared catalogue may have. */
export const SHARED_FILES: readonly string[] = [...JOINED, ...WHOLE];

/** What a hall may say of a shared line in its own table: where and when it is here. */
const OWN_FIELDS: Readonly<Record<(typeof JOINED)[number], readonly string[]>> = {
  'departments.csv': ['zone'],
  'services.csv': ['hours', 'last_ticket_minutes', 'daily_limit', 'visits_per_year', 'service_minutes_median'],
  'categories.csv': ['share_of_visits'],
  'matters.csv': [],
};

/** Lines of the shared catalogue are counted from here on, until a mistake is told. */
const SHARED_LINES = 1_000_000;

/** The tables of a hall with those lines of the shared catalogue that it has a line and a counter for. */
export type JoinedTables = { readonly tables: HallTables; readonly errors: readonly HallFileError[] };

/**
 * Joins a hall's tables with the catalogue that all halls share. A service comes where its line is, a department where
 * something of it is, a matter where all of its services are. A hall's line with the id of a shared one may say where
 * and when that is here, and must contradict it in nothing.
 */
export function withShared(own: HallTables, shared: HallTables, folder: string): JoinedTables {
  const errors: HallFileError[] = [];
  const tables: Record<string, HallTable> = { ...own };
  for (const file of WHOLE) {
    const table = shared[file];
    if (own[file] === undefined && table !== undefined) tables[file] = counted(table);
  }
  const join = (file: (typeof JOINED)[number], wanted: (row: Fields) => boolean): void => {
    const table = shared[file];
    if (table === undefined) return;
    tables[file] = joined({ file, own: own[file], shared: counted(table), wanted, folder, errors });
  };
  const lines = columnOf(tables['lines.csv'], 'id');
  join('services.csv', (row) => lines.has(row('line')));
  const services = columnOf(tables['services.csv'], 'id');
  const known = tables['services.csv'];
  const common = columnOf(shared['services.csv'], 'id');
  if (known !== undefined) tables['services.csv'] = withReferencesKept(known, services, common);
  const departments = new Set(
    [tables['lines.csv'], tables['services.csv'], tables['counters.csv'], tables['users.csv']].flatMap((table) => [
      ...columnOf(table, 'department'),
      ...columnOf(table, 'departments'),
    ]),
  );
  join('departments.csv', (row) => departments.has(row('id')));
  join('categories.csv', () => true);
  join('matters.csv', (row) => parts(row('services')).every((service) => services.has(service)));
  return { tables, errors };
}

/** Says of a mistake in a shared line that it stands there. */
export function placedInShared(error: HallFileError, folder: string): HallFileError {
  const expected = error.expected.replaceAll(/\bline (1\d{6})\b/g, (_all, line: string) => {
    return `line ${String(Number(line) - SHARED_LINES)} of the shared catalogue`;
  });
  if (error.line <= SHARED_LINES) return { ...error, expected };
  const line = error.line - SHARED_LINES;
  const place = [`${folder}/${error.file}`, `line ${String(line)}`, error.field]
    .filter((part) => part !== '')
    .join(', ');
  return { ...error, line, expected, place };
}

/** A line by the names of its columns. */
type Fields = (name: string) => string;

type Joining = {
  readonly file: (typeof JOINED)[number];
  readonly own: HallTable | undefined;
  readonly shared: HallTable;
  readonly wanted: (row: Fields) => boolean;
  readonly folder: string;
  readonly errors: HallFileError[];
};

function joined({ file, own, shared, wanted, folder, errors }: Joining): HallTable {
  const columns = [...new Set([...shared.columns, ...(own?.columns ?? [])])];
  const ownRows = (own?.rows ?? []).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const mine = new Map(ownRows.map((row) => [fieldsOf(own, row)('id'), row]));
  const there = new Map(shared.rows.map((row) => [fieldsOf(shared, row)('id'), row]));
  const placed = (row: HallRow): string => `${folder}/${file}, line ${String(row.line - SHARED_LINES)}`;
  const rows: HallRow[] = shared.rows
    .filter((row) => !mine.has(fieldsOf(shared, row)('id')) && wanted(fieldsOf(shared, row)))
    .map((row) => ({ line: row.line, cells: columns.map(fieldsOf(shared, row)) }));
  const codes = new Map(shared.rows.map((row) => [fieldsOf(shared, row)('code'), row]));
  for (const row of ownRows) {
    const says = fieldsOf(own, row);
    const same = there.get(says('id'));
    if (same === undefined) {
      const code = codes.get(says('code'));
      if (says('code') !== '' && code !== undefined)
        errors.push(
          mistake(
            file,
            row,
            'code',
            says('code'),
            `a code that the shared catalogue does not have; ${placed(code)} has it`,
          ),
        );
      rows.push({ line: row.line, cells: columns.map(says) });
      continue;
    }
    const shares = fieldsOf(shared, same);
    for (const name of own?.columns ?? []) {
      if (name === 'id' || says(name) === '' || says(name) === shares(name) || OWN_FIELDS[file].includes(name))
        continue;
      const expected = `nothing, or "${shares(name)}" as the shared catalogue says of ${says('id')} (${placed(same)}); a line of this hall alone needs an id of its own`;
      errors.push(mistake(file, row, name, says(name), expected));
    }
    rows.push({ line: row.line, cells: columns.map((name) => says(name) || shares(name)) });
  }
  return { columns, rows, ...(own?.header === undefined ? {} : { header: own.header }) };
}

/**
 * A shared service names others that are often done with it: those that this hall lacks are left out, and services of
 * its own that name the shared one are named back.
 */
function withReferencesKept(table: HallTable, services: ReadonlySet<string>, common: ReadonlySet<string>): HallTable {
  const jointAt = table.columns.indexOf('joint_with');
  const beforeAt = table.columns.indexOf('before');
  const naming = new Map<string, string[]>();
  for (const row of table.rows) {
    const says = fieldsOf(table, row);
    if (common.has(says('id'))) continue;
    for (const other of parts(says('joint_with'))) naming.set(other, [...(naming.get(other) ?? []), says('id')]);
  }
  const here = (cell: string): readonly string[] => parts(cell).filter((id) => services.has(id));
  const kept = (row: HallRow): HallRow => {
    if (!common.has(fieldsOf(table, row)('id'))) return row;
    const back = naming.get(fieldsOf(table, row)('id')) ?? [];
    const cells = row.cells.map((cell, at) => {
      if (at === jointAt) return [...new Set([...here(cell), ...back])].join(';');
      return at === beforeAt ? here(cell).join(';') : cell;
    });
    return { ...row, cells };
  };
  return { ...table, rows: table.rows.map(kept) };
}

function mistake(file: string, { line }: HallRow, field: string, value: string, expected: string): HallFileError {
  return { file, line, field, value, expected };
}

function counted(table: HallTable): HallTable {
  return { ...table, rows: table.rows.map(({ line, cells }) => ({ line: line + SHARED_LINES, cells })) };
}

function fieldsOf(table: HallTable | undefined, { cells }: HallRow): Fields {
  return (name) => (cells[table?.columns.indexOf(name) ?? -1] ?? '').trim();
}

/** All that stands in a column, lists taken apart. */
function columnOf(table: HallTable | undefined, name: string): ReadonlySet<string> {
  if (table === undefined || !table.columns.includes(name)) return new Set();
  return new Set(table.rows.flatMap((row) => parts(fieldsOf(table, row)(name))));
}

function parts(cell: string): readonly string[] {
  return cell
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

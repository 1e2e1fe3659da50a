import { CITY_ROLES, type City, type CityUser } from '../catalogue/city.ts';
import { own } from '../base/own.ts';
import { SIGN_IN_RULES } from '../catalogue/sign-in.ts';
import { passwordHash, signInName, USER_ID } from './read-people.ts';
import { checkSignInNames, readClaimRole, readSignInKeys } from './read-sign-in.ts';
import { cell, complain, hint, list, names, oneOf, type Row } from './read-row.ts';
import type { HallFileError, HallTable, HallTables } from './tables.ts';

/** The tables of a folder of halls, beside the halls themselves. */
export const CITY_FILES = ['city.csv', 'users.csv', 'sign_in_roles.csv'] as const;

/** What the tables of a city say: the city itself, and where its halls and their shared catalogue stand. */
export type CityFile = City & {
  /** Paths from the folder; undefined: every folder and workbook in it. */
  readonly halls: readonly string[] | undefined;
  /** The folder of the catalogue that all halls share. */
  readonly shared: string;
};

const KEYS = [
  ...(['name_zh_hans', 'name_zh_hant', 'name_en', 'default_hall', 'halls', 'shared'] as const),
  ...(['sign_in_claim', 'local_passwords'] as const),
] as const;
const USER_COLUMNS = ['id', 'role', 'name_zh_hans', 'name_zh_hant', 'name_en', 'halls'] as const;
/** Columns that may be left out. */
const MORE_USER_COLUMNS = ['password_hash', 'sign_in_name'] as const;
const ROLE_COLUMNS = ['claim', 'value', 'role'] as const;
const UNNAMED = { 'zh-Hans': '政务服务', 'zh-Hant': '政務服務', en: 'Government services' } as const;

/** Reads city.csv and users.csv of a folder of halls; both may be missing. What is wrong goes to `errors`. */
export function readCity(tables: HallTables, errors: HallFileError[]): CityFile {
  const row = sideways(own(tables, 'city.csv'), errors);
  const people = rowsOf('users.csv', own(tables, 'users.csv'), USER_COLUMNS, errors, MORE_USER_COLUMNS);
  const users = people.map(readCityUser);
  twice(users, errors);
  checkSignInNames(people, users);
  const roles = rowsOf('sign_in_roles.csv', own(tables, 'sign_in_roles.csv'), ROLE_COLUMNS, errors, ['id']);
  const halls = row === undefined ? [] : list(row, 'halls');
  const given = (key: string): string | undefined =>
    row === undefined || cell(row, key) === '' ? undefined : cell(row, key);
  return {
    name: row === undefined ? UNNAMED : names(row),
    defaultHall: given('default_hall'),
    halls: halls.length === 0 ? undefined : halls,
    shared: given('shared') ?? 'shared',
    users,
    signIn: {
      ...(row === undefined ? SIGN_IN_RULES : readSignInKeys(row, CITY_ROLES)),
      roles: roles.map((each) => readClaimRole(each, CITY_ROLES)),
    },
  };
}

function readCityUser(row: Row): CityUser {
  const id = cell(row, 'id');
  if (!USER_ID.test(id))
    complain(
      row,
      'id',
      'a login of at most 64 small letters, digits, dots and hyphens, such as wang.li or city-office',
    );
  const halls = list(row, 'halls');
  if (halls.length === 0) complain(row, 'halls', 'the ids of halls with semicolons between them, or * for all of them');
  return {
    id,
    role: oneOf(row, 'role', CITY_ROLES),
    name: names(row),
    halls: halls.includes('*') ? 'all' : halls,
    passwordHash: passwordHash(row),
    ...signInName(row),
  };
}

function twice(users: readonly CityUser[], errors: HallFileError[]): void {
  const seen = new Set<string>();
  for (const { id } of users) {
    if (seen.has(id)) errors.push({ file: 'users.csv', line: 0, field: 'id', value: id, expected: 'every login once' });
    seen.add(id);
  }
}

/** city.csv as one row: a key on each line. */
function sideways(table: HallTable | undefined, errors: HallFileError[]): Row | undefined {
  if (table === undefined) return undefined;
  const file = 'city.csv';
  const cells = new Map<string, string>();
  const lineOf = new Map<string, number>();
  for (const row of rowsOf(file, table, ['key', 'value'], errors)) {
    const key = cell(row, 'key');
    if (!KEYS.some((known) => known === key))
      complain(row, 'key', `a key of ${file}: ${KEYS.join(', ')}${hint(key, KEYS)}`);
    else if (cells.has(key)) complain(row, 'key', 'every key only once');
    cells.set(key, cell(row, 'value'));
    lineOf.set(key, row.line);
  }
  return { file, line: 0, cells, errors, lineOf };
}

/** The lines of a table, its header checked. `explanation` may stand in any: nobody reads it. */
function rowsOf(
  file: (typeof CITY_FILES)[number],
  table: HallTable | undefined,
  columns: readonly string[],
  errors: HallFileError[],
  optional: readonly string[] = [],
): readonly Row[] {
  if (table === undefined) return [];
  const known = [...columns, ...optional];
  const line = table.header ?? 1;
  const missing = columns.filter((name) => !table.columns.includes(name));
  for (const name of missing) errors.push({ file, line, field: name, value: '', expected: `a column named ${name}` });
  for (const name of table.columns)
    if (name !== '' && name !== 'explanation' && !known.includes(name))
      errors.push({ file, line, field: name, value: name, expected: `a column of ${file}${hint(name, known)}` });
  if (missing.length > 0) return [];
  const filled = table.rows.filter(({ cells }) => cells.some((value) => value.trim() !== ''));
  return filled.map((row) => ({
    file,
    line: row.line,
    cells: new Map(table.columns.map((name, at) => [name, (row.cells[at] ?? '').trim()])),
    errors,
  }));
}

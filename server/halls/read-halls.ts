import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { nameAtService } from '../../core/catalogue/sign-in.ts';
import { own } from '../../core/base/own.ts';
import type { City } from '../../core/catalogue/city.ts';
import { readCity, type CityFile } from '../../core/hall-file/read-city.ts';
import { hint } from '../../core/hall-file/read-row.ts';
import type { HallId } from '../../core/base/names.ts';
import { hallFileErrorText, type HallFileError, type HallTable } from '../../core/hall-file/tables.ts';
import {
  folderOf,
  readCityTables,
  readHallFolder,
  readShared,
  type SharedTables,
} from '../hall-file/read-hall-folder.ts';
import type { Logger } from '../ops/log.ts';
import { readHall, type ReadHall } from './read-hall.ts';

/** A hall that cannot be opened, and what to tell whoever looks for it. */
export type HallMistake = { readonly hall: string; readonly why: string };

/** The halls of an installation as their files say. */
export type ReadHalls = {
  readonly city: City;
  /** Undefined: one hall alone, without a city. */
  readonly folder: string | undefined;
  readonly halls: readonly ReadHall[];
  readonly mistakes: readonly HallMistake[];
};

type Asked = { readonly hallFile?: string | undefined; readonly halls?: string | undefined; readonly host: string };

/**
 * Reads the hall that the settings name, or all those of a folder. A mistake in one hall's file is that hall's alone;
 * the error is for whoever started the server, when none can be opened. `joined` are halls elsewhere that send their
 * journals here: people may be above those as well.
 */
export async function readHalls(
  config: Asked,
  root: string,
  joined: readonly HallId[] = [],
): Promise<Result<ReadHalls, string>> {
  if (config.halls === undefined) return onlyHall(await readHall(config, root));
  const folder = resolve(config.halls);
  const city = await readCityFile(folder);
  if (!city.ok) return city;
  const paths = await hallPaths(folder, city.value);
  if (!paths.ok) return paths;
  const shared = await sharedOf(folder, city.value);
  if (!shared.ok) return shared;
  const halls: ReadHall[] = [];
  const mistakes: HallMistake[] = [];
  for (const path of paths.value) {
    // A hall whose own folder is the shared catalogue has all of it already.
    const joins = shared.value !== undefined && resolve(folderOf(path)) !== resolve(folder, city.value.shared);
    const alone = /\.xlsx$/i.test(path) && dirname(path) === folder;
    const among = { alone, shared: joins ? shared.value : undefined };
    const read = await readHall({ ...config, hallFile: path }, root, among);
    const why = read.ok ? whyNot(read.value, halls, city.value) : read.error;
    if (read.ok && why === undefined) halls.push(read.value);
    else mistakes.push({ hall: await idFor(path, halls), why: why ?? '' });
  }
  const unused = unusedLines(shared.value, halls, mistakes);
  if (unused !== undefined) return err(unused);
  if (halls.length === 0)
    return err([`no hall of ${folder} can be opened:`, ...mistakes.map(({ why }) => why)].join('\n'));
  const here = [...halls.map(idIn), ...mistakes.map(({ hall }) => hall)];
  const wrong = wrongCity(city.value, here, joined, folder);
  if (wrong !== undefined) return err(wrong);
  const defaultHall = city.value.defaultHall ?? halls.map(idIn)[0];
  return ok({ city: { ...city.value, defaultHall }, folder, halls, mistakes });
}

/** Names that no screen shows whole. */
export function warnOfLongNames({ halls }: ReadHalls, log: Logger): void {
  for (const { file } of halls)
    for (const name of file.longNames)
      log.warn({ hall: file.catalogue.hall.id }, `a long name in the hall file: ${name}`);
}

function idIn({ file }: ReadHall): string {
  return file.catalogue.hall.id;
}

function onlyHall(read: Result<ReadHall, string>): Result<ReadHalls, string> {
  if (!read.ok) return read;
  const { id, name } = read.value.file.catalogue.hall;
  return ok({ city: { name, defaultHall: id, users: [] }, folder: undefined, halls: [read.value], mistakes: [] });
}

async function readCityFile(folder: string): Promise<Result<CityFile, string>> {
  const tables = await readCityTables(folder);
  if (!tables.ok) return err(told(folder, tables.error));
  const errors: HallFileError[] = [];
  const city = readCity(tables.value, errors);
  return errors.length === 0 ? ok(city) : err(told(folder, errors));
}

function told(folder: string, errors: readonly HallFileError[]): string {
  const many = errors.length === 1 ? 'a mistake' : `${String(errors.length)} mistakes`;
  return [`the folder of halls ${folder} has ${many}:`, ...errors.map(hallFileErrorText)].join('\n  ');
}

/** The halls that city.csv names, else every folder and every workbook. */
async function hallPaths(folder: string, { halls, shared }: CityFile): Promise<Result<readonly string[], string>> {
  if (halls !== undefined) return ok(halls.map((path) => resolve(folder, path)));
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries
      .filter((each) => (each.isDirectory() ? each.name !== shared : /^[^~.].*\.xlsx$/i.test(each.name)))
      .filter(({ name }) => !name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
    if (names.length === 0)
      return err(
        `HALLS is ${folder}, and there is no folder and no workbook of a hall in it: a city is served by a hall of its own, and halls elsewhere that send their journals come beside it`,
      );
    return ok(names.map((name) => join(folder, name)));
  } catch (fault) {
    return err(`HALLS is ${folder}, which cannot be read (${faultText(fault)})`);
  }
}

async function sharedOf(folder: string, city: CityFile): Promise<Result<SharedTables | undefined, string>> {
  const path = resolve(folder, city.shared);
  const there = await readdir(path).catch(() => undefined);
  if (there === undefined)
    return city.shared === 'shared'
      ? ok(undefined)
      : err(`city.csv names the shared catalogue ${path}, which is not there`);
  const tables = await readShared(path);
  if (!tables.ok) return err(told(path, tables.error));
  return ok({ tables: tables.value, folder: relative(folder, path) });
}

function whyNot(read: ReadHall, before: readonly ReadHall[], city: City): string | undefined {
  const { id } = read.file.catalogue.hall;
  const twin = before.find((other) => idIn(other) === id);
  if (twin !== undefined) return `the hall file in ${read.folder} has the id ${id}, which ${twin.folder} has too`;
  const logins = new Set(city.users.map((user) => user.id));
  const both = read.file.users.filter((user) => logins.has(user.id)).map((user) => user.id);
  if (both.length > 0)
    return `the hall file in ${read.folder} has a mistake:\n  users.csv "${both.join(', ')}": expected a login that the users.csv of the city does not have; a person of the city needs none in its halls`;
  const called = new Map(city.users.map((user) => [nameAtService(user), user.id]));
  const same = read.file.users.find((user) => called.has(nameAtService(user)));
  if (same !== undefined)
    return `the hall file in ${read.folder} has a mistake:\n  users.csv, sign_in_name "${nameAtService(same)}": expected a name that nobody in the users.csv of the city has at the sign-in service`;
  const open = city.users.find(({ passwordHash }) => passwordHash === undefined);
  if (open !== undefined && !read.file.catalogue.hall.sample)
    return `${id} is no sample hall, and ${open.id} in the users.csv of the city has no password_hash: everybody could act there`;
  return undefined;
}

/** A shared service whose line no hall has is a mistyped line: each hall would leave it out in silence. */
function unusedLines(
  shared: SharedTables | undefined,
  halls: readonly ReadHall[],
  mistakes: readonly HallMistake[],
): string | undefined {
  const table = shared === undefined ? undefined : own(shared.tables, 'services.csv');
  if (shared === undefined || table === undefined || mistakes.length > 0) return undefined;
  const lines = new Set(halls.flatMap(({ file }) => file.catalogue.lines.map(({ id }) => id)));
  const at = table.columns.indexOf('line');
  const wrong = table.rows.filter(({ cells }) => {
    const line = (cells[at] ?? '').trim();
    return line !== '' && !lines.has(line);
  });
  if (wrong.length === 0) return undefined;
  const errors = wrong.slice(0, 20).map(({ line, cells }): HallFileError => {
    const value = (cells[at] ?? '').trim();
    const expected = `a line that some hall has${hint(value, [...lines])}`;
    return { file: `${shared.folder}/services.csv`, line, field: 'line', value, expected };
  });
  return told(shared.folder, errors);
}

/** What city.csv and users.csv say of halls that are not there. */
function wrongCity(
  { defaultHall, users }: City,
  here: readonly string[],
  joined: readonly HallId[],
  folder: string,
): string | undefined {
  const ids = [...here, ...joined];
  const wrong = (file: string, field: string, value: string): HallFileError => ({
    ...{ file, line: 0, field, value },
    expected: `a hall of this folder: ${ids.join(', ')}${hint(value, ids)}`,
  });
  const errors = [
    ...(defaultHall === undefined || here.includes(defaultHall)
      ? []
      : [wrong('city.csv', 'default_hall', defaultHall)]),
    ...users.flatMap(({ halls }) =>
      halls === 'all' ? [] : halls.filter((id) => !ids.includes(id)).map((id) => wrong('users.csv', 'halls', id)),
    ),
  ];
  return errors.length === 0 ? undefined : told(folder, errors);
}

/** For whoever only wants to know: what each hall has, or what is wrong with it. */
export async function checkedHalls(config: Asked, root: string): Promise<Result<string, string>> {
  const read = await readHalls(config, root);
  if (!read.ok) return read;
  const { halls, mistakes, city, folder = '' } = read.value;
  const right = halls.map(({ file: { catalogue }, folder: at }) => {
    const { hall, lines, services, counters } = catalogue;
    const counts = `${String(services.length)} services, ${String(lines.length)} lines, ${String(counters.length)} counters`;
    return `${hall.id}, ${hall.name['zh-Hans']} ${hall.name.en}, in ${at}: ${counts}`;
  });
  const said = [`the folder of halls ${folder}: ${city.name['zh-Hans']} ${city.name.en}`, ...right].join('\n  ');
  return mistakes.length === 0 ? ok(said) : err([said, ...mistakes.map(({ why }) => why)].join('\n'));
}

/** What a hall that is not opened is called: not what another hall is called already. */
async function idFor(path: string, halls: readonly ReadHall[]): Promise<string> {
  const id = await idOf(path);
  return halls.some((hall) => idIn(hall) === id) ? basename(path) : id;
}

/** The id that a hall file with mistakes says it has, else the name of its folder. */
async function idOf(path: string): Promise<string> {
  const name = basename(path).replace(/\.xlsx$/i, '');
  const tables = await readHallFolder(path);
  const table: HallTable | undefined = tables.ok ? own(tables.value, 'hall.csv') : undefined;
  const row = table?.rows.find(({ cells }) => cells[table.columns.indexOf('key')]?.trim() === 'id');
  return row?.cells[table?.columns.indexOf('value') ?? -1]?.trim() || name;
}

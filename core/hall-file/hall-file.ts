import { err, ok, type Result } from '../base/result.ts';
import { APPOINTMENT, ORDINARY } from '../catalogue/category.ts';
import type { Booking } from '../catalogue/booking.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SignInRules } from '../catalogue/sign-in.ts';
import type { HallUser } from '../catalogue/staff.ts';
import type { ServiceId } from '../base/names.ts';
import { readCategory, readReadings, readService } from './read-services.ts';
import type { Readings } from '../catalogue/service.ts';
import { checkBookings } from './check-bookings.ts';
import { checkFiles } from './check-files.ts';
import { checkHours } from './check-hours.ts';
import { checkPaperLetters, checkSignLetters, type Letters } from './check-letters.ts';
import { checkCallable, checkJoint, checkOrder } from './check-services.ts';
import { distinct, knownIds, openTable, unique } from './open-table.ts';
import { readAlert } from './read-alerts.ts';
import { readAssessment } from './read-assessment.ts';
import { readCard } from './read-cards.ts';
import { checkSum, readCalendar } from './read-calendar.ts';
import { gatherErrors } from './gather-errors.ts';
import { longNames } from './long-names.ts';
import { knownPrinters, readDevices } from './read-devices.ts';
import { readHall } from './read-hall.ts';
import { knownKeymaps, readPlugged, readKeymaps } from './read-plugged.ts';
import { readMatter } from './read-matters.ts';
import { readBooking, readUser } from './read-people.ts';
import { checkSignInNames, readSignIn } from './read-sign-in.ts';
import { readCounter, readDepartment, readLine } from './read-places.ts';
import { DUTY_OFFICE } from '../catalogue/equipment.ts';
import { cell, complain, list, type Known, type Row } from './read-row.ts';
import { checkBorrowing } from './read-routing.ts';
import { checkProfiles, readProfiles } from './read-profiles.ts';
import { readHook } from './read-hooks.ts';
import { readScheduledReport } from './read-scheduled-reports.ts';
import { readSigns } from './read-signs.ts';
import { readSlips } from './read-slips.ts';
import { readPhrases, readSounds } from './read-sounds.ts';
import { HALL_TABLES, type HallFileName } from './columns.ts';
import type { HallFileError, HallTables } from './tables.ts';
import { own } from '../base/own.ts';

/** Everything that the files of a hall say. */
export type HallFile = {
  readonly catalogue: Catalogue;
  /** Staff: not in the catalogue, because a journal holds no people. */
  readonly users: readonly HallUser[];
  /** How those come in who have an account elsewhere. */
  readonly signIn: SignInRules;
  readonly bookings: readonly Booking[];
  /** Readings for the search, from the column `pinyin`; services without any are left out. */
  readonly readings: Readonly<Record<ServiceId, Readings>>;
  /** Names that screens shorten, as sentences. */
  readonly longNames: readonly string[];
};

/** More would not be read; after correcting these, the rest shows. */
export const MAX_ERRORS = 200;

/** What is known beside the tables: the names of all files, and what is wrong with those that are none. */
export type BesideTables = {
  readonly names?: readonly string[];
  readonly unreadable?: readonly HallFileError[];
  /** Absent: every letter is taken for one that paper and signs have. */
  readonly letters?: Letters;
};

/** Understands the files of a hall, or tells all that is wrong with them, in the order of the files. */
export function readHallFile(
  tables: HallTables,
  { names = Object.keys(tables), unreadable = [], letters }: BesideTables = {},
): Result<HallFile, readonly HallFileError[]> {
  const errors = [...unreadable];
  checkFiles(names, errors);
  const rowsOf = openAll(tables, names, errors);
  // A file that is missing or has lost lines is told once, not at every line of others that refers to it.
  const unsure = new Set(errors.map(({ file }) => file));
  const file = readAll({ tables, names }, rowsOf, unsure, errors);
  if (letters !== undefined) {
    checkPaperLetters(tables, letters.paper, errors);
    const rows = { signs: rowsOf['signs.csv'], counters: rowsOf['counters.csv'] };
    checkSignLetters(rows, file.catalogue, letters.signs);
  }
  if (errors.length === 0) return ok(file);
  const linesOf = (name: string): number => own(rowsOf as Readonly<Record<string, readonly Row[]>>, name)?.length ?? 0;
  return err(inOrder(gatherErrors(errors, linesOf)).slice(0, MAX_ERRORS));
}

function inOrder(errors: readonly HallFileError[]): readonly HallFileError[] {
  const files = Object.keys(HALL_TABLES);
  return [...errors].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line);
}

type RowsOf = Readonly<Record<Exclude<HallFileName, 'hall.csv'>, readonly Row[]>>;

function openAll(tables: HallTables, names: readonly string[], errors: HallFileError[]): RowsOf {
  const open = (file: HallFileName): readonly Row[] => openTable(tables, file, errors, names);
  return {
    'departments.csv': open('departments.csv'),
    'lines.csv': open('lines.csv'),
    'services.csv': open('services.csv'),
    'counters.csv': open('counters.csv'),
    'profiles.csv': open('profiles.csv'),
    'categories.csv': open('categories.csv'),
    'calendar.csv': open('calendar.csv'),
    'devices.csv': open('devices.csv'),
    'slips.csv': open('slips.csv'),
    'matters.csv': open('matters.csv'),
    'keymaps.csv': open('keymaps.csv'),
    'inputs.csv': open('inputs.csv'),
    'sounds.csv': open('sounds.csv'),
    'phrases.csv': open('phrases.csv'),
    'signs.csv': open('signs.csv'),
    'users.csv': open('users.csv'),
    'sign_in_roles.csv': open('sign_in_roles.csv'),
    'appointments.csv': open('appointments.csv'),
    'alerts.csv': open('alerts.csv'),
    'assessment.csv': open('assessment.csv'),
    'cards.csv': open('cards.csv'),
    'scheduled_reports.csv': open('scheduled_reports.csv'),
    'hooks.csv': open('hooks.csv'),
  };
}

type Folder = { readonly tables: HallTables; readonly names: readonly string[] };

/** What rows may name, and whether a file of theirs is so wrong that an unknown name is no mistake of the row. */
function namedPlaces(rowsOf: RowsOf, unsure: ReadonlySet<string>) {
  const known = (file: keyof RowsOf, what: string): Known => knownIds(rowsOf[file], file, what, unsure.has(file));
  const devices = (kind: string, what: string): Known => {
    const rows = rowsOf['devices.csv'].filter((row) => cell(row, 'kind').toLowerCase() === kind);
    return knownIds(rows, 'devices.csv', what, unsure.has('devices.csv'));
  };
  return {
    departments: known('departments.csv', 'a department'),
    lines: known('lines.csv', 'a line'),
    services: known('services.csv', 'a service'),
    counters: known('counters.csv', 'a counter'),
    kiosks: devices('kiosk', 'a kiosk'),
    boards: devices('board', 'a board'),
    printers: knownPrinters(rowsOf['devices.csv'], unsure.has('devices.csv')),
    keymaps: knownKeymaps(rowsOf['keymaps.csv'], unsure.has('keymaps.csv')),
    zones: knownZones(rowsOf, unsure),
  };
}

type NamedPlaces = ReturnType<typeof namedPlaces>;

function readAll(
  { tables, names }: Folder,
  rowsOf: RowsOf,
  unsure: ReadonlySet<string>,
  errors: HallFileError[],
): HallFile {
  const places = namedPlaces(rowsOf, unsure);
  const { departments, lines, services, counters } = places;
  const { hall, rules, row } = readHall(tables, errors, names);
  const signIn = readSignIn(row, rowsOf['sign_in_roles.csv']);
  const placed = readDevices(rowsOf['devices.csv'], places);
  const users = rowsOf['users.csv'].map((row) => readUser(row, departments, counters));
  const needed: Catalogue = {
    hall,
    rules,
    departments: rowsOf['departments.csv'].map(readDepartment),
    lines: rowsOf['lines.csv'].map((row) => readLine(row, departments, lines, counters)),
    services: rowsOf['services.csv'].map((row) => readService(row, { departments, lines, services })),
    counters: rowsOf['counters.csv'].map((row) => readCounter(row, departments, lines)),
    ...(rowsOf['profiles.csv'].length === 0 ? {} : { profiles: readProfiles(rowsOf['profiles.csv'], lines, counters) }),
    categories: rowsOf['categories.csv'].map(readCategory),
    calendar: readCalendar(rowsOf['calendar.csv'], hall.alwaysOpen, errors),
    ...placed,
  };
  const told = unsure.has('users.csv') ? undefined : users;
  const catalogue = { ...needed, ...readOptional(tables, rowsOf, { needed, places, users: told, unsure, errors }) };
  const bookings = rowsOf['appointments.csv'].map((row) => readBooking(row, services));
  checkAll(rowsOf, catalogue, users, counters);
  if (!unsure.has('calendar.csv')) {
    checkHours(rowsOf, catalogue, errors);
    checkBookings(rowsOf['appointments.csv'], bookings, catalogue);
  }
  checkFilled(rowsOf, errors);
  checkSignInNames(rowsOf['users.csv'], users);
  return {
    catalogue,
    users,
    signIn,
    bookings,
    readings: allReadings(rowsOf['services.csv']),
    longNames: longNames(tables),
  };
}

type BesideOptional = {
  readonly needed: Catalogue;
  readonly places: NamedPlaces;
  /** Absent: their file is wrong, and nobody is unknown for it. */
  readonly users: readonly HallUser[] | undefined;
  readonly unsure: ReadonlySet<string>;
  readonly errors: HallFileError[];
};

/** What is in the tables that a hall may leave out; nothing for one that is not there. */
function readOptional(
  tables: HallTables,
  rowsOf: RowsOf,
  { needed, places, users, unsure, errors }: BesideOptional,
): Partial<Catalogue> {
  const { departments, lines, services, counters, zones, boards } = places;
  const { hall, rules } = needed;
  const dutyBoard = unsure.has('devices.csv') || needed.boards.some(({ kind }) => kind === DUTY_OFFICE);
  const alertPlaces = { departments, lines, counters, zones, users, dutyBoard };
  const complaintsTimed = unsure.has('hall.csv') || rules.complaintWorkingDays !== undefined;
  const cardPlaces = { departments, lines, services, users, complaintsTimed };
  const signPlaces = {
    ...{ counters, lines, zones, placed: needed.signs, hallName: hall.name, languages: hall.languages },
    counterNames: new Map(needed.counters.map(({ id, name }) => [id, name])),
  };
  const matter = (row: Row) => readMatter(row, services, rules.maxServicesPerTicket);
  const read: { readonly [File in keyof RowsOf]?: (rows: readonly Row[]) => Partial<Catalogue> } = {
    'slips.csv': (rows) => ({ slips: readSlips(rows, places.printers, errors) }),
    'matters.csv': (rows) => ({ matters: rows.map(matter) }),
    'keymaps.csv': (rows) => ({ keymaps: readKeymaps(rows) }),
    'sounds.csv': (rows) => ({ sounds: readSounds(rows, boards, zones) }),
    'phrases.csv': (rows) => ({ phrases: readPhrases(rows) }),
    'inputs.csv': (rows) => ({ inputs: readPlugged(rows, places) }),
    'alerts.csv': (rows) => ({ alerts: rows.map((row) => readAlert(row, alertPlaces)) }),
    'assessment.csv': (rows) => ({ assessment: readAssessment(rows) }),
    'cards.csv': (rows) => ({ cards: rows.map((row) => readCard(row, cardPlaces)) }),
    'scheduled_reports.csv': (rows) => ({ scheduledReports: rows.map(readScheduledReport) }),
    'hooks.csv': (rows) => ({ hooks: rows.map(readHook) }),
    'signs.csv': (rows) => ({ ledSigns: readSigns(rows, signPlaces) }),
  };
  const files = Object.keys(read) as (keyof RowsOf)[];
  return Object.assign(
    {},
    ...files.filter((file) => tables[file] !== undefined).map((file) => read[file]?.(rowsOf[file])),
  ) as Partial<Catalogue>;
}

function checkAll(rowsOf: RowsOf, catalogue: Catalogue, users: readonly HallUser[], counters: Known): void {
  // The lines of one keymap share its id.
  for (const rows of Object.values({ ...rowsOf, 'keymaps.csv': [] })) unique(rows, 'id');
  unique(rowsOf['lines.csv'], 'prefix');
  unique(rowsOf['services.csv'], 'code');
  for (const rows of Object.values({ ...rowsOf, 'keymaps.csv': [] })) distinct(rows, 'id');
  distinct(rowsOf['services.csv'], 'code');
  distinct([...rowsOf['departments.csv'], ...rowsOf['counters.csv']], 'zone');
  checkJoint(rowsOf['services.csv']);
  checkOrder(rowsOf['services.csv']);
  if (!counters.unsure) {
    checkCallable(rowsOf['lines.csv'], catalogue.counters);
    checkBorrowing(rowsOf['lines.csv'], catalogue.lines, catalogue.counters);
    checkProfiles(rowsOf['profiles.csv'], catalogue.profiles ?? [], catalogue.counters, catalogue.lines);
  }
  checkCategories(rowsOf['categories.csv'], catalogue, rowsOf['appointments.csv'].length > 0);
  const user = rowsOf['users.csv'][0];
  if (user !== undefined && !users.some(({ role }) => role === 'administrator')) {
    complain({ ...user, line: 0 }, 'role', 'at least one user with the role administrator', '');
  }
}

/** Files without which there is nothing to give out numbers for, or nobody to do it. */
function checkFilled(rowsOf: RowsOf, errors: HallFileError[]): void {
  for (const file of [
    'departments.csv',
    'lines.csv',
    'services.csv',
    'counters.csv',
    'categories.csv',
    'users.csv',
  ] as const) {
    const told = errors.some((error) => error.file === file);
    if (rowsOf[file].length > 0 || told) continue;
    errors.push({ file, line: 0, field: '', value: '', expected: 'at least one line below the header' });
  }
}

function checkCategories(rows: readonly Row[], { categories }: Catalogue, bookings: boolean): void {
  const first = rows[0];
  if (first === undefined) return;
  for (const needed of bookings ? [ORDINARY, APPOINTMENT] : [ORDINARY]) {
    if (!categories.some(({ id }) => id === needed))
      complain({ ...first, line: 0 }, 'id', `a category with the id ${needed}`, '');
  }
  const shares = categories.map(({ shareOfVisits }) => ({ share: shareOfVisits }));
  checkSum(first, shares, 'shares of visits', 'share_of_visits');
}

/** Where a device may stand for: the zones of departments and counters. */
function knownZones(rowsOf: RowsOf, unsure: ReadonlySet<string>): Known {
  const rows = [...rowsOf['departments.csv'], ...rowsOf['counters.csv']];
  return {
    file: 'departments.csv or counters.csv',
    what: 'a zone',
    unsure: unsure.has('departments.csv') || unsure.has('counters.csv'),
    ids: new Set(rows.map((row) => row.cells.get('zone') ?? '')),
  };
}

function allReadings(rows: readonly Row[]): Readonly<Record<ServiceId, Readings>> {
  const withPinyin = rows.filter((row) => list(row, 'pinyin').length > 0);
  return Object.fromEntries(withPinyin.map((row) => [row.cells.get('id') ?? '', readReadings(row)]));
}

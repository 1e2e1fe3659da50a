import { SECOND, type Millis, type TimeZone } from '../base/time.ts';
import { DESK_RULES, type DeskRules, type HallFacts, type HallRules } from '../catalogue/hall-rules.ts';
import { LANGUAGES, type Language } from '../base/names.ts';
import { readLanguages } from './read-languages.ts';
import { openHallRow } from './open-table.ts';
import { cell, complain, hint, id, integer, minutes, names, text, time, yesNo, type Row } from './read-row.ts';
import type { HallFileError, HallTables } from './tables.ts';

/** The keys of hall.csv; every one must be there. */
export const HALL_KEYS = [
  ...['id', 'name_zh_hans', 'name_zh_hant', 'name_en', 'time_zone', 'languages', 'day_starts', 'late_closing_minutes'],
  ...[
    'always_open',
    'sample',
    'last_ticket_minutes_before_close',
    'reentry_within_minutes',
    'appointment_grace_minutes',
  ],
  ...['appointment_early_minutes', 'walk_minutes', 'max_services_per_ticket', 'board_calls', 'repeat_window_seconds'],
] as const;

/** Keys that may be left out; the hall then goes by DESK_RULES, shows no names, and its boards never rest. */
export const OPTIONAL_HALL_KEYS = [
  'undo_seconds',
  'recall_seconds',
  'recalls_at_most',
  'rating_seconds',
  'show_clerk_names',
  'show_clerk_photos',
  'notice_files_mb',
  'notice_record_months',
  'boards_rest_minutes',
] as const;

/** hall.csv: who the hall is and the numbers of the house. */
export function readHall(
  tables: HallTables,
  errors: HallFileError[],
): { readonly hall: HallFacts; readonly rules: HallRules } {
  const row = openHallRow(tables, [...HALL_KEYS, ...OPTIONAL_HALL_KEYS], errors);
  // Without the file itself, eighteen complaints about its keys would only hide the one that matters.
  const quiet: Row = row.cells.size === 0 && errors.length > 0 ? { ...row, errors: [] } : row;
  return { hall: readFacts(quiet), rules: readRules(quiet) };
}

function readFacts(row: Row): HallFacts {
  return {
    id: id(row),
    name: names(row),
    timeZone: timeZone(row),
    languages: languages(row),
    dayStartsAt: time(row, 'day_starts'),
    lateClosingMs: minutes(row, 'late_closing_minutes', { min: 0, max: 1440 }),
    alwaysOpen: yesNo(row, 'always_open'),
    sample: yesNo(row, 'sample'),
  };
}

function readRules(row: Row): HallRules {
  const day = { min: 0, max: 1440 };
  return {
    lastTicketBeforeCloseMs: minutes(row, 'last_ticket_minutes_before_close', { min: 0, max: 480 }),
    reentryWithinMs: minutes(row, 'reentry_within_minutes', day),
    appointmentGraceMs: minutes(row, 'appointment_grace_minutes', day),
    appointmentEarlyMs: minutes(row, 'appointment_early_minutes', day),
    walkBetweenCountersMs: minutes(row, 'walk_minutes', { min: 0, max: 60 }),
    maxServicesPerTicket: integer(row, 'max_services_per_ticket', { min: 1, max: 50 }),
    boardCalls: integer(row, 'board_calls', { min: 1, max: 100 }),
    repeatWindowMs: integer(row, 'repeat_window_seconds', { min: 1, max: 600 }) * SECOND,
    ...(cell(row, 'show_clerk_names') === '' ? {} : { showClerkNames: yesNo(row, 'show_clerk_names') }),
    ...(cell(row, 'show_clerk_photos') === '' ? {} : { showClerkPhotos: yesNo(row, 'show_clerk_photos') }),
    ...(cell(row, 'notice_files_mb') === ''
      ? {}
      : { noticeFilesBytes: integer(row, 'notice_files_mb', { min: 50, max: 1_000_000 }) * 1024 * 1024 }),
    ...(cell(row, 'notice_record_months') === ''
      ? {}
      : { noticeRecordMonths: integer(row, 'notice_record_months', { min: 1, max: 240 }) }),
    ...(cell(row, 'boards_rest_minutes') === ''
      ? {}
      : { boardsRestAfterMs: minutes(row, 'boards_rest_minutes', { min: 0, max: 720 }) }),
    desk: readDeskRules(row),
  };
}

function readDeskRules(row: Row): DeskRules {
  const seconds = (key: string, max: number, otherwise: Millis): Millis =>
    cell(row, key) === '' ? otherwise : integer(row, key, { min: 0, max }) * SECOND;
  return {
    undoMs: seconds('undo_seconds', 60, DESK_RULES.undoMs),
    recallAfterMs: seconds('recall_seconds', 300, DESK_RULES.recallAfterMs),
    recallsAtMost:
      cell(row, 'recalls_at_most') === ''
        ? DESK_RULES.recallsAtMost
        : integer(row, 'recalls_at_most', { min: 0, max: 50 }),
    ratingMs: seconds('rating_seconds', 3600, DESK_RULES.ratingMs),
  };
}

function timeZone(row: Row): TimeZone {
  const zone = text(row, 'time_zone');
  if (zone !== '' && !isZone(zone)) {
    complain(
      row,
      'time_zone',
      `a time zone of the IANA list, such as Asia/Shanghai${hint(zone, Intl.supportedValuesOf('timeZone'))}`,
    );
  }
  return zone;
}

function isZone(zone: string): boolean {
  try {
    // Offsets such as +08:00 are accepted by Intl but know no daylight saving: names only.
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(zone)
    );
  } catch {
    return false;
  }
}

function languages(row: Row): readonly Language[] {
  const found = readLanguages(row);
  if (found.length === 0 && cell(row, 'languages') === '')
    complain(row, 'languages', `at least one of ${LANGUAGES.join(', ')}`);
  return found;
}

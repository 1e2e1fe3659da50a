import { ASSESS_SCOPES } from '../catalogue/assess-rule.ts';
import { SECOND, type Millis, type TimeZone } from '../base/time.ts';
import {
  CARE_RULES,
  COUNTER_RULES,
  type CareRules,
  type CounterRules,
  type HallFacts,
  type HallRules,
} from '../catalogue/hall-rules.ts';
import { LANGUAGES, type Language } from '../base/names.ts';
import { HALL_KEYS } from './columns/hall-columns.ts';
import { readLanguages } from './read-languages.ts';
import { openHallRow } from './open-table.ts';
import {
  cell,
  complain,
  hint,
  id,
  integer,
  minutes,
  names,
  oneOf,
  percent,
  text,
  time,
  yesNo,
  type Row,
} from './read-row.ts';
import type { HallFileError, HallTables } from './tables.ts';

const KEYS = HALL_KEYS.map(({ name }) => name);

/** hall.csv: who the hall is and the numbers of the hall. */
export function readHall(
  tables: HallTables,
  errors: HallFileError[],
  names: readonly string[],
): { readonly hall: HallFacts; readonly rules: HallRules; readonly row: Row } {
  const row = openHallRow(tables, KEYS, errors, names);
  // Without the file itself, eighteen complaints about its keys would only hide the one that matters.
  const quiet: Row = row.cells.size === 0 && errors.length > 0 ? { ...row, errors: [] } : row;
  return { hall: readFacts(quiet), rules: readRules(quiet), row: quiet };
}

function readFacts(row: Row): HallFacts {
  return {
    id: id(row),
    name: names(row),
    timeZone: timeZone(row),
    languages: languages(row),
    dayStartsAt: time(row, 'day_starts'),
    lateClosingMs: minutes(row, 'late_closing_minutes'),
    alwaysOpen: yesNo(row, 'always_open'),
    sample: yesNo(row, 'sample'),
    ...placeOf(row),
  };
}

/** Both degrees, or neither. */
function placeOf(row: Row): Pick<HallFacts, 'place'> {
  if (cell(row, 'latitude') === '' && cell(row, 'longitude') === '') return {};
  const [latitude, longitude] = [degrees(row, 'latitude', 90), degrees(row, 'longitude', 180)];
  return { place: { latitude, longitude } };
}

function degrees(row: Row, key: string, most: number): number {
  const value = cell(row, key);
  const number = /^[-+]?\d{1,3}(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (Math.abs(number) <= most) return number;
  complain(
    row,
    key,
    `degrees from -${String(most)} to ${String(most)}, such as 46.5977; say latitude and longitude both`,
  );
  return 0;
}

function readRules(row: Row): HallRules {
  return {
    lastTicketBeforeCloseMs: minutes(row, 'last_ticket_minutes_before_close'),
    reentryWithinMs: minutes(row, 'reentry_within_minutes'),
    appointmentGraceMs: minutes(row, 'appointment_grace_minutes'),
    appointmentEarlyMs: minutes(row, 'appointment_early_minutes'),
    walkBetweenCountersMs: minutes(row, 'walk_minutes'),
    maxServicesPerTicket: integer(row, 'max_services_per_ticket'),
    boardCalls: integer(row, 'board_calls'),
    repeatWindowMs: integer(row, 'repeat_window_seconds') * SECOND,
    ...(cell(row, 'show_clerk_names') === '' ? {} : { showClerkNames: yesNo(row, 'show_clerk_names') }),
    ...(cell(row, 'show_clerk_photos') === '' ? {} : { showClerkPhotos: yesNo(row, 'show_clerk_photos') }),
    ...(cell(row, 'notice_files_mb') === '' ? {} : { noticeFilesBytes: integer(row, 'notice_files_mb') * 1024 * 1024 }),
    ...(cell(row, 'notice_record_months') === '' ? {} : { noticeRecordMonths: integer(row, 'notice_record_months') }),
    ...(cell(row, 'complaint_working_days') === ''
      ? {}
      : { complaintWorkingDays: integer(row, 'complaint_working_days') }),
    ...(cell(row, 'boards_rest_minutes') === '' ? {} : { boardsRestAfterMs: minutes(row, 'boards_rest_minutes') }),
    ...(cell(row, 'help_overdue_percent') === '' ? {} : { helpOverduePercent: percent(row, 'help_overdue_percent') }),
    ...(cell(row, 'publish_accuracy') === '' ? {} : { publishAccuracy: yesNo(row, 'publish_accuracy') }),
    counters: readCounterRules(row),
    care: readCareRules(row),
    ...(cell(row, 'supervisors_assess') === '' ? {} : { assessScope: oneOf(row, 'supervisors_assess', ASSESS_SCOPES) }),
    ...(cell(row, 'alerts_per_hour') === '' ? {} : { alertsPerHour: integer(row, 'alerts_per_hour') }),
  };
}

function readCounterRules(row: Row): CounterRules {
  const seconds = (key: string, otherwise: Millis): Millis =>
    cell(row, key) === '' ? otherwise : integer(row, key) * SECOND;
  return {
    undoMs: seconds('undo_seconds', COUNTER_RULES.undoMs),
    recallAfterMs: seconds('recall_seconds', COUNTER_RULES.recallAfterMs),
    recallsAtMost: cell(row, 'recalls_at_most') === '' ? COUNTER_RULES.recallsAtMost : integer(row, 'recalls_at_most'),
    ratingMs: seconds('rating_seconds', COUNTER_RULES.ratingMs),
    ...(cell(row, 'shortest_service_seconds') === ''
      ? {}
      : { shortestServiceMs: integer(row, 'shortest_service_seconds') * SECOND }),
    ...(cell(row, 'least_seconds_before_no_show') === ''
      ? {}
      : { leastBeforeNoShowMs: integer(row, 'least_seconds_before_no_show') * SECOND }),
    ...(cell(row, 'least_recalls') === '' ? {} : { leastRecalls: leastRecalls(row) }),
  };
}

function readCareRules(row: Row): CareRules {
  const told = (key: string, otherwise: Millis): Millis => (cell(row, key) === '' ? otherwise : minutes(row, key));
  return {
    idleMs: told('idle_after_minutes', CARE_RULES.idleMs),
    pauseMs: told('pause_minutes', CARE_RULES.pauseMs),
    lunchMs: told('lunch_minutes', CARE_RULES.lunchMs),
  };
}

/** More recalls than there may be would leave nobody to be missed. */
function leastRecalls(row: Row): number {
  const least = integer(row, 'least_recalls');
  const most = cell(row, 'recalls_at_most') === '' ? 0 : Number(cell(row, 'recalls_at_most'));
  if (most > 0 && least > most) complain(row, 'least_recalls', `at most ${String(most)}, as recalls_at_most says`);
  return least;
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

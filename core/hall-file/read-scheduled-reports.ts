import { LANGUAGES } from '../base/names.ts';
import { PRESETS, REPORT_FORMATS, type ScheduledReport, type ScheduledTime } from '../catalogue/scheduled-report.ts';
import { dimensionsOf, REPORT_IDS, reportOf } from '../reports/report-table.ts';
import { cell, complain, hint, id, list, oneOf, type Row } from './read-row.ts';
import { isWebAddress } from './web-address.ts';
import { weekdaysOf } from './read-weekdays.ts';

/** Beside the reports: a day as one trace. */
const COURSE = 'course';
/** Such days stand in every month. */
const LAST_DAY_OF_MONTH = 28;

/** A line of scheduled_reports.csv. */
export function readScheduledReport(row: Row): ScheduledReport {
  const report = oneOf(row, 'report', [...REPORT_IDS, COURSE]);
  const span = oneOf(row, 'span', PRESETS);
  if (report === COURSE && span !== 'today' && span !== 'yesterday')
    complain(row, 'span', 'today or yesterday: course is of one day');
  const by = readBy(row, report);
  const folder = readFolder(row);
  const webhook = cell(row, 'webhook');
  if (webhook !== '' && !isWebAddress(webhook))
    complain(row, 'webhook', 'an address such as https://archive.example/hooks/reports');
  if (webhook === '' && cell(row, 'folder') === '')
    complain(row, 'folder', 'a folder such as daily, or an address in the column webhook');
  const language = cell(row, 'language') === '' ? undefined : oneOf(row, 'language', LANGUAGES);
  return {
    ...{ id: id(row), report, span, when: cell(row, 'when'), times: readTimes(row), formats: readFormats(row) },
    ...(by === undefined ? {} : { by }),
    ...(language === undefined ? {} : { language }),
    ...(folder === undefined ? {} : { folder }),
    ...(webhook === '' ? {} : { webhook }),
  };
}

function readBy(row: Row, report: string): readonly string[] | undefined {
  const parts = list(row, 'by').map((part) => part.toLowerCase());
  if (parts.length === 0) return undefined;
  const known = REPORT_IDS.find((each) => each === report);
  if (known === undefined) {
    complain(row, 'by', 'nothing: course goes by the clock');
    return undefined;
  }
  const allowed = dimensionsOf(reportOf(known));
  for (const [at, part] of parts.entries()) {
    if (!allowed.some((each) => each === part))
      complain(row, 'by', `by what ${known} can be split: ${allowed.join(', ')}${hint(part, allowed)}`, part);
    else if (parts.indexOf(part) < at) complain(row, 'by', 'each only once', part);
  }
  if (parts.length > 3) complain(row, 'by', 'three at most');
  return parts;
}

const TIME = /^(?:(daily|month(?:-(\d{1,2}))?|[a-z]{3}(?:-[a-z]{3})?)\s+)?(\d{1,2})[:：](\d{2})$/i;

function readTimes(row: Row): readonly ScheduledTime[] {
  const times = list(row, 'when').flatMap((part) => {
    const found = timeIn(part);
    if (found === undefined)
      complain(row, 'when', 'times such as daily 06:30, mon-fri 18:05, mon 07:00, or month-3 07:00 (1 to 28)', part);
    return found ?? [];
  });
  if (cell(row, 'when') === '') complain(row, 'when', 'when it is made, such as daily 06:30');
  return times;
}

function timeIn(part: string): ScheduledTime | undefined {
  const match = TIME.exec(part);
  if (match === null) return undefined;
  const [, days = 'daily', dayOfMonth, hour = '', minutes = ''] = match;
  const minute = Number(hour) * 60 + Number(minutes);
  if (Number(minutes) > 59 || minute >= 1440) return undefined;
  if (days.toLowerCase().startsWith('month')) {
    const day = Number(dayOfMonth ?? '1');
    return day >= 1 && day <= LAST_DAY_OF_MONTH ? { minute, dayOfMonth: day } : undefined;
  }
  const weekdays = days.toLowerCase() === 'daily' ? weekdaysOf('mon-sun') : weekdaysOf(days);
  return weekdays === undefined ? undefined : { minute, weekdays };
}

function readFormats(row: Row): ScheduledReport['formats'] {
  const parts = list(row, 'format').map((part) => part.toLowerCase());
  const formats = REPORT_FORMATS.filter((each) => parts.includes(each));
  for (const part of parts)
    if (!REPORT_FORMATS.some((each) => each === part)) complain(row, 'format', 'csv, xlsx or csv;xlsx', part);
  return formats.length === 0 ? ['xlsx'] : formats;
}

const PART = String.raw`[\p{L}\p{N}][\p{L}\p{N}_-]*`;
const FOLDER = new RegExp(String.raw`^${PART}(?:/${PART}){0,4}$`, 'u');
/** Names that a Windows machine keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const FOLDER_LENGTH = 100;

/** Always below the folder of scheduled reports: no way out of it can be written. */
function readFolder(row: Row): string | undefined {
  const folder = cell(row, 'folder');
  if (folder === '') return undefined;
  if (!FOLDER.test(folder) || folder.length > FOLDER_LENGTH || folder.split('/').some((part) => RESERVED.test(part)))
    complain(
      row,
      'folder',
      'a folder below the data folder of letters, digits, - and _, such as daily or office/daily; no dots, no path of its own',
    );
  return folder;
}

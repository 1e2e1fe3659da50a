import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf, type HallTexts } from './fixtures/small-hall-file.ts';

/** What is said of the small hall with changes in its files, a line each. */
function told(changes: Readonly<Record<string, readonly [from: string | RegExp, to: string]>>): readonly string[] {
  const texts: Record<string, string> = { ...SMALL_HALL };
  for (const [file, [from, to]] of Object.entries(changes)) {
    const changed = (texts[file] ?? '').replace(from, to);
    expect(changed).not.toBe(texts[file]);
    texts[file] = changed;
  }
  return toldOf(texts);
}

function toldOf(texts: HallTexts, names?: readonly string[]): readonly string[] {
  const read = readHallFile(tablesOf(texts), names === undefined ? {} : { names });
  return read.ok ? [] : read.error.map(hallFileErrorText);
}

describe('what a copy or an editor has done to a field', () => {
  it.each([
    [
      'a lost letter',
      'departments.csv',
      '税务局',
      '税�局',
      'departments.csv, line 2, name_zh_hans "税�局": expected a text without �',
    ],
    [
      'a private letter',
      'counters.csv',
      '产权窗口',
      '产权\ue7c7窗口',
      'counters.csv, line 3, name_zh_hans',
      'U+E7C7 is private use',
    ],
    ['a private letter of another plane', 'departments.csv', 'Tax office', 'Tax \u{f0001}', 'U+F0001 is private use'],
    [
      'a zero-width space in an id',
      'lines.csv',
      'titles,BA',
      'titles\u200b,BA',
      'lines.csv, line 3, id',
      'a zero-width space (U+200B) stands after "titles"',
    ],
    [
      'a mark of direction',
      'services.csv',
      'T-1',
      '\u202dT-1',
      'services.csv, line 2, code',
      '(U+202D) stands at the beginning',
    ],
    [
      'a byte order mark within',
      'departments.csv',
      '国土局',
      '国土\ufeff局',
      'a byte order mark (U+FEFF) stands after "国土"',
    ],
    ['a joiner between hanzi', 'departments.csv', '国土局', '国\u200d土局', '(U+200D) stands after "国"'],
    ['a control character', 'lines.csv', 'Titles', 'Tit\u0007les', 'the control character U+0007'],
    [
      'a radical of a PDF',
      'services.csv',
      '契税',
      '⼤税',
      'services.csv, line 2, name_zh_hans "⼤税": expected 大, not the radical',
    ],
    ['a zero-width space in a list', 'counters.csv', 'tax:1;', 'tax:1;\u200b', 'counters.csv, line 2, lines'],
    [
      'a hidden letter in a rule of the hall',
      'hall.csv',
      '04:00',
      '04:00\u2060',
      'hall.csv, line 8, day_starts',
      '(U+2060)',
    ],
  ])('[H26] %s', (_, file, from, to, ...says) => {
    const found = told({ [file]: [from, to] });
    expect(found).toHaveLength(1);
    for (const each of says) expect(found[0]).toContain(each);
  });

  it('[H26] joiners in writings that need them, and anything in remarks, are left alone', () => {
    const texts = {
      ...SMALL_HALL,
      'departments.csv': (SMALL_HALL['departments.csv'] ?? '').replace('Tax office', 'باج\u200cئىدارىسى'),
      'hall.csv': (SMALL_HALL['hall.csv'] ?? '').replace('walk_minutes,2,', 'walk_minutes,2,1.1E+17 \u200b�'),
    };
    expect(toldOf(texts)).toEqual([]);
  });
});

describe('what a spreadsheet has done to a field', () => {
  it.each([
    [
      'a code',
      'services.csv',
      'T-1',
      '1.10106E+17',
      'services.csv, line 2, code "1.10106E+17": expected all its digits: a spreadsheet has shortened this; format the column as text',
    ],
    ['a code of other countries', 'services.csv', 'T-1', '"4,5E+11"', 'a spreadsheet has shortened this'],
    [
      'the number of a booking',
      'appointments.csv',
      'AP-1',
      '2.02603E+14',
      'appointments.csv, line 2, id',
      'a spreadsheet has shortened this',
    ],
    [
      'a number',
      'services.csv',
      ',900,',
      ',9E+02,',
      'services.csv, line 2, visits_per_year',
      'a spreadsheet has shortened this',
    ],
    ['a formula that failed', 'departments.csv', 'Tax office', '#REF!', 'a formula of a spreadsheet has failed'],
    ['a field too narrow', 'appointments.csv', '2026-03-09', '########', 'a formula of a spreadsheet has failed'],
    ['a formula', 'services.csv', 'T-1', '=A2', 'not a formula'],
    [
      'a date for a counter',
      'counters.csv',
      '\nA2,',
      '\n2-Mar,',
      'counters.csv, line 3, id "2-Mar": expected what was typed: a spreadsheet has made a date of it',
    ],
    [
      'a date for a zone',
      'departments.csv',
      '1F-B',
      '1月2日',
      'departments.csv, line 3, zone "1月2日"',
      'has made a date of it',
    ],
    ['a whole date for a counter', 'counters.csv', '\nA2,', '\n2026-3-1,', 'has made a date of it'],
    ['an apostrophe', 'services.csv', 'T-1', "'0012", 'no apostrophe before it'],
    [
      'a date as its serial number',
      'appointments.csv',
      '2026-03-09',
      '46090',
      'appointments.csv, line 2, date "46090"',
      'this is how a spreadsheet counts 2026-03-09',
    ],
    [
      'a holiday as its serial number',
      'calendar.csv',
      '2026-02-15',
      '46068',
      'calendar.csv, line 4, date_from',
      '2026-02-15',
    ],
    [
      'a time as a part of the day',
      'appointments.csv',
      '08:30',
      '0.354166666666667',
      'appointments.csv, line 2, slot_from',
      'counts 08:30',
    ],
  ])('[H26] %s', (_, file, from, to, ...says) => {
    const found = told({ [file]: [from, to] });
    expect(found).toHaveLength(1);
    for (const each of says) expect(found[0]).toContain(each);
  });

  it('[H26] two codes that became alike are not told as one code twice', () => {
    const found = told({ 'services.csv': [/T-1|L-2/g, '1.10106E+17'] });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain('has it too');
  });
});

describe('ids that look alike', () => {
  it.each([
    [
      'a zero before',
      'counters.csv',
      '\nA2,',
      '\n01,',
      'counters.csv, line 3, id "01": expected the same as "1" (counters.csv, line 2), or a value that does not look like it',
    ],
    [
      'capitals in a code',
      'services.csv',
      'L-2',
      't-1',
      'services.csv, line 3, code "t-1": expected the same as "T-1"',
    ],
    ['wide letters in a code', 'services.csv', 'L-2', 'Ｔ－１', 'the same as "T-1"'],
    ['letters of another alphabet', 'services.csv', 'L-2', 'Т-1', 'the same as "T-1"'],
    ['another hyphen', 'services.csv', 'L-2', 'T–1', 'the same as "T-1"'],
    [
      'zeros within a booking',
      'appointments.csv',
      /$/,
      'AP-001,2026-03-09,08:30,09:00,title,booked\n',
      'appointments.csv, line 3, id "AP-001": expected the same as "AP-1"',
    ],
    [
      'the zone of a counter',
      'counters.csv',
      'A2,land,1F-B',
      'A2,land,1f-b',
      'counters.csv, line 3, zone "1f-b": expected the same as "1F-B" (departments.csv, line 3)',
    ],
  ])('[H27] %s', (_, file, from, to, says) => {
    expect(told({ [file]: [from, to] }).join('\n')).toContain(says);
  });

  it('[H27] who refers to one by another spelling is told which is meant', () => {
    expect(told({ 'users.csv': ['1F-A,1', '1F-A,01'] })[0]).toContain(
      'counter "01": expected a counter that stands in counters.csv; nearest: 1',
    );
    expect(told({ 'users.csv': ['1F-A,1', '1F-A,ａ２'] })[0]).toContain('nearest: A2');
  });
});

describe('the lines of the calendar', () => {
  const day = (row: string): readonly string[] => told({ 'calendar.csv': [/(make-up.*\n)/, `$1${row}\n`] });

  it.each([
    [
      'times on a holiday',
      'holiday,,2026-10-01,2026-10-01,12:00,,,国庆,國慶,National Day,',
      'line 6, time_from "12:00": expected nothing: a line of the kind holiday does not use it; a day that is open for some hours is a make-up-workday',
    ],
    [
      'a weekday on a holiday',
      'holiday,thu,2026-10-01,2026-10-01,,,,国庆,國慶,National Day,',
      'line 6, weekday "thu": expected nothing',
    ],
    [
      'dates on hours',
      'hours,wed,2026-10-01,,09:00,10:00,,,,,',
      'line 6, date_from "2026-10-01": expected nothing: a line of the kind hours does not use it; the hours of one date',
    ],
    ['a share on hours', 'hours,wed,,,09:00,10:00,0.3,,,,', 'line 6, share "0.3": expected nothing'],
    [
      'one time of two',
      'make-up-workday,thu,2026-12-31,2026-12-31,08:30,,,半天,半天,Half day,',
      'line 6, time_to: expected a time',
    ],
    [
      'times that end before they begin',
      'make-up-workday,thu,2026-12-31,2026-12-31,12:00,08:30,,半天,半天,Half day,',
      'line 6, time_to "08:30": expected a time after time_from',
    ],
    [
      'several days of no weekday',
      'make-up-workday,,2026-12-30,2026-12-31,08:30,12:00,,半天,半天,Half day,',
      'line 6, weekday: expected a weekday',
    ],
    [
      'a worked day that runs into a holiday',
      'make-up-workday,fri,2026-02-13,2026-02-16,,,,调休,調休,Worked,',
      'line 6, date_to "2026-02-16": expected a date that is not a holiday at the same time (2026-02-15 to 2026-02-23)',
    ],
    [
      'a worked day around a holiday',
      'make-up-workday,fri,2026-02-13,2026-02-28,,,,调休,調休,Worked,',
      'line 6, date_to',
    ],
    [
      'one date as two weekdays',
      'make-up-workday,mon,2026-02-14,2026-02-14,,,,调休,調休,Worked,',
      'line 6, weekday "mon": expected the weekday of line 5',
    ],
    [
      'one date with and without times',
      'make-up-workday,fri,2026-02-14,2026-02-14,09:00,10:00,,调休,調休,Worked,',
      'line 6, time_from "09:00": expected times on both lines of this date, or on none',
    ],
    [
      'an opening without a ticket',
      'make-up-workday,thu,2026-12-31,2026-12-31,08:30,08:45,,半天,半天,Half day,',
      'line 6, time_to "08:45": expected an opening of more than the 20 minutes',
    ],
  ])('[H28] %s', (_, row, says) => {
    expect(day(row)).toEqual([expect.stringContaining(`calendar.csv, ${says}`)]);
  });

  it('[H28] two openings of one date stand beside each other, and may not overlap', () => {
    const short = 'make-up-workday,,2026-12-31,2026-12-31,08:30,12:00,,半天,半天,Half day,';
    expect(day(`${short}\n${short.replace('08:30,12:00', '13:00,14:00')}`)).toEqual([]);
    expect(day(`${short}\n${short.replace('08:30,12:00', '11:00,14:00')}`)).toEqual([
      expect.stringContaining('line 7, time_from "11:00": expected hours that do not overlap with those of line 6'),
    ]);
  });

  it('[H28] a service that is given only while the hall is closed', () => {
    const hours = (value: string): HallTexts => ({
      ...SMALL_HALL,
      'services.csv': (SMALL_HALL['services.csv'] ?? '')
        .replace('before,pinyin', 'before,pinyin,hours')
        .replace('chai lü', `chai lü,${value}`)
        .replace('deed-tax,deed-tax,', 'deed-tax,deed-tax,,'),
    });
    expect(toldOf(hours('mon 09:00-10:00'))).toEqual([]);
    expect(toldOf(hours('sat 09:00-10:00'))).toEqual([
      expect.stringContaining(
        'services.csv, line 2, hours "sat 09:00-10:00": expected hours in which the hall is open',
      ),
    ]);
    expect(toldOf(hours('mon 11:30-13:00'))).toEqual([expect.stringContaining('it never is in these')]);
    expect(toldOf(hours('mon 09:00-09:15'))).toEqual([expect.stringContaining('longer than the 20 minutes')]);
  });
});

describe('kinds and life events', () => {
  it.each([
    [
      'a board',
      'devices.csv',
      'hall-overview',
      'hall',
      'devices.csv, line 3, type "hall": expected one of hall-overview, zone-calls',
    ],
    ['a board, nearly', 'devices.csv', 'hall-overview', 'zone-call', 'nearest: zone-calls'],
    ['a board named by its screen', 'devices.csv', 'hall-overview', 'windows', 'nearest: window'],
    [
      'a kiosk',
      'devices.csv',
      'standard',
      'low',
      'devices.csv, line 2, type "low": expected one of standard, low-height; nearest: low-height',
    ],
    [
      'a life event',
      'services.csv',
      ',house,',
      ',housing,',
      'services.csv, line 2, life_events "housing": expected life events out of birth, school',
    ],
    [
      'a life event among others',
      'services.csv',
      ',house,',
      ',house;mariage,',
      'services.csv, line 2, life_events "mariage"',
      'nearest: marriage',
    ],
    ['a life event in Chinese', 'services.csv', ',house,', ',结婚,', 'life_events "结婚"'],
    [
      'paper of a board',
      'devices.csv',
      '2160,,web',
      '2160,80,web',
      'devices.csv, line 3, paper_mm "80": expected nothing: only kiosks and printers print',
    ],
  ])('[H29] %s', (_, file, from, to, ...says) => {
    const found = told({ [file]: [from, to] });
    expect(found).toHaveLength(1);
    for (const each of says) expect(found[0]).toContain(each);
  });
});

describe('files under nearly the right name', () => {
  const without = (file: string): HallTexts =>
    Object.fromEntries(Object.entries(SMALL_HALL).filter(([name]) => name !== file));
  const folder = (missing: string, ...added: readonly string[]): string =>
    toldOf(without(missing), [...Object.keys(without(missing)), ...added]).join('\n');

  it.each([
    'Services.CSV',
    'services.csv.txt',
    'services.xlsx',
    'SERVICES.XLS',
    'services (1).csv',
    'servcies.csv',
    'services - 副本.csv',
    'services.et',
    'ｓervices.csv',
  ])('[H30] %s for services.csv', (name) => {
    expect(folder('services.csv', name)).toContain(`services.csv: expected this file, with the columns`);
    expect(folder('services.csv', name)).toContain(`; ${name} is there: is it meant?`);
  });

  it('[H30] of a workbook it is said which one is read', () => {
    expect(folder('hall.csv', 'Hall.xls')).toContain(
      'Hall.xls is there: is it meant? Of workbooks hall.xlsx alone is read, a sheet for each table: save this sheet as CSV UTF-8, or put it there',
    );
  });

  it.each(['Slips.csv', 'slip.csv', 'slips.csv.txt', 'slips.xlsx'])(
    '[H30] %s is not passed over because slips.csv may be left out',
    (name) => {
      expect(folder('slips.csv', name)).toBe(
        `${name}: expected the name slips.csv, if that is meant: under this one it is not read; else take it out of the folder`,
      );
    },
  );

  it('[H30] two files that differ in capitals are told; workbooks, copies and strangers beside a table are not', () => {
    const all = [...Object.keys(SMALL_HALL)];
    expect(toldOf(SMALL_HALL, [...all, 'Services.CSV'])).toEqual([
      'Services.CSV: expected one file of this name: services.csv is there too',
    ]);
    const beside = [
      'services.xlsx',
      '~$services.xlsx',
      'services (1).csv',
      'notes.csv',
      'logo.png',
      'README.md',
      '.DS_Store',
      'old-prices.csv',
    ];
    expect(toldOf(SMALL_HALL, [...all, ...beside])).toEqual([]);
  });
});

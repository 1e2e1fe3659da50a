import { describe, expect, it } from 'vitest';
import { COUNTER_RULES } from '../../../core/catalogue/hall-rules.ts';
import { MINUTE } from '../../../core/base/time.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { complaintAssigned } from '../../../core/protocol/bodies/hall-bodies.ts';
import { issueTicket } from '../../../core/protocol/bodies/ticket-bodies.ts';
import { claim, leave } from '../../../core/protocol/frames.ts';
import { auditEntriesQuery, voiceSample } from '../../../core/protocol/queries.ts';
import { hallFileErrorText, type HallFileError, type HallTables } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf, type HallTexts } from './fixtures/small-hall-file.ts';

/** The small hall with one thing changed in one file. */
function broken(file: string, from: string | RegExp, to: string): HallTables {
  const text = SMALL_HALL[file] ?? '';
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return tablesOf({ ...SMALL_HALL, [file]: changed });
}

function errorsOf(tables: HallTables): readonly HallFileError[] {
  const read = readHallFile(tables);
  return read.ok ? [] : read.error;
}

describe('a hall file', () => {
  it('[H13] that is right is read whole', () => {
    const read = readHallFile(tablesOf(SMALL_HALL));
    if (!read.ok) return expect(read.error.map(hallFileErrorText)).toEqual([]);
    const { catalogue, users, bookings, readings } = read.value;
    expect(catalogue.rules.reentryWithinMs).toBe(30 * MINUTE);
    expect(catalogue.counters[0]).toMatchObject({
      name: { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' },
      lines: [
        { line: 'tax', level: 1 },
        { line: 'titles', level: 2 },
      ],
    });
    expect(catalogue.counters[1]?.name.en).toBe('Window of titles');
    expect(catalogue.services[1]).toMatchObject({ after: ['deed-tax'], jointWith: ['deed-tax'], lifeEvents: [] });
    expect(catalogue.calendar.makeUpWorkdays[0]).toMatchObject({ from: '2026-02-14', like: 5 });
    expect(catalogue.kiosks[0]).toMatchObject({ address: 'virtual', model: 'generic-80', standIn: 'printer-1' });
    expect(catalogue.printers[0]).toMatchObject({ address: 'tcp://h:9100', model: 'generic-58', paperMm: 58 });
    expect(catalogue.printers[0]).not.toHaveProperty('standIn');
    expect(users[0]).toMatchObject({
      id: 'admin',
      role: 'administrator',
      counter: undefined,
      passwordHash: 'scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU',
    });
    expect(bookings[0]).toMatchObject({ id: 'AP-1', date: '2026-03-09', slotFrom: 510, slotTo: 540, cancelled: false });
    expect(readings).toEqual({ 'deed-tax': { 差旅: 'chai lü' } });
  });

  it('[H13] forgives what spreadsheets and Chinese keyboards do', () => {
    const texts: HallTexts = {
      ...SMALL_HALL,
      'counters.csv': 'id,departments,zone,lines,clerk_speed,,\n1,tax；land,1F-A,tax：1；titles:2,1,,\n,,,,,,\n',
      'hall.csv': (SMALL_HALL['hall.csv'] ?? '')
        .replace('day_starts,04:00', 'day_starts,4:00:00')
        .replace('always_open,no', 'always_open,否'),
      'appointments.csv': 'id,date,slot_from,slot_to,service,status\nAP-1,2026/3/9,8:30,9:00,title,Booked\n',
    };
    expect(errorsOf(tablesOf(texts))).toEqual([]);
  });

  it('[H14] every mistake is told at once, in the order of the files', () => {
    const tables = tablesOf({
      ...SMALL_HALL,
      'lines.csv': (SMALL_HALL['lines.csv'] ?? '').replace('A,tax', 'I,tax').replace('BA,land', 'BA,lamd'),
      'hall.csv': (SMALL_HALL['hall.csv'] ?? '').replace('Asia/Shanghai', 'Asia/Shangai'),
    });
    expect(errorsOf(tables).map(({ file, line, field }) => [file, line, field])).toEqual([
      ['hall.csv', 6, 'time_zone'],
      ['lines.csv', 2, 'prefix'],
      ['lines.csv', 3, 'department'],
    ]);
  });

  it('[H14] an error is one line of plain words', () => {
    const [error] = errorsOf(broken('services.csv', 'tax,titles,Title', 'tax,title,Title'));
    expect(error && hallFileErrorText(error)).toBe(
      'services.csv, line 3, line "title": expected a line that stands in lines.csv; nearest: titles',
    );
  });

  it('[H20] hours, limits, borrowing, closing and profiles are read, with what is left empty as the page says', () => {
    const read = readHallFile(tablesOf(ROUTED));
    if (!read.ok) return expect(read.error.map(hallFileErrorText)).toEqual([]);
    const { lines, services, profiles } = read.value.catalogue;
    expect(lines[0]?.borrow).toEqual({ afterPercent: 150, untilPercent: 75, atLeastMs: 10 * MINUTE, counters: ['A2'] });
    expect(lines.map((line) => line.whenClosed)).toEqual(['titles', undefined]);
    expect(lines[1]).not.toHaveProperty('borrow');
    expect(services[0]).toMatchObject({ lastTicketBeforeCloseMs: 45 * MINUTE, dailyLimit: 40, discreet: true });
    expect(services[0]?.hours).toHaveLength(6);
    expect(services[0]?.hours?.at(-1)).toEqual({ weekday: 6, from: 540, to: 660 });
    expect(services[1]).not.toHaveProperty('hours');
    expect(services[1]).not.toHaveProperty('discreet');
    expect(profiles).toMatchObject([
      {
        id: 'lunch',
        name: { 'zh-Hans': '午间', en: 'Lunch' },
        timetable: { from: 690, to: 780, weekdays: [1, 2, 3, 4, 5] },
        counters: [
          { counter: '1', lines: [{ line: 'tax', level: 1 }] },
          {
            counter: 'A2',
            lines: [
              { line: 'titles', level: 1 },
              { line: 'tax', level: 2 },
            ],
          },
        ],
      },
    ]);
  });

  it.each<readonly [what: string, file: string, from: string, to: string, line: number, field: string, says: string]>([
    [
      'hours that end before they begin',
      'services.csv',
      'sat 09:00-11:00',
      'sat 11:00-09:00',
      2,
      'hours',
      'mon-fri 08:30-11:30',
    ],
    ['hours on a day that is none', 'services.csv', 'mon-fri 08:30', 'mon-fry 08:30', 2, 'hours', 'mon-fri'],
    ['hours that overlap', 'services.csv', 'sat 09:00-11:00', 'fri 09:00-11:00', 2, 'hours', 'overlap'],
    ['a day that begins at its end', 'hall.csv', '04:00', '24:00', 8, 'day_starts', 'from 00:00 to 23:59'],
    ['hours from the end of a day', 'calendar.csv', ',08:30,11:30', ',24:00,24:00', 2, 'time_from', 'to 23:59'],
    ['neither yes nor no', 'services.csv', 'chai lü,yes,', 'chai lü,maybe,', 2, 'discreet', 'yes or no'],
    ['a limit of nobody', 'services.csv', ',45,40', ',45,0', 2, 'daily_limit', 'from 1'],
    ['a last ticket of no hours', 'services.csv', ',,\n', ',30,\n', 3, 'last_ticket_minutes', 'hours'],
    ['a bound without counters', 'lines.csv', '150,,A2', '150,,', 2, 'borrow_counters', 'may be lent'],
    ['a lower bound that is none', 'lines.csv', '150,,A2', '150,150,A2', 2, 'borrow_until_percent', 'below'],
    ['a counter that serves the line anyway', 'lines.csv', '150,,A2', '150,,1', 2, 'borrow_counters', 'do not serve'],
    ['a line that closes into itself', 'lines.csv', ',titles\n', ',tax\n', 2, 'when_closed', 'another line'],
    ['a profile of an unknown counter', 'profiles.csv', ',A2,', ',B2,', 3, 'counters', 'counter'],
    ['a counter twice in a profile', 'profiles.csv', ',A2,', ',1,', 3, 'counters', 'only once'],
    ['a profile without a name', 'profiles.csv', 'Lunch', '', 2, 'name_en', 'a text'],
    ['another name further down', 'profiles.csv', 'lunch,,,,A2', 'lunch,,,Noon,A2', 3, 'name_en', 'Lunch'],
    ['a profile that leaves a line to nobody', 'profiles.csv', 'titles:1;', '', 2, 'lines', 'titles'],
    ['a time from without to', 'profiles.csv', '13:00', '', 2, 'to', '08:30'],
  ])('[H15] %s', (_, file, from, to, line, field, says) => {
    const text = ROUTED[file] ?? '';
    expect(text).toContain(from);
    const [error] = errorsOf(tablesOf({ ...ROUTED, [file]: text.replace(from, to) }));
    expect([error?.file, error?.line, error?.field]).toEqual([file, line, field]);
    expect(error?.expected).toContain(says);
  });

  it('[H14] never more than 200 errors', () => {
    // Each of its own: the same mistake on many lines is one.
    const rows = Array.from({ length: 500 }, (_, i) => `d${Math.floor(i / 2)},局,局,Office,1F-A\n`).join('');
    const tables = tablesOf({ ...SMALL_HALL, 'departments.csv': `id,name_zh_hans,name_zh_hant,name_en,zone\n${rows}` });
    expect(errorsOf(tables)).toHaveLength(200);
  });
});

/** The small hall with everything that may be left out of lines, services and profiles. */
const ROUTED: HallTexts = {
  ...SMALL_HALL,
  'lines.csv': (SMALL_HALL['lines.csv'] ?? '')
    .replace('target_minutes', 'target_minutes,borrow_after_percent,borrow_until_percent,borrow_counters,when_closed')
    .replace('Taxes,15', 'Taxes,15,150,,A2,titles')
    .replace('Titles,20', 'Titles,20,,,,'),
  'services.csv': (SMALL_HALL['services.csv'] ?? '')
    .replace('before,pinyin', 'before,pinyin,discreet,hours,last_ticket_minutes,daily_limit')
    .replace('chai lü', 'chai lü,yes,mon-fri 08:30-11:30；sat 09:00-11:00,45,40')
    .replace('deed-tax,deed-tax,', 'deed-tax,deed-tax,,,,,'),
  'profiles.csv': `profile,name_zh_hans,name_zh_hant,name_en,counters,lines,from,to,days
lunch,午间,午間,Lunch,1,tax,11:30,13:00,mon-fri
lunch,,,,A2,titles:1;tax:2,,,
`,
};

/** What is broken, in which file, how; and where it must be told, with a word of what must be said. */
const MISTAKES: readonly (readonly [
  what: string,
  file: string,
  from: string | RegExp,
  to: string,
  line: number,
  field: string,
  says: string,
])[] = [
  ['an id with capitals', 'hall.csv', 'id,small', 'id,Small Hall', 2, 'id', 'small letters'],
  ['an id of a page', 'hall.csv', 'id,small', `id,${'s'.repeat(65)}`, 2, 'id', 'at most 64'],
  ['an empty name', 'hall.csv', 'Small hall', '', 5, 'name_en', 'not an empty field'],
  ['an unknown time zone', 'hall.csv', 'Asia/Shanghai', 'Asia/Shangai', 6, 'time_zone', 'nearest: Asia/Shanghai'],
  ['an offset for a zone', 'hall.csv', 'Asia/Shanghai', '+08:00', 6, 'time_zone', 'IANA'],
  ['an unknown language', 'hall.csv', 'zh-Hans;en', 'zh-Hans;fr', 7, 'languages', 'zh-Hant'],
  ['a language twice', 'hall.csv', 'zh-Hans;en', 'en;en', 7, 'languages', 'only once'],
  ['a time that is none', 'hall.csv', '04:00', '4 o’clock', 8, 'day_starts', '08:30'],
  ['neither yes nor no', 'hall.csv', 'always_open,no', 'always_open,maybe', 10, 'always_open', 'yes or no'],
  ['a number in words', 'hall.csv', 'walk_minutes,2', 'walk_minutes,two', 16, 'walk_minutes', 'from 0 to 60'],
  ['an unknown key', 'hall.csv', 'walk_minutes', 'walk_minute', 16, 'key', 'nearest: walk_minutes'],
  ['a key twice', 'hall.csv', 'board_calls,12', 'board_calls,12\nboard_calls,6', 19, 'board_calls', 'only once'],
  ['an id twice', 'departments.csv', 'land,国土', 'tax,国土', 3, 'id', 'line 2 has it too'],
  ['a name missing', 'departments.csv', 'Tax office', '', 2, 'name_en', 'a text'],
  ['a prefix twice', 'lines.csv', 'BA,land', 'A,land', 3, 'prefix', 'line 2 has it too'],
  ['a prefix taken for a digit', 'lines.csv', 'BA,land', 'O,land', 3, 'prefix', 'without I, O, Q and Z'],
  ['a small prefix', 'lines.csv', 'BA,land', 'b,land', 3, 'prefix', 'capital'],
  ['an unknown department', 'lines.csv', 'BA,land', 'BA,lands', 3, 'department', 'nearest: land'],
  ['a target of nothing', 'lines.csv', 'Taxes,15', 'Taxes,0', 2, 'target_minutes', 'from 1 to 480'],
  ['a target of days', 'lines.csv', 'Taxes,15', 'Taxes,4000', 2, 'target_minutes', 'from 1 to 480'],
  ['a line that no counter serves', 'counters.csv', 'titles:2', 'tax:2', 2, 'lines', 'only once'],
  ['a code twice', 'services.csv', 'L-2', 'T-1', 3, 'code', 'line 2 has it too'],
  ['a code with a blank', 'services.csv', 'L-2', 'L 2', 3, 'code', 'without blanks'],
  ['a median of hours', 'services.csv', '12,0.5', '1200,0.5', 2, 'service_minutes_median', 'from 0.5 to 480'],
  ['visits with a comma', 'services.csv', '0.5,900', '0.5,"9,00"', 2, 'visits_per_year', 'whole number'],
  [
    'a joint service that does not name back',
    'services.csv',
    'no,title,',
    'no,,',
    3,
    'joint_with',
    'names title in its own',
  ],
  ['a joint service that is none', 'services.csv', 'no,title,', 'no,title;titel,', 2, 'joint_with', 'nearest: title'],
  [
    'itself as joint service',
    'services.csv',
    'no,title,',
    'no,title;deed-tax,',
    2,
    'joint_with',
    'not this one itself',
  ],
  [
    'a circle of services',
    'services.csv',
    'no,title,,',
    'no,title,title,',
    2,
    'before',
    'deed-tax after title after deed-tax',
  ],
  [
    'a reading that is too short',
    'services.csv',
    '差旅:chai lü',
    '差旅:chai',
    2,
    'pinyin',
    'one syllable for each character',
  ],
  ['a line unknown at a counter', 'counters.csv', 'titles:2', 'titels:2', 2, 'lines', 'nearest: titles'],
  ['a level of zero', 'counters.csv', 'titles:2', 'titles:0', 2, 'lines', 'level from 1 to 9'],
  ['a counter without lines', 'counters.csv', 'tax:1;titles:2', '', 2, 'lines', 'at least one line'],
  ['a counter id with a blank', 'counters.csv', '\n1,', '\n1 a,', 2, 'id', "counter's number"],
  ['a counter id of a page', 'counters.csv', '\n1,', `\n${'1'.repeat(51)},`, 2, 'id', 'at most 50 letters'],
  [
    'a clerk of infinite speed',
    'counters.csv',
    '1F-A,tax:1;titles:2,1',
    '1F-A,tax:1;titles:2,100',
    2,
    'clerk_speed',
    'from 0.1 to 10',
  ],
  ['no ordinary category', 'categories.csv', 'ordinary', 'normal', 0, 'id', 'the id ordinary'],
  ['bookings without their category', 'categories.csv', 'appointment', 'booked', 0, 'id', 'the id appointment'],
  ['a slope of nothing', 'categories.csv', '1,15,120', '1,0,120', 2, 'overdue_slope_minutes', 'from 1 to 480'],
  ['shares that are not the whole', 'categories.csv', '0.8', '0.3', 2, 'share_of_visits', 'make 1 together'],
  ['an unknown kind of day', 'calendar.csv', 'holiday', 'hollyday', 4, 'kind', 'nearest: holiday'],
  ['a weekday in words', 'calendar.csv', 'hours,mon', 'hours,Montag', 2, 'weekday', 'mon, tue'],
  ['hours that end before they begin', 'calendar.csv', '08:30,11:30', '11:30,08:30', 2, 'time_to', 'after time_from'],
  ['hours that overlap', 'calendar.csv', 'hours,tue,,,13:00', 'hours,mon,,,11:00', 3, 'time_from', 'do not overlap'],
  ['a date that does not exist', 'calendar.csv', '2026-02-23', '2026-02-30', 4, 'date_to', 'a date that exists'],
  [
    'a holiday that ends before it begins',
    'calendar.csv',
    '2026-02-23',
    '2026-02-01',
    4,
    'date_to',
    'not before date_from',
  ],
  [
    'a make-up workday on a holiday',
    'calendar.csv',
    '2026-02-14,2026-02-14',
    '2026-02-16,2026-02-16',
    5,
    'date_from',
    'not a holiday',
  ],
  ['a make-up workday like no weekday', 'calendar.csv', 'workday,fri', 'workday,', 5, 'weekday', 'a weekday'],
  [
    'a week of more than the whole',
    'calendar.csv',
    'week-share,mon,,,,,1',
    'week-share,mon,,,,,0.22',
    6,
    'share',
    'not 0.22',
  ],
  ['no hours at all', 'calendar.csv', /hours.*\n.*hours.*\n/, '', 0, 'kind', 'always_open yes'],
  ['an unknown device', 'devices.csv', 'kiosk-1,kiosk', 'kiosk-1,kiosc', 2, 'kind', 'nearest: kiosk'],
  ['a paper of another width', 'devices.csv', '1080,1920,80', '1080,1920,76', 2, 'paper_mm', 'one of 58, 80'],
  ['a board without pixels', 'devices.csv', '3840,2160', ',2160', 3, 'width_px', 'whole number'],
  ['a zone that nobody is in', 'devices.csv', '1F-A;1F-B', '1F-A;9F-Z', 2, 'covers_zones', 'a zone that stands in'],
  ['an address without a scheme', 'devices.csv', ',virtual,', ',10.0.0.5:9100,', 2, 'address', 'tcp://10.0.0.5:9100'],
  ['an address of no shape', 'devices.csv', ',virtual,', ',usb:4b8,', 2, 'address', 'four hexadecimal digits'],
  ['an address for a board', 'devices.csv', 'web,,', 'web,tcp://h,', 3, 'address', 'only kiosks and printers print'],
  ['an unknown model', 'devices.csv', 'generic-80', 'genric-80', 2, 'model', 'nearest: generic-80'],
  ['a model for other paper', 'devices.csv', 'generic-80', 'generic-58', 2, 'model', 'paper of another width'],
  ['a stand-in that is none', 'devices.csv', 'printer-1\n', 'printer-2\n', 2, 'stand_in', 'nearest: printer-1'],
  ['a stand-in that does not print', 'devices.csv', 'printer-1\n', 'board-1\n', 2, 'stand_in', 'a kiosk or printer'],
  ['itself as stand-in', 'devices.csv', 'printer-1\n', 'kiosk-1\n', 2, 'stand_in', 'not this one itself'],
  ['two printers at one address', 'devices.csv', ',virtual,', ',tcp://h:9100,', 4, 'address', 'line 2 has it too'],
  ['an unknown part of a slip', 'slips.csv', 'notice,', 'notise,', 6, 'part', 'nearest: notice'],
  ['a part twice on a slip', 'slips.csv', 'number,,58', 'number,,', 4, 'part', 'line 3 has it too'],
  ['slips without the number', 'slips.csv', 'number,,58,,', 'hint,,,,', 0, 'part', 'the part number for 58 mm paper'],
  ['a number for some slips only', 'slips.csv', 'number,,80', 'number,kiosk-1,80', 3, 'devices', 'on every slip'],
  ['a slip of a device that is none', 'slips.csv', 'qr,kiosk-1', 'qr,kiosk-2', 5, 'devices', 'nearest: kiosk-1'],
  ['a slip of a board', 'slips.csv', 'qr,kiosk-1', 'qr,board-1', 5, 'devices', 'a kiosk or printer'],
  ['a number too small to read', 'slips.csv', ',,80,6', ',,80,2', 3, 'size', 'from 4 to 8'],
  [
    'a size of a part that has none',
    'slips.csv',
    'qr,kiosk-1,,',
    'qr,kiosk-1,,2',
    5,
    'size',
    'only hall, number, notice',
  ],
  ['a paper that no printer takes', 'slips.csv', 'printer-1,58', 'printer-1,76', 6, 'paper_mm', 'one of 80, 58'],
  ['a notice in two languages', 'slips.csv', 'Hotline 12345', '', 6, 'text_en', 'a text'],
  ['a text that is not the hall’s', 'slips.csv', 'qr,kiosk-1,,', 'qr,kiosk-1,,,扫', 5, 'text_zh_hans', 'only a notice'],
  ['a notice too long', 'slips.csv', 'Hotline', 'Hotline '.repeat(12), 6, 'text_en', 'at most 4 lines of 16 letters'],
  ['an unknown key', 'keymaps.csv', 'NumpadAdd', 'NumpadPlus', 3, 'key', 'the name of a key'],
  ['a key twice in a keymap', 'keymaps.csv', 'NumpadAdd', 'NumpadEnter', 3, 'key', 'line 2 has it too'],
  ['an unknown action', 'keymaps.csv', 'call-next', 'cal-next', 2, 'action', 'nearest: call-next'],
  ['an unknown outcome of a key', 'keymaps.csv', 'needs-papers', 'need-papers', 3, 'action', 'finish:needs-papers'],
  ['an unknown family', 'inputs.csv', 'call-box', 'callbox', 4, 'family', 'nearest: call-box'],
  ['a device in a way of no shape', 'inputs.csv', 'hid:0c45:7403:PAD1', 'usb1', 2, 'where', 'hid:0c2e:0b61'],
  [
    'a call box at USB',
    'inputs.csv',
    'serial:/dev/ttyUSB0?baud=9600,1',
    'hid:0c45:7403,1',
    4,
    'where',
    'serial:/dev/ttyUSB0',
  ],
  ['a device of nobody', 'inputs.csv', 'PAD1,1,', 'PAD1,,', 2, 'counter', 'either a counter or a kiosk'],
  ['a device of two', 'inputs.csv', 'PAD1,1,', 'PAD1,1,kiosk-1', 2, 'counter', 'either a counter or a kiosk'],
  ['a device of an unknown counter', 'inputs.csv', 'PAD1,1,', 'PAD1,7,', 2, 'counter', 'stands in counters.csv'],
  ['a device of a board', 'inputs.csv', ',,kiosk-1,,~', ',,board-1,,~', 3, 'kiosk', 'a kiosk that stands in'],
  ['an unknown keymap', 'inputs.csv', ',front,', ',frond,', 2, 'keymap', 'nearest: front'],
  ['a keymap without keys', 'inputs.csv', 'virtual,,kiosk-1,', 'virtual,,kiosk-1,front', 6, 'keymap', 'has no keys'],
  ['a scanner that types without a prefix', 'inputs.csv', ',~,', ',,', 3, 'prefix', 'types before each code'],
  ['an unknown key after a code', 'inputs.csv', ',Tab,', ',Tabb,', 3, 'suffix', 'nearest: Tab'],
  ['a prefix of a keypad', 'inputs.csv', 'front,,', 'front,~,', 2, 'prefix', 'no scanner-wedge'],
  ['a call box without its address', 'inputs.csv', ',3\n', ',\n', 4, 'box', 'from 0 to 255'],
  ['two boxes of one address', 'inputs.csv', ',4\n', ',3\n', 5, 'where', 'line 4 has it too'],
  [
    'one device at two counters',
    'inputs.csv',
    'agent:pc-1:hid:/dev/hidraw2',
    'hid:0c45:7403:PAD1',
    3,
    'where',
    'for one only',
  ],
  ['an unknown role', 'users.csv', 'li,clerk', 'li,clark', 3, 'role', 'nearest: clerk'],
  ['a login with a blank', 'users.csv', 'li,clerk', 'li lei,clerk', 3, 'id', 'a login'],
  ['an unknown counter', 'users.csv', '1F-A,1', '1F-A,7', 3, 'counter', 'stands in counters.csv'],
  ['nobody who administers', 'users.csv', 'administrator', 'manager', 0, 'role', 'administrator'],
  ['an unknown booked service', 'appointments.csv', 'title,booked', 'titel,booked', 2, 'service', 'nearest: title'],
  ['a booking id of a page', 'appointments.csv', '\nAP-1,', `\n${'A'.repeat(101)},`, 2, 'id', 'at most 100 letters'],
  [
    'a slot that ends before it begins',
    'appointments.csv',
    '08:30,09:00',
    '09:00,08:30',
    2,
    'slot_to',
    'after slot_from',
  ],
  [
    'an unknown state of a booking',
    'appointments.csv',
    'title,booked',
    'title,maybe',
    2,
    'status',
    'one of booked, cancelled',
  ],
  ['a column misspelt', 'lines.csv', 'target_minutes', 'target_minute', 1, 'target_minute', 'nearest: target_minutes'],
  ['a column twice', 'counters.csv', 'name_zh_hans', 'zone', 1, 'zone', 'only once'],
  ['a comma without quotes', 'departments.csv', 'Tax office', 'Tax, office', 2, '', '5 fields as in the header, not 6'],
];

describe('a mistake in a hall file is told with its place', () => {
  it.each(MISTAKES)('[H15] %s', (_, file, from, to, line, field, says) => {
    const errors = errorsOf(broken(file, from, to));
    const found = errors.filter((error) => error.file === file && error.line === line && error.field === field);
    expect(found.map(({ expected }) => expected).join(' / ')).toContain(says);
  });

  it('[H41] the longest id that a hall file may have is taken at every door', () => {
    const texts = { ...SMALL_HALL };
    const counter = 'A'.repeat(50);
    const user = 'u'.repeat(64);
    const booking = 'B'.repeat(100);
    texts['counters.csv'] = texts['counters.csv']?.replace('\nA2,', `\n${counter},`) ?? '';
    texts['users.csv'] = texts['users.csv']?.replace('\nli,', `\n${user},`) ?? '';
    texts['appointments.csv'] = texts['appointments.csv']?.replace('\nAP-1,', `\n${booking},`) ?? '';
    expect(errorsOf(tablesOf(texts)).map(hallFileErrorText)).toEqual([]);
    expect(claim.safeParse({ counter, key: 'a-console' }).success).toBe(true);
    expect(leave.safeParse({ counter }).success).toBe(true);
    expect(voiceSample.safeParse({ number: 'A001', counter }).success).toBe(true);
    expect(issueTicket.safeParse({ services: ['title'], appointment: booking }).success).toBe(true);
    expect(auditEntriesQuery.safeParse({ who: user }).success).toBe(true);
    expect(complaintAssigned.safeParse({ to: user }).success).toBe(true);
  });

  it('[H17] matters and the rules at the counter may be left out; what is said of them is read and checked', () => {
    const plain = readHallFile(tablesOf(SMALL_HALL));
    expect(plain.ok && plain.value.catalogue).not.toHaveProperty('matters');
    expect(plain.ok && plain.value.catalogue.rules.counters).toEqual(COUNTER_RULES);
    const said = (services: string, keys = ''): HallTexts => ({
      ...SMALL_HALL,
      'hall.csv': `${SMALL_HALL['hall.csv'] ?? ''}${keys}`,
      'matters.csv': `id,name_zh_hans,name_zh_hant,name_en,services\nhome,买房,買房,A home,${services}\n`,
    });
    const keys = 'undo_seconds,5,\nrecall_seconds,20,\nrecalls_at_most,3,\nrating_seconds,60,\n';
    const full = readHallFile(tablesOf(said('deed-tax;title', keys)));
    expect(full.ok && full.value.catalogue.matters).toMatchObject([{ id: 'home', services: ['deed-tax', 'title'] }]);
    expect(full.ok && full.value.catalogue.rules.counters).toEqual({
      undoMs: 5000,
      recallAfterMs: 20_000,
      recallsAtMost: 3,
      ratingMs: 60_000,
    });
    const waits = 'shortest_service_seconds,45,\nleast_seconds_before_no_show,30,\nleast_recalls,2,\n';
    const patient = readHallFile(tablesOf(said('deed-tax;title', waits)));
    expect(patient.ok && patient.value.catalogue.rules.counters).toEqual({
      ...COUNTER_RULES,
      shortestServiceMs: 45_000,
      leastBeforeNoShowMs: 30_000,
      leastRecalls: 2,
    });
    expect(errorsOf(tablesOf(said('deed-tax;title', 'recalls_at_most,1,\nleast_recalls,2,\n')))).toMatchObject([
      { file: 'hall.csv', line: 21, field: 'least_recalls', expected: 'at most 1, as recalls_at_most says' },
    ]);
    const wrong = errorsOf(tablesOf(said('deed-tax;titel;deed-tax', 'undo_seconds,90,\n')));
    expect(wrong.map(({ file, line, field, value }) => [file, line, field, value])).toEqual([
      ['hall.csv', 20, 'undo_seconds', '90'],
      ['matters.csv', 2, 'services', 'titel'],
      ['matters.csv', 2, 'services', 'deed-tax'],
    ]);
    expect(errorsOf(tablesOf(said('')))).toMatchObject([{ file: 'matters.csv', field: 'services' }]);
    const few = said('deed-tax;title');
    const one = { ...few, 'hall.csv': (few['hall.csv'] ?? '').replace('per_ticket,6', 'per_ticket,1') };
    expect(errorsOf(tablesOf(one))).toMatchObject([
      { file: 'matters.csv', expected: 'at most 1, as max_services_per_ticket in hall.csv says' },
    ]);
  });

  it('[H15] a file that is missing, with a look at one that may be meant', () => {
    const { 'lines.csv': lines = '', ...others } = SMALL_HALL;
    const errors = errorsOf(tablesOf({ ...others, 'line.csv': lines }));
    expect(errors).toMatchObject([{ file: 'lines.csv', line: 0, field: '' }]);
    expect(errors[0]?.expected).toContain('line.csv is there');
  });

  it('[H15] a column that is missing says its name once, and nothing of what stands in it', () => {
    const errors = errorsOf(broken('departments.csv', ',zone', ',place'));
    expect(errors.map(({ field }) => field)).toEqual(['place', 'zone']);
  });

  it('[H15] a line that no counter serves', () => {
    const errors = errorsOf(broken('counters.csv', /titles/g, 'tax'));
    expect(errors).toContainEqual(
      expect.objectContaining({ file: 'lines.csv', line: 3, field: 'id', value: 'titles' }),
    );
  });

  it('[H15] a file of a header only', () => {
    const errors = errorsOf(
      tablesOf({ ...SMALL_HALL, 'users.csv': 'id,role,name_zh_hans,name_zh_hant,name_en,department,zone,counter\n' }),
    );
    expect(errors).toMatchObject([{ file: 'users.csv', line: 0, expected: 'at least one line below the header' }]);
  });

  it('[H15] a password in the column of its hash is not repeated in the message', () => {
    const errors = errorsOf(
      broken(
        'users.csv',
        'scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU',
        'hunter2',
      ),
    );
    expect(errors).toMatchObject([{ file: 'users.csv', line: 2, field: 'password_hash', value: '' }]);
  });

  const HASH = 'scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU';
  it.each([
    ['of other cells', 'scrypt$1$8$1$aaaa$bbbb'],
    ['cut', HASH.slice(0, -1)],
    ['cut before its key', HASH.slice(0, HASH.lastIndexOf('$'))],
    ['without its salt', HASH.replace(/\$Zgy[^$]*/, '$')],
    ['of no work', HASH.replace('32768', '1')],
    ['of a work that is no power of two', HASH.replace('32768', '32767')],
    ['of more memory than a check may take', HASH.replace('32768', '1048576')],
    ['of no passes', HASH.replace('$8$1$', '$8$0$')],
    ['with more behind it', `${HASH}$AAAA`],
    ['with a letter of no base64url', HASH.replace('dUi0', 'dUi+')],
  ])('[H37] a hash that is not whole is told, and not repeated: %s', (_, hash) => {
    const errors = errorsOf(broken('users.csv', HASH, hash));
    expect(errors).toMatchObject([{ file: 'users.csv', line: 2, field: 'password_hash', value: '' }]);
    expect(errors[0]?.expected).toContain('a whole hash');
  });

  it('[H18] the form of the slips is read in its order; without the file there is none', () => {
    const read = readHallFile(tablesOf(SMALL_HALL));
    if (!read.ok) return expect(read.error.map(hallFileErrorText)).toEqual([]);
    expect(read.value.catalogue.slips).toEqual([
      { part: 'hall', devices: [], size: 1 },
      { part: 'number', devices: [], paperMm: 80, size: 6 },
      { part: 'number', devices: [], paperMm: 58 },
      { part: 'qr', devices: ['kiosk-1'] },
      {
        part: 'notice',
        devices: ['printer-1'],
        paperMm: 58,
        size: 2,
        text: { 'zh-Hans': '热线12345', 'zh-Hant': '熱線12345', en: 'Hotline 12345' },
      },
    ]);
    const { 'slips.csv': _, ...others } = SMALL_HALL;
    const without = readHallFile(tablesOf(others));
    expect(without.ok && 'slips' in without.value.catalogue).toBe(false);
  });

  it('[H18] a file of slips with nothing in it is told once', () => {
    const errors = errorsOf(tablesOf({ ...SMALL_HALL, 'slips.csv': 'part\n' }));
    expect(errors).toMatchObject([{ file: 'slips.csv', line: 0, field: 'part' }]);
  });

  it('[H18] one part for one kiosk and the same for another is no part twice', () => {
    const twice = 'part,devices\nnumber,\nqr,kiosk-1\nhint,\nqr,printer-1\n';
    expect(errorsOf(tablesOf({ ...SMALL_HALL, 'slips.csv': twice }))).toEqual([]);
  });

  it('[BD10] a window screen names its counter, a department board its departments, and nothing else does', () => {
    const [head = '', ...rows] = (SMALL_HALL['devices.csv'] ?? '').trimEnd().split('\n');
    const commas = ','.repeat(head.split(',').length - 10);
    const withBoard = (type: string, counter: string, departments: string, kind = 'board'): HallTables => {
      const placed = `new,${kind},${type},1F-A,1F-A,新屏,新屏,New,1280,720${commas},${counter},${departments}`;
      return tablesOf({
        ...SMALL_HALL,
        'devices.csv': [`${head},counter,departments`, ...rows.map((row) => `${row},,`), placed, ''].join('\n'),
      });
    };
    const boards = (tables: HallTables): readonly object[] => {
      const read = readHallFile(tables);
      return read.ok ? read.value.catalogue.boards : [];
    };
    const window = boards(withBoard('window', '1', ''));
    expect(window.at(-1)).toMatchObject({ kind: 'window', counter: '1' });
    expect(window[0]).not.toHaveProperty('counter');
    const department = boards(withBoard('department-calls', '', 'tax;land'));
    expect(department.at(-1)).toMatchObject({ kind: 'department-calls', departments: ['tax', 'land'] });
    expect(department[0]).not.toHaveProperty('departments');
    const wrong = (...place: Parameters<typeof withBoard>): string =>
      errorsOf(withBoard(...place))
        .map(hallFileErrorText)
        .join('\n');
    expect(wrong('window', '', '')).toMatch(/counter: expected a counter that stands in counters.csv$/);
    expect(wrong('window', '99', '')).toMatch(/counter "99": expected a counter that stands in/);
    expect(wrong('zone-calls', '1', '')).toMatch(/only boards of the type window have it$/);
    expect(wrong('department-calls', '', '')).toMatch(/departments: expected at least one department/);
    expect(wrong('department-calls', '', 'taxx')).toMatch(/departments "taxx": expected a department .*nearest: tax/);
    expect(wrong('window', '1', 'tax')).toMatch(/only boards of the type department-calls have it$/);
    expect(wrong('standard', '1', '', 'kiosk')).toMatch(/counter "1": expected nothing: only boards have it/);
  });

  it("[BD11] clerks' names are shown only where the hall says so", () => {
    const names = (line: string): boolean | undefined => {
      const read = readHallFile(tablesOf({ ...SMALL_HALL, 'hall.csv': `${SMALL_HALL['hall.csv'] ?? ''}${line}` }));
      return read.ok ? read.value.catalogue.rules.showClerkNames : undefined;
    };
    expect(names('')).toBeUndefined();
    expect(names('show_clerk_names,yes\n')).toBe(true);
    expect(names('show_clerk_names,否\n')).toBe(false);
  });

  it('[DV67] keymaps and devices are read; without the files there are none', () => {
    const read = readHallFile(tablesOf(SMALL_HALL));
    expect(read.ok && read.value.catalogue.keymaps).toEqual([
      { id: 'front', keys: { NumpadEnter: 'call-next', NumpadAdd: 'finish:needs-papers', Numpad1: 'digit-1' } },
    ]);
    expect(read.ok && read.value.catalogue.inputs).toEqual([
      { id: 'pad-1', family: 'keypad-numpad', where: 'hid:0c45:7403:PAD1', counter: '1', keymap: 'front' },
      {
        id: 'gun-1',
        family: 'scanner-wedge',
        agent: 'pc-1',
        where: 'hid:/dev/hidraw2',
        kiosk: 'kiosk-1',
        prefix: '~',
        suffix: 'Tab',
      },
      { id: 'box-1', family: 'call-box', where: 'serial:/dev/ttyUSB0?baud=9600', counter: '1', box: 3 },
      { id: 'box-2', family: 'call-box', where: 'serial:/dev/ttyUSB0?baud=9600', counter: '1', box: 4 },
      { id: 'cards', family: 'id-reader-sdt', where: 'virtual', kiosk: 'kiosk-1' },
    ]);
    const { 'inputs.csv': _, 'keymaps.csv': __, ...without } = SMALL_HALL;
    const bare = readHallFile(tablesOf(without));
    expect(bare.ok && bare.value.catalogue).not.toHaveProperty('inputs');
    expect(bare.ok && bare.value.catalogue).not.toHaveProperty('keymaps');
  });

  it('[H15] a hall without the columns of printers has virtual ones of no make', () => {
    const devices = (SMALL_HALL['devices.csv'] ?? '').replace(/(,[^,]*){3}$/gm, '');
    const read = readHallFile(tablesOf({ ...SMALL_HALL, 'devices.csv': devices }));
    if (!read.ok) return expect(read.error.map(hallFileErrorText)).toEqual([]);
    expect(read.value.catalogue.kiosks[0]).toMatchObject({ address: 'virtual', model: 'generic-80' });
    expect(read.value.catalogue.printers[0]).toMatchObject({ address: 'virtual', model: 'generic-58' });
  });

  it('[H15] A and AA are different prefixes', () => {
    expect(errorsOf(broken('lines.csv', 'BA,land', 'AA,land'))).toEqual([]);
  });
});

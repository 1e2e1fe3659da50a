import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecordedDay } from '../../../core/forecast/learn/recorded.ts';
import { readArguments } from '../../../server/forecast/arguments.ts';
import { main } from '../../../server/forecast/cli.ts';
import { readRecord, timeOf } from '../../../server/forecast/read-record.ts';
import { knownDays, knownHall } from '../../support/known-hall.ts';

const HEAD = 'day,arrived,line,service,category,called,ended,counter,outcome';
const STAFF = 'day,counter,opened,closed,lines\n2026-03-09,1,08:00:00,17:00:00,a;b\n2026-03-09,1,18:00:00,,\n';

function read(visits: string | Uint8Array, staff = STAFF) {
  const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return readRecord({ name: 'visits.csv', bytes: bytes(visits) }, { name: 'staff.csv', bytes: bytes(staff) });
}

const daysOf = (visits: string | Uint8Array, staff = STAFF): readonly RecordedDay[] => {
  const record = read(visits, staff);
  if (!record.ok) throw new Error(record.error.join('\n'));
  return record.value;
};

describe('the files of a replay', () => {
  it('[FC10] every column, times with thousandths, who left, several rows of a counter', () => {
    const rows = [
      '2026-03-09,09:00:00.250,a,passport,elderly,09:05:10,09:09:00,1,served',
      '2026-03-09,08:59:00,b,,,,09:20:00,,left',
      '2026-03-08,10:00:00,a,,,10:01:00,10:02:00,2,no-show',
    ];
    const days = daysOf([HEAD, ...rows].join('\n'));
    expect(days.map(({ day }) => day)).toEqual(['2026-03-08', '2026-03-09']);
    const [left, served] = days[1]?.visits ?? [];
    expect(served).toEqual({
      day: '2026-03-09',
      arrivedMs: 32_400_250,
      line: 'a',
      service: 'passport',
      category: 'elderly',
      calledMs: 32_710_000,
      endedMs: 32_940_000,
      counter: '1',
      outcome: 'served',
    });
    expect(left).toMatchObject({ line: 'b', calledMs: undefined, endedMs: 33_600_000, outcome: 'left' });
    expect(days[1]?.shifts).toEqual([
      { counter: '1', openedMs: 28_800_000, closedMs: 61_200_000, lines: ['a', 'b'] },
      { counter: '1', openedMs: 64_800_000, closedMs: undefined, lines: [] },
    ]);
  });

  it('[FC10] columns in any order, those that may be missing, others beside them, other separators and encodings', () => {
    const few = 'called,weather,line,arrived,day\n09:05:00,rain,a,09:00:00,2026-03-09\n,sun,a,09:01:00,2026-03-09\n';
    const [served, left] = daysOf(few)[0]?.visits ?? [];
    expect(served).toMatchObject({
      calledMs: 32_700_000,
      endedMs: undefined,
      counter: undefined,
      outcome: 'served',
      service: '',
    });
    expect(left).toMatchObject({ outcome: 'left' });
    expect(daysOf(few.replaceAll(',', ';'))).toEqual(daysOf(few));
    expect(daysOf(few.replaceAll('\n', '\r\n'))).toEqual(daysOf(few));
    expect(daysOf(new Uint8Array(Buffer.from(`\ufeff${few}`, 'utf16le')))).toEqual(daysOf(few));
  });

  it('[FC10] a service over midnight, hours past 24, times without seconds', () => {
    const [night] = daysOf(`${HEAD}\n2026-03-09,23:50:00,a,,,00:10:00,00:20:00,1,served\n`)[0]?.visits ?? [];
    expect([night?.calledMs, night?.endedMs]).toEqual([87_000_000, 87_600_000]);
    expect(timeOf('24:10:00')).toBe(87_000_000);
    expect(timeOf('9:05')).toBe(32_700_000);
    for (const wrong of ['9', '09:61:00', '48:00:00', 'noon', '09.05', '-1:00:00'])
      expect(timeOf(wrong)).toBeUndefined();
  });

  const wrong: readonly (readonly [name: string, row: string, told: string])[] = [
    ['a day', '9.3.2026,09:00:00,a,,,,,,left', 'visits.csv line 3, day "9.3.2026": expected a date'],
    ['no such day', '2026-02-30,09:00:00,a,,,,,,left', 'visits.csv line 3, day "2026-02-30": expected a date'],
    ['a time', '2026-03-09,25h,a,,,,,,left', 'visits.csv line 3, arrived "25h": expected a time'],
    ['no line', '2026-03-09,09:00:00,,,,,,,left', 'visits.csv line 3, line "": expected the line'],
    [
      'called before',
      '2026-03-09,09:00:00,a,,,08:59:00,,1,served',
      'visits.csv line 3, called "08:59:00": expected a time not before arrived 09:00:00',
    ],
    [
      'ended before',
      '2026-03-09,09:00:00,a,,,09:10:00,09:05:00,1,served',
      'visits.csv line 3, ended "09:05:00": expected a time not before called 09:10:00',
    ],
    [
      'an outcome',
      '2026-03-09,09:00:00,a,,,09:10:00,,1,gone',
      'visits.csv line 3, outcome "gone": expected served, no-show or left',
    ],
    [
      'a word of every object',
      '2026-03-09,09:00:00,a,,,09:10:00,,1,constructor',
      'outcome "constructor": expected served, no-show or left',
    ],
    [
      'left and called',
      '2026-03-09,09:00:00,a,,,09:10:00,,1,left',
      'visits.csv line 3, called "09:10:00": expected nothing',
    ],
    [
      'served, not called',
      '2026-03-09,09:00:00,a,,,,,1,served',
      'visits.csv line 3, called "": expected when it was called',
    ],
    [
      'fewer fields',
      '2026-03-09,09:00:00',
      'visits.csv line 3: has 2 fields; the head names 9, and at least 3 are needed',
    ],
    ['more fields', '2026-03-09,09:00:00,a,,,,,,left,more', 'visits.csv line 3: has 10 fields; the head names 9'],
  ];
  for (const [name, row, told] of wrong)
    it(`[FC10] says file, line, column and what was expected: ${name}`, () => {
      const record = read(`${HEAD}\n2026-03-09,09:00:00,a,,,09:05:00,,1,served\n${row}\n`);
      expect(record.ok ? '' : record.error.join('\n')).toContain(told);
    });

  const NIGHT = 'day,counter,opened,closed\n2026-03-09,1,20:00:00,02:00:00\n';
  const arrivals = (rows: readonly string[], staff: string): readonly number[] =>
    daysOf([HEAD, ...rows].join('\n'), staff).flatMap(({ visits }) =>
      visits.map(({ arrivedMs }) => arrivedMs / 60_000),
    );

  it('[FC39] who arrived past midnight is of that night where the staff of the day alone was open then', () => {
    const night = '2026-03-09,00:10:00,a,,,00:15:00,00:20:00,1,served';
    expect(arrivals(['2026-03-09,23:50:00,a,,,23:55:00,,1,served', night], NIGHT)).toEqual([1430, 1450]);
    expect(daysOf(`${HEAD}\n${night}\n`, NIGHT)[0]?.visits[0]).toMatchObject({
      calledMs: 87_300_000,
      endedMs: 87_600_000,
    });
    // Before an ordinary hall opens it is the same morning; a call in opening hours says so too.
    expect(arrivals(['2026-03-09,07:50:00,a,,,08:01:00,,1,served'], STAFF)).toEqual([470]);
    const split = `${NIGHT}2026-03-09,2,08:00:00,12:00:00\n`;
    expect(arrivals(['2026-03-09,01:30:00,a,,,08:01:00,,2,served'], split)).toEqual([90]);
    // Once hours go on in a file, each of its times is of the day that it says.
    expect(arrivals([night, '2026-03-09,24:10:00,a,,,24:15:00,,1,served'], NIGHT)).toEqual([10, 1450]);
  });

  it('[FC41] where a closing is not written down, a night is not taken for a morning in silence', () => {
    const staff = 'day,counter,opened,closed,lines\n2026-03-09,1,08:00,,a\n';
    const evening = '2026-03-09,22:00:00,a,,,22:05:00,,1,served';
    const told = (row: string): string => {
      const record = read([HEAD, evening, row].join('\n'), staff);
      return record.ok ? '' : record.error.join();
    };
    const night = /line 3, arrived "00:10(:00)?": expected .* such as 24:10:00, or write down when each counter closed/;
    expect(told('2026-03-09,00:10,a,,,00:20,,1,served')).toMatch(night);
    expect(told('2026-03-09,00:10:00,a,,,,,,left')).toMatch(night);
    expect(arrivals([evening, '2026-03-09,00:10,a,,,00:20,,1,served'], staff.replace(',,a', ',26:00,a'))).toEqual([
      1320, 1450,
    ]);
    // Who comes before the hall opens is of that morning: nobody is known to have worked so late.
    expect(arrivals(['2026-03-09,16:50,a,,,16:55,,1,served', '2026-03-09,05:30,a,,,08:01,,1,served'], staff)).toEqual([
      330, 1010,
    ]);
    expect(arrivals([evening, '2026-03-09,07:30,a,,,07:59,,1,served', '2026-03-09,07:40,a'], staff)).toEqual([
      450, 460, 1320,
    ]);
  });

  it('[FC39] an end whose hours go on says so of its file, one of the staff of what the visits leave open', () => {
    const both = `${NIGHT}2026-03-09,2,00:00:00,06:00:00\n`;
    const early = '2026-03-09,00:10:00,a,,,00:15:00,,2,served';
    const ended = '2026-03-09,23:50:00,a,,,23:55:00,24:10:00,1,served';
    expect(arrivals([early, ended], both)).toEqual([10, 1430]);
    for (const [opened, closed] of [
      ['20:00:00', '28:00:00'],
      ['24:00:00', '28:00:00'],
    ] as const)
      expect(arrivals([early], both.replace('20:00:00,02:00:00', `${opened},${closed}`))).toEqual([10]);
    // Where only the night was staffed, it is of the night, however its end is written.
    expect(arrivals([early], NIGHT.replace('02:00:00', '26:00:00'))).toEqual([1450]);
  });

  it('[FC40] a row may end behind the last column that it needs', () => {
    const short = '2026-03-09,09:00:00,a,,,09:05:00';
    const [served, left] =
      daysOf(`${HEAD}\n${short}\n2026-03-09,09:01:00,a\n`, 'day,counter,opened,closed\n2026-03-09,1,8:00\n')[0]
        ?.visits ?? [];
    expect(served).toMatchObject({ outcome: 'served', endedMs: undefined, counter: undefined });
    expect(left).toMatchObject({ outcome: 'left', calledMs: undefined });
    const staff = read(`${HEAD}\n${short}\n`, 'day,counter,opened,closed\n2026-03-09,1\n');
    expect(staff.ok ? [] : staff.error).toEqual([
      'staff.csv line 2: has 2 fields; the head names 4, and at least 3 are needed',
    ]);
  });

  it.each([
    ['somebody was open at both', `${NIGHT}2026-03-09,2,00:00:00,06:00:00\n`],
    ['nobody is known to have been open at either', 'day,counter,opened,closed\n2026-03-09,1,18:00:00,\n'],
  ])('[FC39] where %s it is told, with what to write', (_, staff) => {
    const record = read(`${HEAD}\n2026-03-09,00:10:00,a,,,00:15:00,,1,served\n`, staff);
    expect(record.ok ? '' : record.error.join()).toMatch(/line 2, arrived "00:10:00": expected .* such as 24:10:00/);
  });

  it('[FC40] one counter cannot call many at one instant, nor be opened while it is open', () => {
    const call = (second: number, counter: string): string =>
      `2026-03-09,09:00:00,a,,,09:05:0${String(second)},,${counter},served`;
    const ten = Array.from({ length: 10 }, () => call(1, '1'));
    expect(read([HEAD, ...ten, call(2, '1'), call(1, '2')].join('\n')).ok).toBe(true);
    const eleven = read([HEAD, ...ten, call(1, '1'), call(1, '1')].join('\n'));
    expect(eleven.ok ? [] : eleven.error).toEqual([
      'visits.csv line 12, called "09:05:01": expected at most 10 calls of counter 1 at one instant of 2026-03-09',
    ]);
    const staff =
      'day,counter,opened,closed\n2026-03-09,1,13:00,14:00\n2026-03-09,1,08:00,17:00\n2026-03-09,1,17:00,18:00\n2026-03-09,2,09:00,18:00\n2026-03-10,1,08:00,17:00\n';
    const twice = read(`${HEAD}\n${call(1, '1')}\n`, staff);
    expect(twice.ok ? [] : twice.error).toEqual([
      'staff.csv line 2, opened "13:00": expected a time after counter 1 has closed; on line 3 it is open then',
    ]);
  });

  it('[FC10] names a column that is missing and what may be meant; mistakes of both files at once', () => {
    const record = read('day,arived,line,called\n2026-03-09,09:00:00,a,\n', 'day,counter,opened\n2026-03-09,1,8 am\n');
    expect(record.ok ? [] : record.error).toEqual([
      'visits.csv line 1: the column arrived is missing; is "arived" meant?',
      'staff.csv line 2, opened "8 am": expected a time of the day such as 09:30:00 or 09:30:00.250',
    ]);
    expect(read(`${HEAD}\n`)).toEqual({ ok: false, error: ['visits.csv: there is no visit in it'] });
  });
});

describe('the words after replay', () => {
  it('[FC11] a file of visits and one of staff are needed; words that mean nothing are refused', () => {
    expect(
      readArguments(['replay', 'v.csv', '--staff', 's.csv', '--train-until', '2026-03-08', '--json', 'o']),
    ).toEqual({
      ok: true,
      value: { visits: 'v.csv', staff: 's.csv', trainUntil: '2026-03-08', seed: 1, json: 'o' },
    });
    const refused: readonly (readonly [string[], string])[] = [
      [[], 'there is one verb, replay'],
      [['predict', 'v.csv'], '"predict"'],
      [['replay', '--staff', 's.csv'], 'file of visits'],
      [['replay', 'v.csv'], '--staff FILE is needed'],
      [['replay', 'v.csv', 'w.csv', '--staff', 's.csv'], '"w.csv"'],
      [['replay', 'v.csv', '--staff', 's.csv', '--train-until', 'May'], '--train-until May'],
      [['replay', 'v.csv', '--staff', 's.csv', '--train', '2026-03-08'], "'--train'"],
      [['replay', 'v.csv', '--staff', 's.csv', '--seed', 'x'], '--seed x'],
    ];
    for (const [argv, why] of refused) {
      const read_ = readArguments(argv);
      expect(read_.ok ? '' : read_.error).toContain(why);
    }
  });
});

type WrittenVisit = Readonly<Record<'p10' | 'p50' | 'p90' | 'mean' | 'crps' | 'actual', number>> & {
  readonly day: string;
};
type Written = {
  readonly visits: readonly WrittenVisit[];
  readonly summary: Readonly<Record<'ours', Readonly<Record<'n' | 'mae' | 'bias' | 'crps' | 'coverage80', number>>>>;
};

describe('npm run forecast -- replay', () => {
  let folder = '';
  const printed = { out: '', err: '' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forecast-'));
    const days = knownDays({ catalogue: knownHall(8, 2), seed: 3, load: 0.9, daySpeed: 0 }, '2026-03-02', 3);
    await writeFile(join(folder, 'visits.csv'), visitsCsv(days));
    await writeFile(join(folder, 'staff.csv'), staffCsv(days));
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => void vi.restoreAllMocks());

  async function run(...more: string[]): Promise<number> {
    Object.assign(printed, { out: '', err: '' });
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
    return main(['replay', join(folder, 'visits.csv'), '--staff', join(folder, 'staff.csv'), ...more]);
  }

  it('[FC11] writes each forecast and the summary, which can be counted again from them', async () => {
    const out = join(folder, 'out.json');
    expect(await run('--train-until', '2026-03-03', '--json', out)).toBe(0);
    const { visits, summary } = JSON.parse(await readFile(out, 'utf8')) as Written;
    expect(Object.keys(summary)).toEqual(['ours', 'people_ahead', 'ql', 'les', 'hol', 'mean10']);
    for (const each of Object.values(summary))
      expect(Object.keys(each as object)).toEqual(['n', 'mae', 'rmse', 'bias', 'crps', 'coverage80', 'width80']);
    expect(visits.length).toBe(summary.ours.n);
    expect(visits.length).toBeGreaterThan(50);
    const mean = (of: (each: WrittenVisit) => number): number =>
      visits.reduce((sum, each) => sum + of(each), 0) / visits.length;
    expect(mean((each) => Math.abs(each.p50 - each.actual))).toBeCloseTo(summary.ours.mae, 2);
    expect(mean((each) => each.mean - each.actual)).toBeCloseTo(summary.ours.bias, 2);
    expect(mean((each) => each.crps)).toBeCloseTo(summary.ours.crps, 2);
    expect(mean((each) => (each.p10 <= each.actual && each.actual <= each.p90 ? 1 : 0))).toBeCloseTo(
      summary.ours.coverage80,
      1,
    );
    for (const each of visits) {
      expect(each.day).toBe('2026-03-04');
      expect(each.p10).toBeLessThanOrEqual(each.p50);
      expect(each.p50).toBeLessThanOrEqual(each.p90);
      expect(each.actual).toBeGreaterThan(0);
    }
    expect(printed.out).toContain('of 2 days up to 2026-03-03');
    expect(printed.out).toMatch(/ours +\d/);
  });

  it('[FC11] ends with 2 and says why where there is nothing to learn from or to forecast, 1 without the file', async () => {
    expect(await run('--train-until', '2026-03-01')).toBe(2);
    expect(printed.err).toContain('is before the first day, 2026-03-02');
    expect(await run('--train-until', '2026-03-04')).toBe(2);
    expect(printed.err).toContain('no day is left to be forecast');
    expect(await main(['replay', join(folder, 'none.csv'), '--staff', join(folder, 'staff.csv')])).toBe(1);
    expect(printed.err).toContain('there is no file ');
    expect(printed.err).toContain('none.csv');
    expect(await run('--json', join(folder, 'nowhere', 'out.json'))).toBe(1);
    expect(printed.err).toContain(`--json: there is no folder ${join(folder, 'nowhere')}`);
    expect(await run('--json', folder)).toBe(1);
    expect(printed.err).toContain('is a folder');
  });
});

function clock(ms: number | undefined): string {
  if (ms === undefined) return '';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

function visitsCsv(days: readonly RecordedDay[]): string {
  const rows = days.flatMap(({ visits }) =>
    visits.map((each) =>
      [
        each.day,
        clock(each.arrivedMs),
        each.line,
        each.service,
        each.category,
        clock(each.calledMs),
        clock(each.endedMs),
        each.counter ?? '',
        each.outcome,
      ].join(','),
    ),
  );
  return `${[HEAD, ...rows].join('\n')}\n`;
}

function staffCsv(days: readonly RecordedDay[]): string {
  const rows = days.flatMap(({ day, shifts }) =>
    shifts.map((each) =>
      [day, each.counter, clock(each.openedMs), clock(each.closedMs), each.lines.join(';')].join(','),
    ),
  );
  return `${['day,counter,opened,closed,lines', ...rows].join('\n')}\n`;
}

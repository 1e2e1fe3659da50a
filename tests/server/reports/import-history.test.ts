import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../../core/base/in-turn.ts';
import { answerReport } from '../../../server/reports/answer-report.ts';
import { takeHistories } from '../../../server/reports/histories.ts';
import { importHistory } from '../../../server/reports/import-history.ts';
import { openStore } from '../../../server/reports/open-store.ts';
import type { ReportStore } from '../../../server/reports/report-store.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { chain } from '../../support/chain.ts';
import { genesis } from '../../../server/journal/chain.ts';

let data: string;
let store: ReportStore;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-history-'));
  store = await openStore(join(data, 'reports'));
});
afterEach(async () => {
  await store.close();
  await rm(data, { recursive: true, force: true });
});

const NOW = Date.parse('2026-03-09T08:00:00+08:00');
const HEAD = 'visit,taken,called,served,ended,service,counter,clerk,category,channel,outcome,grade';

async function take(rows: readonly string[], file = 'old.csv', name?: string) {
  const path = join(data, file);
  await writeFile(path, `\ufeff${rows.join('\r\n')}\r\n`);
  return importHistory({ file: path, name, data, root: process.cwd(), now: NOW });
}

const told = async (
  report: 'arrivals' | 'waits' | 'ratings' | 'no-shows' | 'clerks',
  by: readonly never[] | readonly ['day'] | readonly ['origin'] | readonly ['clerk'] = [],
) => {
  await takeHistories(store, join(data, 'reports'), inTurn(), () => undefined);
  const answer = await answerReport(store, { report, from: '2025-01-01', to: '2025-12-31', by, only: {} });
  if (answer === 'too-many') throw new Error('too many rows');
  return answer;
};

const VISITS = [
  HEAD,
  // Two services of one visit, one over midnight, a no-show, one who left, one by another clock.
  '1,2025-03-10 08:30:00,2025-03-10 08:40:00,2025-03-10 08:41:00,2025-03-10 08:50:00,name-change,1,li,,kiosk,,5',
  '1,2025-03-10 08:30:00,2025-03-10 08:52:30,,2025-03-10 08:59:00,deed-tax,40,wang,,kiosk,needs-papers,',
  '2,2025-03-10T01:00:00+01:00,2025-03-10T01:30:00+01:00,,2025-03-10T01:31:00+01:00,name-change,1,li,elderly,staff,no-show,',
  '3,2025-03-10 23:50:00,2025-03-11 00:10:00,,2025-03-11 00:20:00,name-change,1,li,,,done,2',
  '4,2025-03-12 09:00,,,2025-03-12 09:45,name-change,,,,,left,',
];

describe('past visits of another system', () => {
  it('[RI1] count in every report as their times say, marked as imported', async () => {
    expect(await take(VISITS)).toEqual({
      ...{
        ok: true,
        value: '4 visits with 5 services from 2025-03-10 to 2025-03-12 are in the reports as old, marked as imported',
      },
    });
    expect((await told('arrivals', ['day'])).rows).toEqual([
      { by: { day: '2025-03-10' }, values: { visits: 3, services: 4, booked: 0 } },
      { by: { day: '2025-03-12' }, values: { visits: 1, services: 1, booked: 0 } },
    ]);
    expect((await told('arrivals', ['origin'])).rows.map(({ by }) => by.origin)).toEqual(['imported']);
    // 600 s, 1350 s, 1800 s and 1200 s of those who were called.
    const waits = (await told('waits')).total;
    expect(waits).toMatchObject({
      called: 4,
      waitMean: 1237.5,
      waitP50: 1200,
      waitP90: 1800,
      waitMax: 1800,
      left: 1,
      waiting: 0,
    });
    expect((await told('no-shows')).total).toMatchObject({ called: 4, noShows: 1, noShowShare: 0.25 });
    expect((await told('ratings')).total).toMatchObject({ ratings: 2, gradeMean: 3.5, badShare: 0.5 });
    const li = (await told('clerks', ['clerk'])).rows.find(({ by }) => by.clerk === 'li');
    expect(li?.values).toMatchObject({ called: 3, served: 2, serveMean: 600, walkMean: 60, deskMean: 540 });
  });

  it('[RI2] each mistake is told with file, line, column, value and what was expected, and nothing is taken in', async () => {
    const bad = [
      [',2025-03-10 08:30:00,,,,name-change,,,,,,', 'line 2, visit: ""'],
      ['5,yesterday,,,,name-change,,,,,,', 'line 2, taken: "yesterday": expected a time such as'],
      ['5,2025-02-30 08:30:00,,,,name-change,,,,,,', 'line 2, taken: "2025-02-30 08:30:00"'],
      [
        '5,2025-03-10 08:30:00,2025-03-10 08:29:59,,,name-change,,,,,,',
        'line 2, called: "2025-03-10 08:29:59": is before',
      ],
      ['5,2025-03-10 08:30:00,,2025-03-10 08:40:00,,name-change,,,,,,', 'line 2, called: ""'],
      [
        '5,2025-03-10 08:30:00,,,,name-chang,,,,,,',
        'line 2, service: "name-chang": the hall file has no such service; meant name-change?',
      ],
      ['5,2025-03-10 08:30:00,,,,name-change,"1,2",,,,,', 'line 2, counter: "1,2": expected an id'],
      ['5,2025-03-10 08:30:00,,,,name-change,,=cmd,,,,', 'line 2, clerk: "=cmd"'],
      ['5,2025-03-10 08:30:00,,,,name-change,,,,fax,,', 'line 2, channel: "fax": expected one of kiosk'],
      ['5,2025-03-10 08:30:00,,,,name-change,,,,,done,', 'line 2, outcome: "done": nobody was called'],
      ['5,2025-03-10 08:30:00,,,,name-change,,,,,lost,', 'line 2, outcome: "lost": expected one of done'],
      ['5,2025-03-10 08:30:00,,,,name-change,,,,,,6', 'line 2, grade: "6": expected 1'],
    ] as const;
    const badToo = [
      [
        '5,2025-02-30T08:30:00+08:00,,,,name-change,,,,,,',
        'line 2, taken: "2025-02-30T08:30:00+08:00": expected a time',
      ],
      ['5,2025-02-29T08:30:00Z,,,,name-change,,,,,,', 'line 2, taken: "2025-02-29T08:30:00Z": expected a time'],
      ['5,2025-03-10T24:00:00Z,,,,name-change,,,,,,', 'line 2, taken: "2025-03-10T24:00:00Z": expected a time'],
      ['5,2025-03-10T08:00:00+25:00,,,,name-change,,,,,,', 'line 2, taken: "2025-03-10T08:00:00+25:00"'],
      ['5,0025-03-10 08:30:00,,,,name-change,,,,,,', 'line 2, taken: "0025-03-10 08:30:00": expected a time from 1970'],
      ['5,2026-03-09 08:00:01,,,,name-change,,,,,,', 'line 2, taken: "2026-03-09 08:00:01": expected a time from 1970'],
      [
        '5,2025-03-10 08:30,2025-03-13 08:30,,,name-change,,,,,,',
        'line 2, called: "2025-03-13 08:30": expected a time within',
      ],
      ['5,2025-03-10 08:30:00,,,,name-change,,,elderlie,,,', 'line 2, category: "elderlie": the hall file has no such'],
      ['5,2025-03-10 08:30:00,,,', 'line 2: has 5 fields; the head names 12, and at least 6 are needed'],
      ['5,2025-03-10 08:30:00,,,,name-change,,,,,,,more', 'line 2: has 13 fields; the head names 12'],
      [
        `${'x'.repeat(300)},2025-03-10 08:30:00,,,,name-change,,,,,,`,
        `line 2, visit: "${'x'.repeat(80)}…": expected at most`,
      ],
    ] as const;
    for (const [row, message] of [...bad, ...badToo]) {
      const done = await take([HEAD, row]);
      expect(done).toMatchObject({ ok: false, error: expect.stringContaining(`old.csv ${message}`) as string });
    }
    const all = await take([HEAD.replace('grade', 'grad'), ...bad.map(([row]) => row)]);
    expect(all.ok ? '' : all.error).toMatch(/line 1, head: "grad": no such column; meant grade\?/);
    expect(all.ok ? '' : all.error.split('\n').length).toBeGreaterThan(10);
    expect(await readdir(join(data, 'reports', 'histories'))).toEqual([]);
    expect((await told('arrivals')).total).toEqual({ visits: null, services: null, booked: null });
  });

  it('[RI5] a row may end behind the last column that it needs, service or the line that stands for it', async () => {
    const said = { ok: true, value: expect.stringContaining('1 visits with 1 services') as string };
    expect(await take([HEAD, '5,2025-03-10 08:30:00,,,,name-change'])).toMatchObject(said);
    const either = 'visit,service,taken,called,line,grade';
    expect(await take([either, '5,name-change,2025-03-10 08:30:00'])).toMatchObject(said);
    expect(await take([either, '5,name-change'])).toMatchObject({
      error: expect.stringContaining('line 2: has 2 fields; the head names 6, and at least 3 are needed') as string,
    });
    expect(await take([either, '5,,2025-03-10 08:30:00'])).toMatchObject({
      error: expect.stringContaining('line 2, service: ""') as string,
    });
  });

  it('[RI2] every mistake of a row is told at once', async () => {
    const done = await take([HEAD, ',yesterday,2025-02-30 08:00,,,name-chang,"1,2",=cmd,odd,fax,lost,6']);
    const told_ = done.ok ? [] : [...done.error.matchAll(/line 2, (\w+):/g)].map(([, column]) => column);
    const columns = [
      'visit',
      'taken',
      'called',
      'service',
      'counter',
      'clerk',
      'category',
      'channel',
      'grade',
      'outcome',
    ];
    expect(told_.sort()).toEqual(columns.sort());
  });

  it('[RI4] in the encodings and separators of a hall file; a file that is none is told with its name', async () => {
    const path = join(data, 'other.csv');
    const importIt = async (bytes: Uint8Array | string) => {
      await writeFile(path, bytes);
      return importHistory({ file: path, data, root: process.cwd(), now: NOW });
    };
    const few = ['visit;taken;line;department;', '张三一;2025-03-10 08:30;old;civil;', '2;2025-03-10 08:31;old;civil;'];
    // 张三一 as GB18030 has it.
    const gbk = Buffer.concat([
      Buffer.from(`${few[0] ?? ''}\n`),
      ...[0xd5, 0xc5, 0xc8, 0xfd, 0xd2, 0xbb].map((byte) => Buffer.from([byte])),
      Buffer.from(`${(few[1] ?? '').slice(3)}\n${few[2] ?? ''}\n`),
    ]);
    for (const bytes of [
      few.join('\n'),
      gbk,
      Buffer.from(`\ufeff${few.join('\r\n')}`, 'utf16le'),
      `sep=;\n${few.join('\n')}`,
    ])
      expect(await importIt(bytes)).toMatchObject({ ok: true, value: expect.stringContaining('2 visits') as string });
    const wrong: readonly (readonly [Uint8Array | string, string])[] = [
      [`${few.join('\n')}\n"3;2025-03-10 08:31;old;civil\n\n`, 'other.csv line 4: expected quotes in pairs'],
      [Buffer.from([0xff, 0xff, 0x80, 0x81, 0x0a]), 'other.csv line 1'],
      [Buffer.from('PK\u0003\u0004'), 'expected a text, not a workbook'],
      ['', 'other.csv has no visits'],
    ];
    for (const [bytes, told_] of wrong)
      expect(await importIt(bytes)).toMatchObject({ ok: false, error: expect.stringContaining(told_) as string });
    for (const [file, told_] of [
      [join(data, 'nowhere.csv'), 'there is no file'],
      [data, 'is a folder'],
      ['/dev/zero', 'is no file, but a pipe or a device'],
    ] as const)
      expect(await importHistory({ file, data, root: process.cwd(), now: NOW })).toMatchObject({
        ok: false,
        error: expect.stringContaining(told_) as string,
      });
  });

  it('[RI3] the same file again changes nothing, one of the same name takes its place, and no day is there twice', async () => {
    await take(VISITS);
    expect(await take(VISITS)).toMatchObject({ ok: true, value: expect.stringContaining('already, as old') as string });
    expect(await told('arrivals')).toMatchObject({ total: { visits: 4 } });
    expect(await take(VISITS.slice(0, 3), 'other.csv')).toMatchObject({
      ...{
        ok: false,
        error: expect.stringContaining('old has the days from 2025-03-10 to 2025-03-12 already') as string,
      },
    });
    expect(await take(VISITS.slice(0, 3), 'other.csv', 'old')).toMatchObject({ ok: true });
    expect(await told('arrivals')).toMatchObject({ total: { visits: 1, services: 2 } });
    const twice = await take([HEAD, VISITS[1] ?? '', VISITS[1] ?? '']);
    expect(twice).toMatchObject({
      ok: false,
      error: expect.stringContaining('line 3, visit: "1": stands in a line before') as string,
    });
    await rm(join(data, 'reports', 'histories', 'old.history'));
    expect(await told('arrivals')).toMatchObject({ total: { visits: null } });
  });

  it('[RI3] a folder that cannot be read loses nothing: it is told, and what was taken in stays', async () => {
    expect(await take(VISITS)).toMatchObject({ ok: true });
    const before = (await told('arrivals')).total;
    expect(before.visits).toBe(4);
    const folder = join(data, 'reports', 'histories');
    await rename(folder, `${folder}-aside`);
    await writeFile(folder, 'no folder');
    await expect(told('arrivals')).rejects.toThrow('ENOTDIR');
    await rm(folder);
    await rename(`${folder}-aside`, folder);
    expect((await told('arrivals')).total).toEqual(before);
  });

  it('[RI3] days that the journal of the hall has are not taken in beside it', async () => {
    const stream = { hall: 'daqing-sample', day: '2025-03-12' };
    const journal = sqliteJournal(join(data, 'journal.sqlite'));
    await journal.open();
    await journal.append(stream, 0, chain(stream, 1, 0, genesis(stream)), []);
    await journal.close();
    const done = await take(VISITS);
    const error = done.ok ? '' : done.error;
    expect(error).toContain('the journal of this hall begins on 2025-03-12');
    expect(await take(VISITS.slice(0, 5))).toMatchObject({ ok: true });
  });
});

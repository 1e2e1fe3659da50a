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

const HEAD = 'visit,taken,called,served,ended,service,counter,clerk,category,channel,outcome,grade';

async function take(rows: readonly string[], file = 'old.csv', name?: string) {
  const path = join(data, file);
  await writeFile(path, `\ufeff${rows.join('\r\n')}\r\n`);
  return importHistory({ file: path, name, data, root: process.cwd() });
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
    for (const [row, message] of bad) {
      const done = await take([HEAD, row]);
      expect(done).toMatchObject({ ok: false, error: expect.stringContaining(`old.csv ${message}`) as string });
    }
    const all = await take([HEAD.replace('grade', 'grad'), ...bad.map(([row]) => row)]);
    expect(all.ok ? '' : all.error).toMatch(/line 1, head: "grad": no such column; meant grade\?/);
    expect(all.ok ? '' : all.error.split('\n').length).toBeGreaterThan(10);
    expect(await readdir(join(data, 'reports', 'histories'))).toEqual([]);
    expect((await told('arrivals')).total).toEqual({ visits: null, services: null, booked: null });
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

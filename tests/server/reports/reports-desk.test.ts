import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { ReportAsk } from '../../../core/reports/report-ask.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { isOver } from '../../../server/reports/answer-past.ts';
import { historiesIn, takeHistories } from '../../../server/reports/histories.ts';
import { importHistory } from '../../../server/reports/import-history.ts';
import { openStore } from '../../../server/reports/open-store.ts';
import { openDesk, REBUILD_FILE, type ReportsDesk } from '../../../server/reports/reports-desk.ts';
import { fakeTime, startLedger } from '../../support/ledger.ts';
import { soon } from '../../support/soon.ts';

const ASK: ReportAsk = { report: 'arrivals', from: '2025-03-10', to: '2025-03-10', by: [], only: {} };

let data: string;
let desk: ReportsDesk;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-desk-'));
});
afterEach(async () => {
  await desk.close();
  await rm(data, { recursive: true, force: true });
});

async function takeIn(name: string, day: string): Promise<void> {
  const file = join(data, `${name}.csv`);
  await writeFile(file, `visit,taken,service\n1,${day} 09:00,name-change\n`);
  const root = process.cwd();
  expect(
    await importHistory({ file, name: undefined, data, root, now: Date.parse('2026-03-09T08:00:00+08:00') }),
  ).toMatchObject({ ok: true });
}

async function open(): Promise<void> {
  const journal = memoryJournal();
  const ledger = await startLedger(journal, fakeTime());
  await ledger.stop();
  const folder = join(data, 'reports');
  const store = await openStore(folder, 'sqlite');
  desk = openDesk({
    ...{ store, journal, hall: 'small', folder },
    report: { failed: () => undefined, recovered: () => undefined },
  });
}

async function told() {
  const { answer, upTo } = await desk.answer(ASK, 0);
  if (answer === 'too-many' || !('total' in answer) || typeof answer.total === 'number') throw new Error('no report');
  return { visits: answer.total.visits, over: isOver(ASK, upTo), histories: upTo?.histories };
}

const WHOLE = { visits: 1, over: true, histories: undefined };
const BEHIND = { visits: null, over: false, histories: 'behind' };

/** The histories cannot be read until what comes back is done. */
async function away(): Promise<() => Promise<void>> {
  const folder = historiesIn(join(data, 'reports'));
  await rename(folder, `${folder}-aside`);
  await writeFile(folder, 'no folder');
  return async () => {
    await rm(folder);
    await rename(`${folder}-aside`, folder);
  };
}

describe('days of other systems that are not in the store yet', () => {
  it('[RP4] a new store is complete once it has them, not before', async () => {
    await takeIn('old', '2025-03-10');
    const back = await away();
    await open();
    expect(await told()).toEqual(BEHIND);
    await back();
    await soon(async () => expect(await told()).toEqual(WHOLE));
  });

  it('[RP4] the same after a rebuild', async () => {
    await takeIn('old', '2025-03-10');
    await open();
    await soon(async () => expect(await told()).toEqual(WHOLE));
    const back = await away();
    await writeFile(join(data, 'reports', REBUILD_FILE), '');
    await soon(async () => expect(await told()).toEqual(BEHIND));
    await back();
    await soon(async () => expect(await told()).toEqual(WHOLE));
  });

  it('[RP4] without any nothing is waited for', async () => {
    await open();
    await soon(async () => expect(await told()).toEqual({ visits: null, over: true, histories: undefined }));
  });

  it('[RP4] one more, another in its place and one that goes: told before the store has a part of it', async () => {
    await open();
    const folder = join(data, 'reports');
    const store = await openStore(data, 'sqlite');
    const heard: boolean[] = [];
    const look = async (): Promise<readonly string[]> => {
      const before = store.changes;
      let behind = 0;
      await takeHistories(store, folder, inTurn(), () => {
        if (behind === 0) expect(store.changes).toBe(before);
        behind += 1;
      });
      heard.push(behind > 0);
      return store.imports();
    };
    expect(await look()).toEqual([]);
    await takeIn('old', '2025-03-10');
    expect(await look()).toHaveLength(2);
    expect(await look()).toHaveLength(2);
    await takeIn('other', '2025-03-11');
    expect(await look()).toHaveLength(4);
    await takeIn('old', '2025-03-12');
    expect(await look()).toHaveLength(4);
    await rm(join(historiesIn(folder), 'old.history'));
    expect(await look()).toHaveLength(2);
    expect(await look()).toHaveLength(2);
    expect(heard).toEqual([false, true, false, true, true, true, false]);
    await store.close();
  });
});

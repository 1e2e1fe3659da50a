import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../../../core/base/time.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HallEvent } from '../../../core/queue/event.ts';
import { genesis, verifyChain } from '../../../server/journal/chain.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { JournalFault } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { around } from '../../support/around.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-ledger-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, 'journal.sqlite');

/** A journal whose writes can be held up and made to fail, around a real one. */
function troubled(inner: Journal) {
  let trouble: string | undefined;
  let gate: Promise<void> = Promise.resolve();
  const appends: number[] = [];
  const journal = around(inner, {
    async append(stream, expectedSeq, events, answers) {
      await gate;
      if (trouble !== undefined) throw new JournalFault(trouble);
      appends.push(events.length);
      return inner.append(stream, expectedSeq, events, answers);
    },
    async probe() {
      if (trouble !== undefined) throw new JournalFault(trouble);
      await inner.probe();
    },
  });
  return {
    journal,
    appends,
    fail: (text: string | undefined) => (trouble = text),
    hold: (): (() => void) => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => (release = resolve));
      return () => {
        release();
      };
    },
  };
}

describe('the ledger', () => {
  it('[L1] commands that arrive while a write is under way share the next transaction', async () => {
    const { journal, appends, hold } = troubled(sqliteJournal(file()));
    const ledger = await startLedger(journal);
    appends.length = 0;
    const release = hold();
    const first = send(ledger, KIOSK, takeTicket(['alpha']));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const others = Array.from({ length: 9 }, () => send(ledger, KIOSK, takeTicket(['alpha'])));
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    const numbers = (await Promise.all([first, ...others])).map(numberIn);
    expect(new Set(numbers).size).toBe(10);
    expect(appends).toEqual([1, 9]);
    await ledger.stop();
  });

  it('[L2] nothing is answered or shown before it is durable', async () => {
    const { journal, hold } = troubled(sqliteJournal(file()));
    const ledger = await startLedger(journal);
    const shown: HallEvent[] = [];
    ledger.subscribe((news) => shown.push(...news.events));
    const release = hold();
    let answered = false;
    const taking = send(ledger, KIOSK, takeTicket(['alpha'])).then((handled) => {
      answered = true;
      return handled;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect({ answered, shown: shown.length, open: ledger.world().state.tickets.size }).toEqual({
      answered: false,
      shown: 0,
      open: 0,
    });
    release();
    expect(numberIn(await taking)).toBe('A001');
    expect({ shown: shown.length, open: ledger.world().state.tickets.size }).toEqual({ shown: 1, open: 1 });
    await ledger.stop();
  });

  it('[L3] a failed write refuses everything in flight, goes back to the durable state, and recovers by itself', async () => {
    const faults: string[] = [];
    let recovered = 0;
    const { journal, fail } = troubled(sqliteJournal(file()));
    const ledger = await startLedger(journal, fakeTime(), undefined, {
      fault: (text) => faults.push(text),
      recovered: () => (recovered += 1),
    });
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A001');
    fail('the disk is full');
    const results = await Promise.all(Array.from({ length: 5 }, () => send(ledger, KIOSK, takeTicket(['alpha']))));
    expect(results.map((handled) => handled.kind)).toEqual(Array(5).fill('unavailable'));
    expect(ledger.health()).toMatchObject({ ready: false, detail: 'the disk is full' });
    expect(ledger.world().state.tickets.size).toBe(1);
    await ledger.tick();
    expect(ledger.health().ready).toBe(false);
    fail(undefined);
    await ledger.tick();
    expect(ledger.health().ready).toBe(true);
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A002');
    expect({ faults, recovered }).toEqual({ faults: ['the disk is full'], recovered: 1 });
    await ledger.stop();
  });

  it('[L4] a write that failed in name only is found in the journal and not done twice', async () => {
    const inner = memoryJournal();
    let lie = false;
    const journal = around(inner, {
      async append(...args) {
        const result = await inner.append(...args);
        if (lie) throw new JournalFault('the disk reports an error');
        return result;
      },
    });
    const ledger = await startLedger(journal);
    lie = true;
    const body = takeTicket(['alpha']);
    expect((await send(ledger, KIOSK, body, 'key-1')).kind).toBe('unavailable');
    lie = false;
    const next = await send(ledger, KIOSK, takeTicket(['alpha']));
    expect(numberIn(next)).toBe('A002');
    expect(ledger.world().state.tickets.size).toBe(2);
    await ledger.stop();
  });

  it('[L5] the same key gives the first answer again, while under way, afterwards, and after a restart', async () => {
    let ledger = await startLedger(sqliteJournal(file()));
    const body = takeTicket(['alpha']);
    const [one, two] = await Promise.all([send(ledger, KIOSK, body, 'k'), send(ledger, KIOSK, body, 'k')]);
    const three = await send(ledger, KIOSK, body, 'k');
    await ledger.stop();
    ledger = await startLedger(sqliteJournal(file()));
    const four = await send(ledger, KIOSK, body, 'k');
    for (const handled of [two, three, four]) expect(handled).toMatchObject({ kind: 'done', replayed: true });
    expect(
      new Set([one, two, three, four].map((handled) => JSON.stringify('answer' in handled ? handled.answer : ''))).size,
    ).toBe(1);
    expect(ledger.world().state.issuedTotal).toBe(1);
    expect((await send(ledger, KIOSK, takeTicket(['beta']), 'k', 'another body')).kind).toBe('key-reused');
    await ledger.stop();
  });

  it('[L5] also before all keys are known after a restart, while they cannot be read, and once they are known', async () => {
    const inner = memoryJournal();
    const body = takeTicket(['alpha']);
    let ledger = await startLedger(inner);
    await send(ledger, KIOSK, body, 'k');
    await ledger.stop();
    let asked = 0;
    let trouble = true;
    const journal = around(inner, {
      answerKeys(hall, day) {
        asked += 1;
        return trouble ? Promise.reject(new JournalFault('it is away')) : inner.answerKeys(hall, day);
      },
    });
    ledger = await startLedger(journal);
    const isReplayed = async (): Promise<void> =>
      expect(await send(ledger, KIOSK, body, 'k')).toMatchObject({ kind: 'done', replayed: true });
    await isReplayed();
    expect(asked).toBe(0);
    await ledger.tick();
    await isReplayed();
    trouble = false;
    await ledger.tick();
    await isReplayed();
    await ledger.tick();
    expect(asked).toBe(2);
    await isReplayed();
    expect(ledger.world().state.issuedTotal).toBe(1);
    await ledger.stop();
  });

  it('[L6] a refusal under a key is remembered too', async () => {
    let ledger = await startLedger(sqliteJournal(file()));
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    const next = { name: 'call-next', counter: '1' } as const;
    expect(numberIn(await send(ledger, SUPERVISOR, next, 'n1'))).toBe('line-empty');
    await send(ledger, KIOSK, takeTicket(['alpha']));
    expect(numberIn(await send(ledger, SUPERVISOR, next, 'n1'))).toBe('line-empty');
    await ledger.stop();
    ledger = await startLedger(sqliteJournal(file()));
    expect(numberIn(await send(ledger, SUPERVISOR, next, 'n1'))).toBe('line-empty');
    expect(numberIn(await send(ledger, SUPERVISOR, next, 'n2'))).toBe('A001');
    await ledger.stop();
  });

  it('[L7] a restart finds everything as it was, and the chain unbroken over it', async () => {
    let ledger = await startLedger(sqliteJournal(file()));
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    for (let i = 0; i < 20; i += 1) await send(ledger, KIOSK, takeTicket([i % 2 === 0 ? 'alpha' : 'gamma']));
    await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' });
    const { state, record } = ledger.world();
    const before = JSON.stringify([[...state.tickets], [...state.counters], record.calls]);
    await ledger.stop();
    ledger = await startLedger(sqliteJournal(file()));
    const after = ledger.world();
    expect(JSON.stringify([[...after.state.tickets], [...after.state.counters], after.record.calls])).toBe(before);
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A011');
    await ledger.stop();
    const journal = sqliteJournal(file());
    await journal.open();
    const stream = { hall: 'small', day: '2026-03-09' };
    expect(verifyChain(stream, await journal.read(stream, 0), 0, genesis(stream)).ok).toBe(true);
    await journal.close();
  });

  it('[L8] a journal that somebody changed is not opened, and the first bad record is named', async () => {
    const ledger = await startLedger(sqliteJournal(file()));
    for (let i = 0; i < 5; i += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
    await ledger.stop();
    const database = await openSqlite(file());
    await database.run("UPDATE events SET record = replace(record, 'A003', 'A099') WHERE seq = 4", []);
    await database.close();
    await expect(startLedger(sqliteJournal(file()))).rejects.toThrow(
      /record 4 of small 2026-03-09 \(TicketIssued\) was changed/,
    );
  });

  it('[L9] two servers on one journal: every command is done once, by one of them', async () => {
    const [one, two] = [await startLedger(sqliteJournal(file())), await startLedger(sqliteJournal(file()))];
    const results: string[] = [];
    for (let round = 0; round < 25; round += 1) {
      const both = await Promise.all([
        send(one, KIOSK, takeTicket(['alpha']), `one-${String(round)}`),
        send(two, KIOSK, takeTicket(['alpha']), `two-${String(round)}`),
      ]);
      results.push(...both.map(numberIn));
    }
    const given = results.filter((number) => number.startsWith('A'));
    expect(new Set(given).size).toBe(given.length);
    expect(given.length).toBe(50);
    await one.stop();
    await two.stop();
  });

  it('[L11] one command with one key at two servers is done once, and both give its answer', async () => {
    const [one, two] = [await startLedger(sqliteJournal(file())), await startLedger(sqliteJournal(file()))];
    const body = takeTicket(['alpha']);
    const both = await Promise.all([send(one, KIOSK, body, 'same', 'f'), send(two, KIOSK, body, 'same', 'f')]);
    expect(both.map(numberIn)).toEqual(['A001', 'A001']);
    expect(both.filter((handled) => handled.kind === 'done' && handled.replayed)).toHaveLength(1);
    expect(numberIn(await send(two, KIOSK, takeTicket(['alpha'])))).toBe('A002');
    await one.stop();
    await two.stop();
  });

  it('[L12] a key is remembered for a week, whatever days the hall was on or off', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    let ledger = await startLedger(journal, time);
    const body = takeTicket(['alpha']);
    expect(numberIn(await send(ledger, KIOSK, body, 'old', 'f'))).toBe('A001');
    for (const days of [3, 3]) {
      time.pass(days * DAY);
      await ledger.tick();
      const again = await send(ledger, KIOSK, body, 'old', 'f');
      expect(again).toMatchObject({ kind: 'done', replayed: true });
      expect(await send(ledger, KIOSK, body, 'old', 'other')).toEqual({ kind: 'key-reused' });
      await ledger.stop();
      ledger = await startLedger(journal, time);
    }
    time.pass(2 * DAY);
    await ledger.tick();
    expect(await send(ledger, KIOSK, body, 'old', 'f')).toMatchObject({ kind: 'done', replayed: false });
    await ledger.stop();
  });

  it('[L10] a day of 10,000 tickets is there again in under a second of work', async () => {
    const journal = memoryJournal();
    let ledger = await startLedger(journal);
    for (let block = 0; block < 100; block += 1) {
      await Promise.all(Array.from({ length: 100 }, () => send(ledger, KIOSK, takeTicket(['alpha']))));
    }
    await ledger.stop();
    const began = performance.now();
    ledger = await startLedger(journal);
    expect(ledger.world().state.tickets.size).toBe(10_000);
    console.info(`10,000 tickets replayed in ${(performance.now() - began).toFixed(0)} ms`);
    await ledger.stop();
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Connection, Row } from '../../../server/database/connection.ts';
import type { Database } from '../../../server/database/database.ts';
import { AnswerLost, NotReached, type DatabaseFault } from '../../../server/database/database-fault.ts';
import { tickHouse } from '../../../server/halls/housekeeping.ts';
import { JournalFault } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { postgresJournal } from '../../../server/journal/postgres-journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Outage = { readonly afterMs: number; readonly fault: DatabaseFault; readonly readsToo: boolean };

/** A database that keeps only where the day ends. While it is away whatever is asked of it fails after a while. */
function awayDatabase() {
  let outage: Outage | undefined;
  let last: Row | undefined;
  let asked = 0;
  const answer = (text: string, values: readonly unknown[]): readonly Row[] => {
    if (text.includes('INSERT INTO events')) {
      const [hall, , day, seq, records, hashes] = values as [string, unknown, string, number, string[], string[]];
      if (records.length > 0) last = { hall, day, seq: seq + records.length, hash: hashes.at(-1) };
      return [{ owned: 1 }];
    }
    return text.includes('FROM heads') && text.includes('hash') && last !== undefined ? [last] : [];
  };
  const ask = async (text: string, values: readonly unknown[] = [], reads = false): Promise<readonly Row[]> => {
    asked += 1;
    if (outage === undefined || (reads && !outage.readsToo)) return answer(text, values);
    const { afterMs, fault } = outage;
    await new Promise((done) => setTimeout(done, afterMs));
    throw fault;
  };
  const writer: Partial<Connection> = {
    ask: ({ text }, values) => ask(text, values),
    warm: () => undefined,
    close: () => Promise.resolve(),
  };
  const database: Partial<Database> = {
    read: ({ text }, values) => ask(text, values, true),
    writer: () => writer as Connection,
    tell: () => undefined,
    listen: () => () => undefined,
  };
  return {
    database: database as Database,
    be: (next: Outage | undefined) => (outage = next),
    asked: () => asked,
  };
}

/** How long somebody waits for the answer that their command was not done. */
async function waited(ledger: Ledger): Promise<number> {
  const from = Date.now();
  let at: number | undefined;
  void send(ledger, KIOSK, takeTicket(['alpha'])).then(({ kind }) => {
    if (kind === 'unavailable') at = Date.now();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return (at ?? Infinity) - from;
}

it.each([
  ['is gone', { afterMs: 2000, fault: new NotReached('nobody answers there'), readsToo: true }],
  ['has lost its standby', { afterMs: 4000, fault: new AnswerLost('it has not answered'), readsToo: false }],
])('[DB11] however long a database %s already, a command is given up as soon as at first', async (_, outage) => {
  const { database, be, asked } = awayDatabase();
  const ledger = await startLedger(postgresJournal(database), fakeTime());
  const stop = tickHouse(ledger);
  be(outage);
  const waits: number[] = [];
  const before = asked();
  for (let minute = 0; minute < 3; minute += 1) waits.push(await waited(ledger));
  expect(Math.max(...waits)).toBeLessThanOrEqual(4000);
  // One at a time: no more than have ended.
  expect(asked() - before).toBeLessThan(10 + (2 * 180_000) / outage.afterMs);
  be(undefined);
  await vi.advanceTimersByTimeAsync(outage.afterMs + 2000);
  expect(ledger.health()).toMatchObject({ ready: true, detail: undefined });
  stop();
});

it('[DB11] ticks that come while a journal says nothing try it once', async () => {
  const kept = memoryJournal();
  let probes = 0;
  let fail = (): void => undefined;
  const ledger = await startLedger(
    around(kept, {
      lastStream: (hall) => (probes === 0 ? kept.lastStream(hall) : Promise.reject(new JournalFault('gone'))),
      append: (...args) => (probes === 0 ? kept.append(...args) : Promise.reject(new JournalFault('gone'))),
      probe: () =>
        new Promise((_, reject) => {
          probes += 1;
          fail = () => reject(new JournalFault('gone'));
        }),
      elsewhere: () => () => undefined,
    }),
    fakeTime(),
  );
  probes = 1;
  await send(ledger, KIOSK, takeTicket(['alpha']));
  probes = 0;
  const ticks = Array.from({ length: 30 }, () => ledger.tick());
  await vi.advanceTimersByTimeAsync(1);
  expect(probes).toBe(1);
  fail();
  await Promise.all(ticks);
  expect(probes).toBe(1);
});

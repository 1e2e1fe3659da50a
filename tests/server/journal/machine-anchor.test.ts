import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { NO_FENCE } from '../../../server/database/fence.ts';
import { MachineAnchor } from '../../../server/journal/machine-anchor.ts';
import { postgresJournal } from '../../../server/journal/postgres-journal.ts';
import type { StreamHead, StreamId } from '../../../server/journal/journal.ts';
import { chain } from '../../support/chain.ts';
import { ownDatabase, type OwnDatabase } from '../../support/postgres.ts';

const STREAM: StreamId = { hall: 'h', day: '2026-03-09' };

let store: OwnDatabase;
let database: Database;
let folder = '';
let faults: string[] = [];
beforeAll(async () => {
  store = await ownDatabase();
  database = store.here();
  await database.open();
  // The first that needs PostgreSQL waits for its start.
}, 60_000);
afterAll(() => database.close());
beforeEach(async () => {
  await store.clear();
  faults = [];
  folder = await mkdtemp(join(tmpdir(), 'hallcall-anchor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A server with its own folder, while it does this. */
async function server<T>(name: string, act: (at: ReturnType<typeof postgresJournal>) => Promise<T>) {
  const anchor = new MachineAnchor(join(folder, name), 'h', (detail) => faults.push(detail));
  const journal = postgresJournal(database, NO_FENCE, anchor);
  await journal.open();
  try {
    const lost: StreamHead | undefined = await anchor.lost(journal);
    return { lost, done: await act(journal) };
  } finally {
    await journal.close();
  }
}

const nothing = (): Promise<void> => Promise.resolve();

async function change(text: string): Promise<void> {
  const writer = database.writer();
  await writer.ask({ text });
  await writer.close();
}

it('[AN16] the last write of this machine is missed, whether it is gone or another stands in its place', async () => {
  const events = chain(STREAM, 3);
  const head = { ...STREAM, seq: 3, hash: events[2]?.hash };
  const first = await server('a', (journal) => journal.append(STREAM, 0, events, []));
  expect(first).toEqual({ lost: undefined, done: 'ok' });
  expect((await server('a', nothing)).lost).toBeUndefined();
  await change("UPDATE events SET hash = 'another' WHERE seq = 3");
  expect((await server('a', nothing)).lost).toEqual(head);
  await change('DELETE FROM events WHERE seq = 3');
  await change('UPDATE heads SET seq = 2');
  expect((await server('a', nothing)).lost).toEqual(head);
  // Whoever never saw it misses nothing; the hall goes on from what is there, and that is known from then on.
  expect((await server('b', nothing)).lost).toBeUndefined();
  const after = await server('a', (journal) => journal.append(STREAM, 2, chain(STREAM, 1, 2), []));
  expect(after).toEqual({ lost: head, done: 'ok' });
  expect((await server('a', nothing)).lost).toBeUndefined();
  expect(faults).toEqual([]);
});

it('[AN16] a server that follows misses what it has followed, and reading what lies behind is no going back', async () => {
  const events = chain(STREAM, 5);
  await server('a', (journal) => journal.append(STREAM, 0, events, []));
  await server('b', async (journal) => {
    await journal.read(STREAM, 0);
    await journal.read(STREAM, 0, 2);
  });
  await change('DELETE FROM events WHERE seq > 4');
  expect((await server('b', nothing)).lost).toEqual({ ...STREAM, seq: 5, hash: events[4]?.hash });
});

it('[AN16] an anchor that was changed, or is of another key, is told and begun anew; the journal works', async () => {
  const events = chain(STREAM, 3);
  // Two writes, so that neither of the two records is the one that it began with.
  await server('a', (journal) => journal.append(STREAM, 0, events.slice(0, 1), []));
  await server('a', (journal) => journal.append(STREAM, 1, events.slice(1, 2), []));
  const path = join(folder, 'a', 'database-journal.anchor');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replaceAll('2026-03-09', '2026-03-08'));
  const { lost, done } = await server('a', (journal) => journal.append(STREAM, 2, events.slice(2), []));
  expect([lost, done, faults.length]).toEqual([undefined, 'ok', 1]);
  await rm(join(folder, 'a', 'database-journal.key'));
  expect((await server('a', nothing)).lost).toBeUndefined();
  expect(faults).toHaveLength(2);
  expect(await readdir(join(folder, 'a'))).toEqual(['database-journal.anchor', 'database-journal.key']);
});

it('[AN16] a disk that takes no anchor keeps nobody from the journal', async () => {
  await writeFile(join(folder, 'a'), 'a file where the folder should be');
  const { done } = await server('a', (journal) => journal.append(STREAM, 0, chain(STREAM, 1), []));
  expect([done, faults.length]).toEqual(['ok', 1]);
});

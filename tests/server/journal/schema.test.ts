import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unseal } from '../../../server/journal/chain.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { chain } from '../../support/chain.ts';

const STREAM = { hall: 'h', day: '2026-03-09' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-schema-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const exec = async (path: string, sql: string): Promise<void> => {
  const store = await openSqlite(path);
  await store.exec(sql);
  await store.close();
};
const versionOf = async (path: string): Promise<unknown> => {
  const store = await openSqlite(path);
  const found = await store.get('PRAGMA user_version', []);
  await store.close();
  return found?.['user_version'];
};

it('[J9] a journal of version 1 is brought forward when it is opened, also one that an older program had again since', async () => {
  const path = join(folder, 'journal.sqlite');
  const journal = sqliteJournal(path);
  await journal.open();
  await journal.append(STREAM, 0, chain(STREAM, 3), [{ key: 'k', fingerprint: 'f', answer: '1' }]);
  await journal.close();
  for (const old of ['DROP TABLE checkpoints; PRAGMA user_version = 1;', 'PRAGMA user_version = 1;']) {
    await exec(path, old);
    await journal.open();
    expect(await journal.read(STREAM, 0)).toEqual(chain(STREAM, 3));
    expect(await journal.answer('h', 'k')).toBeDefined();
    await journal.keepCheckpoint('h', 'reports', { day: STREAM.day, seq: 2 });
    expect(await journal.checkpoint('h', 'reports')).toEqual({ day: STREAM.day, seq: 2 });
    await journal.close();
    expect(await versionOf(path)).toBe(3);
  }
});

it('[J9] two that open an old journal at once both bring it forward or find it so', async () => {
  const path = join(folder, 'journal.sqlite');
  const first = sqliteJournal(path);
  await first.open();
  await first.close();
  await exec(path, 'DROP TABLE checkpoints; PRAGMA user_version = 1;');
  const both = [sqliteJournal(path), sqliteJournal(path)];
  await Promise.all(both.map((journal) => journal.open()));
  await Promise.all(
    both.map((journal, at) => journal.keepCheckpoint('h', `c${String(at)}`, { day: STREAM.day, seq: at })),
  );
  await Promise.all(both.map((journal) => journal.close()));
});

it('[J10] a journal of a later version is refused in words, and left as it is', async () => {
  const path = join(folder, 'journal.sqlite');
  await exec(path, 'CREATE TABLE more (x); PRAGMA user_version = 4;');
  await expect(sqliteJournal(path).open()).rejects.toThrow(/later version of Hallcall.*version 4.*knows 3/);
  expect(await versionOf(path)).toBe(4);
});

it.each([
  ['TicketTeleported', 1],
  ['TicketIssued', 2],
  ['constructor', 1],
])('[UP2] an event that only a later version knows (%s, version %i) is refused in words', (type, version) => {
  const record = JSON.stringify({ at: 1, commandId: 'c', actor: 'system', type, version, data: {} });
  const read = (): unknown => unseal({ hall: 'h', day: '2026-03-09', seq: 7, record, hash: '' });
  expect(read).toThrow(/later version of Hallcall: record 2026-03-09\/7 is of the kind \w+.*bring back a backup/);
});

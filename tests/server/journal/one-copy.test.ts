import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { genesis } from '../../../server/journal/chain.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { chain } from '../../support/chain.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-one-copy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('[J12] a record stands in the file once: whoever alters what can be found there alters the record', async () => {
  const file = join(folder, 'journal.sqlite');
  const journal = sqliteJournal(file);
  await journal.open();
  const records = 1500;
  const stream = { hall: 'one-copy', day: '2026-03-09' };
  let before = genesis(stream);
  for (let at = 0; at < records; at += 1) {
    const made = chain(stream, 1, at, before);
    before = made.at(-1)?.hash ?? '';
    await journal.append(stream, at, made, []);
  }
  const hashes = (await journal.read(stream, 0, records)).map(({ hash }) => hash);
  expect(hashes).toHaveLength(records);
  await journal.close();
  const bytes = await readFile(file, 'latin1');
  // The newest stands in the seal as well.
  const copies = hashes.slice(0, -1).map((hash) => bytes.split(hash).length - 1);
  expect(copies.filter((count) => count !== 1)).toEqual([]);
});

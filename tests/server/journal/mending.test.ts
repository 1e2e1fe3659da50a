import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '../../../server/journal/backup.ts';
import { lockFolder } from '../../../server/journal/folder-lock.ts';
import { acceptLoss, beginAnew, restore } from '../../../server/journal/mending.ts';
import { exportLines } from '../../../server/journal/export-lines.ts';
import { sqliteJournal, sqliteJournalReader } from '../../../server/journal/sqlite-journal.ts';
import { fileMark, MARK_FILE } from '../../../server/journal/used-mark.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { copied, said, startSays, writtenFolder } from '../../support/harmed-journal.ts';

const NOW = Date.parse('2026-03-09T17:00:00.4+08:00');
let parent = '';
let whole = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-mending-'));
  whole = join(parent, 'whole');
  await writtenFolder(whole, 40);
  await backup(join(whole, 'journal.sqlite'), join(parent, 'backup.sqlite'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

let next = 0;
const fresh = (): Promise<string> => copied(whole, join(parent, `f${String((next += 1))}`));
const journalIn = (folder: string): string => join(folder, 'journal.sqlite');

async function cutBack(folder: string): Promise<void> {
  const store = await openSqlite(journalIn(folder));
  await store.run('DELETE FROM events WHERE seq > 30', []);
  await store.close();
}
async function endOf(folder: string): Promise<number | undefined> {
  const journal = sqliteJournal(journalIn(folder));
  await journal.open();
  const head = await journal.lastStream('h');
  await journal.close();
  return head?.seq;
}

it('[AN8] a loss is accepted with a reason, once, and stands on record', async () => {
  const folder = await fresh();
  expect(await acceptLoss(journalIn(folder), 'no reason', NOW)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/no loss to accept/)],
  });
  await cutBack(folder);
  expect(await acceptLoss(journalIn(folder), ' ', NOW)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/say why/)],
  });
  expect(await startSays(folder)).toMatch(/seq 30.*seq 40/);
  expect(await acceptLoss(journalIn(folder), 'the disk failed', NOW)).toMatchObject({ code: 0 });
  expect(await endOf(folder)).toBe(30);
  expect(await said(folder)).toBe('');
  const losses = await readFile(join(folder, 'journal-losses.jsonl'), 'utf8');
  expect(JSON.parse(losses.split('\n')[1] ?? '')).toMatchObject({
    what: 'accept-loss',
    at: '2026-03-09T09:00:00Z',
    reason: 'the disk failed',
    written: [{ day: '2026-03-09', seq: 40 }],
    goesOnWith: [{ day: '2026-03-09', seq: 30 }],
  });
  await writeFile(join(folder, 'journal-losses.jsonl'), losses.replace('failed', 'was fine'));
  expect(await said(folder)).toMatch(/journal-losses\.jsonl: line 2 was changed/);
});

it('[AN8] a journal whose chain does not hold is accepted by nobody', async () => {
  const folder = await fresh();
  const store = await openSqlite(journalIn(folder));
  await store.run("UPDATE events SET record = replace(record, 'system', 'sistem') WHERE seq = 12", []);
  await store.close();
  expect(await acceptLoss(journalIn(folder), 'never mind', NOW)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/record 12/), expect.stringMatching(/backup/)],
  });
});

it('[AN9] a backup takes the place of a journal that does not open, which is kept; one that opens is left alone', async () => {
  const folder = await fresh();
  const file = join(parent, 'backup.sqlite');
  expect(await restore(journalIn(folder), file, NOW)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/exists already/)],
  });
  await cutBack(folder);
  expect(await restore(journalIn(folder), file, NOW)).toMatchObject({
    code: 0,
    lines: [expect.stringMatching(/refused-1/), expect.stringMatching(/every chain holds/)],
  });
  expect(await endOf(folder)).toBe(40);
  expect(await said(folder)).toBe('');
  expect(await readdir(folder)).toContain('journal.sqlite.refused-1');
  expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);
});

it('[AN9] what is restored is checked before anything takes its place: a changed backup leaves the folder as it was', async () => {
  const folder = await fresh();
  await cutBack(folder);
  const file = join(parent, 'changed.sqlite');
  await backup(join(parent, 'backup.sqlite'), file);
  const store = await openSqlite(file);
  await store.run("UPDATE answers SET answer = '0' WHERE key = 'k3'", []);
  await store.close();
  const before = (await readdir(folder)).sort();
  expect(await restore(journalIn(folder), file, NOW)).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/"k3" was changed/)],
  });
  expect((await readdir(folder)).filter((name) => !name.startsWith('hall.lock')).sort()).toEqual(before);
  expect(await startSays(folder)).toMatch(/seq 30.*seq 40/);
});

it('[AN9] a backup goes into another folder, which has a key of its own from then on', async () => {
  const folder = join(parent, 'elsewhere');
  expect(await restore(journalIn(folder), join(parent, 'backup.sqlite'), NOW)).toMatchObject({ code: 0 });
  expect(await said(folder)).toBe('');
  expect(await endOf(folder)).toBe(40);
  expect(await readFile(join(folder, 'journal.key'))).not.toEqual(await readFile(join(whole, 'journal.key')));
});

it('[AN9] to begin anew needs a journal that has no day, and stands on record', async () => {
  const folder = await fresh();
  expect(await beginAnew(journalIn(folder), NOW)).toMatchObject({ code: 1 });
  await rm(journalIn(folder));
  expect(await beginAnew(journalIn(folder), NOW)).toMatchObject({ code: 0 });
  expect(await endOf(folder)).toBeUndefined();
  expect(await readFile(join(folder, 'journal-losses.jsonl'), 'utf8')).toContain('"what":"begin-anew"');
});

it('[AN10] one server or tool a folder: the second is told who works there, and nothing is left when the first has gone', async () => {
  const folder = await fresh();
  const letGo = await lockFolder(folder, 0);
  await expect(lockFolder(folder, 0)).rejects.toThrow(`process ${String(process.pid)}) works in ${folder}`);
  await letGo();
  await (
    await lockFolder(folder, 0)
  )();
});

const markIn = (folder: string) => fileMark(join(folder, MARK_FILE)).read();

it.each([
  ['cut', (file: string) => truncate(file, 20_000), /cannot be brought back/],
  ['cut to nothing', (file: string) => truncate(file, 0), /it is empty/],
  ['no journal', (file: string) => writeFile(file, 'hello'), /line 1 is neither/],
  ['a line that is no record', (file: string) => writeFile(file, '{"hall":"h"}'), /line 1 is neither/],
  ['a null', (file: string) => writeFile(file, 'null'), /line 1 is neither/],
  [
    'an export without a record',
    (file: string) => writeFile(file, '{"end":true}'),
    /line 1 states an end that cannot be read/,
  ],
] as const)(
  '[AN13] a backup that is %s brings no journal that looks like that of a new hall',
  async (name, harm, words) => {
    const file = join(parent, `${name}.sqlite`);
    await backup(join(parent, 'backup.sqlite'), file);
    await harm(file);
    const folder = join(parent, `into ${name}`);
    const outcome = await restore(journalIn(folder), file, NOW).then(
      ({ code, lines }) => `${String(code)} ${lines.join(' ')}`,
      (fault: unknown) => String(fault),
    );
    expect(outcome).toMatch(words);
    expect((await readdir(folder)).filter((each) => each.startsWith('journal.sqlite'))).toEqual([]);
    expect(await markIn(folder)).toEqual({ restoring: file });
    expect(await restore(journalIn(folder), join(parent, 'backup.sqlite'), NOW)).toMatchObject({ code: 0 });
    expect(await markIn(folder)).toEqual({ usedBy: 'h' });
  },
);

describe('an export that is brought back', () => {
  const lines = async (): Promise<string[]> => {
    const journal = sqliteJournalReader(journalIn(whole));
    await journal.open();
    const all: string[] = [];
    for await (const some of exportLines(journal, 'h')) all.push(some);
    await journal.close();
    return all.join('').trimEnd().split('\n');
  };
  const outcomeOf = async (name: string, all: readonly string[]) => {
    const file = join(parent, `${name}.jsonl`);
    await writeFile(file, `${all.join('\n')}\n`);
    const folder = join(parent, `of ${name}`);
    const outcome = await restore(journalIn(folder), file, NOW).then(
      ({ code, lines: words }) => `${String(code)} ${words.join(' ')}`,
      (fault: unknown) => String(fault),
    );
    return { outcome, there: (await readdir(folder)).includes('journal.sqlite'), folder };
  };

  it('[AN17] is whole where its end is that of its records', async () => {
    const all = await lines();
    expect(await outcomeOf('whole', all)).toMatchObject({ outcome: expect.stringMatching(/^0 /), there: true });
  });

  it('[AN17] is refused where its end is another one, and nothing is put in place', async () => {
    const all = await lines();
    const end = all.at(-1) ?? '';
    for (const [name, changed] of [
      ['cut before its end', [...all.slice(0, -5), end]],
      ['with fewer events', [...all.slice(0, -1), end.replace('"events":40', '"events":41')]],
      ['with another day', [...all.slice(0, -1), end.replace('"days":1', '"days":2')]],
      ['of another hall', [...all.slice(0, -1), end.replace('"hall":"h"', '"hall":"g"')]],
    ] as const)
      expect(await outcomeOf(name, changed)).toMatchObject({ outcome: expect.stringMatching(/BROKEN/), there: false });
  });

  it('[AN17] that states no end is put in place, and it is said that it may not be all', async () => {
    const { outcome, there, folder } = await outcomeOf('cut off', (await lines()).slice(0, 30));
    expect(outcome).toMatch(/^1 .*BROKEN the export does not state where h ends.*2026-03-09 seq 30/);
    expect(there).toBe(true);
    expect(await endOf(folder)).toBe(30);
  });
});

it('[AN13] who begins anew on purpose takes the mark of a restore away', async () => {
  const file = join(parent, 'nonsense.sqlite');
  await writeFile(file, 'nonsense');
  const folder = join(parent, 'begun-anew');
  await expect(restore(journalIn(folder), file, NOW)).rejects.toThrow('line 1');
  expect(await beginAnew(journalIn(folder), NOW)).toMatchObject({ code: 0 });
  expect(await markIn(folder)).toEqual({});
});

it('[AN14] a database of another program is no journal: it is neither begun in nor restored over', async () => {
  const folder = join(parent, 'other-program');
  const other = join(parent, 'other.sqlite');
  const store = await openSqlite(other);
  await store.exec('CREATE TABLE guests (name TEXT)');
  await store.close();
  const file = journalIn(await copied(whole, folder));
  for (const each of await readdir(folder)) await rm(join(folder, each));
  await backup(other, file);
  await expect(sqliteJournal(file).open()).rejects.toThrow('has the table guests');
  await expect(restore(journalIn(join(parent, 'empty')), other, NOW)).rejects.toThrow('has the table guests');
  expect(await restore(file, join(parent, 'backup.sqlite'), NOW)).toMatchObject({ code: 0 });
  expect((await stat(`${file}.refused-1`)).size).toBeGreaterThan(0);
});

it('[AN15] a backup that does not end well leaves nothing, and is never written over another file', async () => {
  const damaged = join(parent, 'damaged.sqlite');
  await backup(join(parent, 'backup.sqlite'), damaged);
  await truncate(damaged, 20_000);
  const into = join(parent, 'not-made.sqlite');
  await expect(backup(damaged, into)).rejects.toThrow('damaged');
  expect((await readdir(parent)).filter((each) => each.startsWith('not-made'))).toEqual([]);
  await expect(backup(join(parent, 'backup.sqlite'), damaged)).rejects.toThrow('exists already');
  await writeFile(into, '');
  await backup(join(parent, 'backup.sqlite'), into);
  expect((await stat(into)).size).toBeGreaterThan(0);
});

import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { verifyJournal } from '../../server/journal/verify.ts';
import { chain } from './chain.ts';
import { seeded } from './seeded.ts';

const HARMED_DAY = '2026-03-09';
const STREAM = { hall: 'h', day: HARMED_DAY };

/** A data folder with a journal of so many events and answers, written in two lives of a server. */
export async function writtenFolder(folder: string, events: number): Promise<void> {
  const journal = sqliteJournal(join(folder, 'journal.sqlite'));
  const all = chain(STREAM, events);
  for (const [from, to] of [
    [0, Math.floor(events / 2)],
    [Math.floor(events / 2), events],
  ] as const) {
    await journal.open();
    for (let seq = from; seq < to; seq += 1) {
      const answers = [{ key: `k${String(seq)}`, fingerprint: `f${String(seq)}`, answer: `{"seq":${String(seq)}}` }];
      await journal.append(STREAM, seq, all.slice(seq, seq + 1), answers);
    }
    for (const consumer of ['reports', 'webhooks'])
      await journal.keepCheckpoint('h', consumer, { day: HARMED_DAY, seq: to - 2 });
    await journal.close();
  }
}

/** All that is trusted in the file, by SQLite alone, with the kind of each value; a fault where it cannot be read. */
async function contentOf(file: string): Promise<string> {
  const store = await openSqlite(file);
  try {
    const parts: unknown[] = [];
    for (const [table, columns] of [
      ['events', ['hall', 'day', 'seq', 'record', 'hash']],
      ['answers', ['hall', 'key', 'day', 'fingerprint', 'answer', 'mac']],
      ['checkpoints', ['hall', 'consumer', 'day', 'seq']],
      ['seals', ['n', 'body', 'mac']],
    ] as const) {
      const list = columns.flatMap((name) => [`hex(${name}) AS ${name}`, `typeof(${name}) AS t_${name}`]).join(', ');
      parts.push(await store.all(`SELECT ${list} FROM ${table} NOT INDEXED`, []));
    }
    parts.push(await store.all('SELECT type, name, tbl_name, sql FROM sqlite_master', []));
    return JSON.stringify(parts);
  } catch (fault) {
    return `cannot be read: ${(fault as Error).message}`;
  } finally {
    await store.close();
  }
}

/** Turns one bit of a file over. */
async function flipBit(file: string, at: number, bit: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  await writeFile(file, bytes);
}

/** What somebody, or a disk, may do to the files of a journal. Each leaves the folder other than it was. */
export const HARMS: readonly (readonly [string, (folder: string, part: number, other: string) => Promise<void>])[] = [
  ['cut', (folder, part) => cut(join(folder, 'journal.sqlite'), part)],
  ['cut anchor', (folder, part) => cut(join(folder, 'journal.anchor'), part)],
  ['cut key', (folder, part) => cut(join(folder, 'journal.key'), part)],
  ['emptied', (folder) => truncate(join(folder, 'journal.sqlite'))],
  ['emptied anchor', (folder) => truncate(join(folder, 'journal.anchor'))],
  ['emptied key', (folder) => truncate(join(folder, 'journal.key'))],
  ['swapped', (folder, _, other) => cp(join(other, 'journal.sqlite'), join(folder, 'journal.sqlite'))],
  ['swapped anchor', (folder, _, other) => cp(join(other, 'journal.anchor'), join(folder, 'journal.anchor'))],
  ['swapped key', (folder, _, other) => cp(join(other, 'journal.key'), join(folder, 'journal.key'))],
  ['gone', (folder) => rm(join(folder, 'journal.sqlite'))],
  ['gone anchor', (folder) => rm(join(folder, 'journal.anchor'))],
  ['gone key', (folder) => rm(join(folder, 'journal.key'))],
  ['shortened by some of its events', (folder, part) => shortened(folder, part)],
  ['shortened by some of its answers', (folder, part) => withoutAnswers(folder, part)],
];

async function cut(file: string, part: number): Promise<void> {
  const { length } = await readFile(file);
  await truncate(file, Math.max(1, Math.floor(length * Math.min(part, 0.999))));
}

async function run(folder: string, sql: string, values: readonly unknown[]): Promise<void> {
  const store = await openSqlite(join(folder, 'journal.sqlite'));
  await store.run(sql, values);
  await store.close();
}

async function shortened(folder: string, part: number): Promise<void> {
  await run(folder, 'DELETE FROM events WHERE seq > (SELECT max(seq) FROM events) * ?', [Math.min(part, 0.97)]);
}

async function withoutAnswers(folder: string, part: number): Promise<void> {
  await run(folder, 'DELETE FROM answers WHERE key >= (SELECT key FROM answers ORDER BY key LIMIT 1 OFFSET ?)', [
    Math.floor(part * 10),
  ]);
}

/** What the check says of a folder; the empty text where all of it holds. */
export async function said(folder: string): Promise<string> {
  try {
    const { problems, unsealed } = await verifyJournal(join(folder, 'journal.sqlite'));
    return [...problems, ...(unsealed ? ['it has no anchor yet'] : [])].join('\n');
  } catch (fault) {
    return (fault as Error).message;
  }
}

/** What a start says of a folder; the empty text where it opens. */
export async function startSays(folder: string): Promise<string> {
  const journal = sqliteJournal(join(folder, 'journal.sqlite'));
  try {
    await journal.open();
    return '';
  } catch (fault) {
    return (fault as Error).message;
  } finally {
    await journal.close();
  }
}

/** A copy of a folder, without what another check has left in it. */
export async function copied(from: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  for (const name of await readdir(to)) if (/-(wal|shm)$/.test(name)) await rm(join(to, name));
  return to;
}

/** Turns so many bits of a folder's files over, one at a time; gives those in what is trusted that were not found. */
export async function flips(whole: string, count: number, seed: number): Promise<readonly string[]> {
  const random = seeded(seed);
  const before = await contentOf(join(whole, 'journal.sqlite'));
  const missed: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const folder = await copied(whole, `${whole}-flipped`);
    const file = join(folder, round % 8 === 0 ? 'journal.key' : 'journal.sqlite');
    const at = Math.floor(random() * (await stat(file)).size);
    const bit = Math.floor(random() * 8);
    await flipBit(file, at, bit);
    const read = join(await copied(folder, `${folder}-read`), 'journal.sqlite');
    const trusted = file.endsWith('.key') || (await contentOf(read)) !== before;
    if (trusted && (await said(folder)) === '') missed.push(`${file} byte ${String(at)} bit ${String(bit)}`);
  }
  return missed;
}

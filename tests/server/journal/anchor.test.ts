import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genesis, seal } from '../../../server/journal/chain.ts';
import type { StoredEvent } from '../../../server/journal/journal.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { chain } from '../../support/chain.ts';

const STREAM = { hall: 'h', day: '2026-03-09' };

let parent = '';
let used = '';
let next = 0;
/** The journal file as a copy of it was taken in between, while it was closed. */
let early = '';

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-anchor-'));
  used = join(parent, 'used');
  early = join(parent, 'early.sqlite');
  const journal = sqliteJournal(join(used, 'journal.sqlite'));
  await journal.open();
  const events = chain(STREAM, 40);
  for (let seq = 0; seq < 20; seq += 1) await put(journal, seq, events);
  await journal.keepCheckpoint('h', 'reports', { day: STREAM.day, seq: 12 });
  await journal.close();
  await cp(join(used, 'journal.sqlite'), early);
  await journal.open();
  for (let seq = 20; seq < 40; seq += 1) await put(journal, seq, events);
  await journal.keepCheckpoint('h', 'reports', { day: STREAM.day, seq: 33 });
  await journal.close();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

function put(journal: ReturnType<typeof sqliteJournal>, seq: number, events: readonly StoredEvent[]): Promise<unknown> {
  const answers = [{ key: `k${String(seq)}`, fingerprint: 'f', answer: `{"seq":${String(seq)}}` }];
  return journal.append(STREAM, seq, events.slice(seq, seq + 1), answers);
}

async function after(harm: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(parent, `f${String((next += 1))}`);
  await cp(used, folder, { recursive: true });
  await harm(folder);
  return folder;
}

async function opened(folder: string): Promise<string> {
  const journal = sqliteJournal(join(folder, 'journal.sqlite'));
  try {
    await journal.open();
    return `opened at ${String((await journal.lastStream('h'))?.seq)}`;
  } catch (fault) {
    return (fault as Error).message;
  } finally {
    await journal.close();
  }
}

const sql =
  (...statements: readonly string[]) =>
  async (folder: string): Promise<void> => {
    const store = await openSqlite(join(folder, 'journal.sqlite'));
    for (const statement of statements) await store.run(statement, []);
    await store.close();
  };

/** Writes the events from a seq on anew, each with a hash that follows, as somebody with sqlite3 and sha256 can. */
const rewritten =
  (from: number, change: (record: string) => string) =>
  async (folder: string): Promise<void> => {
    const store = await openSqlite(join(folder, 'journal.sqlite'));
    const rows = (await store.all('SELECT seq, record, hash FROM events ORDER BY seq', [])) as {
      seq: number;
      record: string;
      hash: string;
    }[];
    let hash = genesis(STREAM);
    for (const { seq, record } of rows) {
      const text = seq >= from ? change(record) : record;
      const event = { ...STREAM, seq, ...(JSON.parse(text) as object) };
      const sealed = seal(event as Parameters<typeof seal>[0], hash);
      hash = sealed.hash;
      await store.run('UPDATE events SET record = ?, hash = ? WHERE seq = ?', [sealed.record, hash, seq]);
    }
    await store.close();
  };

describe('the anchor beside the journal', () => {
  it('[AN1] is made with the journal, for its owner alone, and the journal as it was left opens again', async () => {
    const names = await readdir(used);
    expect(names).toEqual(expect.arrayContaining(['journal.anchor', 'journal.key', 'journal.sqlite']));
    for (const name of ['journal.anchor', 'journal.key'])
      expect((await stat(join(used, name))).mode & 0o777, name).toBe(0o600);
    expect(await opened(await after(async () => undefined))).toBe('opened at 40');
  });

  it.each<readonly [string, (folder: string) => Promise<unknown>, RegExp]>([
    ['cut back to an older copy', (folder) => cp(early, join(folder, 'journal.sqlite')), /ends before.*seq 20.*seq 40/],
    ['emptied', (folder) => truncate(join(folder, 'journal.sqlite')), /empty or gone/],
    ['taken away', (folder) => rm(join(folder, 'journal.sqlite')), /empty or gone/],
    ['of no event', sql('DELETE FROM events'), /empty or gone/],
    ['without its last event', sql('DELETE FROM events WHERE seq = 40'), /seq 39.*seq 40/],
    ['with its last ten events and their answers cut off', sql('DELETE FROM events WHERE seq > 30'), /seq 30.*seq 40/],
    [
      'with an event more, whose hash follows',
      async (folder) => {
        const [forged] = chain(STREAM, 41).slice(40);
        await sql(
          `INSERT INTO events (hall, day, seq, record, hash) VALUES ('h', '${STREAM.day}', 41, '${forged?.record ?? ''}', '${forged?.hash ?? ''}')`,
        )(folder);
      },
      /seq 41/,
    ],
    [
      'written anew from an event in the middle on, every hash recomputed',
      rewritten(17, (record) => record.replace('"commandId":"', '"commandId":"x')),
      /was changed/,
    ],
    ['whose last hash alone was changed', sql("UPDATE events SET hash = 'x' WHERE seq = 40"), /was changed/],
    ['without the record of its end', sql('DELETE FROM seals'), /no record/],
    ['with another hall in it', sql("UPDATE events SET hall = 'other' WHERE seq = 1"), /was changed/],
    ['beside an anchor that is gone', (folder) => rm(join(folder, 'journal.anchor')), /journal\.anchor is gone/],
    ['beside a key that is gone', (folder) => rm(join(folder, 'journal.key')), /journal\.key is gone/],
    ['beside another key', (folder) => writeFile(join(folder, 'journal.key'), Buffer.alloc(32, 7)), /journal\.key/],
    [
      'copied alone',
      async (folder) => {
        await rm(join(folder, 'journal.anchor'));
        await rm(join(folder, 'journal.key'));
      },
      /copied alone/,
    ],
  ])('[AN2] a journal that is %s does not open, and it is said what to do', async (_, harm, words) => {
    const folder = await after(harm);
    for (const again of [1, 2]) {
      const said = await opened(folder);
      expect(said, String(again)).toMatch(words);
      expect(said).toMatch(/journal -- restore FILE --data/);
      expect(said).not.toContain('\n');
    }
  });

  it('[AN3] that lags behind, as after a loss of power, is no reason to refuse', async () => {
    const folder = await after(async () => undefined);
    const anchor = await readFile(join(folder, 'journal.anchor'));
    const journal = sqliteJournal(join(folder, 'journal.sqlite'));
    await journal.open();
    await journal.append(STREAM, 40, chain(STREAM, 45).slice(40), []);
    await journal.close();
    await writeFile(join(folder, 'journal.anchor'), anchor);
    expect(await opened(folder)).toBe('opened at 45');
    // It is the newest again, with the first start.
    await cp(early, join(folder, 'journal.sqlite'));
    expect(await opened(folder)).toMatch(/seq 20.*seq 45/);
  });

  it('[AN3] of which one half was torn is read from the other, whichever it was', async () => {
    const whole = await readFile(join(used, 'journal.anchor'));
    for (const at of [0, whole.length / 2]) {
      const folder = await after(async (made) => {
        const torn = Buffer.from(whole);
        torn.fill(0x20, at + 9, at + 300);
        await writeFile(join(made, 'journal.anchor'), torn);
      });
      expect(await opened(folder), `torn at ${String(at)}`).toBe('opened at 40');
    }
  });

  it('[AN4] a journal of a version before is anchored when it is opened, with all that is in it', async () => {
    const folder = await after(async (made) => {
      await sql('DROP TABLE seals', 'ALTER TABLE answers DROP COLUMN mac', 'PRAGMA user_version = 2')(made);
      await rm(join(made, 'journal.anchor'));
      await rm(join(made, 'journal.key'));
    });
    expect(await opened(folder)).toBe('opened at 40');
    await sql('DELETE FROM events WHERE seq > 30')(folder);
    expect(await opened(folder)).toMatch(/seq 30.*seq 40/);
  });

  it('[AN5] a remembered answer that was changed is not given again', async () => {
    const folder = await after(sql(`UPDATE answers SET answer = '{"seq":7}' WHERE key = 'k3'`));
    const journal = sqliteJournal(join(folder, 'journal.sqlite'));
    await journal.open();
    await expect(journal.answer('h', 'k3')).rejects.toThrow(/k3.*was changed/);
    expect(await journal.answer('h', 'k4')).toMatchObject({ answer: '{"seq":4}' });
    await journal.close();
  });
});

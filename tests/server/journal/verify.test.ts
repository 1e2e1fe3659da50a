import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { copied, flips, HARMS, said, startSays, writtenFolder } from '../../support/harmed-journal.ts';

let parent = '';
let whole = '';
let other = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-verify-'));
  [whole, other] = [join(parent, 'whole'), join(parent, 'other')];
  await writtenFolder(whole, 60);
  await writtenFolder(other, 80);
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const fresh = (): Promise<string> => copied(whole, join(parent, 'harmed'));

async function change(sql: string): Promise<string> {
  const folder = await fresh();
  const store = await openSqlite(join(folder, 'journal.sqlite'));
  await store.run(sql, []);
  await store.close();
  return said(folder);
}

describe('a check of a journal', () => {
  it('[AN6] says nothing of one that is as it was written', async () => {
    expect(await said(await fresh())).toBe('');
  });

  it('[AN6] names the answer, the place and the table that was changed', async () => {
    expect(await change("UPDATE answers SET answer = '1' WHERE key = 'k7'")).toMatch(/"k7" was changed/);
    expect(await change("UPDATE answers SET day = '2026-03-10' WHERE key = 'k7'")).toMatch(/"k7" was changed/);
    expect(await change("DELETE FROM answers WHERE key = 'k7'")).toMatch(/2026-03-09 has 59, and not the 60/);
    expect(
      await change("INSERT INTO answers SELECT hall, 'kx', day, fingerprint, answer, mac FROM answers LIMIT 1"),
    ).toMatch(/"kx" was changed/);
    expect(await change("UPDATE checkpoints SET seq = 9 WHERE consumer = 'reports'")).toMatch(/reports is .* seq 9/);
    expect(await change("DELETE FROM checkpoints WHERE consumer = 'reports'")).toMatch(/reports is gone/);
    expect(await change("INSERT INTO checkpoints VALUES ('h', 'mine', '2026-03-09', 1)")).toMatch(/mine/);
    expect(await change('CREATE TABLE mine (x)')).toMatch(/mine is none of this program/);
    expect(await change('UPDATE events SET record = CAST(record AS BLOB) WHERE seq = 7')).toMatch(
      /another kind of value/,
    );
  });

  it.each(HARMS)(
    '[AN2] [AN6] files that are %s are found, and the start is refused or nothing is lost',
    async (name, harm) => {
      for (const part of [0.1, 0.6]) {
        const folder = await fresh();
        await harm(folder, part, other);
        expect(await said(folder), 'the check').not.toBe('');
        // A start reads the answers only when they are asked for.
        if (!name.includes('answers')) expect(await startSays(folder), 'the start').not.toBe('');
      }
    },
  );

  it('[AN7] finds each bit that is turned over in what is trusted', async () => {
    const seed = Math.floor(Math.random() * 1e6);
    expect(await flips(whole, 40, seed), `seed ${String(seed)}`).toEqual([]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copied, flips, HARMS, said, startSays, writtenFolder } from '../../support/harmed-journal.ts';
import { seeded } from '../../support/seeded.ts';

let parent = '';
let whole = '';
let other = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-verify-'));
  [whole, other] = [join(parent, 'whole'), join(parent, 'other')];
  await writtenFolder(whole, 200);
  await writtenFolder(other, 150);
});
afterAll(() => rm(parent, { recursive: true, force: true }));

it('[AN7] finds 500 bits that are turned over in what is trusted', { timeout: 600_000 }, async () => {
  const seed = Math.floor(Math.random() * 1e6);
  expect(await flips(whole, 500, seed), `seed ${String(seed)}`).toEqual([]);
});

it(
  '[AN2] [AN6] finds 200 files that were cut, shortened, swapped, emptied or taken away',
  { timeout: 600_000 },
  async () => {
    const seed = Math.floor(Math.random() * 1e6);
    const random = seeded(seed);
    const missed: string[] = [];
    for (let round = 0; round < 200; round += 1) {
      const [name, harm] = HARMS[round % HARMS.length] ?? ['', async () => undefined];
      const folder = await copied(whole, join(parent, 'harmed'));
      const part = random();
      await harm(folder, part, other);
      if ((await said(folder)) === '') missed.push(`${name} at ${String(part)}: the check`);
      if (!name.includes('answers') && (await startSays(folder)) === '')
        missed.push(`${name} at ${String(part)}: the start`);
    }
    expect(missed, `seed ${String(seed)}`).toEqual([]);
  },
);

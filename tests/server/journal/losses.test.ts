import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { brokenLosses, noteLoss, type Loss } from '../../../server/journal/losses.ts';

const KEY = new Uint8Array(32).fill(7);
let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-losses-'));
  path = join(folder, 'journal-losses.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const loss = (reason: string): Loss => ({
  at: '2026-03-09T09:00:00Z',
  what: 'accept-loss',
  reason,
  written: [],
  goesOnWith: [],
});

it('[AN8] a line that a loss of power has torn is no line that somebody has changed, and none follows from it', async () => {
  for (const torn of ['{"at":"2026-03', '\0\0\0"reason":"disk"}\n', '\0\0']) {
    await rm(path, { force: true });
    await noteLoss(path, KEY, loss('the disk failed'));
    await appendFile(path, torn);
    expect(await brokenLosses(path, KEY)).toEqual([]);
    await noteLoss(path, KEY, loss('it failed again'));
    expect(await brokenLosses(path, KEY)).toEqual([]);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    await writeFile(path, `${lines.join('\n').replace('failed again', 'was fine')}\n`);
    expect(await brokenLosses(path, KEY)).toEqual([expect.stringContaining('line 3 was changed') as string]);
  }
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pseudonyms } from '../../../server/auth/pseudonym.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what a citizen showed', () => {
  it('[A1] has one name in a hall, before and after a restart, and another one in another hall', async () => {
    const path = join(folder, 'a', 'identity.key');
    const first = (await pseudonyms(path))('230602198001011234');
    expect((await pseudonyms(path))('230602198001011234')).toBe(first);
    expect((await pseudonyms(join(folder, 'b', 'identity.key')))('230602198001011234')).not.toBe(first);
    expect(first).toMatch(/^[\w-]{43}$/);
  });

  it('[A2] the key is for this user alone; a file that is no key is named and left as it is', async () => {
    const path = join(folder, 'identity.key');
    await pseudonyms(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await writeFile(path, 'short');
    await expect(pseudonyms(path)).rejects.toThrow(path);
    expect(await readFile(path, 'utf8')).toBe('short');
  });
});

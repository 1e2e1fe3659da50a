import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../agent/folder-lock.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hallcall-lock-')), 'deep');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** A process that lives, and is not this one. */
const OTHER = process.ppid;

it('[AG12] a folder is for one agent, until that lets it go', async () => {
  const unlock = await lockFolder(folder);
  expect(await readFile(join(folder, 'agent.pid'), 'utf8')).toMatch(new RegExp(`^${String(process.pid)}( .+)?\n$`));
  await unlock();
  await writeFile(join(folder, 'agent.pid'), `${String(OTHER)}\n`);
  await expect(lockFolder(folder)).rejects.toThrow(`another agent (process ${String(OTHER)}) works in ${folder}`);
});

it('[AG12] one whose number another process has by now, as after a power failure, holds no folder', async () => {
  for (const left of [`${String(OTHER)} a-boot-before/4711\n`, '999999999\n', '', 'no number\n', '0\n']) {
    await (
      await lockFolder(folder)
    )();
    await writeFile(join(folder, 'agent.pid'), left);
    const unlock = await lockFolder(folder);
    await unlock();
  }
});

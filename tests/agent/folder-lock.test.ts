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

it('[AG12] one that has its number still to be written down is waited for once; then it holds the folder, or none', async () => {
  await (
    await lockFolder(folder)
  )();
  const path = join(folder, 'agent.pid');
  await writeFile(path, '');
  await expect(lockFolder(folder, () => writeFile(path, `${String(OTHER)}\n`))).rejects.toThrow('another agent');
  await writeFile(path, '');
  let waits = 0;
  const unlock = await lockFolder(folder, () => Promise.resolve(void (waits += 1)));
  expect(waits).toBe(1);
  await unlock();
});

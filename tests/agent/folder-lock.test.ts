import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../agent/folder-lock.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hallcall-lock-')), 'deep');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

it('[AG12] a folder is for one agent, until that lets it go', async () => {
  const unlock = await lockFolder(folder);
  // Two names, and no more: a full disk takes an empty file and nothing in it.
  expect((await readdir(folder)).sort()).toEqual(['agent.lock', 'agent.pid']);
  expect((await stat(join(folder, 'agent.lock'))).size).toBe(0);
  await expect(lockFolder(folder, 0)).rejects.toThrow(
    `another agent (process ${String(process.pid)}) works in ${folder}; stop it`,
  );
  await unlock();
  await (
    await lockFolder(folder, 0)
  )();
});

it('[AG12] of many that start at one instant, over what a dead one left, one has the folder', async () => {
  await mkdir(folder);
  for (const left of ['999999999\n', `${String(process.ppid)} a-boot-before/4711\n`, '']) {
    await writeFile(join(folder, 'agent.pid'), left);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 0)));
    const won = tries.filter((each) => each.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value();
  }
});

it('[AG12] one that is killed holds no folder any more, whoever has its number after it', async () => {
  const program = pathToFileURL(resolve('agent/folder-lock.ts')).href;
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', '--input-type=module', '-e'],
      `import { lockFolder } from ${JSON.stringify(program)};
       await lockFolder(process.argv[1]); process.stdout.write('has it'); setInterval(() => undefined, 1e6);`,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  await expect(lockFolder(folder, 0)).rejects.toThrow(`another agent (process ${String(child.pid)})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (
    await lockFolder(folder, 0)
  )();
});

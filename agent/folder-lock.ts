import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isThereAlready } from '../files/not-there.ts';

/**
 * Takes a folder for this process alone; gives the way to let it go. Rejects with a sentence where another one has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'agent.pid');
  for (;;) {
    const file = await open(path, 'wx').catch((fault: unknown) => {
      if (isThereAlready(fault)) return undefined;
      throw fault;
    });
    if (file !== undefined) {
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (owner !== process.pid && lives(owner))
      throw new Error(
        `another agent (process ${String(owner)}) works in ${folder}; stop it, or give this one a folder of its own with --data`,
      );
    // Its owner was killed.
    await rm(path, { force: true });
  }
}

function lives(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

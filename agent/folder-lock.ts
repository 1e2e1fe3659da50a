import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeDisk } from '../files/disk.ts';
import { makeFolder } from '../files/durable-file.ts';
import { isThereAlready } from '../files/not-there.ts';

/** Long enough for another agent to write one line into the file that it has just made. */
const WRITTEN_MS = 500;

/**
 * Takes a folder for this process alone; gives the way to let it go. Rejects with a sentence where another one has it.
 */
export async function lockFolder(
  folder: string,
  written: () => Promise<void> = () => delay(WRITTEN_MS),
): Promise<() => Promise<void>> {
  await makeFolder(folder, nodeDisk);
  const path = join(folder, 'agent.pid');
  // Known before the file is there: whoever reads it empty may take it for a dead one's.
  const ours = `${String(process.pid)} ${await startOf(process.pid)}\n`;
  const holder = (): Promise<string> => readFile(path, 'utf8').catch(() => '');
  for (;;) {
    const file = await open(path, 'wx').catch((fault: unknown) => {
      if (isThereAlready(fault)) return undefined;
      throw fault;
    });
    if (file !== undefined) {
      // A full disk takes the name and not the number: two agents are less likely than a kiosk that has to go on.
      await file.writeFile(ours).catch(() => undefined);
      await file.close();
      return () => rm(path, { force: true });
    }
    let said = await holder();
    if (said === '') {
      await written();
      said = await holder();
    }
    const [pid = '', start = ''] = said.trim().split(' ');
    if (Number(pid) !== process.pid && lives(Number(pid)) && (start === '' || start === (await startOf(Number(pid)))))
      throw new Error(
        `another agent (process ${pid}) works in ${folder}; stop it, or give this one a folder of its own with --data`,
      );
    // Its owner was killed, or the power went.
    await rm(path, { force: true });
  }
}

/**
 * When a process began, to tell it from another that has its number after a start of the machine; empty where the
 * system does not say.
 */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in brackets may have blanks in it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot.trim()}/${ticks}`;
  } catch {
    return '';
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

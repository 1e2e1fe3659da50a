import { lockFolder as lock } from '../files/folder-lock.ts';

/** Takes a folder for this agent alone; gives the way to let it go. Throws, in words, where another one has it. */
export function lockFolder(folder: string, patienceMs?: number): Promise<() => Promise<void>> {
  const instead = 'give this one a folder of its own with --data';
  return lock(
    folder,
    { file: 'agent.lock', note: 'agent.pid', who: 'another agent', instead, secret: false },
    patienceMs,
  );
}

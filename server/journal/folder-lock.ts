import { lockFolder as lock } from '../../files/folder-lock.ts';

/** Takes a data folder for this process alone; gives the way to let it go. Throws, in words, where another has it. */
export function lockFolder(folder: string, patienceMs?: number): Promise<() => Promise<void>> {
  const who = 'another hall server or tool';
  const instead = 'use another folder with --data';
  // The journal knows the secrets of the tickets.
  return lock(folder, { file: 'hall.lock', note: 'hall.lock.pid', who, instead, secret: true }, patienceMs);
}

import { randomBytes } from 'node:crypto';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';

const KEY_BYTES = 32;

/** The files beside `journal.sqlite` that say whether it is whole. */
export function besideJournal(file: string): Readonly<Record<'key' | 'anchor' | 'losses' | 'heads', string>> {
  const stem = file.replace(/\.sqlite$/, '');
  return {
    key: `${stem}.key`,
    anchor: `${stem}.anchor`,
    losses: `${stem}-losses.jsonl`,
    heads: `${stem}-heads.csv`,
  };
}

/** The key that seals a journal; undefined where there is none. One of another length is none that fits. */
export async function readJournalKey(path: string, disk: Disk = nodeDisk): Promise<Buffer | undefined> {
  return readIfThere(path, disk);
}

/** Makes a key where there is none, for its owner alone. Durable once it resolves. */
export async function makeJournalKey(path: string, disk: Disk = nodeDisk): Promise<Buffer> {
  const found = await readJournalKey(path, disk);
  if (found !== undefined) return found;
  const key = randomBytes(KEY_BYTES);
  await writeWhole(path, key, disk, { secret: true });
  return key;
}

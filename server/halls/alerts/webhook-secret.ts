import { randomBytes } from 'node:crypto';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { readIfThere, writeWhole } from '../../../files/durable-file.ts';

const LETTERS_AT_LEAST = 16;

/**
 * What webhooks are signed with: the file's text without blanks around it. Made the first time that it is needed; the
 * receiver is given a copy. Throws when the file is there and too short to be a secret.
 */
export async function webhookSecret(path: string, disk: Disk = nodeDisk): Promise<string> {
  const found = await readIfThere(path, disk);
  const given = found === undefined ? undefined : Buffer.from(found).toString('utf8').trim();
  if (given !== undefined && given.length < LETTERS_AT_LEAST)
    throw new Error(`${path} is too short for a secret: ${String(LETTERS_AT_LEAST)} characters at least`);
  if (given !== undefined) return given;
  const made = randomBytes(32).toString('hex');
  await writeWhole(path, Buffer.from(`${made}\n`), disk, { secret: true });
  return made;
}

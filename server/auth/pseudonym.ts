import { createHmac, randomBytes } from 'node:crypto';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readKey, writeKey } from '../../files/kept-key.ts';

/** Turns what a citizen showed into a name that says nothing about them and is the same each time they come. */
export type Pseudonym = (shown: string) => string;

const KEY_BYTES = 32;

/**
 * HMAC-SHA256 under a key of this hall that leaves its folder only for the agents that read cards: numbers of identity
 * cards are few enough to try them all, so a bare hash would hide nothing. Makes the key at the first start; without
 * the file old names cannot be made again, which is the point. Throws when the file cannot be read or has another
 * length.
 */
export async function pseudonyms(path: string): Promise<Pseudonym> {
  return pseudonymsWith(await hallKey(path));
}

/** The same, with a key that has been read. */
export function pseudonymsWith(key: Uint8Array): Pseudonym {
  return (shown) => createHmac('sha256', key).update(shown).digest('base64url');
}

/** What a reader of cards sealed with the same key: it is a pseudonym already. */
function sealedHash(shown: string): string | undefined {
  return /^sealed:([\w-]{43})$/.exec(shown.trim())?.[1];
}

/** What stands in the journal for what a citizen showed: typed in, or sealed by a reader. */
export function pseudonymOf(shown: string, pseudonym: Pseudonym): string {
  return sealedHash(shown) ?? pseudonym(shown.normalize('NFKC').trim().toUpperCase());
}

/** A key that lasts as long as the process, the same whenever it is asked for. */
export function memoryHallKey(): () => Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  return () => Promise.resolve(key);
}

/** The key of the hall; made at the first start. */
export async function hallKey(path: string, disk: Disk = nodeDisk): Promise<Buffer> {
  const found = await readKey(path, 'gives every card another name', disk);
  if (found?.length === KEY_BYTES) return found;
  if (found !== undefined)
    throw new Error(`${path} is not a key of ${String(KEY_BYTES)} bytes; bring the right file back, or remove it`);
  const key = randomBytes(KEY_BYTES);
  await writeKey(path, key, disk);
  return key;
}

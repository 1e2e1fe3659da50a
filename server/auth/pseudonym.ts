import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNotThere } from '../../files/not-there.ts';

/** Turns what a citizen showed into a name that says nothing about them and is the same each time they come. */
export type Pseudonym = (shown: string) => string;

const KEY_BYTES = 32;

/**
 * HMAC-SHA256 under a key of this hall that leaves its folder only for the agents that read cards: numbers of identity cards are few enough to try them all, so a
 * bare hash would hide nothing. Makes the key at the first start; without the file old names cannot be made again, which is the point.
 * Throws when the file cannot be read or has another length.
 */
export async function pseudonyms(path: string): Promise<Pseudonym> {
  return pseudonymsWith(await hallKey(path));
}

/** The same, with a key that has been read. */
export function pseudonymsWith(key: Uint8Array): Pseudonym {
  return (shown) => createHmac('sha256', key).update(shown).digest('base64url');
}

/** What a reader of cards sealed with the same key: it is a pseudonym already. */
export function sealedHash(shown: string): string | undefined {
  return /^sealed:([\w-]{43})$/.exec(shown.trim())?.[1];
}

/** The key of the hall; made at the first start. */
export async function hallKey(path: string): Promise<Buffer> {
  try {
    const key = await readFile(path);
    if (key.length === KEY_BYTES) return key;
    throw new Error(`${path} is not a key of ${String(KEY_BYTES)} bytes; bring the right file back, or remove it`);
  } catch (fault) {
    if (!isNotThere(fault)) throw fault;
  }
  const key = randomBytes(KEY_BYTES);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, key, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return key;
}

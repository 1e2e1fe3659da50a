import { hash } from 'node:crypto';
import { nodeDisk, type Disk } from './disk.ts';
import { readIfThere, writeWhole } from './durable-file.ts';

/**
 * A key that was made once, with its sum beside it: a flipped bit would make another key of it, and nobody would see.
 * Undefined when there is none. `lost`: what whoever removes it gives up.
 */
export async function readKey(path: string, lost: string, disk: Disk = nodeDisk): Promise<Buffer | undefined> {
  const key = await lookAtKey(path, lost, disk);
  // One of a version before, or one that was moved here.
  if (key !== undefined && (await readIfThere(sumPath(path), disk)) === undefined) await writeSum(path, key, disk);
  return key;
}

/** The same, and writes nothing. */
export async function lookAtKey(path: string, lost: string, disk: Disk = nodeDisk): Promise<Buffer | undefined> {
  const key = await readIfThere(path, disk);
  if (key === undefined) return undefined;
  const sum = (await readIfThere(sumPath(path), disk))?.toString().trim();
  if (sum !== undefined && sum !== sumOf(key))
    throw new Error(
      `${path} is not the key that was written; bring the right file back, or remove it, which ${lost}. ` +
        `If it is the right one, remove ${sumPath(path)}`,
    );
  return key;
}

/** Durable once it resolves. */
export async function writeKey(path: string, key: Uint8Array, disk: Disk = nodeDisk): Promise<void> {
  // A sum without its key says nothing; a key with another one's would be refused.
  await writeSum(path, key, disk);
  await writeWhole(path, key, disk, { secret: true });
}

const sumPath = (path: string): string => `${path}.sum`;

function writeSum(path: string, key: Uint8Array, disk: Disk): Promise<void> {
  return writeWhole(sumPath(path), `${sumOf(key)}\n`, disk, { secret: true });
}

function sumOf(key: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('hallcall key 1\n'), key]), 'hex').slice(0, 32);
}

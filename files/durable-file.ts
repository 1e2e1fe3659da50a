import { dirname, resolve } from 'node:path';
import { nodeDisk, type Disk, type OpenFile } from './disk.ts';
import { isNotThere } from './not-there.ts';

/** Who may read a file that is written; what the system gives by itself without it. */
export type WriteOptions = {
  /** For this user's eyes alone. */
  readonly secret?: boolean;
};

/**
 * Puts a whole file in place: the old one or the new one is there, whenever the power goes. Durable once it resolves.
 * Two writes to one path must not be under way at once.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  disk: Disk = nodeDisk,
  { secret = false }: WriteOptions = {},
): Promise<void> {
  const next = `${path}.next`;
  await makeFolder(dirname(path), disk, secret);
  // One that a loss of power left behind may be readable for others: a file keeps the rights it was made with.
  if (secret) await disk.remove(next);
  await withFile(await disk.open(next, 'write', secret ? 0o600 : undefined), async (file) => {
    await file.write(bytesOf(content));
    await file.sync();
  });
  await putInPlace(next, path, disk);
}

/** Gives a synced file its name, in place of the one that has it. Durable once it resolves. */
export async function putInPlace(from: string, to: string, disk: Disk = nodeDisk): Promise<void> {
  await disk.rename(from, to);
  await disk.syncFolder(dirname(to));
}

/**
 * Adds lines to a file, which begins with `head` when it is new. A last line that was cut off by a loss of power is
 * ended first. Durable once it resolves; where it throws, nothing is added if the disk can take it away again.
 */
export async function appendLines(
  path: string,
  head: string,
  lines: readonly string[],
  disk: Disk = nodeDisk,
): Promise<void> {
  await makeFolder(dirname(path), disk);
  const isNew = await withFile(await disk.open(path, 'add'), async (file) => {
    const size = await file.size();
    const last = new Uint8Array(1);
    if (size > 0) await file.read(last, size - 1);
    const start = size === 0 ? `${head}\n` : last[0] === LINE_END ? '' : '\n';
    try {
      await file.write(bytesOf(`${start}${lines.map((line) => `${line}\n`).join('')}`));
      await file.sync();
    } catch (fault) {
      // What a full disk has taken of it is not what was to stand there.
      await file.truncate(size).catch(() => undefined);
      throw fault;
    }
    return size === 0;
  });
  if (isNew) await disk.syncFolder(dirname(path));
}

/** Takes a file away. Durable once it resolves; nothing happens where there is none. */
export async function removeFile(path: string, disk: Disk = nodeDisk): Promise<void> {
  await disk.remove(path);
  await disk.syncFolder(dirname(path));
}

/**
 * Makes a folder and those above it. Durable once it resolves: what is in a folder whose own name is lost is lost with
 * it.
 */
export async function makeFolder(folder: string, disk: Disk = nodeDisk, secret = false): Promise<void> {
  const first = await disk.makeFolder(folder, secret ? 0o700 : undefined);
  if (first === undefined) return;
  const top = resolve(first);
  for (let made = resolve(folder); made !== dirname(made); made = dirname(made)) {
    await disk.syncFolder(dirname(made));
    if (made === top) return;
  }
}

/** The content of a file; undefined when there is none. */
export async function readIfThere(path: string, disk: Disk = nodeDisk): Promise<Buffer | undefined> {
  try {
    return await disk.readFile(path);
  } catch (fault) {
    if (isNotThere(fault)) return undefined;
    throw fault;
  }
}

/** A file to read from; undefined when there is none. */
export async function openIfThere(path: string, disk: Disk = nodeDisk): Promise<OpenFile | undefined> {
  try {
    return await disk.open(path, 'read');
  } catch (fault) {
    if (isNotThere(fault)) return undefined;
    throw fault;
  }
}

/** The names in a folder; none when it is not there. */
export async function listIfThere(folder: string, disk: Disk = nodeDisk): ReturnType<Disk['list']> {
  try {
    return await disk.list(folder);
  } catch (fault) {
    if (isNotThere(fault)) return [];
    throw fault;
  }
}

/** Does something with a file and closes it, whatever comes of it. */
export async function withFile<T>(file: OpenFile, act: (file: OpenFile) => Promise<T>): Promise<T> {
  try {
    return await act(file);
  } finally {
    await file.close();
  }
}

const LINE_END = 0x0a;

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

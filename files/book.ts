import type { Result } from '../core/base/result.ts';
import { faultText } from '../core/base/fault-text.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { readIfThere, writeWhole, type WriteOptions } from './durable-file.ts';
import { summed, unsummed } from './summed.ts';

/** How a book is read. */
export type BookReader<T> = {
  /** What it says; or why that is nothing that was written. */
  readonly parse: (value: unknown) => Result<T, string>;
  /** What to do where it cannot be read. */
  readonly advice: string;
};

/**
 * A JSON file that is small enough to be read and written whole, with its sum in it. Undefined where there is none; one
 * that cannot be read is thrown, with its name.
 */
export async function readBook<T>(
  path: string,
  { parse, advice }: BookReader<T>,
  disk: Disk = nodeDisk,
): Promise<T | undefined> {
  const unreadable = (why: string, cause?: unknown): Error =>
    new Error(`${path} cannot be read; ${advice}: ${why}`, { cause });
  let value: unknown;
  try {
    const found = await readIfThere(path, disk);
    if (found === undefined) return undefined;
    value = JSON.parse(unsummed(path, found.toString()));
  } catch (fault) {
    throw unreadable(faultText(fault), fault);
  }
  const read = parse(value);
  if (!read.ok) throw unreadable(read.error);
  return read.value;
}

/** Puts a book down whole. Durable once it resolves. Two writes to one path must not be under way at once. */
export function writeBook(path: string, text: string, disk?: Disk, options?: WriteOptions): Promise<void> {
  return writeWhole(path, summed(path, text), disk, options);
}

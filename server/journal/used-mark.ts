import { z } from 'zod';
import type { HallId } from '../../core/base/names.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { writeBook } from '../../files/book.ts';
import { readIfThere } from '../../files/durable-file.ts';
import { unsummed } from '../../files/summed.ts';

/** The file of the mark, beside `journal.sqlite`. */
export const MARK_FILE = 'journal.json';

const shape = z.object({ version: z.literal(1), usedBy: z.string().optional(), restoring: z.string().optional() });

/**
 * What is known of a journal beside it. `usedBy`: the hall that has written a day; absent: nobody has yet. `restoring`:
 * the file that is being brought back, until it is there.
 */
export type UsedMark = { readonly usedBy?: HallId; readonly restoring?: string };

/**
 * Whether a journal has been written, kept beside the identities: one that was emptied or taken away does not say so
 * itself.
 */
export interface MarkBook {
  /** Undefined where there is none. One that cannot be read is that of a journal in use. */
  read(): Promise<UsedMark | undefined>;
  /** Durable once it resolves. */
  write(mark: UsedMark): Promise<void>;
}

/** Keeps the mark in a JSON file. */
export function fileMark(path: string, disk: Disk = nodeDisk): MarkBook {
  return {
    async read() {
      const found = await readIfThere(path, disk);
      if (found === undefined) return undefined;
      return parsedMark(textOf(path, found.toString()));
    },
    write: (mark) => writeBook(path, markText(mark), disk),
  };
}

/** Nothing where it is not as it was written: then it cannot be read. */
function textOf(path: string, text: string): string {
  try {
    return unsummed(path, text);
  } catch {
    return '';
  }
}

/** One that cannot be read is that of a journal in use. */
export function parsedMark(text: string): UsedMark {
  const mark = parsed(text);
  if (mark === undefined) return { usedBy: '' };
  const { usedBy, restoring } = mark;
  return { ...(usedBy === undefined ? {} : { usedBy }), ...(restoring === undefined ? {} : { restoring }) };
}

export function markText(mark: UsedMark): string {
  return `${JSON.stringify({ version: 1, ...mark })}\n`;
}

/** A mark that lasts as long as the process. */
export function memoryMark(): MarkBook {
  let held: UsedMark | undefined;
  return {
    read: () => Promise.resolve(held),
    write(mark) {
      held = mark;
      return Promise.resolve();
    },
  };
}

function parsed(text: string): z.infer<typeof shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON: somebody has been at it
  }
}

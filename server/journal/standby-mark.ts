import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { HallId } from '../../core/base/names.ts';
import { parsedBy } from '../../core/protocol/issues.ts';
import { readBook, writeBook } from '../../files/book.ts';
import { readIfThere } from '../../files/durable-file.ts';
import { unsummed } from '../../files/summed.ts';

const place = z.object({ day: z.string(), seq: z.number(), hash: z.string() });
const promotion = z.object({ at: z.number(), head: place });
const standby = z.object({
  version: z.literal(1),
  of: z.string(),
  promoted: promotion.optional(),
});
/** `promoted` is where the standby was promoted that this folder was itself, null: it was none. */
const deposed = z.object({ version: z.literal(1), detail: z.string(), promoted: promotion.nullable().optional() });

/** What a data folder knows of being a standby's. */
export type StandbyMark = z.infer<typeof standby>;

const standbyFile = (data: string): string => join(data, 'standby.json');
const deposedFile = (data: string): string => join(data, 'deposed.json');

/** Undefined: it is no standby's folder. One that cannot be read throws: nobody is to guess here. */
export function standbyMark(data: string): Promise<StandbyMark | undefined> {
  return readBook(standbyFile(data), {
    parse: parsedBy(standby),
    advice: 'bring it back before this machine is used',
  });
}

export function keepStandbyMark(data: string, mark: Omit<StandbyMark, 'version'>): Promise<void> {
  return writeBook(standbyFile(data), `${JSON.stringify({ version: 1, ...mark })}\n`);
}

/** Why this machine's hall must not go on; undefined: it may. */
export async function whyDeposed(data: string): Promise<string | undefined> {
  const text = await readIfThere(deposedFile(data));
  if (text === undefined) return undefined;
  const read = deposed.safeParse(parsed(deposedFile(data), text.toString())).data;
  if (read === undefined) return 'another machine has taken the hall over';
  // Copied with other files from the machine that this one was promoted over, it says nothing of this one.
  const own = (await standbyMark(data))?.promoted;
  const isOwn = read.promoted === undefined || own === undefined || isDeepStrictEqual(read.promoted, own);
  return isOwn ? read.detail : undefined;
}

export async function keepDeposed(data: string, detail: string): Promise<void> {
  const promoted = (await standbyMark(data))?.promoted ?? null;
  await writeBook(deposedFile(data), `${JSON.stringify({ version: 1, detail, promoted })}\n`);
}

/** What whoever was deposed is told, wherever it asks. */
export function promotedWords(hall: HallId, { day, seq }: z.infer<typeof place>): string {
  return `the hall ${hall} was taken over by the standby behind record ${String(seq)} of ${day}: the machine that sends is deposed`;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(unsummed(path, text));
  } catch {
    return undefined; // somebody has been at it
  }
}

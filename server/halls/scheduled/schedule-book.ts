import { inTurn } from '../../../core/base/in-turn.ts';
import type { BusinessDay, Instant } from '../../../core/base/time.ts';
import type { CannotBeMade } from '../../../core/reports/not-made.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { writeBook } from '../../../files/book.ts';
import { readIfThere } from '../../../files/durable-file.ts';
import { unsummed } from '../../../files/summed.ts';

/** Files that were made together. */
export type Making = {
  readonly due: Instant;
  readonly madeAt: Instant;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly files: readonly string[];
};

/** A file that a webhook has not taken yet. */
export type Owed = Pick<Making, 'due' | 'madeAt' | 'from' | 'to'> & { readonly file: string };

/** What has become of a scheduled report so far. */
export type Kept = {
  /** Everything that was due until then is settled: made, or told why not. */
  readonly upTo: Instant;
  readonly last: Making | null;
  /** Made, and on their way into this folder. */
  readonly placing: { readonly folder: string; readonly files: readonly string[] } | null;
  readonly owed: readonly Owed[];
  readonly posted: Instant | null;
  /** The last one that cannot be made, and why. */
  readonly refused: { readonly due: Instant; readonly why: CannotBeMade; readonly detail: string } | null;
  /** Due when the server was off, too long ago to be made up for. */
  readonly skipped: number;
  /** Files that no webhook took in time. */
  readonly givenUp: number;
};

/** What has become of every scheduled report. Durable: whoever begins again goes on from there. */
export interface ScheduleBook {
  ids(): readonly string[];
  of(id: string): Kept | undefined;
  /** Durable once it resolves. */
  change(id: string, kept: (before: Kept | undefined) => Kept | undefined): Promise<void>;
}

/** The file of the book, in the folder of the reports. */
export const BOOK_FILE = 'book.json';

type Pages = { readonly version: 1; readonly reports: Readonly<Record<string, Kept>> };

/** What stands in a book, as this very program has written it. `where` it is, as people are told. */
function readPages(text: string, where: string): readonly (readonly [id: string, kept: Kept])[] {
  const pages = JSON.parse(text) as Pages;
  // The type is what this program writes; a later one may have come by.
  if ((pages.version as number) !== 1) throw new Error(`${where} is of a newer program`);
  return Object.entries(pages.reports);
}

function writePages(kept: ReadonlyMap<string, Kept>): string {
  const written: Pages = { version: 1, reports: Object.fromEntries(kept) };
  return `${JSON.stringify(written, undefined, 1)}\n`;
}

/** The book in a file. Throws when there is one that cannot be read: nothing is made twice for that. */
export async function openScheduleBook(path: string, disk: Disk = nodeDisk): Promise<ScheduleBook> {
  const found = await readIfThere(path, disk);
  const text = found === undefined ? undefined : Buffer.from(unsummed(path, found.toString()));
  return scheduleBook(text, path, (pages) => writeBook(path, pages, disk));
}

/** The book of which this was found, and whose pages are put down whole with each change. */
export function scheduleBook(
  found: Buffer | undefined,
  where: string,
  write: (pages: string) => Promise<void>,
): ScheduleBook {
  const kept = new Map(found === undefined ? [] : readPages(found.toString('utf8'), where));
  const turn = inTurn();
  return {
    ids: () => [...kept.keys()],
    of: (id) => kept.get(id),
    change: (id, next) =>
      turn(async () => {
        const changed = next(kept.get(id));
        const after = new Map(kept);
        if (changed === undefined) after.delete(id);
        else after.set(id, changed);
        await write(writePages(after));
        if (changed === undefined) kept.delete(id);
        else kept.set(id, changed);
      }),
  };
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import { ok } from '../../core/base/result.ts';
import { numberRange, paperTold, type OfflineBook, type PaperTold } from '../../core/protocol/offline.ts';
import { readBook, writeBook, type BookReader } from '../../files/book.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { openJsonLines, readJsonLines } from '../../files/json-lines.ts';

/** Numbers that a kiosk of this machine has in hand. */
const lease = z.object({
  day: z.string(),
  /** Until when they may be given. */
  until: z.number(),
  /** When the server was last heard of, and how far the wall clock was behind it then. */
  heardAt: z.number(),
  behind: z.number(),
  ranges: z.array(numberRange),
  book: z.custom<OfflineBook>((value) => typeof value === 'object' && value !== null),
});
export type KeptLease = z.infer<typeof lease>;

/** A number that was given here; `slip` absent: its paper is on its way. */
const paper = paperTold.omit({ slip: true }).extend({ slip: paperTold.shape.slip.optional() });
export type KeptPaper = z.infer<typeof paper>;

const line = z.union([
  z.object({ folder: z.string() }),
  z.object({ given: paper }),
  z.object({ slip: paperTold.shape.slip, of: z.string() }),
  z.object({ told: z.string() }),
]);
type Line = z.infer<typeof line>;

/** What kiosks of this machine may give and have given. On disk before it counts. */
export interface NumberStore {
  /** Which folder this is; a new one knows nothing of the numbers before. */
  readonly folder: string;
  lease(kiosk: string): KeptLease | undefined;
  keep(kiosk: string, lease: KeptLease): Promise<void>;
  /** All that are kept, oldest first: those of the leases' days, and those that have not been told. */
  papers(): readonly KeptPaper[];
  isTold(ticket: string): boolean;
  /** Numbers of a day that are not given again: those on papers, and those that the disk did not take. */
  gone(day: string): ReadonlySet<string>;
  /** Before anything is printed. Rejects where the disk does not take it; the number is gone all the same. */
  give(paper: KeptPaper): Promise<void>;
  printed(ticket: string, slip: PaperTold['slip']): Promise<void>;
  told(ticket: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store: a file of JSON lines for papers, each synced before it counts, and one for each kiosk's lease. A
 * last line that a power cut has torn was never given; any other that cannot be read is thrown.
 */
export async function openNumberStore(
  data: string,
  kiosks: readonly string[],
  disk: Disk = nodeDisk,
  say: (what: string) => void = () => undefined,
): Promise<NumberStore> {
  const path = join(data, 'numbers.jsonl');
  const read = await readJsonLines(path, (value) => line.parse(value), ADVICE, disk);
  const folder = read.find((each) => 'folder' in each)?.folder ?? randomUUID();
  const leases = new Map<string, KeptLease>();
  for (const kiosk of kiosks) {
    const kept = await readLease(leasePath(data, kiosk), say, disk);
    if (kept !== undefined) leases.set(kiosk, kept);
  }
  const { papers, told } = fold(read, new Set([...leases.values()].map(({ day }) => day)));
  const file = await openJsonLines(path, [{ folder }, ...linesOf(papers, told)], disk);
  const append = (entry: Line): Promise<void> => file.add(entry);
  const turns = inTurn();
  /** What the disk has not taken, or not yet. */
  const burnt = new Set<KeptPaper>();
  return {
    folder,
    lease: (kiosk) => leases.get(kiosk),
    keep: (kiosk, kept) =>
      turns(async () => {
        const at = leasePath(data, kiosk);
        await writeBook(at, JSON.stringify(kept), disk);
        leases.set(kiosk, kept);
      }),
    papers: () => [...papers.values()],
    isTold: (ticket) => told.has(ticket),
    gone: (day) =>
      new Set([...papers.values(), ...burnt].filter((each) => each.day === day).map((each) => each.number)),
    async give(given) {
      // Gone from now on, also where the disk has failed half way: better a gap than a number twice.
      burnt.add(given);
      await append({ given });
      burnt.delete(given);
      papers.set(given.ticket, given);
    },
    async printed(ticket, slip) {
      const known = papers.get(ticket);
      if (known !== undefined) papers.set(ticket, { ...known, slip });
      await append({ slip, of: ticket });
    },
    async told(ticket) {
      // The hall has it, whatever the disk says.
      told.add(ticket);
      await append({ told: ticket });
    },
    close: () => turns(() => file.close()),
  };
}

function leasePath(data: string, kiosk: string): string {
  return join(data, `numbers-${encodeURIComponent(kiosk)}.json`);
}

/** Papers of other days are forgotten once they have been told; those of a lease's day say which numbers are gone. */
function fold(
  lines: readonly Line[],
  days: ReadonlySet<string>,
): { papers: Map<string, KeptPaper>; told: Set<string> } {
  const papers = new Map<string, KeptPaper>();
  const told = new Set<string>();
  for (const each of lines) {
    if ('given' in each) papers.set(each.given.ticket, each.given);
    else if ('told' in each) told.add(each.told);
    else if ('slip' in each) {
      const known = papers.get(each.of);
      if (known !== undefined) papers.set(each.of, { ...known, slip: each.slip });
    }
  }
  for (const [ticket, { day }] of papers) if (told.has(ticket) && !days.has(day)) papers.delete(ticket);
  for (const [ticket, known] of papers) papers.set(ticket, { ...known, slip: known.slip ?? 'unknown' });
  return { papers, told: new Set([...told].filter((ticket) => papers.has(ticket))) };
}

function linesOf(papers: ReadonlyMap<string, KeptPaper>, told: ReadonlySet<string>): Line[] {
  return [...[...papers.values()].map((given) => ({ given })), ...[...told].map((ticket) => ({ told: ticket }))];
}

/**
 * A lease is what the hall has said, and it says it again: a file that cannot be read is put aside, and no reason to
 * print nothing.
 */
async function readLease(path: string, say: (what: string) => void, disk: Disk): Promise<KeptLease | undefined> {
  try {
    return await readBook(path, LEASE, disk);
  } catch (fault) {
    const aside = `${path}.damaged`;
    await disk.rename(path, aside);
    say(`${faultText(fault)}; it was put aside as ${aside}, and the hall is asked anew`);
    return undefined;
  }
}

/** One of another version is none: the server says it anew, and knows which numbers were told. */
const LEASE: BookReader<KeptLease | undefined> = {
  parse: (value) => ok(lease.safeParse(value).data),
  advice: 'remove the file: the hall then lends other numbers',
};
const ADVICE = 'remove the file to begin anew (numbers that it had given and not told are then lost to their lines)';

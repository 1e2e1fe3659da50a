import { join } from 'node:path';
import { z } from 'zod';
import { faultText } from '../../../core/base/fault-text.ts';
import { SECURITY_KINDS } from '../../../core/protocol/security.ts';
import { writeBook } from '../../../files/book.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { listIfThere, makeFolder, readIfThere, removeFile, withFile } from '../../../files/durable-file.ts';
import { cutTornLine } from '../../../files/json-lines.ts';
import { unsummed } from '../../../files/summed.ts';
import type { SecurityEvent } from './security-event.ts';

const FILE = /^\d{4}-\d\d\.jsonl$/;
/** This month and a year before it. */
export const MONTHS_KEPT = 13;

const line = z.strictObject({
  seq: z.int(),
  at: z.string(),
  kind: z.enum(SECURITY_KINDS),
  who: z.string().exactOptional(),
  by: z.string().exactOptional(),
  from: z.string().exactOptional(),
  detail: z.string().exactOptional(),
  more: z.int().exactOptional(),
  hash: z.string(),
});

/** A line of the record: what it says, or undefined where it cannot be read. */
export type SecurityLine = SecurityEvent | undefined;

/** The record of security on a disk: one file of lines a month, for this user's eyes alone. */
export interface SecurityFiles {
  /** Months that are there, the newest first. */
  months(): Promise<readonly string[]>;
  read(month: string): Promise<readonly SecurityLine[]>;
  /** Durable once it resolves. All of one month. */
  add(month: string, events: readonly SecurityEvent[]): Promise<void>;
  /** Takes away what a loss of power has left of a last line. */
  mend(month: string): Promise<void>;
  /** Removes what is older than a year. */
  forget(): Promise<void>;
  /**
   * The last event that is known to have been written, as it stands beside the lines; it may be behind them. Undefined
   * where there is none; throws, with the name of the file, where it is not as it was written.
   */
  end?(): Promise<SecurityEnd | undefined>;
  /** Resolves once nothing is being written beside the lines. */
  rest?(): Promise<void>;
}

/** An event by its number and hash. */
export type SecurityEnd = Pick<SecurityEvent, 'seq' | 'hash'>;

const endShape = z.object({ seq: z.int(), hash: z.string() });

/** Files in a folder. */
export function securityFiles(folder: string, disk: Disk = nodeDisk): SecurityFiles {
  const pathOf = (month: string): string => join(folder, `${month}.jsonl`);
  const end = endBeside(folder, disk);
  /** What a fault has left behind this, and could not be taken away: it must not stand before the next. */
  let cut: { readonly month: string; readonly size: number } | undefined;
  const months = async (): Promise<readonly string[]> =>
    (await listIfThere(folder, disk))
      .flatMap(({ name, isFolder }) => (!isFolder && FILE.test(name) ? [name.slice(0, 7)] : []))
      .sort()
      .reverse();
  return {
    months,
    async read(month) {
      const text = (await readIfThere(pathOf(month), disk))?.toString() ?? '';
      return text.split('\n').flatMap((each) => (each === '' ? [] : [parsedLine(each)]));
    },
    async add(month, events) {
      await makeFolder(folder, disk, true);
      await withFile(await disk.open(pathOf(month), 'add', 0o600), async (file) => {
        if (cut?.month === month) await file.truncate(cut.size);
        cut = undefined;
        const size = await file.size();
        try {
          await file.write(Buffer.from(events.map((each) => `${JSON.stringify(each)}\n`).join('')));
          await file.sync();
          if (size === 0) await disk.syncFolder(folder);
        } catch (fault) {
          // It is told as not written and is written again: none of it must stand before that.
          await file.truncate(size).catch(() => {
            cut = { month, size };
          });
          throw fault;
        }
      });
      const last = events.at(-1);
      if (last !== undefined) end.note(last);
    },
    mend: (month) => cutTornLine(pathOf(month), disk),
    end: () => end.read(),
    rest: () => end.rest(),
    async forget() {
      for (const month of (await months()).slice(MONTHS_KEPT)) await removeFile(pathOf(month), disk);
    },
  };
}

/** In front of the months by its name: a copy that is made in this order has one that is at most behind its lines. */
const END_FILE = '0-end.json';
/** As it was called before. */
const OLD_END_FILE = 'end.json';
const UNREADABLE_END =
  'cannot be read, so that lines may be missing at the end; look at them, then remove it, and it is made anew';

type EndBeside = {
  read(): Promise<SecurityEnd | undefined>;
  /** Is written some time later. */
  note(end: SecurityEnd): void;
  rest(): Promise<void>;
};

/**
 * The end beside the lines. Nobody waits for it and nothing fails by it: it is written behind them, one write at a
 * time, the newest. One that is not as it was written is left alone: the next event must not hide what it may have
 * shown.
 */
function endBeside(folder: string, disk: Disk): EndBeside {
  const [path, old] = [join(folder, END_FILE), join(folder, OLD_END_FILE)];
  let next: SecurityEnd | undefined;
  let writing: Promise<void> | undefined;
  let isHarmed = false;
  const write = async (): Promise<void> => {
    const now = next;
    next = undefined;
    if (now === undefined || isHarmed) return;
    const text = JSON.stringify({ seq: now.seq, hash: now.hash });
    await writeBook(path, text, disk, { secret: true });
  };
  const begin = (): void => {
    writing = write()
      // A disk that takes nothing leaves it behind its lines, until the next event.
      .catch(() => undefined)
      .finally(() => {
        writing = undefined;
        if (next !== undefined) begin();
      });
  };
  return {
    async read() {
      const [here, before] = [await readIfThere(path, disk), await readIfThere(old, disk)];
      const [found, from] = here === undefined ? [before, old] : [here, path];
      try {
        const end = found === undefined ? undefined : endShape.parse(JSON.parse(unsummed(from, found.toString())));
        isHarmed = false;
        return end;
      } catch (fault) {
        isHarmed = true;
        throw new Error(`${from} ${UNREADABLE_END}: ${faultText(fault)}`, { cause: fault });
      }
    },
    note(end) {
      next = end;
      if (writing === undefined) begin();
    },
    async rest() {
      while (writing !== undefined) await writing;
    },
  };
}

/** A line as it was written, or undefined for what is none. */
export function parsedLine(text: string): SecurityLine {
  try {
    const read = line.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined; // no JSON: nothing that was written here
  }
}

import { join } from 'node:path';
import { z } from 'zod';
import { SECURITY_KINDS } from '../../../core/protocol/security.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { listIfThere, makeFolder, readIfThere, removeFile, withFile, writeWhole } from '../../../files/durable-file.ts';
import { summed, unsummed } from '../../../files/summed.ts';
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
  /** The last event that is known to have been written, as it stands beside the lines; it may be behind them. */
  end?(): Promise<SecurityEnd | undefined>;
}

/** An event by its number and hash. */
export type SecurityEnd = Pick<SecurityEvent, 'seq' | 'hash'>;

const endShape = z.object({ seq: z.int(), hash: z.string() });

/** Files in a folder. */
export function securityFiles(folder: string, disk: Disk = nodeDisk): SecurityFiles {
  const pathOf = (month: string): string => join(folder, `${month}.jsonl`);
  const endPath = join(folder, 'end.json');
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
      const isNew = await withFile(await disk.open(pathOf(month), 'add', 0o600), async (file) => {
        const size = await file.size();
        try {
          await file.write(Buffer.from(events.map((each) => `${JSON.stringify(each)}\n`).join('')));
          await file.sync();
        } catch (fault) {
          // What a full disk has taken of it must not stand before the next.
          await file.truncate(size).catch(() => undefined);
          throw fault;
        }
        return size === 0;
      });
      if (isNew) await disk.syncFolder(folder);
      const { seq, hash } = events.at(-1) ?? { seq: 0, hash: '' };
      await writeWhole(endPath, summed(endPath, JSON.stringify({ seq, hash })), disk, { secret: true });
    },
    async mend(month) {
      const text = (await readIfThere(pathOf(month), disk))?.toString() ?? '';
      const end = text.lastIndexOf('\n') + 1;
      if (end < text.length) await writeWhole(pathOf(month), text.slice(0, end), disk, { secret: true });
    },
    async end() {
      const found = await readIfThere(endPath, disk);
      return found === undefined ? undefined : endShape.parse(JSON.parse(unsummed(endPath, found.toString())));
    },
    async forget() {
      for (const month of (await months()).slice(MONTHS_KEPT)) await removeFile(pathOf(month), disk);
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

import { parse } from 'csv-parse/sync';
import { storedNotice, type StoredNotice } from '../../core/protocol/notices.ts';
import { csvRow } from '../../core/base/csv-row.ts';
import type { Disk } from '../../files/disk.ts';
import { appendLines, openIfThere, withFile, writeWhole } from '../../files/durable-file.ts';

/** A change as it is written down, with the whole notice: as it is now or, once it is withdrawn, as it was. */
export type Change = {
  readonly at: string;
  readonly who: string;
  readonly change: 'made' | 'changed' | 'withdrawn';
  readonly notice: StoredNotice;
  /** Of the request that asked for it. */
  readonly key?: string | undefined;
};

/** Who changed which notice when, and what each key has made. */
export interface ChangeBook {
  /** Reads the keys back. `isThere`: the power may have gone between the last line and what it says. */
  load(isThere: (notice: StoredNotice) => boolean): Promise<void>;
  /** Writes a change down, then does it. One that fails is written down as such before the next. */
  during(change: Change, act: () => Promise<void>): Promise<void>;
  /** What a key has made, whatever became of it. */
  madeWith(key: string): StoredNotice | undefined;
  /** What a notice was called at an instant, also one that is gone; undefined where the last changes do not say. */
  titleAt(id: string, at: string): string | undefined;
}

const HEAD = 'at,who,change,notice,title,key,whole';
/** What older versions began the file with; their lines have no more than this. */
const OLD_HEAD = 'at,who,change,notice,title';
/** Whoever heard no answer asks again within minutes; so many keys are months of them. */
const KEYS_HELD = 1000;
const TAIL_BYTES = 4 * 1024 * 1024;

/** Keeps changes as a CSV file that only grows. */
export function changeBook(path: string, disk: Disk): ChangeBook {
  const made = new Map<string, StoredNotice>();
  const titles = new Map<string, readonly { readonly since: number; readonly title: string }[]>();
  const name = ({ id, title, changedAt }: StoredNotice): void => {
    titles.set(id, [...(titles.get(id) ?? []), { since: Date.parse(changedAt), title }]);
  };
  /** Lines to be written before the next: that what the line before them says was not done. */
  let owed: readonly string[] = [];
  const remember = (key: string, notice: StoredNotice): void => {
    made.delete(key);
    made.set(key, notice);
    for (const oldest of [...made.keys()].slice(0, -KEYS_HELD)) made.delete(oldest);
  };
  return {
    async load(isThere) {
      await renewHead(path, disk);
      const tail = await partOf(path, disk, TAIL_BYTES, (size) => Math.max(0, size - TAIL_BYTES));
      const lines = tail.split('\n').flatMap(readLine);
      for (const line of lines) {
        if (line.notice !== undefined && line.change !== 'withdrawn') name(line.notice);
        if (line.key === '') continue;
        if (line.notice === undefined) made.delete(line.key);
        else if (line.change !== 'withdrawn') remember(line.key, line.notice);
      }
      const last = lines.at(-1);
      if (last?.notice === undefined || last.change === 'withdrawn' || isThere(last.notice)) return;
      made.delete(last.key);
      owed = [csvRow([last.at, last.who, 'failed', last.notice.id, last.notice.title, last.key, ''])];
    },
    async during({ at, who, change, notice, key = '' }, act) {
      const row = (what: string, whole: string): string => csvRow([at, who, what, notice.id, notice.title, key, whole]);
      // The line comes first: a change that nobody answers for is worse than a line whose change failed with the disk.
      const before = owed;
      owed = [...before, row('failed', '')];
      await appendLines(path, HEAD, [...before, row(change, JSON.stringify(notice))], disk);
      owed = owed.slice(before.length);
      await act();
      owed = [];
      if (change !== 'withdrawn') name(notice);
      if (key !== '') remember(key, notice);
    },
    madeWith: (key) => made.get(key),
    titleAt: (id, at) => titles.get(id)?.findLast(({ since }) => since <= Date.parse(at))?.title,
  };
}

type Line = {
  readonly at: string;
  readonly who: string;
  readonly change: string;
  readonly key: string;
  readonly notice: StoredNotice | undefined;
};

/** Nothing for what is no line of this form: an older one, or one that was cut off. */
function readLine(text: string): readonly Line[] {
  try {
    // Without options the library gives rows of cells.
    const [cells = []] = parse(text) as readonly (readonly string[])[];
    const [at, who, change, , , key, whole] = cells;
    if (at === undefined || who === undefined || change === undefined || key === undefined || whole === undefined)
      return [];
    const notice = whole === '' ? undefined : storedNotice.parse(JSON.parse(whole));
    return [{ at, who, change, key, notice }];
  } catch {
    return []; // a broken line says nothing; who reads the file sees it
  }
}

async function renewHead(path: string, disk: Disk): Promise<void> {
  const [head] = (await partOf(path, disk, OLD_HEAD.length + 1, () => 0)).split('\n');
  if (head !== OLD_HEAD) return;
  await writeWhole(path, (await disk.readFile(path)).toString().replace(OLD_HEAD, HEAD), disk);
}

/** So many bytes of a file from a place in it; empty when there is none. */
async function partOf(path: string, disk: Disk, bytes: number, from: (size: number) => number): Promise<string> {
  const opened = await openIfThere(path, disk);
  if (opened === undefined) return '';
  return withFile(opened, async (file) => {
    const size = await file.size();
    const buffer = Buffer.alloc(Math.min(bytes, size));
    await file.read(buffer, from(size));
    return buffer.toString();
  });
}

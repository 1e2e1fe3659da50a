import { join } from 'node:path';
import { inTurn } from '../../core/base/in-turn.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { issuesOf } from '../../core/protocol/issues.ts';
import { storedNotice, type StoredNotice } from '../../core/protocol/notices.ts';
import { changeBook } from './change-book.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import { readBesideSum, removeBesideSum, writeBesideSum } from '../../files/sum-beside.ts';
import { NotAsWritten } from '../../files/summed.ts';

/** A file that is no notice, and why. It is left alone: somebody may have written it by hand. */
export type BrokenNotice = { readonly file: string; readonly why: string };

/** The notices of a hall: few, durable, one file each. */
export interface NoticeStore {
  load(): Promise<void>;
  all(): readonly StoredNotice[];
  find(id: string): StoredNotice | undefined;
  broken(): readonly BrokenNotice[];
  /**
   * Durable once it resolves, and who did it is written down, with the key of who asked. Throws when the disk cannot.
   */
  put(notice: StoredNotice, key?: string): Promise<void>;
  /** What a key has made, whatever became of it, also before a restart. */
  madeWith(key: string): StoredNotice | undefined;
  /** What a notice was called at an instant, also one that is gone; undefined where nobody knows any more. */
  titleAt(id: string, at: string): string | undefined;
  /** False when there is none. */
  remove(id: string, who: string, at: string): Promise<boolean>;
}

/** Keeps each notice as `ID.json` in a folder, and every change as a line of `changes.csv` there. */
export function noticeStore(folder: string, disk: Disk = nodeDisk): NoticeStore {
  const notices = new Map<string, StoredNotice>();
  let broken: readonly BrokenNotice[] = [];

  /** One change after the other: the file and the line that belongs to it stay together. */
  const turns = inTurn();
  const book = changeBook(join(folder, 'changes.csv'), disk);
  return {
    async load() {
      await makeFolder(folder, disk);
      const names = (await disk.list(folder))
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.json'))
        .sort();
      const read = await Promise.all(names.map((name) => readNotice(folder, name, disk)));
      notices.clear();
      broken = read.filter((each) => 'why' in each);
      for (const each of read) if (!('why' in each)) notices.set(each.id, each);
      await book.load(({ id, changedAt }) => {
        const found = notices.get(id);
        return found !== undefined && Date.parse(found.changedAt) >= Date.parse(changedAt);
      });
    },
    all: () => [...notices.values()],
    find: (id) => notices.get(id),
    broken: () => broken,
    put: (notice, key) =>
      turns(async () => {
        const change = notices.has(notice.id) ? 'changed' : 'made';
        const path = join(folder, `${notice.id}.json`);
        await book.during({ at: notice.changedAt, who: notice.changedBy, change, notice, key }, () =>
          writeBesideSum(path, `${JSON.stringify(notice, undefined, 2)}\n`, disk),
        );
        notices.set(notice.id, notice);
      }),
    madeWith: (key) => book.madeWith(key),
    titleAt: (id, at) => book.titleAt(id, at),
    remove: (id, who, at) =>
      turns(async () => {
        const notice = notices.get(id);
        if (notice === undefined) return false;
        await book.during({ at, who, change: 'withdrawn', notice }, () =>
          removeBesideSum(join(folder, `${id}.json`), disk),
        );
        notices.delete(id);
        return true;
      }),
  };
}

async function readNotice(folder: string, file: string, disk: Disk): Promise<StoredNotice | BrokenNotice> {
  let found: unknown;
  try {
    found = JSON.parse((await readBesideSum(join(folder, file), disk)) ?? '');
  } catch (fault) {
    return { file, why: fault instanceof NotAsWritten ? fault.why : faultText(fault) };
  }
  const parsed = storedNotice.safeParse(found, { reportInput: true });
  if (!parsed.success) {
    return {
      file,
      why: issuesOf(parsed.error)
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; '),
    };
  }
  if (file !== `${parsed.data.id}.json`) return { file, why: `it has the id of another file, ${parsed.data.id}` };
  return parsed.data;
}

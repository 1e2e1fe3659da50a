import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { issuesOf } from '../../core/protocol/issues.ts';
import { storedNotice, type StoredNotice } from '../../core/protocol/notices.ts';
import { csvRow } from './csv-row.ts';
import { appendLines, syncFolder, writeWhole } from './durable-file.ts';

/** A file that is no notice, and why. It is left alone: somebody may have written it by hand. */
export type BrokenNotice = { readonly file: string; readonly why: string };

/** The notices of a hall: few, durable, one file each. */
export interface NoticeStore {
  load(): Promise<void>;
  all(): readonly StoredNotice[];
  find(id: string): StoredNotice | undefined;
  broken(): readonly BrokenNotice[];
  /** Durable once it resolves, and who did it is written down. Throws when the disk cannot. */
  put(notice: StoredNotice): Promise<void>;
  /** False when there is none. */
  remove(id: string, who: string, at: string): Promise<boolean>;
}

const CHANGES_HEAD = 'at,who,change,notice,title';

/** Keeps each notice as `ID.json` in a folder, and every change as a line of `changes.csv` there. */
export function noticeStore(folder: string): NoticeStore {
  const notices = new Map<string, StoredNotice>();
  let broken: readonly BrokenNotice[] = [];
  let writing: Promise<unknown> = Promise.resolve();

  /** One change after the other: the file and the line that belongs to it stay together. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const next = writing.then(change);
    writing = next.catch(() => undefined);
    return next;
  };
  // The line comes first: a change that nobody answers for is worse than a line whose change failed with the disk.
  const tell = (row: readonly string[]): Promise<void> =>
    appendLines(join(folder, 'changes.csv'), CHANGES_HEAD, [csvRow(row)]);
  return {
    async load() {
      await mkdir(folder, { recursive: true });
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
      const read = await Promise.all(names.map((name) => readNotice(folder, name)));
      notices.clear();
      broken = read.filter((each) => 'why' in each);
      for (const each of read) if (!('why' in each)) notices.set(each.id, each);
    },
    all: () => [...notices.values()],
    find: (id) => notices.get(id),
    broken: () => broken,
    put: (notice) =>
      inTurn(async () => {
        const change = notices.has(notice.id) ? 'changed' : 'made';
        await tell([notice.changedAt, notice.changedBy, change, notice.id, notice.title]);
        await writeWhole(join(folder, `${notice.id}.json`), `${JSON.stringify(notice, undefined, 2)}\n`);
        notices.set(notice.id, notice);
      }),
    remove: (id, who, at) =>
      inTurn(async () => {
        const notice = notices.get(id);
        if (notice === undefined) return false;
        await tell([at, who, 'withdrawn', id, notice.title]);
        await rm(join(folder, `${id}.json`), { force: true });
        await syncFolder(folder);
        notices.delete(id);
        return true;
      }),
  };
}

async function readNotice(folder: string, file: string): Promise<StoredNotice | BrokenNotice> {
  let found: unknown;
  try {
    found = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (fault) {
    return { file, why: fault instanceof Error ? fault.message : String(fault) };
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

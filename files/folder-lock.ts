import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { nodeDisk } from './disk.ts';
import { makeFolder } from './durable-file.ts';

/** A program that is being stopped has this long to let its folder go. */
const PATIENCE_MS = 3000;

/** What a folder is locked by, and the words for who comes second. */
export type FolderLock = {
  /** The file that is locked. */
  readonly file: string;
  /** The file in which the owner's number stands, for people. */
  readonly note: string;
  /** Who else may be at work there. */
  readonly who: string;
  /** What to do, as the end of a sentence. */
  readonly instead: string;
  /** The folder is for this user's eyes alone. */
  readonly secret: boolean;
};

/**
 * Takes a folder for this process alone; gives the way to let it go. Throws, in words, where another has it. It is the
 * lock of a file by the system, which SQLite knows how to take on each: so it ends with the process, however that ends,
 * nothing has to be cleared away, and of many who come at one instant one has it.
 */
export async function lockFolder(
  folder: string,
  { file, note, who, instead, secret }: FolderLock,
  patienceMs = PATIENCE_MS,
): Promise<() => Promise<void>> {
  await makeFolder(folder, nodeDisk, secret);
  const unlock = await lockFile(join(folder, file), patienceMs);
  const path = join(folder, note);
  if (unlock === undefined) {
    const [pid = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ');
    const named = /^\d+$/.test(pid) ? ` (process ${pid})` : '';
    throw new Error(`${who}${named} works in ${folder}; stop it, or ${instead}`);
  }
  // On a full disk it goes unsaid.
  await writeFile(path, String(process.pid)).catch(() => undefined);
  return unlock;
}

/** Undefined where another one has it and keeps it for so long. */
async function lockFile(path: string, patienceMs: number): Promise<(() => Promise<void>) | undefined> {
  try {
    const database = await opened(path);
    const close = (): Promise<void> => settled((done) => database.close(done));
    try {
      // Without a file for what it would undo: a full disk has no room for one.
      const take = `PRAGMA busy_timeout = ${String(patienceMs)}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;`;
      await settled((done) => database.exec(take, done));
    } catch (fault) {
      await close();
      throw fault;
    }
    return close;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_BUSY') return undefined;
    // The file system says better than SQLite why a file cannot be written.
    await (await open(path, 'a')).close();
    throw fault;
  }
}

function opened(path: string): Promise<sqlite3.Database> {
  return new Promise((done, fail) => {
    const database = new sqlite3.Database(path, (fault) => {
      if (fault === null) done(database);
      else fail(fault);
    });
  });
}

function settled(start: (done: (fault: Error | null) => void) => unknown): Promise<void> {
  return new Promise((done, fail) => {
    start((fault) => {
      if (fault === null) done();
      else fail(fault);
    });
  });
}

import { access, open, stat } from 'node:fs/promises';
import { putInPlace } from '../../files/durable-file.ts';
import { isNotThere } from '../../files/not-there.ts';
import { copyJournal, type Copied, type CopySource } from './copy-journal.ts';
import { JournalFault } from './journal.ts';
import { sqliteJournalUnsealed } from './sqlite-journal.ts';
import { openSqlite, removeSqlite } from './sqlite.ts';

/** SQLite's own way to copy a database that is in use, whole and consistent. */
export async function backup(path: string, file: string): Promise<void> {
  await mustBeThere(path);
  await madeWhole(file, async (made) => {
    const database = await openSqlite(path);
    try {
      await database.run('VACUUM INTO ?', [made]);
    } finally {
      await database.close();
    }
  });
}

/** From another store: a journal in SQLite, proved to be the same. */
export function backupFrom(journal: CopySource, file: string): Promise<Copied> {
  return madeWhole(file, async (made) => {
    // Whoever restores it seals it.
    const copy = sqliteJournalUnsealed(made);
    await copy.open();
    try {
      return await copyJournal(journal, copy);
    } finally {
      await copy.close();
    }
  });
}

/** Makes a copy under another name first: what is cut off leaves no half of it, and nothing is written over. */
async function madeWhole<T>(file: string, make: (made: string) => Promise<T>): Promise<T> {
  if (await isWritten(file)) throw new JournalFault(`${file} exists already; name another file`);
  const made = `${file}.part`;
  await removeSqlite(made);
  try {
    await ownersAlone(made);
    const done = await make(made);
    await putInPlace(made, file);
    return done;
  } finally {
    await removeSqlite(made);
  }
}

/** An empty file, as `mktemp` makes it, has nothing to lose. */
async function isWritten(file: string): Promise<boolean> {
  const found = await stat(file).catch((fault: unknown) => {
    if (isNotThere(fault)) return undefined;
    throw fault;
  });
  return found !== undefined && (!found.isFile() || found.size > 0);
}

/** Throws, in words, where there is no journal. */
export async function mustBeThere(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new JournalFault(`there is no journal at ${path}`);
  });
}

/**
 * Makes the file before there is anything in it, so that at no moment anybody but the owner reads the secrets in it:
 * SQLite goes on with an empty one, and refuses any other.
 */
async function ownersAlone(file: string): Promise<void> {
  const made = await open(file, 'a', 0o600);
  try {
    if ((await made.stat()).size === 0) await made.chmod(0o600);
  } finally {
    await made.close();
  }
}

import { access, open } from 'node:fs/promises';
import { copyJournal, type Copied, type CopySource } from './copy-journal.ts';
import { JournalFault } from './journal.ts';
import { sqliteJournalUnsealed } from './sqlite-journal.ts';
import { openSqlite } from './sqlite.ts';

/** SQLite's own way to copy a database that is in use, whole and consistent. */
export async function backup(path: string, file: string): Promise<void> {
  await mustBeThere(path);
  await ownersAlone(file);
  const database = await openSqlite(path);
  try {
    await database.run('VACUUM INTO ?', [file]);
  } finally {
    await database.close();
  }
}

/** From another store: a journal in SQLite, proved to be the same. */
export async function backupFrom(journal: CopySource, file: string): Promise<Copied> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new JournalFault(`${file} exists already`);
  await ownersAlone(file);
  // Whoever restores it seals it.
  const copy = sqliteJournalUnsealed(file);
  await copy.open();
  try {
    return await copyJournal(journal, copy);
  } finally {
    await copy.close();
  }
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

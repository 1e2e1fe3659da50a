import { access, open } from 'node:fs/promises';
import { JournalFault } from './journal.ts';
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

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder } from '../../files/durable-file.ts';
import { JournalFault } from './journal.ts';
import { openSqlite } from './sqlite.ts';

/** A server that is being stopped has this long to let its folder go. */
const PATIENCE_MS = 3000;

/**
 * Takes a data folder for this process alone; gives the way to let it go. Throws, in words, where another has it. It
 * is the lock of a file by the system, so it ends with the process, however that ends, and nothing has to be cleared
 * away.
 */
export async function lockFolder(folder: string, patienceMs = PATIENCE_MS): Promise<() => Promise<void>> {
  await makeFolder(folder, nodeDisk, true);
  const path = join(folder, 'hall.lock');
  const store = await openSqlite(path);
  try {
    await store.exec(`PRAGMA busy_timeout = ${String(patienceMs)}; BEGIN EXCLUSIVE;`);
  } catch (fault) {
    await store.close();
    if (!(fault instanceof JournalFault && fault.message.includes('SQLITE_BUSY'))) throw fault;
    throw new Error(`${await owner(path)} works in ${folder}; stop it, or use another folder with --data`);
  }
  // For people; on a full disk it goes unsaid.
  await writeFile(`${path}.pid`, String(process.pid)).catch(() => undefined);
  return () => store.close();
}

async function owner(path: string): Promise<string> {
  const pid = await readFile(`${path}.pid`, 'utf8').catch(() => '');
  return `another hall server or tool${/^\d+$/.test(pid) ? ` (process ${pid})` : ''}`;
}

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faultText } from '../../core/base/fault-text.ts';
import { writeWhole } from '../../files/durable-file.ts';
import type { JournalReader } from '../journal/journal.ts';
import { sqliteJournalReader } from '../journal/sqlite-journal.ts';
import { foldProcesses } from './fold-processes.ts';
import { journalInDatabase } from './journal-in-database.ts';
import { openStore } from './open-store.ts';
import { openDesk, REBUILD_FILE } from './reports-desk.ts';
import type { ReportStore } from './report-store.ts';
import { StoreHeld } from './sql-engine.ts';
import { tellYears } from './tell-years.ts';

const USAGE = `npm run reports -- rebuild [--data DIR] [--hall ID]   makes what reports are made from anew, from the journal;
                                                       while the hall runs, its own process does it.
The journal is in DIR, or in the database of DATABASE_URL.`;

/** There is one who writes beside them. */
const PROCESSES = 2;

/** `npm run reports`. Gives the exit code: 0 well, 1 it cannot be done, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<number> {
  const words = wordsOf(argv);
  if (words === undefined || words.verb !== 'rebuild') {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const data = resolve(words.data ?? env['HALL_DATA'] ?? 'data');
  try {
    const program = join(root, 'dist', 'server', 'reports', 'fold-process.js');
    return await rebuild(data, { hall: words.hall, url: env['DATABASE_URL'], program });
  } catch (fault) {
    process.stderr.write(`${faultText(fault)}\n`);
    return 1;
  }
}

function wordsOf(argv: readonly string[]) {
  const options = { data: { type: 'string' }, hall: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return positionals.length === 1 ? { verb: positionals[0], ...values } : undefined;
  } catch {
    return undefined;
  }
}

type Wanted = { readonly hall: string | undefined; readonly url: string | undefined; readonly program: string };

async function rebuild(data: string, { hall: wanted, url = '', program }: Wanted): Promise<number> {
  const file = join(data, 'journal.sqlite');
  const folder = join(data, 'reports');
  const reader = url === '' ? sqliteJournalReader(file) : journalInDatabase(url);
  await reader.open();
  const halls = await reader.halls();
  const hall = wanted ?? (halls.length === 1 ? halls[0] : undefined);
  if (hall === undefined) {
    process.stderr.write(`${url === '' ? file : 'the database'} has several halls, or none; say which with --hall\n`);
    return 1;
  }
  const began = performance.now();
  const store = await openStore(folder).catch((fault: unknown) => {
    if (fault instanceof StoreHeld) return undefined;
    throw fault;
  });
  if (store === undefined) {
    await reader.close();
    await writeWhole(join(folder, REBUILD_FILE), '');
    process.stdout.write('the hall is running; its reports begin anew now and are behind until they are through\n');
    return 0;
  }
  await store.clear();
  // Those of a database are read one after the other.
  if (url === '') await tellAtOnce(store, reader, { hall, file, program });
  const report = {
    failed: (_: string, { detail }: { readonly detail: string }) => void process.stderr.write(`${detail}; again\n`),
    recovered: () => undefined,
  };
  const desk = openDesk({ store, journal: reader, hall, folder, report, mostAtOnce: 5000 });
  await desk.caughtUp();
  const days = await store.rows('SELECT count(*) AS days FROM kept_days', []);
  await desk.close();
  await reader.close();
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  process.stdout.write(`${String(days[0]?.['days'])} days that are over, in ${String(seconds)} s\n`);
  return 0;
}

type AtOnce = { readonly hall: string; readonly file: string; readonly program: string };

async function tellAtOnce(store: ReportStore, reader: JournalReader, { hall, file, program }: AtOnce): Promise<void> {
  const folders = foldProcesses(program, { journal: file, hall }, PROCESSES);
  try {
    await tellYears(store, reader, hall, folders);
  } catch (fault) {
    process.stderr.write(`${faultText(fault)}; on without them\n`);
  } finally {
    folders.close();
  }
}

import { createReadStream } from 'node:fs';
import { access, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { faultText } from '../../core/base/fault-text.ts';
import { proveDay } from './day-proof.ts';
import { exportLines, isEnd } from './export-lines.ts';
import { JournalFault, type Journal, type StoredEvent, type StreamHead } from './journal.ts';
import { openSqlite } from './sqlite.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import { fileMark, MARK_FILE } from './used-mark.ts';

const USAGE = `npm run journal -- verify  [--data DIR] [--hall ID]           checks the chain of every day
npm run journal -- export  [--data DIR] [--hall ID] [--day D]  prints the events as lines that anybody can check
npm run journal -- backup  FILE [--data DIR]                   copies the journal while the hall runs
npm run journal -- restore FILE [--data DIR]                   brings a backup or an export back into an empty folder
npm run journal -- begin-anew  [--data DIR]                    lets numbers begin again where the journal is gone`;

/** So many records go in at once. */
const BATCH = 5000;
const FLAGS: ReadonlySet<string> = new Set(['data', 'hall', 'day']);

/** Tools on the journal. Gives the exit code: 0 well, 1 the journal is broken or the file unusable, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const { words, flags, unknown } = split(argv);
  if (unknown !== undefined) return usage(`unknown flag "${unknown}"`);
  const [verb, file] = words;
  const data = resolve(flags.get('data') ?? env['HALL_DATA'] ?? 'data');
  const path = join(data, 'journal.sqlite');
  try {
    switch (verb) {
      case 'verify':
        return await withJournal(path, (journal) => verify(journal, path, flags.get('hall')));
      case 'export':
        return await withJournal(path, (journal) => printExport(journal, path, flags));
      case 'backup':
        return file === undefined
          ? usage('backup needs the name of the file to write')
          : await backup(path, resolve(file));
      case 'restore':
        return file === undefined
          ? usage('restore needs the name of the file to read')
          : await restore(path, resolve(file));
      case 'begin-anew':
        return await beginAnew(path);
      default:
        return usage(verb === undefined ? undefined : `unknown word "${verb}"`);
    }
  } catch (fault) {
    say(faultText(fault));
    return 1;
  }
}

function usage(problem?: string): number {
  if (problem !== undefined) say(problem);
  say(USAGE);
  return 2;
}

async function withJournal(path: string, work: (journal: Journal) => Promise<number>): Promise<number> {
  await access(path).catch(() => {
    throw new JournalFault(`there is no journal at ${path}`);
  });
  const journal = sqliteJournal(path);
  await journal.open();
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

async function verify(journal: Journal, path: string, only: string | undefined): Promise<number> {
  let events = 0;
  let days = 0;
  for (const hall of await hallsOf(path, only)) {
    let before: StreamHead | undefined;
    for (const head of await journal.streams(hall)) {
      const broken = (await brokenIn(journal, head)) ?? (await unlinked(journal, head, before));
      if (broken !== undefined) {
        say(`BROKEN ${broken}`);
        return 1;
      }
      events += head.seq;
      days += 1;
      before = head;
    }
  }
  print(`${String(days)} days, ${String(events)} events: every chain holds`);
  return 0;
}

async function brokenIn(journal: Journal, head: StreamHead): Promise<string | undefined> {
  return (await proveDay(journal, head)).broken?.detail;
}

/** A day names the end of the day before it, so a day that was taken away or cut short is missed. */
async function unlinked(
  journal: Journal,
  head: StreamHead,
  before: StreamHead | undefined,
): Promise<string | undefined> {
  const [first] = await journal.read(head, 0, 1);
  const opened = JSON.parse(first?.record ?? '{}') as {
    data?: { previous?: { day: string; seq: number; hash: string } };
  };
  const previous = opened.data?.previous;
  if (previous === undefined && before === undefined) return undefined;
  if (previous?.day === before?.day && previous?.seq === before?.seq && previous?.hash === before?.hash)
    return undefined;
  return `${head.hall} ${head.day} follows ${previous === undefined ? 'no day' : `${previous.day} at record ${String(previous.seq)}`}, but the journal has ${before === undefined ? 'no day before it' : `${before.day} at record ${String(before.seq)}`}`;
}

async function printExport(journal: Journal, path: string, flags: ReadonlyMap<string, string>): Promise<number> {
  const day = flags.get('day');
  const span = day === undefined ? {} : { from: day, to: day };
  for (const hall of await hallsOf(path, flags.get('hall'))) {
    for await (const lines of exportLines(journal, hall, span)) process.stdout.write(lines);
  }
  return 0;
}

/** SQLite's own way to copy a database that is in use, whole and consistent. */
async function backup(path: string, file: string): Promise<number> {
  await access(path).catch(() => {
    throw new JournalFault(`there is no journal at ${path}`);
  });
  await ownersAlone(file);
  const database = await openSqlite(path);
  try {
    await database.run('VACUUM INTO ?', [file]);
  } finally {
    await database.close();
  }
  print(`copied to ${file}`);
  return 0;
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

async function restore(path: string, file: string): Promise<number> {
  await access(file).catch(() => {
    throw new JournalFault(`there is no file ${file}`);
  });
  if (await isThere(path)) {
    if ((await daysIn(path)) > 0) {
      say(`${path} exists already; restore into an empty folder (--data DIR), then move it into place`);
      return 1;
    }
    // A journal that was emptied, or that a start which was refused has made.
    for (const ending of ['', '-wal', '-shm']) await rm(`${path}${ending}`, { force: true });
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const copied = await backup(file, path).then(
    () => true,
    () => false,
  );
  if (!copied) await importLines(path, file);
  return withJournal(path, (journal) => verify(journal, path, undefined));
}

/** Whoever says so knows that numbers of today may be given a second time. What is there is never thrown away. */
async function beginAnew(path: string): Promise<number> {
  const days = (await isThere(path)) ? await daysIn(path) : 0;
  if (days > 0) {
    say(`${path} has ${String(days)} days and nothing to begin anew; to do so, move the whole folder aside`);
    return 1;
  }
  await fileMark(join(dirname(path), MARK_FILE)).write({});
  print(`the next start in ${dirname(path)} begins anew; sessions and identities of devices stay`);
  return 0;
}

async function daysIn(path: string): Promise<number> {
  const journal = sqliteJournal(path);
  await journal.open();
  try {
    let days = 0;
    for (const hall of await hallsOf(path, undefined)) days += (await journal.streams(hall)).length;
    return days;
  } finally {
    await journal.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function importLines(path: string, file: string): Promise<void> {
  const journal = sqliteJournal(path);
  await journal.open();
  try {
    let batch: StoredEvent[] = [];
    const flush = async (): Promise<void> => {
      const [first] = batch;
      if (first === undefined) return;
      const result = await journal.append({ hall: first.hall, day: first.day }, first.seq - 1, batch, []);
      if (result !== 'ok')
        throw new JournalFault(`record ${String(first.seq)} of ${first.hall} ${first.day} does not follow`);
      batch = [];
    };
    let number = 0;
    for await (const text of createInterface({ input: createReadStream(file) })) {
      number += 1;
      const event = parseLine(text, number);
      if (isEnd(event)) continue;
      const last = batch.at(-1);
      if (last !== undefined && (last.day !== event.day || last.hall !== event.hall || batch.length >= BATCH))
        await flush();
      batch.push(event);
    }
    await flush();
  } finally {
    await journal.close();
  }
}

function parseLine(text: string, number: number): StoredEvent {
  try {
    // Its chain is verified once all of it is in.
    return JSON.parse(text) as StoredEvent;
  } catch {
    throw new JournalFault(`line ${String(number)} is neither a record of an export nor part of a SQLite file`);
  }
}

async function hallsOf(path: string, only: string | undefined): Promise<readonly string[]> {
  if (only !== undefined) return [only];
  const database = await openSqlite(path);
  try {
    const rows = await database.all('SELECT DISTINCT hall FROM events ORDER BY hall', []);
    return rows.map((row) => String(row['hall']));
  } finally {
    await database.close();
  }
}

function split(argv: readonly string[]): {
  readonly words: string[];
  readonly flags: Map<string, string>;
  readonly unknown: string | undefined;
} {
  const words: string[] = [];
  const flags = new Map<string, string>();
  let unknown: string | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word.startsWith('--')) {
      const [name = '', value] = word.slice(2).split('=', 2);
      if (!FLAGS.has(name)) unknown ??= word;
      flags.set(name, value ?? argv[(at += 1)] ?? '');
    } else words.push(word);
  }
  return { words, flags, unknown };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

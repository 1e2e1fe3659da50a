import { join, resolve } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { own } from '../../core/base/own.ts';
import type { Instant } from '../../core/base/time.ts';
import { isDate } from '../../core/base/zone.ts';
import { readDatabaseUrl } from '../database/address.ts';
import { createDatabase } from '../database/database.ts';
import { backup, backupFrom, mustBeThere } from './backup.ts';
import { exportLines } from './export-lines.ts';
import { JournalFault, type Journal } from './journal.ts';
import { acceptLoss, beginAnew, restore, type Outcome } from './mending.ts';
import { postgresJournal } from './postgres-journal.ts';
import { promote } from './promote.ts';
import { sqliteJournalReader } from './sqlite-journal.ts';
import { print, readToolWords, say, sayUsage, type ToolWords } from './tool-words.ts';
import { chainsOf, noSuchHall, verifyJournal } from './verify.ts';

/** With DATABASE_URL set, and no --data, `verify`, `export`, `head` and `backup` are about that database. */
const USAGE = `npm run journal -- verify  [--data DIR] [--hall ID]           checks the chain of every day, and all that is trusted
npm run journal -- export  [--data DIR] [--hall ID] [--day D]  prints the events as lines that anybody can check
npm run journal -- head    [--data DIR]                        prints where the journal ends, to be noted elsewhere
npm run journal -- backup  FILE [--data DIR]                   copies the journal while the hall runs
npm run journal -- restore FILE [--data DIR]                   brings a backup or an export back into an empty folder
npm run journal -- accept-loss --reason WHY [--data DIR]       goes on with a journal that was refused, as it is
npm run journal -- promote     [--data DIR]                    makes the hall of a standby
npm run journal -- copy --from PLACE --to PLACE [--hall ID]    moves a hall between SQLite and PostgreSQL
npm run journal -- begin-anew  [--data DIR]                    lets numbers begin again where the journal is gone`;

/** So many problems are told; the first is the one that matters. */
const MOST = 20;
const FLAGS = ['data', 'hall', 'day', 'reason'] as const;
type Flag = (typeof FLAGS)[number];

/** What each command takes beside --data: a flag that did nothing would look as if it had. */
const TAKES: Readonly<Record<string, readonly Flag[]>> = {
  verify: ['hall'],
  export: ['hall', 'day'],
  head: [],
  backup: [],
  restore: [],
  'accept-loss': ['reason'],
  promote: [],
  'begin-anew': [],
};

type Values = ToolWords<Flag>['values'];
type Reader = Pick<Journal, 'halls' | 'read' | 'lastStream' | 'streams' | 'answers'>;

/** Tools on the journal. Gives the exit code: 0 well, 1 the journal is broken or the file unusable, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  now: Instant,
): Promise<number> {
  const read = readToolWords(argv, FLAGS);
  if (!read.ok) return usage(read.error);
  const { values } = read.value;
  const [verb, file] = read.value.words;
  const wrong = wrongFlag(verb, values);
  if (wrong !== undefined) return usage(wrong);
  const data = resolve(values.data ?? env['HALL_DATA'] ?? 'data');
  const path = join(data, 'journal.sqlite');
  const url = values.data !== undefined ? '' : (env['DATABASE_URL'] ?? '');
  const inDatabase = url !== '';
  const reading = (work: (journal: Reader) => Promise<number>): Promise<number> =>
    inDatabase ? inTheDatabase(url, work) : inTheFolder(path, work);
  try {
    switch (verb) {
      case 'verify':
        if (inDatabase) return await reading((journal) => verifyChains(journal, values.hall));
        return await verify(path, values.hall);
      case 'export':
        return await reading((journal) => printExport(journal, values));
      case 'head':
        return await reading(printHeads);
      case 'backup':
        if (file === undefined) return usage('backup needs the name of the file to write');
        if (inDatabase) return await reading((journal) => copyOut(journal, resolve(file)));
        await backup(path, resolve(file));
        print(`copied to ${resolve(file)}`);
        return 0;
      case 'restore':
        if (file === undefined) return usage('restore needs the name of the file to read');
        return await told(() => restore(path, resolve(file), now));
      case 'accept-loss':
        return await told(() => acceptLoss(path, values.reason ?? '', now));
      case 'promote':
        return await told(() => promote(data, now));
      case 'begin-anew':
        return await told(() => beginAnew(path, now));
      default:
        return usage(verb === undefined ? undefined : unknownVerb(verb));
    }
  } catch (fault) {
    say(faultText(fault));
    return 1;
  }
}

function wrongFlag(verb: string | undefined, values: Values): string | undefined {
  const takes = own(TAKES, verb ?? '');
  const idle = FLAGS.find((flag) => flag !== 'data' && values[flag] !== undefined && takes?.includes(flag) === false);
  if (idle !== undefined) return `${verb ?? ''} takes no --${idle}`;
  if (values.day === undefined || isDate(values.day)) return undefined;
  return `--day ${values.day}: expected a date such as 2026-03-09`;
}

async function told(work: () => Promise<Outcome>): Promise<number> {
  const { code, lines } = await work();
  for (const line of lines) (code === 0 ? print : say)(line);
  return code;
}

function usage(problem?: string): number {
  return sayUsage(USAGE, problem);
}

/** An address that stands in the place of a command is not told: it may have a password in it. */
function unknownVerb(verb: string): string {
  return /^[a-z-]+$/i.test(verb) ? `unknown word "${verb}"` : 'the first word is no command';
}

async function inTheFolder(path: string, work: (journal: Reader) => Promise<number>): Promise<number> {
  await mustBeThere(path);
  const journal = sqliteJournalReader(path);
  await journal.open();
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

/** The hall in a database; whatever servers run on it do not notice. */
async function inTheDatabase(url: string, work: (journal: Reader) => Promise<number>): Promise<number> {
  const address = readDatabaseUrl(url);
  if (!address.ok) return usage(`DATABASE_URL is no address of a database; expected ${address.error}`);
  const database = createDatabase({ address: address.value, readsOnly: true });
  const journal = postgresJournal(database);
  try {
    await database.open();
    await journal.open();
    return await work(journal);
  } finally {
    await journal.close();
    await database.close();
  }
}

async function copyOut(journal: Reader, file: string): Promise<number> {
  const { days, events } = await backupFrom(journal, file);
  print(`copied to ${file}: ${String(days)} days, ${String(events)} events, and both chains agree`);
  return 0;
}

async function verifyChains(journal: Reader, only: string | undefined): Promise<number> {
  const problems: string[] = [];
  const { days, events } = await chainsOf(journal, only, (text) => void problems.push(text));
  for (const each of problems.slice(0, MOST)) say(`BROKEN ${each}`);
  if (problems.length > 0) return 1;
  print(`${String(days)} days, ${String(events)} events: every chain holds`);
  return 0;
}

async function verify(path: string, only: string | undefined): Promise<number> {
  await mustBeThere(path);
  const { days, events, problems, unsealed } = await verifyJournal(path, only);
  for (const each of problems.slice(0, MOST)) say(`BROKEN ${each}`);
  if (problems.length > MOST) say(`and ${String(problems.length - MOST)} more`);
  if (problems.length > 0) return 1;
  print(`${String(days)} days, ${String(events)} events: every chain holds`);
  if (unsealed)
    say('it has no anchor yet, so its end and its answers are not proved; the next start of the hall makes one');
  return 0;
}

/** Where each hall ends, for whoever notes it elsewhere. */
async function printHeads(journal: Reader): Promise<number> {
  for (const hall of await journal.halls()) {
    const head = await journal.lastStream(hall);
    if (head !== undefined) print(`${hall} ${head.day} seq ${String(head.seq)} ${head.hash}`);
  }
  return 0;
}

async function printExport(journal: Reader, { hall: only, day }: Values): Promise<number> {
  const span = day === undefined ? {} : { from: day, to: day };
  const halls = await journal.halls();
  if (only !== undefined && !halls.includes(only)) throw new JournalFault(noSuchHall(only, halls));
  let found = false;
  for (const hall of only === undefined ? halls : [only]) {
    for await (const lines of exportLines(journal, hall, span)) {
      found = true;
      process.stdout.write(lines);
    }
  }
  if (day !== undefined && !found) throw new JournalFault(`${only ?? 'the journal'} has no day ${day}`);
  return 0;
}

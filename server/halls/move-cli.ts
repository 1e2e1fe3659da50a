import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { own } from '../../core/base/own.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';
import { postgresTokenBook } from '../auth/postgres-token-book.ts';
import { fileTokenBook } from '../auth/token-store.ts';
import { databaseName, readDatabaseUrl } from '../database/address.ts';
import { createDatabase, type Database } from '../database/database.ts';
import { NO_FENCE } from '../database/fence.ts';
import { hallTables } from '../database/hall-tables.ts';
import { copyJournal, type CopySource } from '../journal/copy-journal.ts';
import { JournalFault, type Journal } from '../journal/journal.ts';
import { postgresJournal } from '../journal/postgres-journal.ts';
import { lockFolder } from '../journal/folder-lock.ts';
import { sqliteJournal, sqliteJournalReader } from '../journal/sqlite-journal.ts';
import { systemTime } from '../ledger/clock.ts';
import { storesInDatabase } from './database-stores.ts';
import { moveCompanions, type Companions, type KEPT } from './move-hall.ts';
import { storesIn } from './stores.ts';

const USAGE = `npm run journal -- copy --from PLACE --to PLACE [--hall ID]   moves a hall, and proves that both chains agree
PLACE is sqlite:FOLDER (the folder with journal.sqlite), postgres://…, or DATABASE_URL for the address in that variable`;

type Reader = CopySource & Pick<Journal, 'lastStream' | 'close'>;

/** One end of a move. */
type Place = {
  /** As it is told: without a password. */
  readonly name: string;
  readonly journal: Journal | Reader;
  open(): Promise<void>;
  /** Undefined for a file of a journal alone. */
  companions(hall: string): Companions;
  /** A server owns the hall just now, and would go on in what is copied into. */
  isOwned(hall: string): Promise<boolean>;
  close(): Promise<void>;
};

/** Moves a hall from one store to another. Gives the exit code: 0 well, 1 it cannot be, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const flags = new Map<string, string>();
  const words = argv.filter((word) => word !== 'copy').flatMap((word) => word.split(/=(.*)/s).slice(0, 2));
  for (let at = 0; at < words.length; at += 2) flags.set(words[at] ?? '', words[at + 1] ?? '');
  const unknown = [...flags.keys()].find((flag) => !['--from', '--to', '--hall'].includes(flag));
  const [from = '', to = ''] = [flags.get('--from'), flags.get('--to')];
  if (unknown !== undefined || from === '' || to === '')
    return usage(unknown === undefined ? '' : `unknown word "${unknown}"`);
  const places: Place[] = [];
  try {
    for (const [text, isTarget] of [
      [from, false],
      [to, true],
    ] as const) {
      const place = await placeAt(text, env, isTarget);
      if (typeof place === 'string') return usage(place);
      places.push(place);
      await place.open();
    }
    const [one, other] = places as [Place, Place];
    await move(one, other, flags.get('--hall'));
    return 0;
  } catch (fault) {
    say(faultText(fault));
    return 1;
  } finally {
    for (const each of places) {
      await each.journal.close().catch(() => undefined);
      await each.close().catch(() => undefined);
    }
  }
}

async function move(from: Place, to: Place, only: string | undefined): Promise<void> {
  const halls = only === undefined ? await from.journal.halls() : [only];
  if (halls.length === 0) throw new JournalFault(`there is no hall in ${from.name}`);
  for (const hall of halls) {
    if (await to.isOwned(hall))
      throw new JournalFault(`a server owns ${hall} in ${to.name}: stop the servers of the hall first`);
    // That of a target is opened to be written.
    const { days, events, copied, answers } = await copyJournal(from.journal, to.journal as Journal, hall);
    const count = `${String(days)} days, ${String(events)} events (${String(copied)} of them new), ${String(answers)} answers`;
    print(`${hall}: ${count}: both chains agree`);
    const moved = await moveCompanions(from.companions(hall), to.companions(hall), {
      ...{ hall, timeZone: await timeZoneOf(from.journal, hall), now: systemTime.wall() },
    });
    print(
      `${hall}: ${Object.entries(moved)
        .map(([what, count]) => `${String(count)} ${what}`)
        .join(', ')} beside it`,
    );
    if (await from.isOwned(hall))
      print(`${hall} goes on in ${from.name}: stop its servers, and copy again for the rest`);
  }
}

/** That of the hall file that the newest day runs on. */
async function timeZoneOf(journal: Reader, hall: string): Promise<string> {
  const last = await journal.lastStream(hall);
  if (last === undefined) throw new JournalFault(`there is no hall ${hall}`);
  const [first] = await journal.read(last, 0, 1);
  const opened = JSON.parse(first?.record ?? '{}') as { data?: { catalogue?: { hall?: { timeZone?: string } } } };
  return opened.data?.catalogue?.hall?.timeZone ?? 'UTC';
}

/** The place that a word names, or what is wrong with the word. */
async function placeAt(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  isTarget: boolean,
): Promise<Place | string> {
  if (text.startsWith('sqlite:')) return folderPlace(resolve(text.slice('sqlite:'.length)), isTarget);
  const url = text === 'DATABASE_URL' ? (own(env, 'DATABASE_URL') ?? '') : text;
  const address = readDatabaseUrl(url);
  if (!address.ok) return `a place is no place of a hall; expected sqlite:FOLDER, or ${address.error}`;
  const database = createDatabase({ address: address.value });
  await database.open();
  return databasePlace(database, url, databaseName(address.value));
}

async function folderPlace(folder: string, isTarget: boolean): Promise<Place> {
  const path = join(folder, 'journal.sqlite');
  if (!isTarget)
    await access(path).catch(() => {
      throw new JournalFault(`there is no journal at ${path}`);
    });
  const files: Readonly<Record<(typeof KEPT)[number], string>> = {
    'identity.key': join(folder, 'identity.key'),
    'hall-signing.key': join(folder, 'hall-signing.key'),
    'webhook.secret': join(folder, 'webhook.secret'),
    'journal.mark': join(folder, 'journal.json'),
    'scheduled-reports': join(folder, 'scheduled-reports', 'book.json'),
  };
  const fileOf = (name: string): string => files[name as (typeof KEPT)[number]];
  const journal = isTarget ? sqliteJournal(path) : sqliteJournalReader(path);
  let unlock: () => Promise<void> = () => Promise.resolve();
  return {
    name: folder,
    journal,
    async open() {
      if (isTarget) unlock = await lockFolder(folder);
      await journal.open();
    },
    companions: () => ({
      stores: storesIn(folder, systemTime.wall),
      tokens: fileTokenBook(join(folder, 'tokens.json')),
      kept: {
        read: async (name) => {
          const found = await readIfThere(fileOf(name));
          return found === undefined ? undefined : Buffer.from(found);
        },
        write: (name, value) => writeWhole(fileOf(name), value, undefined, { secret: true }),
      },
    }),
    isOwned: () => Promise.resolve(false),
    close: () => unlock(),
  };
}

function databasePlace(database: Database, url: string, name: string): Place {
  const journal = postgresJournal(database);
  const opened: { close?: (() => Promise<void>) | undefined }[] = [];
  return {
    name,
    journal,
    open: () => journal.open(),
    companions(hall) {
      const stores = storesInDatabase(
        { database, url, hall, fence: NO_FENCE, folder: join(resolve('data'), 'copied') },
        systemTime.wall,
      );
      const tables = hallTables(database, hall);
      opened.push(stores, tables);
      return {
        stores,
        tokens: postgresTokenBook(tables),
        kept: {
          async read(kept) {
            const [found] = await tables.read('SELECT value FROM kept WHERE hall = $1 AND name = $2', [kept]);
            return found?.['value'] as Buffer | undefined; // a bytea
          },
          async write(kept, value) {
            await tables.settle(
              `INSERT INTO kept (hall, name, value) VALUES ($1, $2, $3)
              ON CONFLICT (hall, name) DO UPDATE SET value = excluded.value`,
              [kept, value],
            );
          },
        },
      };
    },
    async isOwned(hall) {
      const text = 'SELECT until > clock_timestamp() AS alive FROM leases WHERE hall = $1';
      const [row] = await database.read({ text }, [hall]);
      return row?.['alive'] === true;
    },
    async close() {
      for (const each of opened) await each.close?.();
      await database.close();
    },
  };
}

function usage(problem: string): number {
  if (problem !== '') say(problem);
  say(USAGE);
  return 2;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

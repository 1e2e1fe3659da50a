import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { own } from '../../core/base/own.ts';
import type { HallId } from '../../core/base/names.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';
import { lookAtKey, writeKey } from '../../files/kept-key.ts';
import { summed, unsummed } from '../../files/summed.ts';
import { postgresTokenBook } from '../auth/postgres-token-book.ts';
import { fileTokenBook } from '../auth/token-store.ts';
import { databaseName, readDatabaseUrl } from '../database/address.ts';
import { createDatabase, type Database } from '../database/database.ts';
import type { Fence } from '../database/fence.ts';
import { hallTables } from '../database/hall-tables.ts';
import { keptThings, type KeptThings } from '../database/kept-things.ts';
import { createLeases } from '../database/leases.ts';
import type { CopySource } from '../journal/copy-journal.ts';
import { lockFolder } from '../journal/folder-lock.ts';
import { JournalFault, type Journal } from '../journal/journal.ts';
import { MARK_FILE } from '../journal/used-mark.ts';
import { postgresJournal } from '../journal/postgres-journal.ts';
import { sqliteJournal, sqliteJournalReader } from '../journal/sqlite-journal.ts';
import { systemTime } from '../ledger/clock.ts';
import { storesInDatabase } from './database-stores.ts';
import type { Companions, KEPT } from './move-hall.ts';
import { BOOK_FILE } from './scheduled/schedule-book.ts';
import { HOOKS_FILE, storesIn } from './stores.ts';

export type PlaceReader = CopySource & Pick<Journal, 'lastStream' | 'close'>;

/** One end of a move. */
export type Place = {
  /** As it is told: without a password. */
  readonly name: string;
  /** That of a target can be written. */
  readonly journal: Journal | PlaceReader;
  open(): Promise<void>;
  companions(hall: HallId): Companions;
  /** Begins to write to the hall. Throws where a server owns it; one that takes it from then on ends the writing. */
  claim(hall: HallId): Promise<void>;
  /** A server owns the hall just now, and goes on in what is copied. */
  isOwned(hall: HallId): Promise<boolean>;
  close(): Promise<void>;
};

/** The place that a word names, not yet open. The error says what is wrong with the word. */
export async function placeAt(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  isTarget: boolean,
): Promise<Result<Place, string>> {
  if (text.startsWith('sqlite:')) return ok(await folderPlace(resolve(text.slice('sqlite:'.length)), isTarget));
  const url = text === 'DATABASE_URL' ? (own(env, 'DATABASE_URL') ?? '') : text;
  const address = readDatabaseUrl(url);
  if (!address.ok) return err(`a place is no place of a hall; expected sqlite:FOLDER, or ${address.error}`);
  const database = createDatabase({ address: address.value, readsOnly: !isTarget });
  return ok(databasePlace(database, url, databaseName(address.value)));
}

async function folderPlace(folder: string, isTarget: boolean): Promise<Place> {
  const path = join(folder, 'journal.sqlite');
  if (!isTarget)
    await access(path).catch(() => {
      throw new JournalFault(`there is no journal at ${path}`);
    });
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
      kept: keptFiles(folder),
    }),
    // Whoever has the folder's lock has the hall.
    claim: () => Promise.resolve(),
    isOwned: () => Promise.resolve(false),
    close: () => unlock(),
  };
}

/** The small things of a folder, as the hall itself reads and writes them: with their sums. */
function keptFiles(folder: string): KeptThings {
  const files: Readonly<Record<(typeof KEPT)[number], readonly [path: string, form: 'key' | 'secret' | 'book']>> = {
    'identity.key': [join(folder, 'identity.key'), 'key'],
    'hall-signing.key': [join(folder, 'hall-signing.key'), 'key'],
    'webhook.secret': [join(folder, 'webhook.secret'), 'secret'],
    'journal.mark': [join(folder, MARK_FILE), 'book'],
    'scheduled-reports': [join(folder, 'scheduled-reports', BOOK_FILE), 'book'],
    hooks: [join(folder, HOOKS_FILE), 'book'],
  };
  const fileOf = (name: string) => files[name as (typeof KEPT)[number]];
  return {
    async read(name) {
      const [path, form] = fileOf(name);
      if (form === 'key') return lookAtKey(path, 'gives the hall another one');
      const found = await readIfThere(path);
      return found === undefined || form === 'secret' ? found : Buffer.from(unsummed(path, found.toString()));
    },
    write(name, value) {
      const [path, form] = fileOf(name);
      if (form === 'key') return writeKey(path, value);
      const text = form === 'book' ? summed(path, value.toString()) : value;
      return writeWhole(path, text, undefined, { secret: true });
    },
  };
}

/** Nothing is written under it. */
const NOT_CLAIMED = -1;

function databasePlace(database: Database, url: string, name: string): Place {
  let epoch = NOT_CLAIMED;
  const fence: Fence = { epoch: () => epoch, lost: () => undefined };
  const journal = postgresJournal(database, fence);
  // It lives for no time: a server that starts meanwhile does not wait for a tool.
  const leases = createLeases({ database, server: randomUUID(), address: '', livesMs: 0 });
  const opened: { close?: (() => Promise<void>) | undefined }[] = [leases];
  return {
    name,
    journal,
    async open() {
      await database.open();
      await journal.open();
    },
    companions(hall) {
      const place = { database, url, hall, fence, folder: join(resolve('data'), 'copied') };
      const stores = storesInDatabase(place, systemTime.wall);
      const tables = hallTables(database, hall, fence);
      opened.push(stores, tables);
      return { stores, tokens: postgresTokenBook(tables), kept: keptThings(tables) };
    },
    async claim(hall) {
      const taken = await leases.take(hall);
      if (taken === undefined)
        throw new JournalFault(`a server owns ${hall} in ${name}: stop the servers of the hall first`);
      epoch = taken;
    },
    isOwned: async (hall) => (await leases.look(hall))?.alive === true,
    async close() {
      for (const each of opened) await each.close?.();
      await database.close();
    },
  };
}

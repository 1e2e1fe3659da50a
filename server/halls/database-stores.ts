import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { HallId } from '../../core/base/names.ts';
import type { Instant } from '../../core/base/time.ts';
import { newSigningKey, signerOf } from '../auth/hall-signer.ts';
import { postgresHallKey } from '../auth/postgres-hall-key.ts';
import { postgresPeopleBook } from '../auth/postgres-people-book.ts';
import { postgresSecurityFiles } from '../auth/security/postgres-security-files.ts';
import { postgresTokenBook } from '../auth/postgres-token-book.ts';
import { keepTokens } from '../auth/token-store.ts';
import type { Database } from '../database/database.ts';
import { hallTables, type HallTables } from '../database/hall-tables.ts';
import { keptOrMade, keptThings } from '../database/kept-things.ts';
import type { Fence } from '../database/fence.ts';
import { postgresOrderBook } from '../equipment/boards/postgres-order-book.ts';
import { MachineAnchor } from '../journal/machine-anchor.ts';
import { postgresJournal } from '../journal/postgres-journal.ts';
import { lockFolder } from '../journal/folder-lock.ts';
import { parsedMark, markText, type MarkBook } from '../journal/used-mark.ts';
import type { NoticeStores } from '../notices/open-notices.ts';
import { postgresMediaStore } from '../notices/postgres-media-store.ts';
import { postgresNoticeStore } from '../notices/postgres-notice-store.ts';
import { postgresShownLog } from '../notices/postgres-shown-log.ts';
import { postgresScheduleBook } from './scheduled/postgres-schedule-book.ts';
import type { HookPages } from './hooks/hook-book.ts';
import type { HallStores } from './stores.ts';

export type DatabasePlace = {
  readonly database: Database;
  /** How whoever opens it again finds it: with the password. */
  readonly url: string;
  readonly hall: HallId;
  readonly fence: Fence;
  /** On this machine: what can be made again from the database. */
  readonly folder: string;
};

/**
 * Keeps everything of a hall that lasts in a PostgreSQL database. It is opened and closed by somebody else.
 * `anchorFault` is told why this machine cannot keep what it knows of the journal's end.
 */
export function storesInDatabase(
  { database, url, hall, fence, folder }: DatabasePlace,
  now: () => Instant,
  anchorFault?: (detail: string) => void,
): HallStores {
  const tables = hallTables(database, hall, fence);
  // A tool that comes once knows of no end.
  const anchor = anchorFault === undefined ? undefined : new MachineAnchor(folder, hall, anchorFault);
  return {
    lock: () => lockFolder(folder),
    journal: postgresJournal(database, fence, anchor),
    ...(anchor === undefined ? {} : { anchor }),
    mark: postgresMark(tables),
    tokens: keepTokens(postgresTokenBook(tables), now),
    people: postgresPeopleBook(tables),
    security: postgresSecurityFiles(tables),
    orders: postgresOrderBook(tables),
    key: () => postgresHallKey(tables),
    signer: async () => signerOf(await keptOrMade(tables, 'hall-signing.key', newSigningKey), 'hall-signing.key'),
    webhookSecret: async () => (await keptOrMade(tables, 'webhook.secret', newSecret)).toString('utf8').trim(),
    hooks: postgresHookPages(tables, database.name),
    notices: noticesIn(tables, database.name, join(folder, 'media-cache')),
    journalPlace: { kind: 'database', url },
    heads: join(folder, 'journal-heads.csv'),
    reports: join(folder, 'reports'),
    scheduledReports: join(folder, 'scheduled-reports'),
    forecast: join(folder, 'forecast'),
    scheduleBook: () => postgresScheduleBook(tables),
    folder: database.name,
    close: () => tables.close(),
  };
}

function noticesIn(tables: HallTables, where: string, folder: string): NoticeStores {
  return {
    where,
    notices: postgresNoticeStore(tables),
    media: (quota) => postgresMediaStore(tables, folder, quota),
    shown: (parts) => postgresShownLog(tables, parts),
  };
}

function newSecret(): Buffer {
  return Buffer.from(`${randomBytes(32).toString('hex')}\n`);
}

const HOOKS = 'hooks';

function postgresHookPages(tables: HallTables, where: string): HookPages {
  const kept = keptThings(tables);
  return { where, read: () => kept.read(HOOKS), write: (text) => kept.write(HOOKS, Buffer.from(text)) };
}

const MARK = 'journal.mark';

function postgresMark(tables: HallTables): MarkBook {
  const kept = keptThings(tables);
  return {
    async read() {
      const found = await kept.read(MARK);
      return found === undefined ? undefined : parsedMark(found.toString('utf8'));
    },
    write: (mark) => kept.write(MARK, Buffer.from(markText(mark))),
  };
}

import { join } from 'node:path';
import type { Instant } from '../../core/base/time.ts';
import { hallSigner, type HallSigner } from '../auth/hall-signer.ts';
import { hallKey } from '../auth/pseudonym.ts';
import { filePeopleBook, type PeopleBook } from '../auth/people-book.ts';
import { securityFiles, type SecurityFiles } from '../auth/security/security-files.ts';
import { tokenStore, type TokenStore } from '../auth/token-store.ts';
import { orderBook, type OrderBook } from '../equipment/boards/order-book.ts';
import { writeBook } from '../../files/book.ts';
import { readIfThere } from '../../files/durable-file.ts';
import { unsummed } from '../../files/summed.ts';
import { lockFolder } from '../journal/folder-lock.ts';
import type { Journal } from '../journal/journal.ts';
import { besideJournal } from '../journal/journal-key.ts';
import type { MachineAnchor } from '../journal/machine-anchor.ts';
import type { SealReport } from '../journal/sealing.ts';
import { sqliteJournal } from '../journal/sqlite-journal.ts';
import { noticesIn, type NoticeStores } from '../notices/open-notices.ts';
import type { HookPages } from './hooks/hook-book.ts';
import { webhookSecret } from './alerts/webhook-secret.ts';
import type { JournalPlace } from '../reports/reports-wire.ts';
import { BOOK_FILE, openScheduleBook, type ScheduleBook } from './scheduled/schedule-book.ts';
import { fileMark, MARK_FILE, type MarkBook } from '../journal/used-mark.ts';

/** Where a hall keeps what lasts. Two halls share none of it. */
export type HallStores = {
  /** Takes all of it for this process alone; gives the way to let it go. Throws, in words, where another has it. */
  readonly lock: () => Promise<() => Promise<void>>;
  readonly journal: Journal;
  /** Whether that journal has been used. */
  readonly mark: MarkBook;
  readonly tokens: TokenStore;
  /** What people have beside the hall file. */
  readonly people: PeopleBook;
  /** Who came in, and who did not. */
  readonly security: SecurityFiles;
  /** What boards were told. */
  readonly orders: OrderBook;
  /** The key for numbers of cards, made at the first start. */
  readonly key: () => Promise<Buffer>;
  /** What the hall proves itself with to its agents, made at the first start. */
  readonly signer: () => Promise<HallSigner>;
  /** What webhooks are signed with, made when it is first needed. */
  readonly webhookSecret: () => Promise<string>;
  /** How far other systems have been told, and what that is signed with. */
  readonly hooks: HookPages;
  /** The notices, their files and their record. */
  readonly notices: NoticeStores;
  /** Where processes that read the journal find it. */
  readonly journalPlace: JournalPlace;
  /** The file in which the ends of the journal are noted, hour by hour. */
  readonly heads: string;
  /** What this machine knows of the end of a journal that lasts elsewhere. */
  readonly anchor?: Pick<MachineAnchor, 'lost'>;
  /** The folder for what reports are made from. */
  readonly reports: string;
  /** The folder for reports that are made by themselves. */
  readonly scheduledReports: string;
  /** What became of those reports. */
  readonly scheduleBook: () => Promise<ScheduleBook>;
  /** The folder for what is learned of the hall's days, and for how right it was. */
  readonly forecast: string;
  /** Where all of it is, as people are told. */
  readonly folder: string;
  /** Ends what was opened for it, the journal apart. */
  readonly close?: () => Promise<void>;
};

const JOURNAL_FILE = 'journal.sqlite';
export const HOOKS_FILE = 'hooks.json';

/** Keeps everything of a hall in one folder. */
export function storesIn(folder: string, now: () => Instant, report?: SealReport): HallStores {
  return {
    lock: () => lockFolder(folder),
    journal: sqliteJournal(join(folder, JOURNAL_FILE), report),
    mark: fileMark(join(folder, MARK_FILE)),
    tokens: tokenStore(join(folder, 'tokens.json'), now),
    people: filePeopleBook(join(folder, 'people.json')),
    security: securityFiles(join(folder, 'security')),
    orders: orderBook(join(folder, 'boards')),
    key: () => hallKey(join(folder, 'identity.key')),
    signer: () => hallSigner(join(folder, 'hall-signing.key')),
    webhookSecret: () => webhookSecret(join(folder, 'webhook.secret')),
    hooks: hookFile(join(folder, HOOKS_FILE)),
    notices: noticesIn(join(folder, 'notices')),
    journalPlace: { kind: 'file', path: join(folder, JOURNAL_FILE) },
    heads: besideJournal(join(folder, JOURNAL_FILE)).heads,
    reports: join(folder, 'reports'),
    scheduledReports: join(folder, 'scheduled-reports'),
    scheduleBook: () => openScheduleBook(join(folder, 'scheduled-reports', BOOK_FILE)),
    forecast: join(folder, 'forecast'),
    folder,
  };
}

function hookFile(path: string): HookPages {
  return {
    where: path,
    async read() {
      const found = await readIfThere(path);
      return found === undefined ? undefined : Buffer.from(unsummed(path, found.toString()));
    },
    write: (text) => writeBook(path, text, undefined, { secret: true }),
  };
}

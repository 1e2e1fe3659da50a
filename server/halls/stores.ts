import { join } from 'node:path';
import type { Instant } from '../../core/base/time.ts';
import { hallKey } from '../auth/pseudonym.ts';
import { filePeopleBook, type PeopleBook } from '../auth/people-book.ts';
import { securityFiles, type SecurityFiles } from '../auth/security/security-files.ts';
import { tokenStore, type TokenStore } from '../auth/token-store.ts';
import { orderBook, type OrderBook } from '../equipment/boards/order-book.ts';
import { lockFolder } from '../journal/folder-lock.ts';
import type { Journal } from '../journal/journal.ts';
import { besideJournal } from '../journal/journal-key.ts';
import type { SealReport } from '../journal/sealing.ts';
import { sqliteJournal } from '../journal/sqlite-journal.ts';
import { webhookSecret } from './alerts/webhook-secret.ts';
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
  /** What webhooks are signed with, made when it is first needed. */
  readonly webhookSecret: () => Promise<string>;
  /** The folder for the notices, their files and their record. */
  readonly notices: string;
  /** The file of the journal, for processes that read it. */
  readonly journalFile: string;
  /** The file in which the ends of the journal are noted, hour by hour. */
  readonly heads: string;
  /** The folder for what reports are made from. */
  readonly reports: string;
  /** The folder for reports that are made by themselves, and for what became of them. */
  readonly scheduledReports: string;
  /** Where all of it is, as people are told. */
  readonly folder: string;
};

const JOURNAL_FILE = 'journal.sqlite';

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
    webhookSecret: () => webhookSecret(join(folder, 'webhook.secret')),
    notices: join(folder, 'notices'),
    journalFile: join(folder, JOURNAL_FILE),
    heads: besideJournal(join(folder, JOURNAL_FILE)).heads,
    reports: join(folder, 'reports'),
    scheduledReports: join(folder, 'scheduled-reports'),
    folder,
  };
}

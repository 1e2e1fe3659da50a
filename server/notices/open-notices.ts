import { join } from 'node:path';
import { NOTICE_FILES_BYTES, NOTICE_RECORD_MONTHS } from '../../core/catalogue/hall-rules.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Ids } from '../ledger/ids.ts';
import { catalogueOf, onCatalogue } from '../ledger/present-catalogue.ts';
import type { Logger } from '../ops/log.ts';
import { mediaStore, type MediaStore } from './media-store.ts';
import { emergencyFirst } from './emergency-first.ts';
import { HallNotices } from './hall-notices.ts';
import { NoticeRecord } from './notice-record.ts';
import { noticeStore, type NoticeStore } from './notice-store.ts';
import { shownLog, type ShownLog, type ShownLogParts } from './shown-log.ts';

/** The notices of a hall, their files, and the record of what was shown. */
export type Notices = {
  readonly registry: HallNotices;
  readonly media: MediaStore;
  readonly record: NoticeRecord;
  close(): Promise<void>;
};

/** Where notices are kept. */
export type NoticeStores = {
  /** As people are told. */
  readonly where: string;
  readonly notices: NoticeStore;
  media(quota: () => number): MediaStore;
  shown(parts: Omit<ShownLogParts, 'folder' | 'disk'>): ShownLog;
};

/** Keeps all of it in a folder. */
export function noticesIn(folder: string): NoticeStores {
  return {
    where: folder,
    notices: noticeStore(folder),
    media: (quota) => mediaStore(join(folder, 'media'), quota),
    shown: (parts) => shownLog({ ...parts, folder: join(folder, 'shown') }),
  };
}

type NoticesParts = {
  readonly hall: Hall;
  readonly ids: Ids;
  readonly log: Logger;
  readonly stores: NoticeStores;
};

/** Reads back the notices and what belongs to them. A file that is no notice is told of and left alone. */
export async function openNotices({ hall, ids, log, stores }: NoticesParts): Promise<Notices> {
  const timeZone = (): string => catalogueOf(hall).hall.timeZone;
  const now = (): number => hall.now();
  const mediaQuota = (): number => catalogueOf(hall).rules.noticeFilesBytes ?? NOTICE_FILES_BYTES;
  const store = emergencyFirst(stores.notices, {
    unrecorded: (why) => log.error({ why }, 'an emergency holds and is not on record: the disk does not take it'),
    recorded: () => log.info('the emergency is on record now'),
  });
  const media = stores.media(mediaQuota);
  await Promise.all([store.load(), media.load()]);
  for (const { file, why } of store.broken())
    log.warn({ file: join(stores.where, file), why }, 'a notice cannot be read');
  const months = (): number => catalogueOf(hall).rules.noticeRecordMonths ?? NOTICE_RECORD_MONTHS;
  const shown = stores.shown({ zone: timeZone, months, now });
  const boards = (): Catalogue['boards'] => catalogueOf(hall).boards;
  const newId = (): string => ids.ticket(hall.now());
  const registry = new HallNotices({ store, media, mediaQuota, boards, timeZone, now, newId });
  const swept = (gone: readonly string[]): void => {
    log.info({ months: gone }, 'months of what boards have shown are over their time and were deleted');
  };
  const record = new NoticeRecord({ shown, store, swept, timeZone, now });
  const leave = [onCatalogue(hall, () => registry.changed()), store.onEmergency(() => registry.changed())];
  const close = (): Promise<void> => {
    for (const each of leave) each();
    return store.close();
  };
  return { registry, media, record, close };
}

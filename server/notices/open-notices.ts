import { join } from 'node:path';
import { NOTICE_FILES_BYTES, NOTICE_RECORD_MONTHS } from '../../core/catalogue/hall-rules.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Ids } from '../ledger/ids.ts';
import type { Logger } from '../ops/log.ts';
import { mediaStore, type MediaStore } from './media-store.ts';
import { NoticeDesk } from './notice-desk.ts';
import { noticeStore } from './notice-store.ts';
import { shownLog } from './shown-log.ts';

/** The notices of a hall and their files. */
export type Notices = { readonly desk: NoticeDesk; readonly media: MediaStore };

type NoticesParts = {
  readonly hall: Hall;
  readonly catalogue: Catalogue;
  readonly ids: Ids;
  readonly log: Logger;
  /** The folder for all of it. */
  readonly folder: string;
};

/** Reads back the notices and what belongs to them. A file that is no notice is told of and left alone. */
export async function openNotices({ hall, catalogue, ids, log, folder }: NoticesParts): Promise<Notices> {
  const store = noticeStore(folder);
  const media = mediaStore(join(folder, 'media'), catalogue.rules.noticeFilesBytes ?? NOTICE_FILES_BYTES);
  await Promise.all([store.load(), media.load()]);
  for (const { file, why } of store.broken()) log.warn({ file: join(folder, file), why }, 'a notice cannot be read');
  const shown = shownLog({
    folder: join(folder, 'shown'),
    zone: catalogue.hall.timeZone,
    months: catalogue.rules.noticeRecordMonths ?? NOTICE_RECORD_MONTHS,
    now: () => hall.now(),
  });
  const desk = new NoticeDesk({
    store,
    media,
    mediaQuota: catalogue.rules.noticeFilesBytes ?? NOTICE_FILES_BYTES,
    shown,
    swept: (months) => {
      log.info({ months }, 'months of what boards have shown are over their time and were deleted');
    },
    boards: catalogue.boards,
    timeZone: catalogue.hall.timeZone,
    now: () => hall.now(),
    newId: () => ids.ticket(hall.now()),
  });
  return { desk, media };
}

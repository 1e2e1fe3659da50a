import type { StoredNotice } from '../../core/protocol/notices.ts';
import type { NoticeStore } from './notice-store.ts';

/** Notices that last as long as the process. Same contract as those on the disk. */
export function memoryNoticeStore(): NoticeStore {
  const notices = new Map<string, StoredNotice>();
  const made = new Map<string, StoredNotice>();
  const versions: StoredNotice[] = [];
  return {
    load: () => Promise.resolve(),
    all: () => [...notices.values()],
    find: (id) => notices.get(id),
    broken: () => [],
    put(notice, key) {
      notices.set(notice.id, notice);
      versions.push(notice);
      if (key !== undefined) made.set(key, notice);
      return Promise.resolve();
    },
    madeWith: (key) => made.get(key),
    titleAt: (id, at) =>
      versions.findLast((each) => each.id === id && Date.parse(each.changedAt) <= Date.parse(at))?.title,
    remove: (id) => Promise.resolve(notices.delete(id)),
  };
}

import { faultText } from '../../core/base/fault-text.ts';
import type { StoredNotice } from '../../core/protocol/notices.ts';
import type { NoticeStore } from './notice-store.ts';

/** The emergency notice is one, and has this id. */
export const EMERGENCY = 'emergency';

/** A disk that has not answered by then is not waited for. */
const PATIENCE_MS = 1500;
const AGAIN_MS = 1000;
/** So many changes of the emergency are kept for a disk that comes back; no more are made by people. */
const MOST_OWED = 100;

/** A store in which an emergency counts before the disk has it. */
export interface EmergencyFirst extends NoticeStore {
  /** Whether the emergency, or its withdrawal, is not yet on record. */
  unrecorded(): boolean;
  /** Called when the emergency has changed, or has come on record. Returns the way out. */
  onEmergency(listener: () => void): () => void;
  close(): void;
}

/** What is told of it. */
export type EmergencyReport = { readonly unrecorded: (why: string) => void; readonly recorded: () => void };

type Change =
  | { readonly kind: 'raised'; readonly notice: StoredNotice; readonly key: string | undefined }
  | { readonly kind: 'withdrawn'; readonly who: string; readonly at: string };

/**
 * Whoever has to clear the hall cannot wait for a disk: an emergency and its withdrawal hold at once, from memory, and
 * are written as soon as the disk takes them, in their order. Until then a restart does not know of them.
 */
export function emergencyFirst(
  store: NoticeStore,
  report: EmergencyReport,
  { patienceMs = PATIENCE_MS, againMs = AGAIN_MS } = {},
): EmergencyFirst {
  const listeners = new Set<() => void>();
  const owed: Change[] = [];
  let writing: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;
  let told = false;
  const tell = (): void => listeners.forEach((listener) => listener());

  const writeOwed = async (): Promise<void> => {
    for (let next = owed[0]; next !== undefined; next = owed[0]) {
      await write(store, next);
      owed.shift();
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(again);
    writing ??= writeOwed()
      .then(
        () => {
          if (told) report.recorded();
          told = false;
          tell();
        },
        (fault: unknown) => {
          if (!told) report.unrecorded(faultText(fault));
          told = true;
          again = setTimeout(() => void flush(), againMs);
          again.unref();
        },
      )
      .finally(() => {
        writing = undefined;
      });
    return writing;
  };
  const change = async (made: Change): Promise<void> => {
    if (owed.length >= MOST_OWED) owed.splice(1, 1);
    owed.push(made);
    tell();
    const late = new Promise<void>((done) => setTimeout(done, patienceMs).unref());
    await Promise.race([flush(), late]);
  };
  /** The emergency as it stands; undefined where there is none. */
  const standing = (): StoredNotice | undefined => {
    const last = owed.at(-1);
    if (last === undefined) return store.find(EMERGENCY);
    return last.kind === 'raised' ? last.notice : undefined;
  };
  return {
    load: () => store.load(),
    all: () => {
      const emergency = standing();
      const others = store.all().filter(({ id }) => id !== EMERGENCY);
      return emergency === undefined ? others : [...others, emergency];
    },
    find: (id) => (id === EMERGENCY ? standing() : store.find(id)),
    broken: () => store.broken(),
    put: (notice, key) => (notice.id === EMERGENCY ? change({ kind: 'raised', notice, key }) : store.put(notice, key)),
    madeWith: (key) =>
      owed.flatMap((each) => (each.kind === 'raised' && each.key === key ? [each.notice] : [])).at(-1) ??
      store.madeWith(key),
    titleAt: (id, at) => store.titleAt(id, at),
    async remove(id, who, at) {
      if (id !== EMERGENCY) return store.remove(id, who, at);
      if (standing() === undefined) return false;
      await change({ kind: 'withdrawn', who, at });
      return true;
    },
    unrecorded: () => owed.length > 0,
    onEmergency(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearTimeout(again);
      listeners.clear();
    },
  };
}

async function write(store: NoticeStore, change: Change): Promise<void> {
  if (change.kind === 'raised') return store.put(change.notice, change.key);
  await store.remove(EMERGENCY, change.who, change.at);
}

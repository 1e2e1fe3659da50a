import { faultText } from '../../core/base/fault-text.ts';
import type { Millis } from '../../core/base/time.ts';
import type { StoredNotice } from '../../core/protocol/notices.ts';
import { inTime } from '../ops/in-time.ts';
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
  /** Nothing is tried from then on. Resolves when what is being written is over, or the disk is not waited for. */
  close(): Promise<void>;
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
  const tell = (): void => listeners.forEach((listener) => listener());
  const owed = new OwedChanges({ store, report, tell, patienceMs, againMs });
  /** The emergency as it stands; undefined where there is none. */
  const standing = (): StoredNotice | undefined => {
    const last = owed.changes.at(-1);
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
    put: (notice, key) =>
      notice.id === EMERGENCY ? owed.add({ kind: 'raised', notice, key }) : store.put(notice, key),
    madeWith: (key) =>
      owed.changes.flatMap((each) => (each.kind === 'raised' && each.key === key ? [each.notice] : [])).at(-1) ??
      store.madeWith(key),
    titleAt: (id, at) => store.titleAt(id, at),
    async remove(id, who, at) {
      if (id !== EMERGENCY) return store.remove(id, who, at);
      if (standing() === undefined) return false;
      await owed.add({ kind: 'withdrawn', who, at });
      return true;
    },
    unrecorded: () => owed.changes.length > 0,
    onEmergency(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      return owed.close();
    },
  };
}

type OwedParts = {
  readonly store: NoticeStore;
  readonly report: EmergencyReport;
  /** The emergency has changed, or has come on record. */
  readonly tell: () => void;
  readonly patienceMs: Millis;
  readonly againMs: Millis;
};

/** Changes that hold and are owed to the disk, in their order: tried again until it takes them. */
class OwedChanges {
  private readonly parts: OwedParts;
  private readonly owed: Change[] = [];
  private writing: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  /** The trouble has been reported. */
  private told = false;
  private closed = false;
  /** Nothing is begun any more. */
  private over = false;

  constructor(parts: OwedParts) {
    this.parts = parts;
  }

  get changes(): readonly Change[] {
    return this.owed;
  }

  /** Resolves when the disk has it, or is not waited for any more. */
  async add(made: Change): Promise<void> {
    if (this.owed.length >= MOST_OWED) this.owed.splice(1, 1);
    this.owed.push(made);
    this.parts.tell();
    await inTime(this.flush(), this.parts.patienceMs, () => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    if (this.writing !== undefined) await inTime(this.writing, this.parts.patienceMs, () => undefined);
    this.over = true;
  }

  private flush(): Promise<void> {
    clearTimeout(this.again);
    this.writing ??= this.writeAll()
      .then(
        () => this.recorded(),
        (fault: unknown) => this.failed(fault),
      )
      .finally(() => {
        this.writing = undefined;
      });
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let next = this.owed[0]; next !== undefined; next = this.owed[0]) {
      await write(this.parts.store, next);
      this.owed.shift();
      if (this.over) return;
    }
  }

  private recorded(): void {
    if (this.told) this.parts.report.recorded();
    this.told = false;
    this.parts.tell();
  }

  private failed(fault: unknown): void {
    if (!this.told) this.parts.report.unrecorded(faultText(fault));
    this.told = true;
    if (this.closed) return;
    this.again = setTimeout(() => void this.flush(), this.parts.againMs);
    this.again.unref();
  }
}

async function write(store: NoticeStore, change: Change): Promise<void> {
  if (change.kind === 'raised') return store.put(change.notice, change.key);
  await store.remove(EMERGENCY, change.who, change.at);
}

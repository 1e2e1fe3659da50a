import { createHash } from 'node:crypto';
import { inTurn } from '../../core/base/in-turn.ts';
import { rfc3339 } from '../../core/base/zone.ts';
import type { Instant, TimeZone } from '../../core/base/time.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { InputIssue } from '../../core/protocol/issues.ts';
import {
  storedNotice,
  type EmergencyForm,
  type NoticeForm,
  type StoredNotice,
  type VersionedNotice,
} from '../../core/protocol/notices.ts';
import type { NoticeText, Priority } from '../../core/notice/notice.ts';
import { boardNoticesView, noticeState, type NoticeBoard } from '../../core/views/notice-view.ts';
import type { Media, MediaStore } from './media-store.ts';
import { EMERGENCY, type EmergencyFirst } from './emergency-first.ts';
import type { BrokenNotice } from './notice-store.ts';
import type { BoardNoticesView, EmergencyView, NoticeState } from '../../core/protocol/shapes/notices.ts';

/** Alone with its priority, it is followed by itself. */
const EMERGENCY_SECONDS = 60;

/** The notices for those who manage them. */
export type NoticesView = {
  readonly now: string;
  readonly items: readonly (VersionedNotice & { readonly state: NoticeState })[];
  readonly broken: readonly BrokenNotice[];
  /** The emergency, or its withdrawal, holds and is not yet on record: the disk does not take it. */
  readonly unrecorded?: true;
};

type UnsignedNotice = Omit<StoredNotice, 'changedBy' | 'changedAt'>;

/** What was made, whether that was answered before, and of an emergency whether the disk has not taken it yet. */
export type MadeNotice = {
  readonly notice: VersionedNotice;
  readonly replayed: boolean;
  readonly unrecorded?: true;
};

/**
 * Why a notice is not taken: it names what does not exist, its key was used for another one, or it is no longer what
 * was seen.
 */
export type NoticeRefusal =
  | { readonly kind: 'issues'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'changed-meanwhile'; readonly by: string; readonly at: string };

/** What boards, or all, have to say at once; another one in its place has another `raisedAt`. */
export type Emergency = {
  readonly text: NoticeText;
  readonly boards: readonly string[];
  readonly raisedAt: string;
  readonly evacuate: boolean;
};

/** The files for those who manage them. `notices`: the titles of those that show it. Sizes in bytes. */
export type MediaView = {
  readonly items: readonly (Media & { readonly at: string; readonly notices: readonly string[] })[];
  readonly used: number;
  readonly quota: number;
};

export type HallNoticesParts = {
  readonly store: EmergencyFirst;
  readonly media: MediaStore;
  /** How many bytes all files together may have. */
  readonly mediaQuota: () => number;
  readonly boards: () => readonly NoticeBoard[];
  readonly timeZone: () => TimeZone;
  readonly now: () => Instant;
  readonly newId: () => string;
};

/** Where notices are made, changed and withdrawn, and where boards learn of them. */
export class HallNotices {
  private readonly listeners = new Set<() => void>();
  /** One after the other: a file is not taken away while a notice with it is being written. */
  private readonly inOrder = inTurn();
  /** An emergency waits for no other notice: the disk may be stuck in one. */
  private readonly emergencies = inTurn();

  constructor(private readonly parts: HallNoticesParts) {}

  view(): NoticesView {
    const { store } = this.parts;
    const timeZone = this.parts.timeZone();
    const now = this.parts.now();
    return {
      now: rfc3339(now, timeZone),
      items: [...store.all()]
        .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
        .map((notice) => ({ ...versioned(notice), state: noticeState(notice, now, timeZone) })),
      broken: store.broken(),
      ...this.yetUnrecorded(),
    };
  }

  /** What a board plays; undefined when the hall has no such board. */
  boardView(board: string, now: Instant, seq: number): BoardNoticesView | undefined {
    const { store, boards, media, timeZone } = this.parts;
    const found = boards().find(({ id }) => id === board);
    if (found === undefined) return undefined;
    const sizeOf = (id: string): number | undefined => media.find(id)?.size;
    return boardNoticesView({ notices: store.all(), zone: timeZone(), seq, sizeOf }, found, now);
  }

  /** The emergency that is on, if there is one. */
  emergency(): Emergency | undefined {
    const found = this.parts.store.find(EMERGENCY);
    if (found?.content.kind !== 'text') return undefined;
    const { content, boards, changedAt, evacuate = false } = found;
    return { text: content.text, boards, raisedAt: changedAt, evacuate };
  }

  /** The emergency for screens that are no board of the hall file: one for some boards alone is not for them. */
  emergencyView(now: Instant, seq: number): EmergencyView {
    const on = this.emergency();
    const told = { seq, now: rfc3339(now, this.parts.timeZone()) };
    if (on === undefined || on.boards.length > 0) return told;
    const { text, raisedAt, evacuate } = on;
    return { ...told, text, raisedAt, ...(evacuate ? { evacuate } : {}) };
  }

  /** The pictures and films, the newest first. */
  mediaView(): MediaView {
    const { media, mediaQuota, timeZone } = this.parts;
    const items = media.all().map(({ at, ...file }) => ({
      ...file,
      at: rfc3339(at, timeZone()),
      notices: this.showing(file.id),
    }));
    return { items, used: items.reduce((sum, { size }) => sum + size, 0), quota: mediaQuota() };
  }

  /** Takes a file away. The titles of the notices that show it, if it is needed; undefined when there is none. */
  dropMedia(id: string): Promise<'gone' | readonly string[] | undefined> {
    return this.inOrder(async () => {
      const showing = this.showing(id);
      if (showing.length > 0) return showing;
      return (await this.parts.media.remove(id)) ? 'gone' : undefined;
    });
  }

  /**
   * Makes a notice. With a key of the one who asks, asking again makes no second one; for something else it is refused.
   */
  make(form: NoticeForm, who: string, key: string | undefined): Promise<Result<MadeNotice, NoticeRefusal>> {
    return this.inOrder(() => this.once({ ...form, id: this.parts.newId() }, who, key));
  }

  /**
   * Puts a notice in the place of one; undefined when there is none. With the version that was seen, only if it is
   * still that one, or is what is asked for already.
   */
  change(
    id: string,
    form: NoticeForm,
    who: string,
    seen: string | undefined,
  ): Promise<Result<VersionedNotice, NoticeRefusal> | undefined> {
    return this.inOrder(async () => {
      const found = id === EMERGENCY ? undefined : this.parts.store.find(id);
      if (found === undefined) return undefined;
      if (isOther(found, seen)) return isSame(found, form) ? ok(versioned(found)) : err(changedMeanwhile(found));
      const issues = this.issuesOf(form);
      return issues.length > 0 ? err({ kind: 'issues', issues }) : ok(await this.put({ ...form, id }, who));
    });
  }

  /** Undefined when there is none. With the version that was seen, only if it is still that one. */
  withdraw(id: string, who: string, seen: string | undefined): Promise<Result<'gone', NoticeRefusal> | undefined> {
    return (id === EMERGENCY ? this.emergencies : this.inOrder)(async () => {
      const { store, now, timeZone } = this.parts;
      const found = store.find(id);
      if (found === undefined) return undefined;
      if (isOther(found, seen)) return err(changedMeanwhile(found));
      await store.remove(id, who, rfc3339(now(), timeZone()));
      this.changed();
      return ok('gone');
    });
  }

  /**
   * Lets boards say one thing and nothing else, at once and until somebody withdraws it, also where the disk takes
   * nothing. Asked again with the same key, it is not raised again.
   */
  raise(
    { text, boards, evacuate }: EmergencyForm,
    who: string,
    key: string | undefined,
  ): Promise<Result<MadeNotice, NoticeRefusal>> {
    const notice: UnsignedNotice = {
      id: EMERGENCY,
      title: (text['zh-Hans'] ?? text['zh-Hant'] ?? text.en ?? EMERGENCY).slice(0, 200).trimEnd(),
      content: { kind: 'text', text },
      boards,
      weekdays: [],
      windows: [],
      seconds: EMERGENCY_SECONDS,
      order: 0,
      priority: 'emergency',
      enabled: true,
      ...(evacuate ? { evacuate } : {}),
    };
    return this.emergencies(async () => {
      const made = await this.once(notice, who, key);
      return made.ok ? ok({ ...made.value, ...this.yetUnrecorded() }) : made;
    });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What boards play has changed, or which boards there are. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  private yetUnrecorded(): { readonly unrecorded?: true } {
    return this.parts.store.unrecorded() ? { unrecorded: true } : {};
  }

  private showing(media: string): readonly string[] {
    return this.parts.store
      .all()
      .flatMap(({ title, content }) => ('media' in content && content.media === media ? [title] : []));
  }

  private async once(
    notice: UnsignedNotice,
    who: string,
    key: string | undefined,
  ): Promise<Result<MadeNotice, NoticeRefusal>> {
    const own = key === undefined ? undefined : keyOf(who, key);
    const made = own === undefined ? undefined : this.parts.store.madeWith(own);
    if (made !== undefined)
      return isSame(made, notice) ? ok({ notice: versioned(made), replayed: true }) : err({ kind: 'key-reused' });
    const issues = this.issuesOf(notice);
    if (issues.length > 0) return err({ kind: 'issues', issues });
    return ok({ notice: await this.put(notice, who, own), replayed: false });
  }

  private async put(notice: UnsignedNotice, who: string, key?: string): Promise<VersionedNotice> {
    const changedAt = rfc3339(this.parts.now(), this.parts.timeZone());
    // In the order in which it comes from the disk: an answer is the same, also after a restart.
    const stored = storedNotice.parse({ ...notice, changedBy: who, changedAt });
    await this.parts.store.put(stored, key);
    this.changed();
    return versioned(stored);
  }

  private issuesOf({ boards, content, priority }: UnsignedNotice | NoticeForm): readonly InputIssue[] {
    const noFile = 'media' in content && this.parts.media.find(content.media) === undefined;
    return [
      ...boards.flatMap((id, at) => {
        const message = this.whyNotOn(id, priority);
        return message === undefined ? [] : [{ path: `boards[${String(at)}]`, message }];
      }),
      ...(noFile ? [{ path: 'content.media', message: 'there is no such file; send it to /media first' }] : []),
    ];
  }

  private whyNotOn(id: string, priority: Priority): string | undefined {
    const board = this.parts.boards().find((each) => each.id === id);
    if (board === undefined) return `there is no board ${id} in the hall file`;
    const isOver = board.counter !== undefined && priority !== 'emergency';
    return isOver ? `${id} hangs over a counter and plays no notices` : undefined;
  }
}

function keyOf(who: string, key: string): string {
  return digest([who, key]);
}

function versioned(notice: StoredNotice): VersionedNotice {
  return { ...notice, version: versionOf(notice) };
}

function versionOf(notice: StoredNotice): string {
  return digest(Object.entries(notice).sort());
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function isOther(found: StoredNotice, seen: string | undefined): boolean {
  return seen !== undefined && versionOf(found) !== seen;
}

function changedMeanwhile({ changedBy, changedAt }: StoredNotice): NoticeRefusal {
  return { kind: 'changed-meanwhile', by: changedBy, at: changedAt };
}

/** Whether they say the same, whoever wrote it when and under which id. */
function isSame(made: StoredNotice, asked: NoticeForm | UnsignedNotice): boolean {
  const own = { id: '', changedBy: '', changedAt: '' };
  return digest(Object.entries({ ...made, ...own }).sort()) === digest(Object.entries({ ...asked, ...own }).sort());
}

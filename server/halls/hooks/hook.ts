import { setTimeout as rest } from 'node:timers/promises';
import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import { DAY, MINUTE, SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { Hook } from '../../../core/catalogue/hook.ts';
import type { HookView } from '../../../core/protocol/shapes/hooks.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { hookMessage, type HookMessage } from '../../../core/views/hooks/hook-message.ts';
import { unseal } from '../../journal/chain.ts';
import type { Following, JournalFeed } from '../../journal/follow.ts';
import type { Journal, Position } from '../../journal/journal.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import type { Logger } from '../../ops/log.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';
import type { DeadLetter, HookBook, HookPage } from './hook-book.ts';
import { hookView, type Failing } from './hook-view.ts';
import { HookPost } from './hook-post.ts';
import { KeptPage, notKept } from './kept-page.ts';
import type { NotTaken } from './post-out.ts';
import { recordAt } from '../../journal/record-at.ts';

/** How a hook works; what stands here is for a hall. */
export type HookRates = {
  readonly firstPauseMs: Millis;
  readonly longestPauseMs: Millis;
  /** What the other side refuses (an answer of 3xx or 4xx) so many times is put aside. */
  readonly mostRefusals: number;
  /** What is older and is not taken is put aside. */
  readonly asideAfterMs: Millis;
  /** Where it stands is written down so often at most: so much comes again after a kill. */
  readonly keepEveryMs: Millis;
  /** So many letters are listed. */
  readonly mostLetters: number;
};

export const HOOK_RATES: HookRates = {
  firstPauseMs: SECOND,
  longestPauseMs: 5 * MINUTE,
  mostRefusals: 10,
  asideAfterMs: 3 * DAY,
  keepEveryMs: SECOND,
  mostLetters: 500,
};

const GONE = 410;

export type HookParts = {
  readonly hall: Pick<Hall, 'world' | 'now'>;
  readonly feed: JournalFeed;
  readonly journal: Pick<Journal, 'read' | 'keepCheckpoint'>;
  readonly book: HookBook;
  readonly doors: OwnDoors;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly rates: HookRates;
};

/**
 * One hook. It follows the journal with a checkpoint of its own: one that does not answer holds up neither the hall nor
 * another. Messages go one after the other, each until it is taken or put aside.
 */
export class OpenHook {
  private readonly parts: HookParts;
  private readonly rule: () => Hook;
  private readonly stop = new AbortController();
  /** What is done to it from outside is done one after the other. */
  private readonly turn = inTurn();
  private readonly page: KeptPage;
  private readonly out: HookPost;
  private following: Following | undefined;
  private halted = new AbortController();
  /** Aborted when it is switched off, by whomever. */
  private away = new AbortController();
  private failing: Failing | undefined;
  private next: HallEvent | undefined;
  private skip: AbortController | undefined;
  private sending: Promise<void> | undefined;

  /** `rule`: its line in the hall file as it is now. */
  constructor(parts: HookParts, rule: () => Hook, page: HookPage) {
    this.parts = parts;
    this.rule = rule;
    this.page = new KeptPage(parts.book, () => this.id, page);
    this.out = new HookPost(this.page, parts.doors, () => parts.hall.now());
  }

  private get id(): string {
    return this.rule().id;
  }

  private get zone(): string {
    return catalogueOf(this.parts.hall).hall.timeZone;
  }

  private get hallId(): string {
    return catalogueOf(this.parts.hall).hall.id;
  }

  /** Follows from where it is, unless it is off. */
  begin(): Promise<void> {
    return this.turn(() => this.start());
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.turn(() => this.halt());
    await this.sending;
    if (this.page.isDirty) await this.page.keep().catch(() => undefined); // it comes again, under the same id
  }

  view(): HookView {
    const { state } = this.parts.hall.world();
    const { settled } = this.page.now;
    const ended = settled.day === state.day && settled.seq >= state.seq;
    return hookView(this.rule(), this.page.now, {
      zone: this.zone,
      now: this.parts.hall.now(),
      failing: this.failing,
      behind: ended ? undefined : this.next?.at,
      resending: this.sending !== undefined,
    });
  }

  /** Sends a message that says nothing, once. Undefined when it was taken. */
  async test(): Promise<NotTaken | undefined> {
    const { hall } = this.parts;
    const now = hall.now();
    const id = `${this.hallId}_test_${String(now)}`;
    const body = { type: 'hook.test', timestamp: rfc3339(now, this.zone), data: { hall: this.hallId } };
    return this.out.post({ id, body, url: this.rule().url }, this.stop.signal);
  }

  get isOff(): boolean {
    return this.page.now.off !== null;
  }

  switchOff(): Promise<void> {
    return this.turn(() => this.end('hand', this.rule().url));
  }

  switchOn(): Promise<void> {
    return this.turn(async () => {
      await this.page.change(({ off }) => (off === null ? {} : this.onAgain()));
      await this.start();
    });
  }

  /**
   * Sends again from a place on. One that is later than where it stands loses nothing that is still owed: it goes on
   * from where it is. False then.
   */
  moveTo(place: Position): Promise<boolean> {
    return this.turn(async () => {
      await this.halt();
      this.failing = undefined;
      this.next = undefined;
      const isBack = isSettled(place, this.page.now.settled);
      try {
        if (isBack) {
          await this.parts.journal.keepCheckpoint(this.hallId, checkpointOf(this.id), place).catch(notKept);
          await this.page.change(() => ({ settled: place, dueSince: this.parts.hall.now() }));
        }
      } finally {
        await this.start();
      }
      return isBack;
    });
  }

  /** Puts aside what is being tried now; false where nothing fails. */
  skipOne(): boolean {
    if (this.failing === undefined || this.skip === undefined) return false;
    this.skip.abort();
    return true;
  }

  /** Sends letters again, in order, until one is not taken; `only` one of them. False where there is none such. */
  resend(only?: string): boolean {
    const letters = this.page.now.letters.filter(({ id }) => only === undefined || id === only);
    if (letters.length === 0) return false;
    this.sending ??= this.sendAgain(letters)
      .catch((fault: unknown) => this.warn(faultText(fault), 'letters could not be sent again'))
      .finally(() => (this.sending = undefined));
    return true;
  }

  /** Signs with another secret from now on; the one before it signs along for a day. */
  renewSecret(given: string | undefined): ReturnType<HookPost['renewSecret']> {
    return this.out.renewSecret(given);
  }

  private async start(): Promise<void> {
    const { off } = this.page.now;
    if (this.following !== undefined || this.stop.signal.aborted) return;
    // Another address than the one that is gone.
    if (off?.why === 'gone' && off.url !== this.rule().url) await this.page.change(() => this.onAgain());
    else if (off !== null) return;
    if (this.away.signal.aborted) this.away = new AbortController();
    const name = checkpointOf(this.id);
    this.following = this.parts.feed.follow({ name, take: (events) => this.take(events) }, this.page.now.settled);
  }

  private async take(events: readonly HallEvent[]): Promise<void> {
    for (const event of events) {
      if (isSettled(event, this.page.now.settled)) continue;
      this.next = event;
      if (this.messageOf(event) !== undefined) await this.deliver(event);
      this.page.note({ settled: { day: event.day, seq: event.seq } });
      if (this.page.isOlderThan(this.parts.rates.keepEveryMs)) await this.page.keep();
    }
    // The checkpoint of the feed goes on behind this batch: what was put aside has to be on the disk before.
    if (this.page.owesLetters) await this.page.keep();
  }

  /**
   * Until it is taken, put aside, or of no kind that the hook wants. What goes out is made at each try, by the line of
   * the hall file as it is then: nothing goes to another receiver that was made for the one before. Throws when the
   * hook is halted: it comes again.
   */
  private async deliver(event: HallEvent): Promise<void> {
    const { hall, rates } = this.parts;
    this.skip = new AbortController();
    let refusals = { by: '', count: 0 };
    for (let tries = 0; ; tries += 1) {
      const { url } = this.rule();
      const message = this.messageOf(event);
      if (message === undefined) return this.unwanted();
      // Where the other side is not there, what is too old is not tried one by one.
      if (this.failing !== undefined && this.isTooOld(event)) return this.putAside(message, event, tries);
      const refusal = await this.out.post({ ...message, url }, this.halted.signal);
      if (refusal === undefined) return this.worked(message);
      if (this.isGone(refusal, url)) return this.gone(url);
      if (refusals.by !== url) refusals = { by: url, count: 0 };
      if (isRefusal(refusal)) refusals.count += 1;
      const pauseMs = Math.max(this.pauseMs(tries), refusal.waitMs ?? 0);
      this.failed(refusal.detail, tries + 1, hall.now() + pauseMs);
      const over = refusals.count >= rates.mostRefusals || this.isTooOld(event);
      if (over) return this.putAside(message, event, tries + 1);
      if (await this.restOrSkip(pauseMs)) return this.putAside(message, event, tries + 1);
    }
  }

  private messageOf(event: HallEvent): HookMessage | undefined {
    return hookMessage(event, this.rule(), this.zone);
  }

  /** What failed and is wanted no more fails no more. */
  private unwanted(): void {
    this.failing = undefined;
  }

  /** What a replay or a pause has held back is not old for that: it counts from when it could be sent. */
  private isTooOld(event: HallEvent): boolean {
    const due = Math.max(event.at, this.page.now.dueSince ?? event.at);
    return this.parts.hall.now() - due > this.parts.rates.asideAfterMs;
  }

  /** Not where the hall file names another address by now. */
  private isGone(refusal: NotTaken, url: string): boolean {
    return refusal.status === GONE && url === this.rule().url;
  }

  /** Between half of it and all: halls that lost one receiver do not come back to it together. */
  private pauseMs(tries: number): Millis {
    const { firstPauseMs, longestPauseMs } = this.parts.rates;
    const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 20));
    return Math.ceil(longest * (0.5 + Math.random() / 2));
  }

  /** True where somebody says meanwhile that it is to be put aside. */
  private async restOrSkip(ms: Millis): Promise<boolean> {
    const skip = this.skip?.signal ?? this.stop.signal;
    const signal = AbortSignal.any([this.halted.signal, skip]);
    try {
      await rest(ms, undefined, { signal, ref: false });
    } catch (ended) {
      if (this.halted.signal.aborted) throw ended;
    }
    return skip.aborted;
  }

  private worked({ id, kind }: HookMessage): void {
    this.page.note({ last: { id, type: kind, taken: this.parts.hall.now() } });
    if (this.failing === undefined) return;
    this.failing = undefined;
    this.parts.log.info({ hook: this.id }, 'a hook is taken again');
  }

  private failed(detail: string, tries: number, again: Instant): void {
    const before = this.failing;
    this.failing = { since: before?.since ?? this.parts.hall.now(), detail, tries, again };
    if (before?.detail !== detail) this.warn(detail, 'a hook is not taken; it is sent again');
  }

  private putAside({ id, kind: type }: HookMessage, { day, seq, at }: HallEvent, tries: number): void {
    const aside = this.parts.hall.now();
    const detail = this.failing?.detail ?? '';
    const letters = [...this.page.now.letters, { day, seq, id, type, at, aside, tries, detail }];
    const over = letters.splice(0, Math.max(0, letters.length - this.parts.rates.mostLetters));
    this.page.note({ letters, unlisted: withMore(this.page.now.unlisted, over) });
    this.warn(detail, 'a message of a hook was put aside');
  }

  /** The other side says that it is not there any more. */
  private async gone(url: string): Promise<never> {
    await this.putOff('gone', url);
    // What is under way is this very batch: nothing is said of it, and it comes again once the hook is on.
    void this.following?.stop();
    void this.turn(() => this.halt());
    throw new Error('the other side says that it is gone');
  }

  /** In its turn, and never by what is under way: that is waited for. */
  private async end(why: 'gone' | 'hand', url: string): Promise<void> {
    await this.putOff(why, url);
    await this.halt();
    this.failing = undefined;
  }

  private async putOff(why: 'gone' | 'hand', url: string): Promise<void> {
    if (why === 'gone') this.warn('HTTP 410', 'a hook was switched off: the other side says that it is gone');
    const off = { since: this.parts.hall.now(), why, url };
    await this.page.change(() => ({ off }));
    this.away.abort();
    this.failing = undefined;
  }

  private onAgain(): Pick<HookPage, 'off' | 'dueSince'> {
    return { off: null, dueSince: this.parts.hall.now() };
  }

  /** Until one is not taken, or the hook is switched off. */
  private async sendAgain(letters: readonly DeadLetter[]): Promise<void> {
    const stop = AbortSignal.any([this.stop.signal, this.away.signal]);
    for (const letter of letters) {
      const event = await this.eventOf(letter);
      if (this.isOff || stop.aborted) return;
      const { url } = this.rule();
      // Of a kind that the hook does not want any more, it is owed to nobody.
      const message = event === undefined ? undefined : this.messageOf(event);
      const refusal = message === undefined ? undefined : await this.out.postUnless(stop, { ...message, url });
      if (refusal === 'ended') return;
      if (refusal !== undefined) return this.notTakenAgain(letter, refusal, url);
      await this.page.change(({ letters: all }) => ({ letters: all.filter(({ id }) => id !== letter.id) }));
    }
  }

  private async eventOf({ day, seq }: Position): Promise<HallEvent | undefined> {
    const stored = await recordAt(this.parts.journal, { hall: this.hallId, day }, seq);
    return stored === undefined ? undefined : unseal(stored);
  }

  private async notTakenAgain({ id }: DeadLetter, refusal: NotTaken, url: string): Promise<void> {
    const { detail } = refusal;
    const tried = (each: DeadLetter): DeadLetter =>
      each.id === id ? { ...each, tries: each.tries + 1, detail } : each;
    await this.page.change(({ letters }) => ({ letters: letters.map(tried) }));
    if (!this.isGone(refusal, url)) return;
    await this.turn(() => (this.isOff ? Promise.resolve() : this.end('gone', url)));
  }

  private async halt(): Promise<void> {
    const { following } = this;
    this.following = undefined;
    this.halted.abort();
    await following?.stop();
    if (!this.stop.signal.aborted) this.halted = new AbortController();
  }

  private warn(detail: string, said: string): void {
    this.parts.log.warn({ hook: this.id, detail }, said);
  }
}

/** A hook's place in the journal stands under this name. */
export function checkpointOf(id: string): string {
  return `hook-${id}`;
}

function isSettled({ day, seq }: Position, settled: Position): boolean {
  return day < settled.day || (day === settled.day && seq <= settled.seq);
}

/** The other side was there and did not want it; one that is too busy did not say so. */
function isRefusal({ status }: NotTaken): boolean {
  return status !== undefined && status >= 300 && status < 500 && status !== 408 && status !== 429;
}

function withMore(before: HookPage['unlisted'], over: readonly DeadLetter[]): HookPage['unlisted'] {
  const [first] = over;
  if (first === undefined) return before;
  return { count: (before?.count ?? 0) + over.length, from: Math.min(before?.from ?? first.at, first.at) };
}

import { faultText } from '../../core/base/fault-text.ts';
import type { Millis } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { unseal } from './chain.ts';
import { FreshEvents } from './fresh-events.ts';
import { BEGINNING, type Journal, type Position } from './journal.ts';

/** Somebody who is told every event of a hall. */
export type Consumer = {
  /** Its checkpoint stands under this name: two with one name would lose each other's events. */
  readonly name: string;
  /**
   * Takes events in order, one batch at a time; the next comes once this one has resolved. Where it fails the same
   * batch comes again, and after a crash some of what was taken comes again: whoever must not do a thing twice has to
   * know what it has done.
   */
  readonly take: (events: readonly HallEvent[]) => void | Promise<void>;
};

/** Where a consumer without a checkpoint begins: with the first event of all, with the next, or behind a place. */
export type FollowFrom = 'beginning' | 'now' | Position;

/** The events of a hall for whoever wants to go on from where they were. */
export interface JournalFeed {
  /**
   * Hands all events behind the consumer's checkpoint, then each as it comes, at least once, across days and restarts.
   */
  follow(consumer: Consumer, from: FollowFrom): Following;
}

/** A consumer that is being told. */
export interface Following {
  /** Hands nothing any more; resolves when the batch under way has been taken and the checkpoint is kept. */
  stop(): Promise<void>;
}

/** What is told of a consumer that fails, for the operator. */
export interface FollowReport {
  failed(
    consumer: string,
    trouble: { readonly detail: string; readonly attempt: number; readonly againMs: Millis },
  ): void;
  recovered(consumer: string): void;
}

/** How a feed works; what stands here is for a hall. */
export type FeedRates = {
  /** A batch has so many events at most. */
  readonly mostAtOnce: number;
  /** Without news the journal is looked at so often: another process may have written. */
  readonly lookEveryMs: Millis;
  /** A checkpoint is written so often at most: each is a commit. So much comes again after a crash. */
  readonly keepEveryMs: Millis;
  /** The pause after a first failure; it doubles with each, up to the longest. */
  readonly firstPauseMs: Millis;
  readonly longestPauseMs: Millis;
};

export const FEED_RATES: FeedRates = {
  mostAtOnce: 500,
  lookEveryMs: 1000,
  keepEveryMs: 1000,
  firstPauseMs: 100,
  longestPauseMs: 30_000,
};

/** Who gets so many at once from the journal has a way to go: the next ones are read meanwhile. */
const FAR_BEHIND = 200;

export type FeedParts = {
  readonly journal: Pick<Journal, 'read' | 'lastStream' | 'dayAfter' | 'checkpoint' | 'keepCheckpoint' | 'elsewhere'>;
  readonly hall: HallId;
  /** Calls the listener with events that have just become durable in this process, in order. Returns the way out. */
  readonly onNews?: (listener: (events: readonly HallEvent[]) => void) => () => void;
  readonly report?: FollowReport;
  readonly rates?: Partial<FeedRates>;
};

/**
 * Follows a journal. What this process writes is handed on at once and without reading it back; all else is read from
 * the journal, so whoever was away, is slow, or stands in another process misses nothing either.
 */
export function journalFeed(parts: FeedParts): JournalFeed {
  return { follow: (consumer, from) => new Follower(parts, consumer, from) };
}

class Follower implements Following {
  private readonly parts: FeedParts;
  private readonly rates: FeedRates;
  private readonly consumer: Consumer;
  private readonly from: FollowFrom;
  private readonly fresh = new FreshEvents();
  private readonly leave: () => void;
  private readonly running: Promise<void>;
  /** The first event that came as news. */
  private first: HallEvent | undefined;
  private position: Position | undefined;
  private kept: Position | undefined;
  /** What stands behind a place, being read while the consumer still takes what is before it. */
  private ahead: { readonly behind: Position; readonly events: Promise<readonly HallEvent[]> } | undefined;
  private keptAt = performance.now();
  private attempts = 0;
  private heard = false;
  private stopping = false;
  private endRest: () => void = () => undefined;
  private wake: () => void = () => undefined;

  constructor(parts: FeedParts, consumer: Consumer, from: FollowFrom) {
    this.parts = parts;
    this.rates = { ...FEED_RATES, ...parts.rates };
    this.consumer = consumer;
    this.from = from;
    const leave = [
      parts.onNews?.((events) => {
        this.first ??= events[0];
        this.fresh.add(events);
        this.hear();
      }),
      // Who hears of what this process writes needs not hear of it a second time.
      parts.onNews === undefined ? parts.journal.elsewhere?.(() => this.hear()) : undefined,
    ];
    this.leave = () => leave.forEach((each) => each?.());
    this.running = this.run();
  }

  private hear(): void {
    this.heard = true;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.leave();
    this.endRest();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) await this.step().catch((fault: unknown) => this.failed(fault));
    // A checkpoint that cannot be kept now costs a batch that comes again.
    await this.keep().catch(() => undefined);
  }

  private async step(): Promise<void> {
    if (this.position === undefined) {
      this.position = await this.begin();
      // Where it began is known from now on: what comes before a first checkpoint would be missed by a restart.
      await this.keep();
    }
    this.heard = false;
    const fresh = this.fresh.take(this.position, this.rates.mostAtOnce);
    const events = fresh.length > 0 ? fresh : await this.readNext(this.position);
    const last = events.at(-1);
    if (last !== undefined && !this.stopping) {
      if (fresh.length === 0 && events.length >= FAR_BEHIND) this.readAhead({ day: last.day, seq: last.seq });
      await this.consumer.take(events);
      this.position = { day: last.day, seq: last.seq };
    }
    if (performance.now() - this.keptAt >= this.rates.keepEveryMs) await this.keep();
    this.worked();
    // Behind what was news there is nothing yet but what is news by then, or what another process writes.
    if (last === undefined || (fresh.length > 0 && this.fresh.isEmpty())) await this.restUntilNews();
  }

  private async begin(): Promise<Position> {
    const { journal, hall } = this.parts;
    this.kept = await journal.checkpoint(hall, this.consumer.name);
    if (this.kept !== undefined) return this.kept;
    if (this.from === 'beginning') return BEGINNING;
    if (this.from !== 'now') return this.from;
    const last = await journal.lastStream(hall);
    // What came since follow() was called is not to be missed, though it is in the journal by now.
    if (this.first !== undefined) return { day: this.first.day, seq: this.first.seq - 1 };
    return last === undefined ? BEGINNING : { day: last.day, seq: last.seq };
  }

  private readAhead(behind: Position): void {
    // Nothing is lost where it cannot be read: whoever needs it reads again, and says so then.
    this.ahead = { behind, events: this.readBehind(behind).catch(() => []) };
  }

  private async readNext(position: Position): Promise<readonly HallEvent[]> {
    const { ahead } = this;
    this.ahead = undefined;
    if (ahead !== undefined && ahead.behind.day === position.day && ahead.behind.seq === position.seq) {
      const events = await ahead.events;
      // There may have been nothing then, and be something now.
      if (events.length > 0) return events;
    }
    return this.readBehind(position);
  }

  private async readBehind(position: Position): Promise<readonly HallEvent[]> {
    const { journal, hall } = this.parts;
    const read = async (day: string, seq: number): Promise<readonly HallEvent[]> =>
      (await journal.read({ hall, day }, seq, this.rates.mostAtOnce)).map(unseal);
    const today = await read(position.day, position.seq);
    if (today.length > 0) return today;
    const next = await journal.dayAfter(hall, position.day);
    if (next === undefined) return [];
    // The day may have gone on to its end between the two looks; once there is a next one, it does not go on any more.
    const rest = await read(position.day, position.seq);
    return rest.length > 0 ? rest : read(next, 0);
  }

  private async keep(): Promise<void> {
    const position = this.position;
    this.keptAt = performance.now();
    if (position === undefined || this.isKept()) return;
    const { journal, hall } = this.parts;
    await journal.keepCheckpoint(hall, this.consumer.name, position);
    this.kept = position;
  }

  private isKept(): boolean {
    return this.position?.day === this.kept?.day && this.position?.seq === this.kept?.seq;
  }

  private async failed(fault: unknown): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.rates;
    const againMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.attempts);
    this.attempts += 1;
    // Whoever is being stopped gives up what it has in hand; it comes again.
    if (this.stopping) return;
    const trouble = { detail: faultText(fault), attempt: this.attempts, againMs };
    this.parts.report?.failed(this.consumer.name, trouble);
    await this.rest(againMs);
  }

  private worked(): void {
    if (this.attempts > 0) this.parts.report?.recovered(this.consumer.name);
    this.attempts = 0;
  }

  private async restUntilNews(): Promise<void> {
    if (this.heard) return;
    const { lookEveryMs, keepEveryMs } = this.rates;
    const rest = this.rest(this.isKept() ? lookEveryMs : Math.min(lookEveryMs, Math.max(1, keepEveryMs)));
    this.wake = this.endRest;
    await rest;
    this.wake = () => undefined;
  }

  private rest(ms: Millis): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import type { HallId, LineId } from '../../core/base/names.ts';
import type { Millis } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import type { AccuracyCell } from '../../core/forecast/live/accuracy.ts';
import type { HallForecast } from '../../core/forecast/live/told-forecast.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { TicketId } from '../../core/queue/ticket.ts';
import type { ChangedWaits, ForeseenWait, WaitBook } from '../../core/record/wait-book.ts';
import { journalFeed, type Following, type FollowReport } from '../journal/follow.ts';
import type { Journal } from '../journal/journal.ts';
import type { Hall } from '../ledger/hall.ts';
import type { ForecastKeeper } from './forecast-keeper.ts';
import type { AccuracyAsk, FromForecast, LearnedUntil } from './forecast-wire.ts';

/** What is told while there is no forecast, and why. */
export type ForecastStanding =
  | { readonly method: 'simulation'; readonly forecast: HallForecast; readonly tookMs: Millis }
  | { readonly method: 'formula'; readonly why: string };

/** The forecast of one hall as the hall has it. */
export interface HallForecasts {
  begin(): void;
  now(): ForecastStanding;
  /** How right waits were; undefined where nobody answers. */
  accuracy(ask: AccuracyAsk): Promise<readonly AccuracyCell[] | undefined>;
  /** Calls the listener when something else is told than before. Returns the way out. */
  onChange(listener: (changed: ChangedWaits) => void): () => void;
  close(): Promise<void>;
}

export type HallForecastParts = {
  readonly hall: Hall;
  readonly id: HallId;
  readonly journal: Journal;
  readonly waits: WaitBook;
  readonly folder: string;
  readonly keeper: ForecastKeeper | undefined;
  readonly report: FollowReport;
  readonly warn: (detail: string) => void;
  readonly times?: Partial<ForecastTimes>;
};

export type ForecastTimes = {
  /** A forecast follows the one before after so long, where something has happened; */
  readonly everyMs: Millis;
  /** after something that matters to many; */
  readonly soonMs: Millis;
  /** and where nothing has. */
  readonly idleMs: Millis;
  /** An older one is told no more. */
  readonly staleMs: Millis;
  /** Whoever does not answer for so long is ended. */
  readonly patienceMs: Millis;
};

const TIMES: ForecastTimes = { everyMs: 2000, soonMs: 400, idleMs: 8000, staleMs: 12_000, patienceMs: 20_000 };
const LOOK_MS = 200;
/** Who asks how right waits were waits so long for the answer. */
const ANSWER_MS = 5000;
/** What is older counts for little: nothing before it is learned from at a first start. */
const LEARNS_DAYS = 60;
/** Between batches of days that are over the hall has its thread to itself for so long. */
const BREATH_MS = 15;

/** After these everybody's wait may be another. */
const MATTERS = new Set<HallEvent['type']>([
  ...(['CounterOpened', 'CounterPaused', 'CounterClosed', 'CounterLent', 'CounterReturned'] as const),
  ...(['ProfileSwitched', 'LineClosed', 'DayOpened'] as const),
]);

export function hallForecasts(parts: HallForecastParts): HallForecasts {
  return new Forecasts(parts);
}

const NOTHING: ChangedWaits = { tickets: new Set(), lines: new Set() };

class Forecasts implements HallForecasts {
  private readonly listeners = new Set<(changed: ChangedWaits) => void>();
  private readonly times: ForecastTimes;
  private following: Following | undefined;
  private timer: NodeJS.Timeout | undefined;
  private leave: readonly (() => void)[] = [];
  private standing: ForecastStanding = { method: 'formula', why: 'the forecast is beginning' };
  /** The worker has all events up to now. */
  private caughtUp = false;
  private taken: (() => void) | undefined;
  private refused: ((why: Error) => void) | undefined;
  private readonly asked = new Map<number, (cells: readonly AccuracyCell[] | undefined) => void>();
  private asks = 0;
  private askedAt = -Infinity;
  private waitsForAnswer = false;
  private answeredAt = -Infinity;
  private news = true;
  private hurry = false;

  constructor(private readonly parts: HallForecastParts) {
    this.times = { ...TIMES, ...parts.times };
  }

  begin(): void {
    const { keeper, hall, id } = this.parts;
    if (keeper === undefined) return this.falls('this hall has no program for it');
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.leave = [
      keeper.enter({
        hall: id,
        hear: (message) => this.hear(message),
        began: () => void keeper.tell({ kind: 'open', hall: id, folder: this.parts.folder }),
        ended: (detail) => void this.ended(detail),
      }),
      hall.subscribe(({ events }) => {
        this.news = true;
        if (events.some(({ type }) => MATTERS.has(type))) this.hurry = true;
      }),
    ];
  }

  now(): ForecastStanding {
    return this.standing;
  }

  accuracy(ask: AccuracyAsk): Promise<readonly AccuracyCell[] | undefined> {
    const { keeper, id: hall } = this.parts;
    this.asks += 1;
    const id = this.asks;
    return new Promise((done) => {
      const settle = (cells: readonly AccuracyCell[] | undefined): void => {
        clearTimeout(timer);
        this.asked.delete(id);
        done(cells);
      };
      const timer = setTimeout(() => settle(undefined), ANSWER_MS);
      this.asked.set(id, settle);
      if (keeper?.tell({ kind: 'accuracy', hall, id, ask }) !== true) settle(undefined);
    });
  }

  onChange(listener: (changed: ChangedWaits) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const each of this.leave) each();
    await this.stopFollowing('the hall is closing');
  }

  private hear(message: FromForecast): void {
    switch (message.kind) {
      case 'opened':
        return this.follow(message.until);
      case 'taken':
        this.taken?.();
        return;
      case 'accuracy':
        this.asked.get(message.id)?.(message.cells);
        return;
      case 'trouble':
        return this.parts.warn(message.detail);
      case 'forecast':
        this.waitsForAnswer = false;
        if (message.forecast !== undefined) this.take(message.forecast, message.tookMs);
    }
  }

  /** Hands the worker everything behind what it has learned, then each event as it comes. */
  private follow(until: LearnedUntil | undefined): void {
    const { journal, hall, id, report } = this.parts;
    const today = hall.world().state.day;
    const from = until ?? { day: addDays(today, -LEARNS_DAYS), seq: 0 };
    const feed = journalFeed({
      // Where it goes on from is kept with what was learned.
      journal: {
        read: (stream, after, most) => journal.read(stream, after, most),
        lastStream: (of) => journal.lastStream(of),
        dayAfter: (of, day) => journal.dayAfter(of, day),
        checkpoint: () => Promise.resolve(undefined),
        keepCheckpoint: () => Promise.resolve(),
      },
      hall: id,
      onNews: (listener) => hall.subscribe(({ events }) => listener(events)),
      report,
    });
    this.following = feed.follow({ name: 'forecast', take: (events) => this.hand(events) }, from);
  }

  private async hand(events: readonly HallEvent[]): Promise<void> {
    const { keeper, hall, id } = this.parts;
    const handed = new Promise<void>((done, fail) => {
      this.taken = done;
      this.refused = fail;
    });
    if (keeper?.tell({ kind: 'events', hall: id, events }) !== true) throw new Error('the forecast is away');
    await handed;
    const { day, seq } = hall.world().state;
    const last = events.at(-1);
    if (last !== undefined && last.day === day && last.seq >= seq) this.caughtUp = true;
    else if (last !== undefined && last.day < day) await new Promise((done) => setTimeout(done, BREATH_MS));
  }

  private look(): void {
    const { keeper, hall, id } = this.parts;
    const now = performance.now();
    if (now - this.answeredAt > this.times.staleMs && this.standing.method === 'simulation')
      this.falls('the forecast is late');
    if (this.waitsForAnswer) {
      if (now - this.askedAt > this.times.patienceMs) keeper?.giveUp('it has not answered');
      return;
    }
    const { everyMs, soonMs, idleMs } = this.times;
    const due = this.hurry ? soonMs : this.news ? everyMs : idleMs;
    if (!this.caughtUp || now - this.askedAt < due || hall.world().state.phase !== 'open') return;
    this.news = this.hurry = false;
    this.askedAt = now;
    this.waitsForAnswer = keeper?.tell({ kind: 'ask', hall: id, now: hall.now() }) === true;
  }

  private take(forecast: HallForecast, tookMs: Millis): void {
    const { hall, waits } = this.parts;
    const { state } = hall.world();
    if (forecast.day !== state.day) return;
    this.answeredAt = performance.now();
    this.standing = { method: 'simulation', forecast, tookMs };
    const told = (ticket: TicketId, step: number): ForeseenWait | undefined => {
      const at = state.tickets.get(ticket)?.steps[step]?.told;
      // What the formula told at issue is replaced by what is foreseen.
      return at?.method === 'simulation' ? { ...at, chanceToday: 1 } : undefined;
    };
    this.tell(waits.take(forecast, told));
  }

  /** From now on everybody is told by the formula. */
  private falls(why: string): void {
    this.standing = { method: 'formula', why };
    if (!this.parts.waits.clear()) return;
    const lines = new Set<LineId>(this.parts.hall.world().state.index.lines.keys());
    this.tell({ lines, tickets: new Set(this.parts.hall.world().state.tickets.keys()) });
  }

  private tell(changed: ChangedWaits = NOTHING): void {
    if (changed.tickets.size === 0 && changed.lines.size === 0) return;
    for (const listener of this.listeners) listener(changed);
  }

  private async ended(detail: string): Promise<void> {
    this.falls(detail);
    this.caughtUp = false;
    this.waitsForAnswer = false;
    for (const settle of [...this.asked.values()]) settle(undefined);
    await this.stopFollowing(detail);
  }

  private async stopFollowing(why: string): Promise<void> {
    const { following } = this;
    this.following = undefined;
    this.refused?.(new Error(why));
    await following?.stop();
  }
}

import { randomUUID } from 'node:crypto';
import type { HallId, LineId } from '../../core/base/names.ts';
import type { BusinessDay, Instant, Millis } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import type { Advice } from '../../core/forecast/advice/advise.ts';
import type { AccuracyCell, Published } from '../../core/forecast/live/accuracy.ts';
import type { HallForecast } from '../../core/forecast/live/told-forecast.ts';
import type { UsualArrivals } from '../../core/forecast/quiet-times.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { HallState } from '../../core/queue/state.ts';
import type { TicketId } from '../../core/queue/ticket.ts';
import type { CertainUntil, ChangedWaits, ForeseenWait, WaitBook } from '../../core/record/wait-book.ts';
import { journalFeed, type Following, type FollowReport } from '../journal/follow.ts';
import type { Journal } from '../journal/journal.ts';
import type { Hall } from '../ledger/hall.ts';
import type { ForecastKeeper } from './forecast-keeper.ts';
import type { AccuracyAsk, AdviceAnswer, AdviceAsk, FromForecast, LearnedUntil, ToForecast } from './forecast-wire.ts';
import { PublishedAccuracy } from './published-accuracy.ts';
import { LongerThanTold } from './longer-than-told.ts';
import { RestartPauses } from './restart-pauses.ts';

/** What is told while there is no forecast, and why. */
export type ForecastStanding =
  | { readonly method: 'simulation'; readonly forecast: HallForecast; readonly tookMs: Millis }
  | { readonly method: 'formula'; readonly why: string };

/** What would help, when that was found, and on what it rests. */
export type Advised = {
  readonly advice: readonly Advice[];
  readonly at: Instant;
  readonly learned: AdviceAnswer['learned'];
};

/** The forecast of one hall as the hall has it. */
export interface HallForecasts {
  begin(): void;
  now(): ForecastStanding;
  /** How right waits were; undefined where nobody answers. */
  accuracy(ask: AccuracyAsk): Promise<readonly AccuracyCell[] | undefined>;
  /** What everybody is told of that, where the hall file says so. */
  published(): Published | undefined;
  /** What would help now, found at most half a minute ago; undefined where nobody answers. */
  advised(): Promise<Advised | undefined>;
  /** What if, what a day needs; undefined where nobody answers. */
  advice(ask: AdviceAsk): Promise<AdviceAnswer | undefined>;
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
  /** The rest of the day is looked at as often: until when it is certain to be called today. */
  readonly farMs: Millis;
  /** It is looked at so soon where it may be otherwise. */
  readonly farSoonMs: Millis;
  /** An older one is told no more. */
  readonly staleMs: Millis;
  /** Whoever owes an answer and says nothing to any hall for so long is ended. */
  readonly patienceMs: Millis;
};

const TIMES: ForecastTimes = {
  everyMs: 2000,
  soonMs: 400,
  idleMs: 8000,
  farMs: 300_000,
  farSoonMs: 20_000,
  staleMs: 12_000,
  patienceMs: 20_000,
};
const LOOK_MS = 200;
/** Who asks how right waits were waits so long for the answer. */
const ANSWER_MS = 5000;
/** Much is tried for an advice. */
const ADVICE_MS = 15_000;
const ADVICE_LASTS_MS = 30_000;
/** So much of a kind the worker tries at once for a hall: forecasts of all halls wait behind it. */
const MOST_TRIED = 2;
/** What is older counts for little: nothing before it is learned from at a first start. */
const LEARNS_DAYS = 60;
/** Between batches of what has been before it began the hall has its thread to itself for so long. */
const BREATH_MS = 15;

/** After these everybody's wait may be another. */
const MATTERS = new Set<HallEvent['type']>([
  ...(['CounterOpened', 'CounterPaused', 'CounterClosed', 'CounterLent', 'CounterReturned'] as const),
  ...(['ProfileSwitched', 'LinesAssigned', 'LineClosed', 'LineReopened', 'DayOpened'] as const),
]);
/** After these a line may be served by fewer: nobody knows any more until when it is certain to be called today. */
const UNSETTLES = new Set<HallEvent['type']>(['CounterClosed', 'CounterLent', 'LinesAssigned', 'ProfileSwitched']);

export function hallForecasts(parts: HallForecastParts): HallForecasts {
  return new Forecasts(parts);
}

const BEGINNING = 'the forecast is beginning';
const NOTHING: ChangedWaits = { tickets: new Set(), lines: new Set() };

class Forecasts implements HallForecasts {
  private readonly listeners = new Set<(changed: ChangedWaits) => void>();
  private readonly times: ForecastTimes;
  private following: Following | undefined;
  private timer: NodeJS.Timeout | undefined;
  private leave: readonly (() => void)[] = [];
  /** What the worker knows this very opening of the hall by: it may still be speaking of the one before. */
  private readonly place: string;
  private standing: ForecastStanding = { method: 'formula', why: BEGINNING };
  private readonly pauses = new RestartPauses();
  private again: NodeJS.Timeout | undefined;
  /** The worker has all events up to now. */
  private caughtUp = false;
  private taken: (() => void) | undefined;
  private refused: ((why: Error) => void) | undefined;
  private readonly asked = new Map<number, (answer: unknown) => void>();
  private lastAdvised:
    | { readonly day: BusinessDay; readonly askedAt: number; readonly found: Promise<Advised | undefined> }
    | undefined;
  /** What the worker tries for an advice, also where nobody waits for it any more. */
  private readonly tried = new Map<number, AdviceAsk['what']>();
  private asks = 0;
  private askedAt = -Infinity;
  private farAt = performance.now();
  /** What is known only up to before this says nothing of until when it is certain. */
  private unsettled: { readonly day: BusinessDay; readonly seq: number } | undefined;
  private readonly longer: LongerThanTold;
  private longerAt = performance.now();
  /** What the worker has not answered yet, and since when. */
  private readonly owed = new Map<'open' | 'events' | 'ask', number>();
  private answeredAt = -Infinity;
  private readonly publishing = new PublishedAccuracy((ask) => this.accuracy(ask));
  private news = true;
  private hurry = false;

  constructor(private readonly parts: HallForecastParts) {
    this.times = { ...TIMES, ...parts.times };
    this.longer = new LongerThanTold(parts.waits);
    this.place = `${parts.id} ${randomUUID()}`;
  }

  begin(): void {
    const { keeper, hall } = this.parts;
    if (keeper === undefined) return this.falls('this hall has no program for it');
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
    this.leave = [
      keeper.enter({
        hall: this.place,
        hear: (message) => this.hear(message),
        began: () => this.open(),
        ended: (detail) => void this.ended(detail),
      }),
      hall.subscribe(({ events }) => {
        this.news = true;
        this.unsettle(events);
        if (!events.some(({ type }) => MATTERS.has(type))) return;
        this.hurry = true;
        this.lastAdvised = undefined;
      }),
    ];
  }

  now(): ForecastStanding {
    return this.standing;
  }

  accuracy(ask: AccuracyAsk): Promise<readonly AccuracyCell[] | undefined> {
    return this.question((id) => ({ kind: 'accuracy', hall: this.place, id, ask }), ANSWER_MS);
  }

  published(): Published | undefined {
    const { state } = this.parts.hall.world();
    return state.index.catalogue.rules.publishAccuracy === true ? this.publishing.now(state.day) : undefined;
  }

  advice(ask: AdviceAsk): Promise<AdviceAnswer | undefined> {
    // It knows nothing of a hall that it is still reading.
    if (this.following === undefined || !this.caughtUp) return Promise.resolve(undefined);
    const { what } = ask;
    // What a day needs is reckoned at once.
    const isFull = [...this.tried.values()].filter((each) => each === what).length >= MOST_TRIED;
    if (what !== 'needs' && isFull) return Promise.resolve(undefined);
    return this.question((id) => {
      this.tried.set(id, what);
      return { kind: 'advice', hall: this.place, id, ask };
    }, ADVICE_MS);
  }

  /** The same advice to everybody who asks within half a minute. */
  async advised(): Promise<Advised | undefined> {
    const { hall } = this.parts;
    const day = hall.world().state.day;
    const known = this.lastAdvised;
    if (known !== undefined && known.day === day && performance.now() - known.askedAt < ADVICE_LASTS_MS)
      return known.found;
    const at = hall.now();
    const found = this.advice({ what: 'advice', now: at }).then((answer) =>
      answer === undefined ? undefined : { advice: answer.advice ?? [], at, learned: answer.learned },
    );
    const asked = { day, askedAt: performance.now(), found };
    this.lastAdvised = asked;
    const answer = await found;
    // Whoever did not answer is asked again at once.
    if (answer === undefined && this.lastAdvised === asked) this.lastAdvised = undefined;
    return answer;
  }

  private question<T>(message: (id: number) => ToForecast, withinMs: Millis): Promise<T | undefined> {
    this.asks += 1;
    const id = this.asks;
    return new Promise((done) => {
      const settle = (answer: unknown): void => {
        clearTimeout(timer);
        this.asked.delete(id);
        // What comes under this number is what was asked for under it.
        done(answer as T | undefined);
      };
      const timer = setTimeout(() => settle(undefined), withinMs);
      this.asked.set(id, settle);
      if (this.parts.keeper?.tell(message(id)) !== true) settle(undefined);
    });
  }

  onChange(listener: (changed: ChangedWaits) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.again);
    for (const each of this.leave) each();
    await this.stopFollowing('the hall is closing');
  }

  private open(): void {
    const { keeper, folder } = this.parts;
    clearTimeout(this.again);
    this.pauses.began();
    if (keeper?.tell({ kind: 'open', hall: this.place, folder }) === true) this.owed.set('open', performance.now());
  }

  private hear(message: FromForecast): void {
    switch (message.kind) {
      case 'opened':
        this.owed.delete('open');
        this.learns(message.usual);
        return this.follow(message.until);
      case 'taken':
        this.owed.delete('events');
        this.taken?.();
        return;
      case 'accuracy':
        this.asked.get(message.id)?.(message.cells);
        return;
      case 'advice':
        this.tried.delete(message.id);
        this.asked.get(message.id)?.(message.answer);
        return;
      case 'trouble':
        return this.parts.warn(message.detail);
      case 'failed':
        return this.failed(message.detail);
      case 'forecast':
        this.owed.delete('ask');
        this.learns(message.usual);
        if (message.forecast !== undefined) this.take(message.forecast, message.tookMs, message.certain);
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
    const { keeper, hall } = this.parts;
    const handed = new Promise<void>((done, fail) => {
      this.taken = done;
      this.refused = fail;
    });
    if (keeper?.tell({ kind: 'events', hall: this.place, events }) !== true) throw new Error('the forecast is away');
    this.owed.set('events', performance.now());
    await handed;
    const { day, seq } = hall.world().state;
    const last = events.at(-1);
    if (last !== undefined && last.day === day && last.seq >= seq) this.caughtUp = true;
    else if (!this.caughtUp) await new Promise((done) => setTimeout(done, BREATH_MS));
  }

  private look(): void {
    const { keeper, hall } = this.parts;
    const { everyMs, soonMs, idleMs, farMs, staleMs, patienceMs } = this.times;
    const now = performance.now();
    // Others may keep it busy: it is stuck where nobody hears from it.
    if (keeper !== undefined && now - Math.min(...this.owed.values()) > patienceMs && keeper.silentMs() > patienceMs)
      return keeper.giveUp('it has not answered');
    if (now - this.longerAt >= idleMs) this.sayLonger(now);
    const idle = whyIdle(hall.world().state);
    if (idle !== undefined) return this.rests(idle);
    if (this.standing.method === 'formula' && IDLE.has(this.standing.why)) this.falls(BEGINNING);
    if (this.standing.method === 'simulation' && now - this.answeredAt > staleMs) this.falls('the forecast is late');
    const due = this.hurry ? soonMs : this.news ? everyMs : idleMs;
    if (!this.caughtUp || this.owed.has('ask') || now - this.askedAt < due) return;
    this.news = this.hurry = false;
    this.askedAt = now;
    const far = now - this.farAt >= farMs && keeper?.lookFar() === true;
    if (far) this.farAt = now;
    const ask = { kind: 'ask', hall: this.place, now: hall.now(), far } as const;
    if (keeper?.tell(ask) === true) this.owed.set('ask', now);
  }

  private sayLonger(now: number): void {
    const { hall } = this.parts;
    this.longerAt = now;
    this.tell({ lines: new Set(), tickets: this.longer.changed(hall.world().state, hall.now()) });
  }

  private rests(why: string): void {
    // Without a worker that is the reason.
    if (this.following === undefined) return;
    if (this.standing.method === 'simulation' || this.standing.why !== why) this.falls(why);
  }

  /** The hall's face says when it is quiet, and changes when a day has been learned from. */
  private learns(usual: UsualArrivals | undefined): void {
    const { waits, hall } = this.parts;
    if (usual === undefined || usual.days === waits.usual?.days) return;
    waits.usual = usual;
    const [first] = hall.world().state.index.lines.keys();
    this.tell({ tickets: new Set(), lines: new Set(first === undefined ? [] : [first]) });
  }

  private take(forecast: HallForecast, tookMs: Millis, certain: readonly CertainUntil[] | undefined): void {
    const { hall, waits } = this.parts;
    const { state } = hall.world();
    if (forecast.day !== state.day || whyIdle(state) !== undefined) return;
    // It was asked before it had heard of everything.
    if (forecast.seq < state.seq) this.news = true;
    this.answeredAt = performance.now();
    this.standing = { method: 'simulation', forecast, tookMs };
    const told = (ticket: TicketId, step: number): ForeseenWait | undefined => {
      const at = state.tickets.get(ticket)?.steps[step]?.told;
      // What the formula told at issue is replaced by what is foreseen.
      return at?.method === 'simulation' ? { ...at, chanceToday: 1 } : undefined;
    };
    this.tell(waits.take(forecast, told));
    if (certain !== undefined) this.takeCertain(forecast, certain);
  }

  private unsettle(events: readonly HallEvent[]): void {
    const last = events.findLast(({ type }) => UNSETTLES.has(type));
    if (last === undefined) return;
    this.unsettled = last;
    this.farSoon();
    this.tell(this.parts.waits.takeCertain(last.day, []));
  }

  private farSoon(): void {
    const { farMs, farSoonMs } = this.times;
    this.farAt = Math.min(this.farAt, performance.now() - farMs + farSoonMs);
  }

  private takeCertain({ day, seq }: HallForecast, certain: readonly CertainUntil[]): void {
    const { unsettled } = this;
    if (unsettled?.day === day && seq < unsettled.seq) return this.farSoon();
    this.tell(this.parts.waits.takeCertain(day, certain));
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

  /** The worker has this hall no more, but goes on with the others. */
  private failed(detail: string): void {
    void this.ended(detail);
    const pause = this.pauses.next();
    this.parts.warn(
      `the forecast has failed (${detail}); waits are told by the formula, and it begins again in ${String(pause)} ms`,
    );
    this.again = setTimeout(() => this.open(), pause);
    this.again.unref();
  }

  private async ended(detail: string): Promise<void> {
    this.falls(detail);
    clearTimeout(this.again);
    this.caughtUp = false;
    this.owed.clear();
    this.tried.clear();
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

const NO_COUNTER = 'no counter is open';
const DAY_OVER = 'the day is not open';
const IDLE: ReadonlySet<string> = new Set([NO_COUNTER, DAY_OVER]);

/** Why nobody can be told a wait now, so that nothing has to be forecast. */
function whyIdle({ phase, counters }: HallState): string | undefined {
  if (phase !== 'open') return DAY_OVER;
  for (const { state } of counters.values()) if (state === 'open') return undefined;
  return NO_COUNTER;
}

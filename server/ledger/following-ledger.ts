import { faultText } from '../../core/base/fault-text.ts';
import type { Instant } from '../../core/base/time.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { advance, initialWorld, type World } from '../../core/record/world.ts';
import { genesis, unseal, verifyChain } from '../journal/chain.ts';
import type { Journal, Position, StoredEvent, StreamHead, StreamId } from '../journal/journal.ts';
import { cutBackOf, dayLeft, isCutBack, stillCutBack, type CutBack, type KnownEnd } from './cut-back.ts';
import type { CommandRequest, Handled, HallHealth, News, Unavailable } from './hall.ts';
import { endOf, mayGoOn, wentOn, withWaits, type KnownDay } from './known-day.ts';
import { JournalTampered, type LedgerParts, type LedgerReport } from './ledger-parts.ts';
import type { Ledger } from './ledger.ts';
import { tellAll } from './tell-all.ts';

/** A hall that another server decides for: its world follows the journal, and nothing is written here. */
export interface FollowingLedger extends Ledger {
  /** Resolves once the world has come to a place, or after a while: what was answered elsewhere is shown here then. */
  reach(position: Position, withinMs: number): Promise<void>;
}

export type FollowingParts = Pick<LedgerParts, 'catalogue'> & {
  readonly journal: Pick<Journal, 'open' | 'close' | 'read' | 'lastStream' | 'elsewhere'>;
  readonly clock: Pick<LedgerParts['clock'], 'now' | 'behindMs'>;
  /** Whoever follows may have to go on with the day: it has it in the two worlds of a ledger. */
  readonly standsBy?: boolean;
  /** The newest day as this process has decided or followed it so far: what came since is all that is read. */
  readonly known?: KnownDay;
  readonly report?: Pick<LedgerReport, 'cutBack'> & Partial<Pick<LedgerReport, 'mistake'>>;
  /** What was noticed of it here before it was opened anew. */
  readonly cutBack?: CutBack;
};

/** Without news the journal is looked at so often. */
const LOOK_EVERY_MS = 500;
const NOT_HERE: Unavailable = { kind: 'unavailable', detail: 'another server owns this hall' };

export function followLedger(parts: FollowingParts): FollowingLedger {
  return new Following(parts);
}

class Following implements FollowingLedger {
  private readonly journal: FollowingParts['journal'];
  private readonly listeners = new Set<(news: News) => void>();
  private readonly waiting = new Set<() => void>();
  private durable: World;
  /** What `durable` is, once more: a copy, made when the hall is taken over, would take longer the longer the day. */
  private ahead: World | undefined;
  private hash = '';
  private fault: string | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private leave: () => void = () => undefined;
  private stopped = false;
  private cutBack: CutBack | undefined;
  private known: KnownDay | undefined;

  constructor(private readonly parts: FollowingParts) {
    this.journal = parts.journal;
    this.cutBack = parts.cutBack;
    this.known = parts.known;
    this.durable = this.worldsOf(businessDayAt(parts.clock.now(), parts.catalogue.hall));
  }

  async start(): Promise<void> {
    await this.journal.open();
    const last = await this.journal.lastStream(this.hall());
    if (last !== undefined && !(await this.goOn(last))) await this.load(last.day);
    this.leave = this.journal.elsewhere?.(() => this.look()) ?? this.leave;
    this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.leave();
    clearTimeout(this.timer);
    await this.looking;
    for (const each of this.waiting) each();
    await this.journal.close();
  }

  world(): World {
    return this.durable;
  }

  now(): Instant {
    return Math.max(this.parts.clock.now(), this.durable.state.at);
  }

  subscribe(listener: (news: News) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  health(): HallHealth {
    return {
      ready: this.fault === undefined && !this.stopped,
      detail: this.stopped ? 'the server is stopping' : this.fault,
      clockBehindMs: this.parts.clock.behindMs(),
      durableSeq: this.durable.state.seq,
      pendingCommands: 0,
      ...stillCutBack(this.cutBack, this.durable.state.day),
    };
  }

  handle({ idempotency }: CommandRequest): Promise<Handled> {
    // It may have been done there, when it was asked before.
    return Promise.resolve(idempotency === undefined ? NOT_HERE : { ...NOT_HERE, unsure: true });
  }

  changeCatalogue(): Promise<Handled> {
    return Promise.resolve(NOT_HERE);
  }

  believeClock(): void {
    // The owner's clock counts.
  }

  tick(): Promise<void> {
    return Promise.resolve();
  }

  async reach(position: Position, withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    for (
      let left = withinMs;
      left > 0 && !this.stopped && !this.hasReached(position);
      left = until - performance.now()
    ) {
      this.look();
      await new Promise<void>((resolve) => {
        const moved = (): void => {
          clearTimeout(timer);
          this.waiting.delete(moved);
          resolve();
        };
        const timer = setTimeout(moved, left);
        this.waiting.add(moved);
      });
    }
  }

  handOver(): KnownDay | undefined {
    const { durable, ahead, hash } = this;
    if (!this.stopped || ahead === undefined || durable.state.seq === 0) return undefined;
    this.ahead = undefined;
    return { durable, ahead, hash };
  }

  /** False where the day is another one, or does not go on in the journal as it is known. */
  private async goOn(last: StreamHead): Promise<boolean> {
    const { known } = this;
    this.known = undefined;
    if (known === undefined || last.day > known.durable.state.day) return false;
    const since = mayGoOn(known, last) ? await this.journal.read(last, known.durable.state.seq) : undefined;
    const day = since === undefined ? undefined : wentOn(known, since, last);
    if (day === undefined) {
      await this.followAnew(endOf(known));
      return true;
    }
    const { durable, ahead, hash } = withWaits(day, undefined);
    this.durable = durable;
    this.ahead = this.parts.standsBy === true ? ahead : undefined;
    this.hash = hash;
    return true;
  }

  private hasReached({ day, seq }: Position): boolean {
    const { state } = this.durable;
    return state.day > day || (state.day === day && state.seq >= seq);
  }

  private hall(): string {
    return this.parts.catalogue.hall.id;
  }

  /** One look at a time; what comes meanwhile is found by the next. */
  private look(): void {
    if (this.stopped) return;
    if (this.looking !== undefined) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.again = false;
    this.looking = this.readOn()
      .then(
        () => (this.fault = undefined),
        (fault: unknown) => (this.fault = faultText(fault)),
      )
      .then(() => {
        this.looking = undefined;
        if (this.stopped) return;
        if (this.again && this.fault === undefined) return this.look();
        this.timer = setTimeout(() => this.look(), LOOK_EVERY_MS);
        this.timer.unref();
      });
  }

  private async readOn(): Promise<void> {
    const known = this.end();
    const { day, seq } = known;
    const stream: StreamId = { hall: this.hall(), day };
    const stored = await this.journal.read(stream, seq);
    if (stored.length > 0) return this.takeOrAnew(known, stored);
    const newest = await this.journal.lastStream(stream.hall);
    if (isCutBack(known, newest)) return this.followAnew(known);
    if (newest === undefined || newest.day < day || (newest.day === day && newest.seq <= seq)) return;
    if (this.durable.state.phase !== 'unopened') {
      // The day may have gone on to its end between the two looks.
      const rest = await this.journal.read(stream, seq);
      if (rest.length > 0) await this.takeOrAnew(known, rest);
    }
    if (newest.day > this.durable.state.day) await this.load(newest.day);
  }

  private async takeOrAnew(known: KnownEnd, stored: readonly StoredEvent[]): Promise<void> {
    const { day, seq, hash } = known;
    const stream: StreamId = { hall: this.hall(), day };
    const verified = verifyChain(stream, stored, seq, seq === 0 ? genesis(stream) : hash);
    if (verified.ok) this.apply(stored.map(unseal), verified.value);
    else await this.followAnew(known);
  }

  /** What was followed is no beginning of the journal any more: only what it has counts. */
  private async followAnew(known: KnownEnd): Promise<void> {
    await this.load(dayLeft(await this.journal.lastStream(this.hall())));
    this.cutBack = cutBackOf(known, this.durable.state);
    this.parts.report?.cutBack(this.cutBack);
  }

  private end(): KnownEnd {
    const { day, seq, at } = this.durable.state;
    return { day, seq, at, hash: this.hash };
  }

  private async load(day: string): Promise<void> {
    const stream: StreamId = { hall: this.hall(), day };
    const stored = await this.journal.read(stream, 0);
    const verified = verifyChain(stream, stored, 0, genesis(stream));
    if (!verified.ok) throw new JournalTampered(verified.error.detail);
    const events = stored.map(unseal);
    this.durable = this.worldsOf(day);
    this.apply(events, verified.value);
  }

  private worldsOf(day: string): World {
    const { catalogue, standsBy } = this.parts;
    if (standsBy === true) this.ahead = initialWorld(catalogue, day);
    return initialWorld(catalogue, day);
  }

  private apply(events: readonly HallEvent[], hash: string): void {
    for (const event of events) {
      advance(this.durable, event);
      if (this.ahead !== undefined) advance(this.ahead, event);
    }
    this.hash = hash;
    this.tell({ world: this.durable, events });
  }

  private tell(news: News): void {
    const { report } = this.parts;
    tellAll(this.listeners, news, (fault) => {
      // Where nobody is told of it, it is at least the fault of this look.
      if (report?.mistake === undefined) throw fault;
      report.mistake(fault);
    });
    for (const moved of [...this.waiting]) moved();
  }
}

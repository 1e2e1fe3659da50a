import { faultText } from '../../core/base/fault-text.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { businessDayAt, dayEnd, nextDay } from '../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { withTold } from '../../core/forecast/visit-waits.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import { dayIsOver } from '../../core/queue/decide/day-over.ts';
import { lackOf, type CatalogueLack } from '../../core/queue/decide/catalogue-lack.ts';
import { goesOver, isAtWork } from '../../core/queue/going-over.ts';
import { decide } from '../../core/queue/decide/decide.ts';
import type { EventBody, HallEvent } from '../../core/queue/event.ts';
import type { WaitBook } from '../../core/record/wait-book.ts';
import { advance, initialWorld, type World } from '../../core/record/world.ts';
import { JournalTaken, JournalUnsure, type Journal, type StreamHead } from '../journal/journal.ts';
import { addressed } from './addressed.ts';
import { answerMemory, type AnswerMemory } from './answer-memory.ts';
import { newBatch, type Batch, type Waiter } from './batch.ts';
import type { Clock } from './clock.ts';
import { cutBackOf, dayLeft, isCutBack, stillCutBack, type CutBack, type KnownEnd } from './cut-back.ts';
import { dayOpening, isBehind, nextDayOf } from './day-opening.ts';
import type { CommandRequest, Hall, Handled, HallHealth, News, Unavailable } from './hall.ts';
import type { Ids } from './ids.ts';
import { endOf, type KnownDay } from './known-day.ts';
import { refuseOthers, refuseStranger } from './own-data.ts';
import type { LedgerParts, LedgerReport } from './ledger-parts.ts';
import { readDay, readOn, readSince } from './read-back.ts';
import { tellAll } from './tell-all.ts';
import { Worlds } from './worlds.ts';

/**
 * A hall with a life: `start` before use, `stop` at the end, `tick` now and then so that days change without a command.
 */
export interface Ledger extends Hall {
  start(): Promise<void>;
  stop(): Promise<void>;
  tick(): Promise<void>;
  /** The machine's clock has jumped ahead, and somebody says that it is right. */
  believeClock(): void;
  /** Another catalogue counts from now on, today and on the days to come, unless today needs what it lacks. */
  changeCatalogue(catalogue: Catalogue): Promise<Handled>;
  /** Once it was stopped: the newest day for whoever goes on with it. Undefined where there is none. */
  handOver(): KnownDay | undefined;
}

const MAX_CONFLICTS = 3;
const STOPPING = 'the server is stopping';

/**
 * The shell around the rules: decides each command against the world ahead, writes what came of it together with
 * everybody who arrived meanwhile, and only then answers, shows and prints. Two worlds: `ahead` is what has been
 * decided, `durable` what has been written. If a write fails, `ahead` goes back to `durable` and everybody in flight is
 * told so.
 */
export function createLedger(parts: LedgerParts): Ledger {
  return new HallLedger(parts);
}

class HallLedger implements Ledger {
  private readonly journal: Journal;
  private readonly clock: Clock;
  private readonly ids: Ids;
  private readonly report: LedgerReport;
  private readonly whenEmpty: () => Promise<void>;
  private readonly simulated: boolean;
  private readonly listeners = new Set<(news: News) => void>();
  private readonly answers: AnswerMemory;
  private readonly waits: WaitBook | undefined;
  private known: KnownDay | undefined;
  private cutBack: CutBack | undefined;
  private catalogue: Catalogue;
  private readonly worlds: Worlds;
  private pending = newBatch();
  /** What is being written now. */
  private sent = newBatch();
  private writing: Promise<void> | undefined;
  /** Set while the day changes or the state is reloaded: commands wait for it. */
  private turning: Promise<void> | undefined;
  /** Ticks come each second, also where a look at the journal takes many: they share it. */
  private keeping: Promise<void> | undefined;
  private trying: Promise<boolean> | undefined;
  private dayEnd: { readonly day: BusinessDay; readonly at: Instant } = { day: '', at: 0 };
  private fault: string | undefined;
  /** Why today goes on with another hall file than the present one. */
  private lack: CatalogueLack | undefined;
  private reloadNeeded = false;
  private stopped = false;
  /** Set once somebody else owns the hall: nothing that is decided here is ever written. */
  private deposed: string | undefined;
  private handedOver = false;
  private readonly noDoubt: () => void;

  constructor(parts: LedgerParts) {
    this.journal = parts.journal;
    this.catalogue = parts.catalogue;
    this.waits = parts.waits;
    this.known = parts.known;
    this.cutBack = parts.cutBack;
    this.clock = parts.clock;
    this.ids = parts.ids;
    this.report = parts.report;
    this.whenEmpty = parts.whenEmpty ?? (() => Promise.resolve());
    this.simulated = parts.simulated ?? false;
    this.answers = answerMemory(parts.journal, parts.catalogue.hall.id);
    const day = businessDayAt(parts.clock.now(), parts.catalogue.hall);
    this.worlds = new Worlds(() => initialWorld(parts.catalogue, day, parts.waits));
    this.noDoubt = this.clock.doubtWhile(() => isAtWork(this.worlds.durable.state));
  }

  async start(): Promise<void> {
    await this.journal.open();
    const last = await this.journal.lastStream(this.catalogue.hall.id);
    if (last === undefined) {
      refuseOthers(this.catalogue.hall.id, await this.journal.halls());
      await this.whenEmpty();
    } else {
      if (!(await this.goOn(last))) await this.load(last.day);
      refuseStranger(this.worlds.durable.state.hallFile, this.catalogue, last.day);
    }
    this.answers.goOn(last?.day ?? this.worlds.durable.state.day);
    await this.keepUp();
    await this.takeCatalogue();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.noDoubt();
    await this.turning?.catch(() => undefined);
    while (this.writing !== undefined) await this.writing;
    await this.journal.close();
  }

  handOver(): KnownDay | undefined {
    if (!this.stopped || this.handedOver || this.worlds.end().seq === 0) return undefined;
    this.handedOver = true;
    return this.worlds.asKnown();
  }

  world(): World {
    return this.worlds.durable;
  }

  now(): Instant {
    return Math.max(this.clock.now(), this.worlds.durable.state.at);
  }

  subscribe(listener: (news: News) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  believeClock(): void {
    this.clock.believe();
  }

  health(): HallHealth {
    const clockAheadMs = this.clock.aheadMs();
    return {
      ready: (this.whyOver() ?? this.fault) === undefined,
      detail: this.whyOver() ?? this.fault,
      clockBehindMs: this.clock.behindMs(),
      ...(clockAheadMs === 0 ? {} : { clockAheadMs }),
      durableSeq: this.worlds.durable.state.seq,
      pendingCommands: this.pending.waiters.length,
      ...(this.lack === undefined ? {} : { hallFileLacks: this.lack }),
      ...stillCutBack(this.cutBack, this.worlds.durable.state.day),
    };
  }

  async tick(): Promise<void> {
    if (this.whyOver() !== undefined) return;
    // A week of keys: not while somebody waits for the hall to be open.
    this.answers.learn();
    this.keeping ??= this.keepUp().finally(() => (this.keeping = undefined));
    await this.keeping;
  }

  private async keepUp(): Promise<void> {
    const takesWrites = this.fault === undefined || this.writing !== undefined || (await this.tryAgain());
    await this.lookBack();
    if (takesWrites ? this.mustTurn() : this.turnDue()) await this.turn().catch(() => undefined);
  }

  async changeCatalogue(catalogue: Catalogue): Promise<Handled> {
    if (this.worlds.durable.state.phase !== 'open') {
      // The next day opens with it.
      this.catalogue = catalogue;
      return { kind: 'done', answer: undefined, replayed: false };
    }
    const handled = await this.ask(catalogue);
    if (handled.kind === 'refused') this.lack = lackOf(this.worlds.durable.state, catalogue);
    if (handled.kind !== 'done') return handled;
    this.lack = undefined;
    this.catalogue = catalogue;
    // The new rules may end this day at another time.
    this.dayEnd = { day: '', at: 0 };
    return handled;
  }

  handle(request: CommandRequest): Promise<Handled> {
    const waits = request.idempotency !== undefined || this.whyOver() !== undefined || this.mustTurn();
    return waits ? this.keyed(request) : (heldBack(request) ?? this.decide(request, 0));
  }

  /** Why nothing is decided here any more. */
  private whyOver(): string | undefined {
    return this.stopped ? STOPPING : this.deposed;
  }

  private mustTurn(): boolean {
    return this.turning !== undefined || this.reloadNeeded || this.turnDue();
  }

  private async keyed(request: CommandRequest): Promise<Handled> {
    const over = this.whyOver();
    if (over !== undefined) return this.notDone(over, request);
    const { idempotency } = request;
    const begin = (): Promise<Handled> => heldBack(request) ?? this.decideInTurn(request, 0);
    if (idempotency === undefined) return begin();
    const known = await this.answers.find(idempotency.key, idempotency.fingerprint);
    return known ?? this.answers.once(idempotency, begin);
  }

  /** Decides once the day is right and the state is that of the journal. */
  private async decideInTurn(request: CommandRequest, conflicts: number): Promise<Handled> {
    try {
      // The day or the reload may be due again by the time the wait is over, so ask until there is nothing left to wait
      // for.
      while (this.mustTurn()) {
        await (this.turning ?? this.turn());
      }
    } catch (fault) {
      return this.notDone(faultText(fault), request);
    }
    // While it waited, the worlds may have been handed over: what is decided now would change those of another.
    const over = this.whyOver();
    return over === undefined ? this.decide(request, conflicts) : this.notDone(over, request);
  }

  /** Decides at once, without an await: between two commands the world ahead changes by nobody else. */
  private decide(request: CommandRequest, conflicts: number): Promise<Handled> {
    const now = Math.max(this.clock.now(), this.worlds.ahead.state.at);
    const commandId = request.idempotency?.key ?? this.ids.command();
    const decided = decide(this.worlds.ahead.state, addressed(request.body, request.actor, commandId), now);
    let handled: Handled;
    if (decided.ok) {
      const events = this.happen(withTold(this.worlds.ahead, decided.value, now), now, commandId, request.actor);
      handled = this.answered(request, events, now);
    } else {
      const answer = request.answer({ ok: false, refusal: decided.error });
      handled = { kind: 'refused', refusal: decided.error, answer };
    }
    if (request.idempotency !== undefined && !passes(handled)) {
      this.pending.answers.push(this.answers.store(request.idempotency, handled));
    }
    // What was decided from durable facts alone, and changes nothing, may be said at once.
    const nothingOpen = this.writing === undefined && this.pending.waiters.length === 0;
    if (nothingOpen && this.pending.events.length === 0 && this.pending.answers.length === 0) {
      return Promise.resolve(handled);
    }
    return new Promise<Handled>((settle) => {
      this.pending.waiters.push({ settle, handled, request, conflicts });
      this.writing ??= this.writeAll();
    });
  }

  /**
   * In the world ahead, and with the next batch in the journal. By a mistake of ours it may not be possible: then it
   * never happened, and what others have decided stands.
   */
  private happen(bodies: readonly EventBody[], at: Instant, commandId: string, actor: Actor): readonly HallEvent[] {
    const before = this.pending.sealed.length;
    try {
      const events = this.stamp(bodies, at, commandId, actor);
      for (const event of events) advance(this.worlds.ahead, event);
      this.pending.events.push(...events);
      return events;
    } catch (fault) {
      this.pending.sealed.splice(before);
      const { sent, pending } = this;
      this.worlds.decidedAlone({
        events: [...sent.events, ...pending.events],
        sealed: [...sent.sealed, ...pending.sealed],
      });
      throw fault;
    }
  }

  /** What has happened is written whether it can be told or not, or the two worlds would part. */
  private answered(request: CommandRequest, events: readonly HallEvent[], now: Instant): Handled {
    try {
      const answer = request.answer({ ok: true, world: this.worlds.ahead, now, events });
      return { kind: 'done', answer, replayed: false };
    } catch (fault) {
      this.report.mistake(fault);
      return { kind: 'unanswered' };
    }
  }

  private stamp(bodies: readonly EventBody[], at: Instant, commandId: string, actor: Actor): readonly HallEvent[] {
    const { events, sealed } = this.worlds.stamp(bodies, at, commandId, actor);
    this.pending.sealed.push(...sealed);
    return events;
  }

  /** Writes batch after batch until nobody waits: whoever comes during one write shares the next. */
  private async writeAll(): Promise<void> {
    // Whoever arrives in this turn of the event loop belongs into the first batch already.
    await Promise.resolve();
    while (this.pending.waiters.length > 0) {
      const batch = this.pending;
      this.pending = newBatch();
      this.sent = batch;
      const { hall, day, seq } = this.worlds.durable.state;
      const started = this.clock.now();
      try {
        const result = await this.journal.append({ hall, day }, seq, batch.sealed, batch.answers);
        if (result === 'conflict') {
          this.report.conflict();
          this.backTo(batch, batch.answers, (waiter) => {
            waiter.settle(this.again(waiter));
          });
          continue;
        }
      } catch (fault) {
        this.failed(fault);
        const detail = this.fault ?? '';
        const sent = fault instanceof JournalUnsure ? new Set(batch.waiters) : undefined;
        this.backTo(batch, sent === undefined ? batch.answers : [], (waiter) => {
          waiter.settle(this.notDone(detail, waiter.request, sent?.has(waiter)));
        });
        continue;
      }
      this.worked();
      this.publish(batch);
      this.report.written(batch.events.length, batch.waiters.length, this.clock.now() - started);
      for (const waiter of batch.waiters) waiter.settle(waiter.handled);
    }
    this.writing = undefined;
  }

  /** Another server was faster: decided anew upon what it wrote, unless it was this very command that it answered. */
  private async again({ request, conflicts }: Waiter): Promise<Handled> {
    const { idempotency } = request;
    const known = idempotency === undefined ? undefined : await this.answers.stored(idempotency);
    if (known !== undefined) return known;
    if (conflicts >= MAX_CONFLICTS) return this.notDone('another server keeps writing to this hall', request);
    return this.decideInTurn(request, conflicts + 1);
  }

  /** `sent`: nobody knows. Where another server may decide by now it may have done it there, under the same key. */
  private notDone(detail: string, { idempotency }: CommandRequest, sent = false): Unavailable {
    const unsure = sent || (idempotency !== undefined && this.whyOver() !== undefined);
    return { kind: 'unavailable', detail, ...(unsure ? { unsure: true } : {}) };
  }

  private publish(batch: Batch): void {
    this.sent = newBatch();
    if (batch.events.length === 0) return;
    this.happened(batch.events, batch.sealed.at(-1)?.hash ?? this.worlds.end().hash);
  }

  private happened(events: readonly HallEvent[], hash: string): void {
    this.worlds.written(events, hash);
    if (events.length === 0) return;
    const news: News = { world: this.worlds.durable, events };
    tellAll(this.listeners, news, (fault) => this.report.mistake(fault));
  }

  /**
   * Nothing of this batch, nor of what was decided upon it, counts here as done. The next command reloads first.
   * `lost`: its answers, where it is known that nobody has them.
   */
  private backTo(batch: Batch, lost: Batch['answers'], tell: (waiter: Waiter) => void): void {
    const undone = [...batch.waiters, ...this.pending.waiters];
    for (const answer of [...lost, ...this.pending.answers]) this.answers.forget(answer.key);
    this.pending = newBatch();
    this.sent = newBatch();
    // Nobody decides upon it any more, and copies for all who waited would keep it from being handed over.
    if (this.deposed === undefined) {
      this.worlds.backToDurable();
      this.reloadNeeded = true;
    }
    for (const waiter of undone) tell(waiter);
  }

  private failed(fault: unknown): void {
    const detail = faultText(fault);
    if (fault instanceof JournalTaken) this.deposed = detail;
    if (this.fault === undefined) this.report.fault(detail);
    this.fault = detail;
  }

  private worked(): void {
    if (this.fault !== undefined) this.report.recovered();
    this.fault = undefined;
  }

  /** Who shares the journal looks whether it still has what was written: an append is not always near. */
  private async lookBack(): Promise<void> {
    if (this.journal.elsewhere === undefined || this.reloadNeeded) return;
    const known = this.worlds.end();
    const head = await this.journal.lastStream(this.catalogue.hall.id).catch(async () => {
      // In a quiet hall nobody may write for an hour, and whoever looks at it is to know all the same; a hall that can
      // be written is well, though it cannot be read now. One that has just been tried in vain is not tried twice.
      if (this.fault === undefined) await this.tryAgain();
      return 'unknown' as const;
    });
    if (head === 'unknown' || !isCutBack(known, head)) return;
    this.reloadNeeded = true;
    await this.turn().catch(() => undefined); // kept as the hall's fault
  }

  /** Whether the journal takes something. */
  private tryAgain(): Promise<boolean> {
    this.trying ??= this.tryOnce().finally(() => (this.trying = undefined));
    return this.trying;
  }

  private async tryOnce(): Promise<boolean> {
    try {
      await this.journal.probe();
      // What could not be read back is not well before it has been.
      if (!this.reloadNeeded) this.worked();
      return true;
    } catch (fault) {
      this.failed(fault);
      return false;
    }
  }

  private turnDue(): boolean {
    const { state } = this.worlds.ahead;
    const now = Math.max(this.clock.now(), state.at);
    // Asked for before every command: for most of them the end of the day is all that has to be known.
    if (state.phase !== 'unopened' && now < this.endOf(state.day)) return false;
    return dayIsOver(state, now, this.catalogue.hall);
  }

  private endOf(day: BusinessDay): Instant {
    if (this.dayEnd.day !== day) this.dayEnd = { day, at: dayEnd(day, this.worlds.ahead.state.index.catalogue.hall) };
    return this.dayEnd.at;
  }

  /** Reads what others wrote, and changes the day if it is over. One at a time; commands wait for it. */
  private turn(): Promise<void> {
    this.turning ??= this.turnNow().finally(() => {
      this.turning = undefined;
    });
    return this.turning;
  }

  private async turnNow(): Promise<void> {
    while (this.writing !== undefined) await this.writing;
    try {
      if (this.deposed !== undefined) throw new JournalTaken(this.deposed);
      if (this.reloadNeeded) await this.catchUp();
      if (this.turnDue()) await this.changeDay();
      this.worked();
    } catch (fault) {
      this.failed(fault);
      throw fault;
    }
  }

  /** After a failed or lost write the journal is the truth: what it has beyond `durable` is applied and shown. */
  private async catchUp(): Promise<void> {
    const known = this.worlds.end();
    const newest = await this.journal.lastStream(this.catalogue.hall.id);
    if (newest !== undefined && newest.day > known.day) {
      await this.load(newest.day);
    } else if (isCutBack(known, newest) || !(await this.readOn(known))) {
      await this.loadCutBack(known);
    }
    this.worlds.backToDurable();
    this.reloadNeeded = false;
  }

  /** False where the journal does not go on from what is known; then nothing has changed. */
  private async readOn(known: KnownEnd): Promise<boolean> {
    const since = await readSince(this.journal, this.catalogue.hall.id, known);
    if (since !== undefined) this.happened(since.events, since.hash);
    return since !== undefined;
  }

  /** What is known is no beginning of the journal any more: only what it has counts. */
  private async loadCutBack(known: KnownEnd): Promise<void> {
    await this.load(dayLeft(await this.journal.lastStream(this.catalogue.hall.id)));
    this.tellCutBack(known);
  }

  private tellCutBack(known: KnownEnd): void {
    this.cutBack = cutBackOf(known, this.worlds.durable.state);
    this.report.cutBack(this.cutBack);
  }

  private async load(day: BusinessDay): Promise<void> {
    this.standAt(await readDay(this.journal, this.catalogue, day, this.waits));
  }

  /** From the day as it was followed here so far. False where another day is the newest by now. */
  private async goOn(last: StreamHead): Promise<boolean> {
    const { known } = this;
    this.known = undefined;
    if (known === undefined) return false;
    const day = await readOn(this.journal, known, last, this.waits);
    if (day !== undefined) {
      this.standAt(day);
      return true;
    }
    const end = endOf(known);
    if (last.day > end.day) return false;
    await this.load(last.day);
    this.tellCutBack(end);
    return true;
  }

  private standAt(day: KnownDay): void {
    this.worlds.standAt(day);
    this.clock.raiseTo(day.durable.state.at);
  }

  private async changeDay(): Promise<void> {
    const before = this.worlds.durable.state;
    const now = Math.max(this.clock.now(), before.at);
    const today = businessDayAt(now, this.catalogue.hall);
    if (before.phase === 'open') {
      const over = today === nextDay(before.day) && !isBehind(before) && goesOver(before, now);
      await this.writeAlone({ name: 'close-day', ...(over ? { next: this.catalogue } : {}) }, now);
    }
    // Closed by now; after an end in between, it is the closed day that was read back.
    const closed = this.worlds.durable.state;
    const previous =
      closed.phase === 'unopened' ? undefined : { day: closed.day, seq: closed.seq, hash: this.worlds.end().hash };
    const day = nextDayOf(closed, today);
    // A clock set back may name a day that has been: then there is nothing to open before the wall has caught up.
    if (previous !== undefined && day === previous.day) return;
    const opening = dayOpening(this.worlds.durable, day, this.catalogue, previous);
    const fresh = initialWorld(this.catalogue, day, this.waits);
    fresh.state.at = closed.at;
    await this.writeAlone(this.simulated ? { ...opening, simulated: true } : opening, now, fresh);
    await this.answers.startDay(day);
    this.lack = undefined;
    this.report.dayOpened(day);
    if (day < today) await this.changeDay();
  }

  /**
   * One command of the hall itself, written by itself. Throws when it cannot be. `fresh`: the world that it begins;
   * until then the closed day is the truth.
   */
  private async writeAlone(body: CommandBody, now: Instant, fresh?: World): Promise<void> {
    const { hall, day, seq } = (fresh ?? this.worlds.durable).state;
    if (fresh !== undefined) this.worlds.aheadOfDay(fresh);
    const actor: Actor = { kind: 'system' };
    const commandId = this.ids.command();
    const decided = decide(this.worlds.ahead.state, addressed(body, actor, commandId), now);
    if (!decided.ok) return;
    const batch = newBatch();
    try {
      const { events, sealed } = this.worlds.stamp(decided.value, now, commandId, actor);
      batch.events.push(...events);
      batch.sealed.push(...sealed);
      const result = await this.journal.append({ hall, day }, seq, batch.sealed, []);
      if (result === 'conflict') throw new Error('another server writes to this hall');
    } catch (fault) {
      this.worlds.backToDurable();
      this.reloadNeeded = true;
      throw fault;
    }
    for (const event of batch.events) advance(this.worlds.ahead, event);
    if (fresh !== undefined) this.worlds.durable = fresh;
    this.publish(batch);
  }

  /**
   * The hall file may have changed while the server was off: today goes on with the new one if it has all that today
   * needs.
   */
  private async takeCatalogue(): Promise<void> {
    const { state } = this.worlds.durable;
    if (state.phase !== 'open') return;
    if (JSON.stringify(state.hallFile) === JSON.stringify(this.catalogue)) {
      // One object for one content: whoever compares sees that nothing has changed.
      this.catalogue = state.hallFile;
      return;
    }
    const handled = await this.ask(this.catalogue);
    if (handled.kind !== 'refused') return;
    this.lack = lackOf(this.worlds.durable.state, this.catalogue);
    this.report.catalogueKept(handled.refusal);
  }

  private ask(catalogue: Catalogue): Promise<Handled> {
    return this.handle({
      actor: { kind: 'system' },
      body: { name: 'change-catalogue', catalogue },
      idempotency: undefined,
      answer: () => undefined,
    });
  }
}

/** What is said instead of deciding, where it may not be decided now. */
function heldBack({ held }: CommandRequest): Promise<Handled> | undefined {
  const answer = held?.();
  return answer === undefined ? undefined : Promise.resolve({ kind: 'held', answer });
}

/** A day that is closed is over soon: asked again under the same key, the next day may do it. */
function passes(handled: Handled): boolean {
  return handled.kind === 'refused' && handled.refusal.code === 'day-not-open';
}

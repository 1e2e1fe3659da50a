import { faultText } from '../../../core/base/fault-text.ts';
import type { HallId } from '../../../core/base/names.ts';
import type { Instant, Millis } from '../../../core/base/time.ts';
import { batchText } from '../../journal/batch-lines.ts';
import { BEGINNING, type Journal, type Position, type StoredEvent, type StreamHead } from '../../journal/journal.ts';
import { recordAt } from '../../journal/record-at.ts';

/** What the far side says: where the journal ends there, or why it takes nothing. */
export type FarReply =
  | { readonly kind: 'head'; readonly hall: HallId; readonly head: StreamHead | undefined }
  /** What comes next there is another record than the one that was sent. */
  | { readonly kind: 'gap'; readonly detail: string }
  /** Nothing will be taken until a person has done something. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

/** The side that takes the journal. Throws while it is out of reach. */
export interface FarJournal {
  head(): Promise<FarReply>;
  take(lines: string): Promise<FarReply>;
  /** Ends what is under way. */
  close(): void;
}

/** How it stands with the far side. */
export type ShipState = {
  readonly kind: 'beginning' | 'connected' | 'away' | 'refused';
  readonly detail?: string;
  readonly code?: string;
};

export type ShipRates = {
  /** A batch has so many records at most, and about so many letters. */
  readonly mostRecords: number;
  readonly mostLetters: number;
  /** What happens in so short a time goes together. */
  readonly gatherMs: Millis;
  /** Without news it is said so often that there is none. */
  readonly beatMs: Millis;
  /** The pause after a first failure; it doubles with each, up to the longest. */
  readonly firstPauseMs: Millis;
  readonly longestPauseMs: Millis;
  /** Whoever was refused asks again so much later. */
  readonly refusedPauseMs: Millis;
};

export const SHIP_RATES: ShipRates = {
  mostRecords: 1000,
  mostLetters: 1_000_000,
  gatherMs: 200,
  beatMs: 5000,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  refusedPauseMs: 30_000,
};

/** What passed makes the next batch so much larger. */
const SHARE_STEP = 1 / 16;

export type ShipParts = {
  readonly hall: HallId;
  readonly journal: Pick<Journal, 'read' | 'lastStream' | 'dayAfter' | 'streams'>;
  readonly far: FarJournal;
  readonly now: () => Instant;
  /** Calls the listener when something has been written. Returns the way out. */
  readonly onNews: (listener: () => void) => () => void;
  /** Told with every change. */
  readonly onState: (state: ShipState) => void;
  /** From 0 to 1: pauses of many halls are not of one length. */
  readonly random: () => number;
  /** Where people find the hall's own pages. */
  readonly page?: (() => string | undefined) | undefined;
  readonly rates?: Partial<ShipRates>;
};

/** A journal on its way to another server. */
export interface Shipping {
  state(): ShipState;
  stop(): Promise<void>;
}

/**
 * Sends the journal of a hall behind what the other side has of it, for as long as the hall is open. The other side
 * says where it is, so nothing is kept here; the hall never waits for it.
 */
export function shipJournal(parts: ShipParts): Shipping {
  return new Ship(parts);
}

/** The other side will take nothing: a person is needed. */
class Refused extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

class Ship implements Shipping {
  private readonly rates: ShipRates;
  private readonly leave: () => void;
  private readonly running: Promise<void>;
  /** Behind which record the other side is known to be. */
  private position: Position | undefined;
  private told: ShipState = { kind: 'beginning' };
  private attempts = 0;
  /** How much of a full batch is sent: a line that is too slow for all of it may pass a part in time. */
  private share = 1;
  private heard = false;
  private stopping = false;
  private endRest: () => void = () => undefined;
  private endQuiet: () => void = () => undefined;

  constructor(private readonly parts: ShipParts) {
    this.rates = { ...SHIP_RATES, ...parts.rates };
    this.leave = parts.onNews(() => {
      this.heard = true;
      this.endQuiet();
    });
    this.running = this.run();
  }

  state(): ShipState {
    return this.told;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.leave();
    this.parts.far.close();
    this.endRest();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) await this.step().catch((fault: unknown) => this.failed(fault));
  }

  private async step(): Promise<void> {
    this.position ??= await this.agree();
    this.heard = false;
    const records = await this.next(this.position);
    const last = records.at(-1);
    const end = await this.parts.journal.lastStream(this.parts.hall);
    const behind = last ?? this.position;
    const left = end === undefined ? 0 : await this.left(behind, end);
    const page = this.parts.page?.();
    const lines = batchText({ records, end, at: this.parts.now(), left, ...(page === undefined ? {} : { page }) });
    const reply = await this.parts.far.take(lines).catch((fault: unknown) => {
      if (records.length > 1) this.share /= 2;
      throw fault;
    });
    this.share = Math.min(1, this.share + SHARE_STEP);
    if (reply.kind !== 'head') return this.turnedAway(reply);
    // It may have been given the rest by this very process before an answer was lost; then it says so when it is asked.
    if (last !== undefined && !isSame(reply.head, last)) this.position = undefined;
    else if (last !== undefined) this.position = { day: last.day, seq: last.seq };
    this.attempts = 0;
    this.tell({ kind: 'connected' });
    if (this.heard) await this.rest(this.rates.gatherMs);
    else if (left === 0) await this.quiet();
  }

  private turnedAway(reply: Exclude<FarReply, { kind: 'head' }>): void {
    this.position = undefined;
    if (reply.kind === 'refused') throw new Refused(reply.code, reply.detail);
    throw new Error(reply.detail);
  }

  /** Asks where the other side is, and proves that this is a place of the same journal. */
  private async agree(): Promise<Position> {
    const reply = await this.parts.far.head();
    const { hall, journal } = this.parts;
    if (reply.kind === 'refused') throw new Refused(reply.code, reply.detail);
    if (reply.kind === 'gap') throw new Error(reply.detail);
    if (reply.hall !== hall)
      throw new Refused('other-hall', `the token is that of the hall ${reply.hall}, and this is ${hall}`);
    const { head } = reply;
    if (head === undefined) return BEGINNING;
    const own = await recordAt(journal, { hall, day: head.day }, head.seq);
    if (isSame(head, own)) return { day: head.day, seq: head.seq };
    await this.tellEnd();
    const here = own === undefined ? 'is not here' : 'is another one here';
    throw new Refused(
      'journal-forked',
      `record ${String(head.seq)} of ${hall} ${head.day}, where the journal ends there, ${here}; nothing is sent`,
    );
  }

  /** Says where the journal ends here, without a record: the other side sees that it is not where its copy ends. */
  private async tellEnd(): Promise<void> {
    const { journal, hall, now, far } = this.parts;
    const end = await journal.lastStream(hall);
    await far.take(batchText({ records: [], end, at: now(), left: 0 })).catch(() => undefined); // told again later
  }

  /** What comes behind a place, as much as goes together. */
  private async next({ day, seq }: Position): Promise<readonly StoredEvent[]> {
    const { hall, journal } = this.parts;
    const found = await this.read(day, seq);
    if (found.length > 0) return found;
    const next = await journal.dayAfter(hall, day);
    if (next === undefined) return [];
    // The day may have gone on to its end between the two looks.
    const rest = await this.read(day, seq);
    return rest.length > 0 ? rest : this.read(next, 0);
  }

  private async read(day: string, seq: number): Promise<readonly StoredEvent[]> {
    const { journal, hall } = this.parts;
    const mostRecords = Math.max(1, Math.floor(this.rates.mostRecords * this.share));
    const events = await journal.read({ hall, day }, seq, mostRecords);
    let letters = 0;
    const fits = events.findIndex(({ record }) => (letters += record.length) > this.rates.mostLetters * this.share);
    return fits === -1 ? events : events.slice(0, Math.max(1, fits));
  }

  private async left(behind: Position, end: StreamHead): Promise<number> {
    if (behind.day === end.day) return Math.max(0, end.seq - behind.seq);
    const days = (await this.parts.journal.streams(this.parts.hall)).filter(({ day }) => day >= behind.day);
    return days.reduce((sum, { day, seq }) => sum + seq - (day === behind.day ? behind.seq : 0), 0);
  }

  private async failed(fault: unknown): Promise<void> {
    if (this.stopping) return;
    this.position = undefined;
    const { firstPauseMs, longestPauseMs, refusedPauseMs } = this.rates;
    const detail = faultText(fault);
    if (fault instanceof Refused) {
      this.tell({ kind: 'refused', code: fault.code, detail });
      return this.rest(this.jittered(refusedPauseMs));
    }
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(this.attempts, 20));
    this.attempts += 1;
    this.tell({ kind: 'away', detail });
    await this.rest(this.jittered(pause));
  }

  /** Halls that lost the same city do not all come back in the same moment. */
  private jittered(ms: Millis): Millis {
    return ms * (0.5 + this.parts.random() / 2);
  }

  private tell(state: ShipState): void {
    const { kind, detail, code } = this.told;
    this.told = state;
    if (kind !== state.kind || detail !== state.detail || code !== state.code) this.parts.onState(state);
  }

  /** Until there is news, and a little longer for what comes with it. */
  private async quiet(): Promise<void> {
    const rest = this.rest(this.rates.beatMs);
    this.endQuiet = this.endRest;
    if (this.heard) this.endQuiet();
    await rest;
    this.endQuiet = () => undefined;
    if (this.heard) await this.rest(this.rates.gatherMs);
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

function isSame(head: StreamHead | undefined, event: StoredEvent | undefined): boolean {
  return event !== undefined && head?.day === event.day && head.seq === event.seq && head.hash === event.hash;
}

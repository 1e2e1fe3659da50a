import { fullBucket, take, type Budget } from '../../../core/base/bucket.ts';
import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { Instant } from '../../../core/base/time.ts';
import type { SecurityKind } from '../../../core/protocol/security.ts';
import { NotKept } from '../not-kept.ts';
import { chained, follows, NO_HASH, type SecurityEvent, type SecurityNews } from './security-event.ts';
import type { SecurityEnd, SecurityFiles } from './security-files.ts';

/** What strangers cause is written so often, so that nobody fills a disk with it; the rest is counted. */
const OF_STRANGERS: Budget = { most: 300, perSecond: 1 / 30 };
const STRANGERS_CAUSE: ReadonlySet<SecurityKind> = new Set(['sign-in-failed', 'sign-in-held', 'refused']);
/** What a disk that takes nothing is owed is kept in memory, and no more of it. */
const MOST_OWED = 5000;

const OWED = 'it is done, but not written into the record of security yet; the hall tries again every second';

/** What is looked for in the record. */
export type SecurityQuestion = {
  readonly who?: string | undefined;
  readonly kind?: SecurityKind | undefined;
  /** Those before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Whether every event follows from the one before it, as far back as there are any. */
export type SecurityProof = {
  readonly whole: boolean;
  readonly seq: number;
  readonly hash: string;
  readonly broken?: number;
};

/** Who came in, who did not, and what was changed about it: written down for good, each following from the last. */
export class SecurityRecord {
  private seq = 0;
  private hash = NO_HASH;
  private month = '';
  private owed: SecurityEvent[] = [];
  private strangers = fullBucket(OF_STRANGERS, 0);
  private uncounted = 0;
  private readonly turns = inTurn();
  private readonly listeners = new Set<(event: SecurityEvent) => void>();

  constructor(
    private readonly files: SecurityFiles,
    private readonly now: () => Instant,
    /** Told why the end beside the lines cannot be read. */
    private readonly unreadable: (detail: string) => void = () => undefined,
  ) {}

  /** Finds the end of what is there. A last line that a loss of power has cut off was never acknowledged. */
  async load(): Promise<void> {
    const [newest] = await this.files.months();
    this.month = newest ?? '';
    this.strangers = fullBucket(OF_STRANGERS, this.now());
    if (newest !== undefined) await this.files.mend(newest);
    const lines = newest === undefined ? [] : await this.files.read(newest);
    const last = lines.findLast((each) => each !== undefined);
    const end = await this.end().catch((fault: unknown) => {
      this.unreadable(faultText(fault));
      return undefined;
    });
    // Where lines were cut off the next does not take their place: the gap stays to be seen.
    const from = end !== undefined && end.seq > (last?.seq ?? 0) ? end : last;
    this.seq = from?.seq ?? 0;
    this.hash = from?.hash ?? NO_HASH;
  }

  /** Durable once it resolves; throws `NotKept` while the disk takes nothing, and owes it then. */
  async add(news: SecurityNews): Promise<void> {
    if (!this.counts(news.kind)) return;
    if (this.owed.length >= MOST_OWED) {
      this.uncounted += 1;
      return this.settle();
    }
    this.seq += 1;
    const { from, ...said } = news;
    const more = this.uncounted;
    this.uncounted = 0;
    const made = {
      ...{ seq: this.seq, at: new Date(this.now()).toISOString(), ...said },
      ...(from === undefined || from === '' ? {} : { from }),
      ...(more === 0 ? {} : { more }),
    };
    const event = chained(made, this.hash);
    this.hash = event.hash;
    this.owed.push(event);
    for (const listener of this.listeners) listener(event);
    await this.settle();
  }

  /** The same for what needs no acknowledgement: it is owed until it is written. */
  note(news: SecurityNews): void {
    this.add(news).catch(() => undefined); // owed, and told by whoever settles it
  }

  /** Writes what is owed. */
  async settle(): Promise<void> {
    if (this.owed.length === 0) return;
    await this.turns(async () => {
      while (this.owed.length > 0) {
        const month = (this.owed[0]?.at ?? '').slice(0, 7);
        const events = this.owed.filter(({ at }) => at.startsWith(month));
        try {
          await this.files.add(month, events);
        } catch (fault) {
          throw new NotKept(OWED, fault);
        }
        this.owed = this.owed.slice(events.length);
        if (month !== this.month) {
          this.month = month;
          await this.files.forget().catch(() => undefined); // what is too old is looked for again next month
        }
      }
    });
  }

  /** Called with each event as it happens. Returns the way out. */
  onEvent(listener: (event: SecurityEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What was asked for, newest first, and whether there is more before it. */
  async find({ who, kind, before = Infinity, limit }: SecurityQuestion): Promise<readonly SecurityEvent[]> {
    // What has happened before is in it; a disk that takes nothing is told elsewhere.
    await this.settle().catch(() => undefined);
    const found: SecurityEvent[] = [];
    for (const month of await this.files.months()) {
      for (const event of (await this.files.read(month)).toReversed()) {
        if (event === undefined || event.seq >= before || (kind !== undefined && event.kind !== kind)) continue;
        if (who !== undefined && event.who !== who && event.by !== who) continue;
        found.push(event);
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  /** Reads everything that is kept, and checks each link. */
  async prove(): Promise<SecurityProof> {
    // Before the lines: what is added meanwhile must not look as if it were missing.
    const end = await this.end().catch(() => 'harmed' as const);
    let before: string | undefined;
    let seq = 0;
    for (const month of (await this.files.months()).toReversed()) {
      for (const event of await this.files.read(month)) {
        // What came before the oldest that is kept was removed by its age.
        const first = before === undefined && event?.seq !== 1;
        const fits = event !== undefined && (first || (event.seq === seq + 1 && follows(event, before ?? NO_HASH)));
        if (!fits) return { whole: false, seq, hash: before ?? NO_HASH, broken: event?.seq ?? seq + 1 };
        seq = event.seq;
        before = event.hash;
      }
    }
    if (end === 'harmed' || (end !== undefined && end.seq > seq))
      return { whole: false, seq, hash: before ?? NO_HASH, broken: seq + 1 };
    return { whole: true, seq, hash: before ?? NO_HASH };
  }

  /** Resolves once nothing of it is being written any more. */
  async rest(): Promise<void> {
    await this.files.rest?.();
  }

  private async end(): Promise<SecurityEnd | undefined> {
    return this.files.end?.();
  }

  private counts(kind: SecurityKind): boolean {
    if (!STRANGERS_CAUSE.has(kind)) return true;
    const { bucket, waitMs } = take(OF_STRANGERS, this.strangers, this.now());
    this.strangers = bucket;
    if (waitMs > 0) this.uncounted += 1;
    return waitMs === 0;
  }
}

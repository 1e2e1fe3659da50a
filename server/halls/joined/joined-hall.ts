import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { HallId } from '../../../core/base/names.ts';
import { SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { World } from '../../../core/record/world.ts';
import type { Batch } from '../../journal/batch-lines.ts';
import { unseal } from '../../journal/chain.ts';
import type { Journal, StoredEvent, StreamHead } from '../../journal/journal.ts';
import { receiveRecords, type Received } from '../../journal/receive-records.ts';
import { followLedger, type FollowingLedger } from '../../ledger/following-ledger.ts';
import type { Logger } from '../../ops/log.ts';
import { keepReports, NO_REPORTS, type Reports, type ReportsProgram } from '../../reports/reports-keeper.ts';
import { reportSeal } from '../seal-report.ts';
import { openSearch, type SearchServices } from '../service-search.ts';
import { storesIn } from '../stores.ts';
import { WayOut } from '../way-out.ts';
import { recordAt } from '../../journal/record-at.ts';

/** Of whom nothing is heard for so long, that hall is behind. */
const LATE_MS: Millis = 30 * SECOND;

/** How far what is known of the hall is behind the hall. */
export type Lag = {
  /** All of it is here, and the hall was heard of just now. */
  readonly fresh: boolean;
  /** By the clock of the hall, what is here is complete up to this moment. */
  readonly asOf?: Instant;
  /** By the clock here, when it was last heard of. */
  readonly heard?: Instant;
  readonly behindMs?: Millis;
  /** Records that it had written when it was last heard of, and that had not come. */
  readonly records?: number;
  /** Why its journal is not taken, or cannot be read. */
  readonly fault?: string;
};

/** What its journal says of it, by the same rules as of a hall that is here. */
export type LiveFigures = {
  world(): World;
  /** The moment that the figures are of. */
  now(): Instant;
  readonly search: SearchServices;
  readonly reports: Reports;
};

type Parts = {
  readonly id: HallId;
  /** For its journal and what is made of it. */
  readonly folder: string;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly reportsProgram: ReportsProgram | undefined;
  readonly changed: () => void;
};

/** What was heard last of the hall itself. */
type Heard = { readonly at: Instant; readonly hallAt: Instant; readonly left: number };

/** A hall that stands alone, as its journal tells of it here. */
export class JoinedHall {
  readonly id: HallId;
  /** Where people find the hall's own pages. */
  page: string | undefined;
  private readonly turn = inTurn();
  private readonly news = new Set<() => void>();
  private readonly wayOut: WayOut;
  private figures: LiveFigures | undefined;
  private heard: Heard | undefined;
  private asOf: Instant | undefined;
  /** Why its journal is not taken. */
  private fault: string | undefined;
  /** Why what was taken cannot be read here. */
  private unread: () => string | undefined = () => undefined;

  private constructor(
    private readonly parts: Parts,
    private readonly journal: Journal,
    wayOut: WayOut,
  ) {
    this.id = parts.id;
    this.wayOut = wayOut;
  }

  /** Throws where the journal that was kept here is not the one that was written. */
  static async open(parts: Parts): Promise<JoinedHall> {
    const wayOut = new WayOut();
    const stores = storesIn(parts.folder, parts.now, reportSeal(parts.log));
    try {
      wayOut.add(await stores.lock());
      await stores.journal.open();
      wayOut.add(() => stores.journal.close());
      const hall = new JoinedHall(parts, stores.journal, wayOut);
      await hall.show();
      return hall;
    } catch (fault) {
      await wayOut.leave().catch(() => undefined); // what kept it from opening is what is told
      throw fault;
    }
  }

  /** Undefined until its first day has come. */
  live(): LiveFigures | undefined {
    return this.figures;
  }

  lag(): Lag {
    const { heard, asOf } = this;
    const fault = this.fault ?? this.unread();
    const now = this.parts.now();
    const quietMs = heard === undefined ? Infinity : now - heard.at;
    const fresh = fault === undefined && heard?.left === 0 && quietMs < LATE_MS && this.figures !== undefined;
    // Clocks of two machines differ; how old something is is told by one of them.
    const offset = heard === undefined ? 0 : heard.at - heard.hallAt;
    return {
      fresh,
      ...(asOf === undefined ? {} : { asOf, behindMs: Math.max(0, now - (asOf + offset)) }),
      ...(heard === undefined ? {} : { heard: heard.at, records: heard.left }),
      ...(fault === undefined ? {} : { fault }),
    };
  }

  head(): Promise<StreamHead | undefined> {
    return this.turn(() => this.journal.lastStream(this.id));
  }

  take(batch: Batch): Promise<Received> {
    return this.turn(async () => {
      const received = await receiveRecords(this.journal, this.id, batch.records);
      this.page = batch.page ?? this.page;
      if (received.kind !== 'gap') await this.note(batch, received);
      for (const listener of this.news) listener();
      this.parts.changed();
      return received;
    });
  }

  close(): Promise<void> {
    return this.turn(() => this.wayOut.leave());
  }

  private async note({ records, end, at, left }: Batch, received: Received): Promise<void> {
    const before = this.fault;
    const { log, now } = this.parts;
    this.heard = { at: now(), hallAt: at, left };
    if (received.kind !== 'taken') {
      this.fault = received.kind === 'gap' ? undefined : received.detail;
      if (this.fault !== before) log.error({ detail: received.detail }, 'the journal of the hall is not taken');
      return;
    }
    const { head } = received;
    const isEnd = end?.day === head?.day && end?.seq === head?.seq && end?.hash === head?.hash;
    const whole = left === 0 && isEnd;
    // With nothing left to be sent both would end with the same record.
    this.fault = left === 0 && !isEnd ? otherEnd(end, head) : undefined;
    if (this.fault !== undefined && this.fault !== before)
      log.error({ detail: this.fault }, 'the journal of the hall is another one');
    const last = records.at(-1);
    if (whole) this.asOf = at;
    else if (last !== undefined) this.asOf = Math.max(this.asOf ?? 0, atOf(last));
    await this.show();
  }

  /** Once there is a day, the figures follow the journal. */
  private async show(): Promise<void> {
    if (this.figures !== undefined) return;
    const last = await this.journal.lastStream(this.id);
    if (last === undefined) return;
    try {
      const newest = await recordAt(this.journal, last, last.seq);
      if (this.asOf === undefined && newest !== undefined) this.asOf = atOf(newest);
      this.figures = await this.follow(last);
    } catch (fault) {
      this.fault = cannotRead(faultText(fault));
    }
  }

  private async follow(last: StreamHead): Promise<LiveFigures> {
    const { journal, parts } = this;
    const following = followLedger({
      journal: {
        open: () => Promise.resolve(),
        close: () => Promise.resolve(),
        read: (stream, afterSeq) => journal.read(stream, afterSeq),
        lastStream: (hall) => journal.lastStream(hall),
        elsewhere: (listener) => {
          this.news.add(listener);
          return () => this.news.delete(listener);
        },
      },
      catalogue: await this.catalogueIn(last),
      clock: { now: () => this.moment(), behindMs: () => 0 },
    });
    await following.start();
    this.wayOut.add(() => following.stop());
    this.unread = () => {
      const { detail } = following.health();
      return detail === undefined ? undefined : cannotRead(detail);
    };
    following.subscribe(() => parts.changed());
    const search = openSearch(following, () => ({}));
    this.wayOut.add(() => search.close());
    const reports = this.reportsOf(following);
    this.wayOut.add(() => reports.close());
    reports.begin();
    return { world: () => following.world(), now: () => following.now(), search: search.find, reports };
  }

  private async catalogueIn(last: StreamHead): Promise<Catalogue> {
    const [first] = await this.journal.read(last, 0, 1);
    const opened = first === undefined ? undefined : unseal(first);
    if (opened?.type !== 'DayOpened') throw new Error(`${last.day} begins with no opening of a day`);
    return opened.data.catalogue;
  }

  private reportsOf(following: FollowingLedger): Reports {
    const { reportsProgram, folder, id, log } = this.parts;
    if (reportsProgram === undefined) return NO_REPORTS;
    return keepReports({
      program: reportsProgram,
      task: { journal: join(folder, 'journal.sqlite'), hall: id, folder: join(folder, 'reports') },
      now: () => following.now(),
      warn: (detail) => log.warn({ detail }, 'the reports are in trouble'),
    });
  }

  /** By the clock of the hall: now where all is known, else when that was so. */
  private moment(): Instant {
    const { fresh, asOf = 0 } = this.lag();
    if (!fresh || this.heard === undefined) return asOf;
    return this.parts.now() - (this.heard.at - this.heard.hallAt);
  }
}

function otherEnd(end: StreamHead | undefined, head: StreamHead | undefined): string {
  const said = (at: StreamHead | undefined): string =>
    at === undefined ? 'no record' : `record ${String(at.seq)} of ${at.day}`;
  return `the journal of the hall ends with ${said(end)}, its copy here with another one, ${said(head)}: it was cut back, or is another journal`;
}

function cannotRead(why: string): string {
  return `what it sends cannot be read here: ${why}`;
}

function atOf({ record }: StoredEvent): Instant {
  return (JSON.parse(record) as { readonly at: Instant }).at;
}

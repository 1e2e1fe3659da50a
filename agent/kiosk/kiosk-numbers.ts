import { inTurn } from '../../core/base/in-turn.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { Language } from '../../core/base/names.ts';
import type { BookService, NumbersGiven, NumbersAsked, OfflineBook, PaperTold } from '../../core/protocol/offline.ts';
import { numberAt } from '../../core/queue/lease.ts';
import { DiskTroubles, type NotWritten } from '../disk-troubles.ts';
import { HallClock, type MachineClocks } from './hall-clock.ts';
import type { KeptLease, KeptPaper, NumberStore } from './number-store.ts';
import { newSecret, newTicketId } from './paper-ids.ts';

/** What somebody at the kiosk asks for; `key` makes a second touch the same. */
export type NumberAsked = {
  readonly kiosk: string;
  readonly service: string;
  readonly category: string;
  readonly language: Language;
  readonly key: string;
};

/** Why the kiosk gives no number by itself. */
export type NoNumber =
  | 'no-lease'
  | 'closed'
  | 'stopped'
  | 'line-closed'
  | 'limited'
  | 'no-service'
  | 'used-up'
  | 'disk';

/** What is needed of the rest of the agent. */
export type KioskNumbersParts = {
  readonly clocks: MachineClocks;
  /** Prints the paper; its outcome, or undefined while it is being printed. */
  print(paper: KeptPaper, lease: KeptLease): Promise<PaperTold['slip']>;
  /** Undefined: the server did not take it now. */
  tell(paper: PaperTold): Promise<{ readonly joined: boolean } | undefined>;
  ask(asked: NumbersAsked): Promise<NumbersGiven | undefined>;
  /** The server is there. */
  linked(): boolean;
  say(what: string): void;
};

/**
 * The numbers of the kiosks of this machine while the server is out of reach. Each is on disk before its paper is
 * printed; those of a kiosk are told, oldest first,
 * before new ones are asked for.
 */
export class KioskNumbers {
  private readonly clock: HallClock;
  private readonly turns = inTurn();
  private readonly disk: DiskTroubles;
  private syncing: Promise<void> | undefined;

  constructor(
    private readonly store: NumberStore,
    private readonly kiosks: readonly string[],
    private readonly parts: KioskNumbersParts,
  ) {
    this.clock = new HallClock(parts.clocks);
    this.disk = new DiskTroubles((what) => parts.say(what));
    const newest = kiosks.flatMap((kiosk) => store.lease(kiosk) ?? []).sort((a, b) => b.heardAt - a.heardAt)[0];
    if (newest !== undefined) this.clock.remember(newest.behind);
  }

  /** What is known of the hall; undefined before the first lease. */
  book(kiosk: string): OfflineBook | undefined {
    return this.store.lease(kiosk)?.book;
  }

  /**
   * Never before what is known to have been: a machine whose battery is empty, or that has none, starts with a time of
   * long ago.
   */
  private now(): Instant {
    const heard = this.kiosks.map((kiosk) => this.store.lease(kiosk)?.heardAt ?? 0);
    return Math.max(this.clock.now(), ...heard, this.lastIssued());
  }

  private lastIssued(): Instant {
    return this.store.papers().reduce((newest, { issuedAt }) => Math.max(newest, issuedAt), 0);
  }

  paper(ticket: string): KeptPaper | undefined {
    return this.store.papers().find((each) => each.ticket === ticket);
  }

  /** Why this kiosk gives no number for a service now, or for any; undefined where it does. */
  whyNot(kiosk: string, service?: BookService): NoNumber | undefined {
    const lease = this.store.lease(kiosk);
    const now = this.now();
    if (lease === undefined || now >= lease.until || lease.ranges.length === 0) return 'no-lease';
    const { book } = lease;
    if (book.stopped !== undefined) return 'stopped';
    if (!isWithin(book.spans, now)) return 'closed';
    if (service === undefined) return undefined;
    if (service.not !== undefined) return service.not;
    if (service.spans !== undefined && !isWithin(service.spans, now)) return 'closed';
    return this.nextNumber(lease, service.line) === undefined ? 'used-up' : undefined;
  }

  /** Gives a number and prints it. The same key again is the same number, and no second paper. */
  give(asked: NumberAsked): Promise<Result<KeptPaper, NoNumber>> {
    return this.turns(async () => {
      const known = this.store.papers().find((each) => each.asked === asked.key && each.kiosk === asked.kiosk);
      if (known !== undefined) return ok(known);
      const lease = this.store.lease(asked.kiosk);
      const service = lease?.book.services.find(({ id }) => id === asked.service);
      if (lease !== undefined && service === undefined) return err('no-service');
      const why = this.whyNot(asked.kiosk, service);
      const number = lease === undefined || service === undefined ? undefined : this.nextNumber(lease, service.line);
      if (why !== undefined || lease === undefined || number === undefined) return err(why ?? 'no-lease');
      const paper = this.paperOf(asked, lease, number);
      try {
        await this.store.give(paper);
      } catch (fault) {
        this.disk.note(GIVEN, fault);
        return err('disk');
      }
      this.disk.note(GIVEN, undefined);
      void this.print(paper, lease);
      return ok(paper);
    });
  }

  /** Tells the server what was given, then asks for what is lacking. Once at a time. */
  sync(): Promise<void> {
    this.syncing ??= this.syncNow().finally(() => {
      this.syncing = undefined;
    });
    return this.syncing;
  }

  private async syncNow(): Promise<void> {
    // A paper that is not taken now holds up those behind it at its own kiosk alone.
    const stuck = new Set<string>();
    // Looked for anew each time: what has become of its paper is known by now, and more may have been given.
    for (let next = this.untold(stuck); next !== undefined; next = this.untold(stuck)) {
      const { slip = 'unknown', ...paper } = next;
      const taken = await this.parts.tell({ ...paper, slip });
      if (taken !== undefined) await this.noteTold(paper, taken.joined);
      else if (this.parts.linked()) stuck.add(paper.kiosk);
      else return;
    }
    for (const kiosk of this.kiosks) {
      if (!this.parts.linked()) return;
      if (!stuck.has(kiosk)) await this.ask(kiosk);
    }
  }

  /** The oldest paper of which the hall does not know, of any kiosk but these. */
  private untold(stuck: ReadonlySet<string>): KeptPaper | undefined {
    return this.store.papers().find(({ ticket, kiosk }) => !stuck.has(kiosk) && !this.store.isTold(ticket));
  }

  /** Whether it is a number of this machine of which the hall does not know: nor would it know the ticket. */
  isUntold(ticket: string): boolean {
    return this.paper(ticket) !== undefined && !this.store.isTold(ticket);
  }

  private async noteTold({ ticket, number, day }: KeptPaper, joined: boolean): Promise<void> {
    if (!joined) this.parts.say(`${number} of ${day} joined no line; the journal says why`);
    try {
      await this.store.told(ticket);
    } catch (fault) {
      // After a start it is told once more, and the hall knows it.
      this.parts.say(`that ${number} was told is not written down: ${faultText(fault)}`);
    }
  }

  private async ask(kiosk: string): Promise<void> {
    const before = this.store.lease(kiosk);
    const today = before !== undefined && this.now() < before.until ? before : undefined;
    const asked = this.parts.clocks.steady();
    const given = await this.parts.ask({
      kiosk,
      folder: this.store.folder,
      held: [...(today?.ranges ?? [])],
      ...(before === undefined ? {} : { book: before.book.id }),
    });
    const book = given?.book ?? before?.book;
    if (given === undefined || book === undefined) return;
    this.clock.heard(given.now, [asked, this.parts.clocks.steady()]);
    const { day, until, ranges, now } = given;
    const kept = { day, until, ranges, book, heardAt: now, behind: this.clock.behind };
    if (before !== undefined && isSame(before, kept)) return;
    const fault = await this.store.keep(kiosk, kept).catch((cause: unknown) => cause);
    this.disk.note({ what: `the numbers lent to ${kiosk}`, so: 'none of them is given' }, fault);
  }

  private paperOf(
    { kiosk, service, category, language, key }: NumberAsked,
    lease: KeptLease,
    number: string,
  ): KeptPaper {
    // The clock may have been set back over a start; who comes later is later all the same.
    const issuedAt = Math.max(this.now(), this.lastIssued() + 1);
    const offered = lease.book.categories.some(({ id }) => id === category);
    return {
      ticket: newTicketId(issuedAt),
      secret: newSecret(),
      number,
      day: lease.day,
      kiosk,
      services: [service],
      category: offered ? category : ORDINARY,
      language,
      issuedAt,
      asked: key,
    };
  }

  private nextNumber({ ranges, day }: KeptLease, line: string): string | undefined {
    const gone = this.store.gone(day);
    for (const { line: of, prefix, from, to } of ranges) {
      if (of !== line) continue;
      for (let count = from; count <= to; count += 1) {
        const number = numberAt(prefix, count);
        if (!gone.has(number)) return number;
      }
    }
    return undefined;
  }

  private async print(paper: KeptPaper, lease: KeptLease): Promise<void> {
    try {
      await this.store.printed(paper.ticket, await this.parts.print(paper, lease));
    } catch (fault) {
      this.parts.say(`what became of the paper of ${paper.number} is not written down: ${faultText(fault)}`);
    }
  }
}

const GIVEN: NotWritten = { what: 'a number', so: 'it is given to nobody' };

/** So often the difference of the clocks is written down anew, where nothing else has changed. */
const CLOCK_KEPT_MS = 600_000;

function isSame(a: KeptLease, b: KeptLease): boolean {
  return (
    a.day === b.day &&
    a.book.id === b.book.id &&
    JSON.stringify(a.ranges) === JSON.stringify(b.ranges) &&
    b.heardAt - a.heardAt < CLOCK_KEPT_MS &&
    Math.abs(a.behind - b.behind) < 500
  );
}

function isWithin(spans: OfflineBook['spans'], now: Instant): boolean {
  return spans.some(({ from, until }) => from <= now && now < until);
}

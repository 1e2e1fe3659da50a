import { rfc3339 } from '../../../core/base/zone.ts';
import type { Instant, TimeZone } from '../../../core/base/time.ts';
import type { Board } from '../../../core/catalogue/equipment.ts';
import { legibilityOf } from '../../../core/catalogue/legibility.ts';
import type { BoardOrderForm, BoardReport, BoardStanding, SpeakMessage } from '../../../core/protocol/boards.ts';
import type { PageNews } from '../../../core/protocol/pictures.ts';
import type { FleetBoard, GivenOrder } from '../../../core/protocol/shapes/fleet.ts';
import type { OrderBook } from './order-book.ts';
import { isOtherwise, lasting } from './standing.ts';

/** A page that stands for a board. */
export type BoardPage = { readonly send: (message: string, body: object) => void };

type Known = {
  board: Board;
  readonly pages: Set<BoardPage>;
  report: BoardReport | undefined;
  seenAt: number | undefined;
  lostAt: number | undefined;
  /** Since when the process of its page is dead, as its browser says. */
  crashedAt: number | undefined;
  /** When it was told last what lasts. */
  toldAt: number;
  /** Since when it has reported that it is otherwise. */
  otherwiseSince: number | undefined;
  disobeys: boolean;
};

export type HallBoardsParts = {
  readonly boards: readonly Board[];
  readonly now: () => number;
  readonly timeZone: () => TimeZone;
  /** The build of the board's page that the server gives now; undefined when there is none. */
  readonly build: () => string | undefined;
  readonly orders: OrderBook;
  /** What was found of a page could not be written down. */
  readonly unwritten: (fault: unknown) => void;
};

/** A call as boards tell of it: seqs begin again with each business day. */
export type PaintedCall = { readonly seq: number; readonly at: Instant };

/** So many calls are remembered of which boards have painted them. */
const KEPT = 500;
/** A report may have been on its way when the board was told. */
const CROSSING_MS = 3000;
/** A board that is otherwise than it was told for so long does not obey. */
const PATIENCE_MS = 15_000;
/** So long after a crash a page that reports is back, whoever has not said so. */
const CRASH_MS = 15_000;
const ORDERS_SHOWN = 3;

/**
 * Where boards report: which are linked, what they show, whether they can be heard; and from where they are told what
 * to do.
 */
export class HallBoards {
  private known: ReadonlyMap<string, Known> = new Map();
  private readonly painted = new Map<string, Set<string>>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: HallBoardsParts) {
    this.known = knownFrom(parts.boards, new Map());
  }

  /** The boards of another hall file: what is known of those that stay is kept. */
  change(boards: readonly Board[]): void {
    this.known = knownFrom(boards, this.known);
    this.changed();
  }

  /**
   * A page has come in. It is told what lasts for its board, also that it is not dark: it may remember otherwise.
   * Undefined when there is no such board.
   */
  enter(id: string, page: BoardPage): (() => void) | undefined {
    const known = this.known.get(id);
    if (known === undefined) return undefined;
    known.pages.add(page);
    known.lostAt = undefined;
    known.otherwiseSince = undefined;
    this.remind(known);
    this.changed();
    return () => {
      if (known.pages.delete(page) && known.pages.size === 0) known.lostAt = this.parts.now();
      this.changed();
    };
  }

  /** What `by` found of the page of a board, and did about it; written down as orders are. */
  page(id: string, { what, detail }: PageNews, by: string): void {
    const known = this.known.get(id);
    if (known === undefined) return;
    const now = this.parts.now();
    known.crashedAt = what === 'crashed' ? now : undefined;
    this.changed();
    const line = { at: this.time(now), who: by, order: what, board: id, reached: detail === undefined };
    this.parts.orders.give(line, (before) => before).then(() => this.changed(), this.parts.unwritten);
  }

  /** A board says how it is. */
  report(id: string, report: BoardReport): void {
    const known = this.known.get(id);
    if (known === undefined) return;
    const now = this.parts.now();
    const before = newsOf(known);
    known.report = report;
    known.seenAt = now;
    // Who would have said that the page is back may have gone.
    if (known.crashedAt !== undefined && now - known.crashedAt > CRASH_MS) known.crashedAt = undefined;
    known.otherwiseSince = isOtherwise(this.standing(id), report) ? (known.otherwiseSince ?? now) : undefined;
    known.disobeys = known.otherwiseSince !== undefined && now - known.otherwiseSince >= PATIENCE_MS;
    if (known.otherwiseSince !== undefined && now - known.toldAt > CROSSING_MS) this.remind(known);
    if (before !== newsOf(known)) this.changed();
  }

  /** A board has painted a call. True when that was news. */
  paint(id: string, call: PaintedCall): boolean {
    const key = keyOf(call);
    const boards = this.painted.get(key) ?? new Set();
    if (boards.has(id)) return false;
    boards.add(id);
    this.painted.set(key, boards);
    for (const oldest of [...this.painted.keys()].slice(0, -KEPT)) this.painted.delete(oldest);
    return true;
  }

  /** How many of these boards have painted a call and are linked now. */
  paintedBy(call: PaintedCall, boards: readonly string[]): number {
    const painted = this.painted.get(keyOf(call));
    return painted === undefined ? 0 : this.linked(boards.filter((id) => painted.has(id)));
  }

  /** The calls of the day before are nobody's any more. */
  newDay(): void {
    this.painted.clear();
  }

  /** How many of these boards are linked now. */
  linked(boards: readonly string[]): number {
    return boards.filter((id) => (this.known.get(id)?.pages.size ?? 0) > 0).length;
  }

  /**
   * Writes an order down and tells the board's pages. `unknown` when there is no such board. Nobody hears it now:
   * `kept` when it is told to the page that comes, `not-linked` when it was for this moment. Throws when the disk
   * cannot take it: then nobody was told.
   */
  async order(id: string, form: BoardOrderForm, who: string): Promise<'told' | 'unknown' | 'kept' | 'not-linked'> {
    const known = this.known.get(id);
    if (known === undefined) return 'unknown';
    const given: GivenOrder = {
      at: this.time(this.parts.now()),
      who,
      order: form.order === 'volume' ? `volume ${String(form.volume)}` : form.order,
      board: id,
      reached: known.pages.size > 0,
    };
    await this.parts.orders.give(given, (before) => lasting(before, form));
    if (form.order !== 'volume') {
      known.toldAt = this.parts.now();
      this.tell(id, 'board-order', { order: form.order });
    }
    this.changed();
    if (given.reached) return 'told';
    return form.order === 'reload' || form.order === 'identify' ? 'not-linked' : 'kept';
  }

  /** The newest orders to all boards, the newest first. */
  orders(): readonly GivenOrder[] {
    return this.parts.orders.given();
  }

  /** Lets a board say something, as loud as it was told to be. An alarm is as loud as its zone has it. */
  speak(id: string, message: SpeakMessage): boolean {
    const level = message.calls.length === 0 ? 100 : this.standing(id).volume;
    return this.tell(id, 'speak', { ...message, volume: Math.round((message.volume * level) / 100) });
  }

  /** Sends a message to the pages of a board; false when there is none. */
  tell(id: string, message: string, body: object): boolean {
    const pages = this.known.get(id)?.pages ?? new Set();
    for (const page of pages) page.send(message, body);
    return pages.size > 0;
  }

  views(): readonly FleetBoard[] {
    const build = this.parts.build();
    return [...this.known.values()].map((known) => {
      const { board, pages, report, seenAt, lostAt, crashedAt } = known;
      const { upMs = 0, ...rest } = report ?? {};
      const outdated = pages.size > 0 && report !== undefined && build !== undefined && report.version !== build;
      const legible = legibilityOf(board);
      return {
        id: board.id,
        kind: board.kind,
        name: board.name,
        zone: board.zone,
        linked: pages.size > 0,
        pages: pages.size,
        ...(lostAt === undefined ? {} : { lostAt: this.time(lostAt) }),
        ...(crashedAt === undefined ? {} : { crashedAt: this.time(crashedAt) }),
        ...(seenAt === undefined ? {} : { seenAt: this.time(seenAt) }),
        ...(report === undefined
          ? {}
          : { report: { ...(rest as Omit<BoardReport, 'upMs'>), upSeconds: Math.round(upMs / 1000) } }), // report is there, so are its fields
        ...(outdated ? { outdated: true as const } : {}),
        ...(legible?.needsIn === undefined
          ? {}
          : { tooFar: { viewingM: board.viewingM ?? 0, reachesM: legible.reachesM, needsIn: legible.needsIn } }),
        ...(board.browser === undefined ? {} : { pictured: true as const }),
        standing: this.standing(board.id),
        ...(pages.size > 0 && known.disobeys ? { disobeys: true as const } : {}),
        orders: this.orders()
          .filter((order) => order.board === board.id)
          .slice(0, ORDERS_SHOWN),
      };
    });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private time(at: Instant): string {
    return rfc3339(at, this.parts.timeZone());
  }

  private standing(id: string): BoardStanding {
    return this.parts.orders.standing(id);
  }

  private remind(known: Known): void {
    const { muted, blank } = this.standing(known.board.id);
    known.toldAt = this.parts.now();
    this.tell(known.board.id, 'board-order', { order: muted ? 'mute' : 'unmute' });
    this.tell(known.board.id, 'board-order', { order: blank ? 'blank' : 'show' });
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function knownFrom(boards: readonly Board[], before: ReadonlyMap<string, Known>): ReadonlyMap<string, Known> {
  return new Map(
    boards.map((board) => {
      const known = before.get(board.id);
      return [board.id, known === undefined ? unseen(board) : Object.assign(known, { board })];
    }),
  );
}

function unseen(board: Board): Known {
  return {
    board,
    pages: new Set(),
    report: undefined,
    seenAt: undefined,
    lostAt: undefined,
    crashedAt: undefined,
    toldAt: 0,
    otherwiseSince: undefined,
    disobeys: false,
  };
}

function keyOf({ seq, at }: PaintedCall): string {
  return `${String(seq)} ${String(at)}`;
}

/** What of a board is news when it changes. */
function newsOf({ report, disobeys, crashedAt }: Known): string {
  return JSON.stringify([{ ...report, upMs: 0 }, disobeys, crashedAt]);
}

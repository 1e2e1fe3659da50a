import { rfc3339 } from '../../core/base/zone.ts';
import type { Instant } from '../../core/base/time.ts';
import type { Board } from '../../core/catalogue/catalogue.ts';
import { legibilityOf } from '../../core/catalogue/legibility.ts';
import type { BoardOrder, BoardReport } from '../../core/protocol/boards.ts';
import type { FleetBoard } from '../../core/views/fleet-view.ts';

/** A page that stands for a board. */
export type BoardPage = { readonly send: (message: string, body: object) => void };

type Known = {
  readonly board: Board;
  readonly pages: Set<BoardPage>;
  report: BoardReport | undefined;
  seenAt: number | undefined;
  muted: boolean;
  blank: boolean;
};

export type BoardDeskParts = {
  readonly boards: readonly Board[];
  readonly now: () => number;
  readonly timeZone: string;
  /** The build of the board's page that the server gives now; undefined when there is none. */
  readonly build: () => string | undefined;
};

/** A call as boards tell of it: seqs begin again with each business day. */
export type PaintedCall = { readonly seq: number; readonly at: Instant };

/** So many calls are remembered of which boards have painted them. */
const KEPT = 500;

/** Where boards report: which are linked, what they show, whether they can be heard; and from where they are told what to do. */
export class BoardDesk {
  private readonly known: ReadonlyMap<string, Known>;
  private readonly painted = new Map<string, Set<string>>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: BoardDeskParts) {
    this.known = new Map(
      parts.boards.map((board) => [
        board.id,
        { board, pages: new Set(), report: undefined, seenAt: undefined, muted: false, blank: false },
      ]),
    );
  }

  /** A page has come in. What the board was told before counts for it too. Undefined when the hall has no such board. */
  enter(id: string, page: BoardPage): (() => void) | undefined {
    const known = this.known.get(id);
    if (known === undefined) return undefined;
    known.pages.add(page);
    if (known.muted) page.send('board-order', { order: 'mute' });
    if (known.blank) page.send('board-order', { order: 'blank' });
    this.changed();
    return () => {
      known.pages.delete(page);
      this.changed();
    };
  }

  /** A board says how it is. */
  report(id: string, report: BoardReport): void {
    const known = this.known.get(id);
    if (known === undefined) return;
    const before = JSON.stringify({ ...known.report, upMs: 0 });
    known.report = report;
    known.seenAt = this.parts.now();
    if (before !== JSON.stringify({ ...report, upMs: 0 })) this.changed();
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

  /** Tells a board's pages. `unknown` when there is no such board, `not-linked` when nobody hears it now. */
  order(id: string, order: BoardOrder): 'told' | 'unknown' | 'not-linked' {
    const known = this.known.get(id);
    if (known === undefined) return 'unknown';
    if (order === 'mute' || order === 'unmute') known.muted = order === 'mute';
    if (order === 'blank' || order === 'show') known.blank = order === 'blank';
    const here = this.tell(id, 'board-order', { order });
    this.changed();
    return here ? 'told' : 'not-linked';
  }

  /** Sends a message to the pages of a board; false when there is none. */
  tell(id: string, message: string, body: object): boolean {
    const pages = this.known.get(id)?.pages ?? new Set();
    for (const page of pages) page.send(message, body);
    return pages.size > 0;
  }

  views(): readonly FleetBoard[] {
    const build = this.parts.build();
    return [...this.known.values()].map(({ board, pages, report, seenAt, muted, blank }) => {
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
        ...(seenAt === undefined ? {} : { seenAt: rfc3339(seenAt, this.parts.timeZone) }),
        ...(report === undefined
          ? {}
          : { report: { ...(rest as Omit<BoardReport, 'upMs'>), upSeconds: Math.round(upMs / 1000) } }), // report is there, so are its fields
        ...(outdated ? { outdated: true as const } : {}),
        ...(legible?.needsIn === undefined
          ? {}
          : { tooFar: { viewingM: board.viewingM ?? 0, reachesM: legible.reachesM, needsIn: legible.needsIn } }),
        ...(board.browser === undefined ? {} : { pictured: true as const }),
        ...(muted ? { muted: true as const } : {}),
        ...(blank ? { blank: true as const } : {}),
      };
    });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function keyOf({ seq, at }: PaintedCall): string {
  return `${String(seq)} ${String(at)}`;
}

import { SECOND, MINUTE, type Instant } from '../../core/base/time.ts';
import { own } from '../../core/base/own.ts';
import { readKept, tried } from '../../web/kept-here.ts';
import { keptAs } from '../../web/link/own-hall.ts';

/** What stood on the glass without a break, as it is told to the hall. */
export type ShownEntry = {
  readonly id: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

/** Where the book lies. */
export type ShownStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Fourteen hours of ten-second turns; of more the oldest are given up. */
export const ENTRIES_KEPT = 5000;
/** One message takes so many. */
const ENTRIES_TOLD = 100;
/** A notice that stands on turn after turn is one entry, told in parts of about this length. */
const LONGEST_MS = 10 * MINUTE;
const NOTED_EVERY_MS = 5 * SECOND;

type Open = { readonly id: string; readonly notice: string; readonly from: Instant; readonly seen: Instant };

/**
 * The board's book of what it has shown. It is kept until the hall has acknowledged it; what a page left open when it
 * died is closed by the next one at the last instant that was noted.
 */
export class ShownRecord {
  private open: Open | undefined;
  private entries: readonly ShownEntry[];

  constructor(
    private readonly store: ShownStore,
    private readonly board: string,
    private readonly newId: () => string,
  ) {
    this.entries = readEntries(this.read('shown'));
    const left = readOpen(this.read('showing'));
    if (left === undefined) return;
    this.add(left, left.seen, false);
    this.store.removeItem(this.keyOf('showing'));
  }

  /** A notice comes onto the glass. */
  begin(notice: string, at: Instant): void {
    this.open = { id: this.newId(), notice, from: at, seen: at };
    this.write('showing', this.open);
  }

  /** It is still there. */
  note(at: Instant, now = false): void {
    if (this.open === undefined || (!now && Math.abs(at - this.open.seen) < NOTED_EVERY_MS)) return;
    this.open = { ...this.open, seen: at };
    this.write('showing', this.open);
  }

  /** Its turn came to an end, and the next turn is its own too. */
  turn(at: Instant): void {
    if (this.open === undefined || at - this.open.from < LONGEST_MS) return;
    const { notice } = this.open;
    this.end(at, true);
    this.begin(notice, at);
  }

  /** It leaves the glass. `complete`: its turn came to its end. */
  end(at: Instant, complete: boolean): void {
    if (this.open === undefined) return;
    this.add(this.open, at, complete);
    this.open = undefined;
    this.store.removeItem(this.keyOf('showing'));
  }

  /** What the hall does not have yet, the oldest first, as much as goes into one message. */
  untold(): readonly ShownEntry[] {
    return this.entries.slice(0, ENTRIES_TOLD);
  }

  /** The hall has these. */
  told(entries: readonly ShownEntry[]): void {
    const ids = new Set(entries.map(({ id }) => id));
    this.entries = this.entries.filter(({ id }) => !ids.has(id));
    this.write('shown', this.entries);
  }

  private add({ id, notice, from }: Open, until: Instant, complete: boolean): void {
    // A clock that was put back in between makes no time that runs backwards.
    const entry = { id, notice, from: text(from), until: text(Math.max(from, until)), complete };
    this.entries = [...this.entries, entry].slice(-ENTRIES_KEPT);
    this.write('shown', this.entries);
  }

  private keyOf(what: string): string {
    return keptAs(`hallcall.${what}.${this.board}`);
  }

  private read(what: string): unknown {
    return readKept(this.store, this.keyOf(what));
  }

  private write(what: string, value: object): void {
    // No room: what is in memory is told all the same, unless the page dies first.
    tried(() => this.store.setItem(this.keyOf(what), JSON.stringify(value)));
  }
}

function text(at: Instant): string {
  return new Date(at).toISOString();
}

function readEntries(value: unknown): readonly ShownEntry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is ShownEntry {
  return hasTexts(value, ['id', 'notice', 'from', 'until']) && typeof value['complete'] === 'boolean';
}

function readOpen(value: unknown): Open | undefined {
  if (!hasTexts(value, ['id', 'notice'])) return undefined;
  const { id, notice, from, seen } = value;
  return typeof from === 'number' && typeof seen === 'number'
    ? { id: String(id), notice: String(notice), from, seen }
    : undefined;
}

function hasTexts(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof own(value as Record<string, unknown>, name) === 'string')
  );
}

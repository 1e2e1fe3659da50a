import type { BusinessDay, Instant } from '../../core/base/time.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { dayFold, factsOf, foldEvent, type DayFold } from '../../core/reports/fold-day.ts';
import { BEGINNING, type Position } from '../journal/journal.ts';
import { packFacts, type PackedFacts } from './packed-facts.ts';
import type { ReportStore } from './report-store.ts';

/** How far the reports are: behind this event, which was at this instant. */
export type UpTo = Position & {
  readonly at: Instant;
  /** The days of other systems are still being taken in: whoever asks for days may miss some. */
  readonly histories?: 'behind';
};

/** So many days are kept at once while years are told: each time the store syncs its disk. */
export const DAYS_AT_ONCE = 6;

/** Who is handed so few events is not telling years. */
const FEW_EVENTS = 200;

/**
 * Tells a store what happens. A day is folded in memory and kept once the next one has begun, so what the store keeps
 * is always whole days, and whoever begins again begins behind the last of them.
 */
export class DayTeller {
  private readonly store: ReportStore;
  private fold: DayFold | undefined;
  private upTo: UpTo | undefined;
  /** What the store was told last of the present day. */
  private told: { readonly seq: number; readonly now: Instant } | undefined;
  /** Days that are over and not kept yet. */
  private readonly over = new Map<BusinessDay, PackedFacts>();

  constructor(store: ReportStore) {
    this.store = store;
  }

  /** Behind the last day that is kept. */
  async begin(): Promise<Position> {
    const last = await this.store.lastDay();
    return last === undefined ? BEGINNING : { day: last, seq: Number.MAX_SAFE_INTEGER };
  }

  /** Forgets the day that is being told, because it is told anew. */
  forget(): void {
    this.fold = undefined;
    this.upTo = undefined;
    this.told = undefined;
    this.over.clear();
  }

  position(): UpTo | undefined {
    return this.upTo;
  }

  /** Takes events; those that it knows already do nothing. */
  async take(events: readonly HallEvent[]): Promise<void> {
    for (const event of events) {
      if (this.upTo !== undefined && !isBehind(this.upTo, event)) continue;
      if (this.fold === undefined || event.day !== this.upTo?.day) this.openDay(event);
      if (this.fold !== undefined) foldEvent(this.fold, event);
      this.upTo = { day: event.day, seq: event.seq, at: event.at };
    }
    if (this.over.size >= DAYS_AT_ONCE || events.length < FEW_EVENTS) await this.keep();
  }

  /** Keeps the days that are over. Where that fails they stay, and are kept the next time. */
  async keep(): Promise<void> {
    if (this.over.size === 0) return;
    await this.store.keepDays(this.over);
    this.over.clear();
  }

  private openDay(event: HallEvent): void {
    if (event.type !== 'DayOpened') throw new Error(`${event.day} begins with ${event.type}, not with DayOpened`);
    if (this.fold !== undefined && this.upTo !== undefined)
      this.over.set(this.upTo.day, packFacts(factsOf(this.fold, this.upTo.at)));
    this.told = undefined;
    this.fold = dayFold(event);
  }

  /** Lets the store know the present day as it is at an instant, unless it knows of that day and nobody asks for it. */
  async tellPresent(now: Instant, asks: (day: BusinessDay) => boolean): Promise<void> {
    await this.keep();
    const { fold, upTo, told } = this;
    if (fold === undefined || upTo === undefined) return;
    if (told !== undefined && (!asks(upTo.day) || (told.seq === upTo.seq && told.now === now))) return;
    await this.store.present(factsOf(fold, Math.max(now, upTo.at)));
    this.told = { seq: upTo.seq, now };
  }
}

function isBehind(position: Position, event: HallEvent): boolean {
  return event.day > position.day || (event.day === position.day && event.seq > position.seq);
}

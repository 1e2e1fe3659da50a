import type { Instant } from '../../core/base/time.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { dayFold, factsOf, foldEvent, type DayFold } from '../../core/reports/fold-day.ts';
import { BEGINNING, type Position } from '../journal/journal.ts';
import type { ReportStore } from './report-store.ts';

/** How far the reports are: behind this event, which was at this instant. */
export type UpTo = Position & { readonly at: Instant };

/**
 * Tells a store what happens. A day is folded in memory and kept when the next one begins, so what the store keeps is
 * always whole days, and whoever begins again begins behind the last of them.
 */
export class DayTeller {
  private readonly store: ReportStore;
  private fold: DayFold | undefined;
  private upTo: UpTo | undefined;
  /** What the store was told last of the present day. */
  private told: { readonly seq: number; readonly now: Instant } | undefined;

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
  }

  position(): UpTo | undefined {
    return this.upTo;
  }

  /** Takes events; those that it knows already do nothing. */
  async take(events: readonly HallEvent[]): Promise<void> {
    for (const event of events) {
      if (this.upTo !== undefined && !isBehind(this.upTo, event)) continue;
      if (this.fold === undefined || event.day !== this.upTo?.day) await this.openDay(event);
      if (this.fold !== undefined) foldEvent(this.fold, event);
      this.upTo = { day: event.day, seq: event.seq, at: event.at };
    }
  }

  private async openDay(event: HallEvent): Promise<void> {
    if (event.type !== 'DayOpened') throw new Error(`${event.day} begins with ${event.type}, not with DayOpened`);
    if (this.fold !== undefined && this.upTo !== undefined)
      await this.store.keepDay(this.upTo.day, factsOf(this.fold, this.upTo.at));
    this.told = undefined;
    this.fold = dayFold(event);
  }

  /** Lets the store know the present day as it is at an instant. */
  async tellPresent(now: Instant): Promise<void> {
    const { fold, upTo, told } = this;
    if (fold === undefined || upTo === undefined) return;
    if (told?.seq === upTo.seq && told.now === now) return;
    await this.store.present(factsOf(fold, Math.max(now, upTo.at)));
    this.told = { seq: upTo.seq, now };
  }
}

function isBehind(position: Position, event: HallEvent): boolean {
  return event.day > position.day || (event.day === position.day && event.seq > position.seq);
}

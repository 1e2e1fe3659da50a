import { MINUTE, type Instant, type Millis } from '../base/time.ts';
import { waitMinutes } from '../base/wait-words.ts';
import { indexCatalogue, targetOf } from '../catalogue/catalogue-index.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CategoryId, LineId } from '../base/names.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import type { PlayedDay, Visit } from './simulated-day.ts';

/** What came of simulated days: counts, and every wait in milliseconds. */
export type Figures = {
  days: number;
  events: number;
  /** Who came, and who left with everything done. */
  visits: number;
  completed: number;
  turnedAway: number;
  /** Services finished at a counter. */
  served: number;
  missed: number;
  readonly categories: Map<CategoryId, Waits>;
  readonly lines: Map<LineId, Waits>;
  /** From arrival to the last end of service, of visits with several services. */
  readonly several: Millis[];
  /** What became of the waits that were told at issue. */
  readonly told: ToldFigures;
};

/** First calls of a step for which a range was told at issue: before it, in it and after it, as people read it. */
export type ToldFigures = {
  before: number;
  within: number;
  after: number;
  readonly waiting: Map<string, { readonly at: Instant; readonly from: Millis; readonly to: Millis }>;
};

/** Waits from `since` to the call, and how many were within the target. */
export type Waits = { readonly waits: Millis[]; within: number };

export function emptyFigures(): Figures {
  return {
    days: 0,
    events: 0,
    visits: 0,
    completed: 0,
    turnedAway: 0,
    served: 0,
    missed: 0,
    categories: new Map(),
    lines: new Map(),
    several: [],
    told: { before: 0, within: 0, after: 0, waiting: new Map() },
  };
}

/**
 * Counts one event. The wait is the one that the call's own reason tells; the target is that of `catalogue`, whatever
 * rule was played.
 */
export function count(figures: Figures, event: HallEvent, catalogue: Catalogue): void {
  figures.events += 1;
  switch (event.type) {
    case 'DayOpened':
      figures.days += 1;
      figures.told.waiting.clear();
      break;
    case 'TicketIssued':
      for (const { step, ...wait } of event.data.told ?? []) {
        const { from, to } = waitMinutes(wait);
        const key = `${event.data.ticket} ${String(step)}`;
        figures.told.waiting.set(key, { at: event.at, from: from * MINUTE, to: to * MINUTE });
      }
      break;
    case 'StepFinished':
      figures.served += 1;
      break;
    case 'TicketMissed':
      figures.missed += 1;
      break;
    case 'TicketCalled': {
      countTold(figures.told, event);
      const called = event.data.reason.heads[0];
      if (called === undefined) break;
      // Somebody with a booking may be called before the slot, when nobody else waits.
      const target = targetOf(indexCatalogue(catalogue), called.line, called.category);
      const waited = Math.max(0, event.at - called.since);
      add(figures.categories, called.category, waited, target);
      add(figures.lines, called.line, waited, target);
      break;
    }
    default:
      break;
  }
}

/** Compares the wait until the first call with what was told; a call after a no-show was not told of. */
function countTold(told: ToldFigures, { at, data }: EventOf<'TicketCalled'>): void {
  const key = `${data.ticket} ${String(data.step)}`;
  const range = told.waiting.get(key);
  if (range === undefined) return;
  told.waiting.delete(key);
  const waited = at - range.at;
  if (waited < range.from) told.before += 1;
  else if (waited > range.to) told.after += 1;
  else told.within += 1;
}

/** Counts how the visits of a day ended, and how long those with several services were in the hall. */
export function countVisits(figures: Figures, visits: readonly Visit[], played: PlayedDay): void {
  figures.visits += visits.length;
  figures.completed += played.ends.length;
  figures.turnedAway += played.turnedAway;
  for (const { visit, endedAt } of played.ends) {
    if (visit.services.length > 1) figures.several.push(endedAt - visit.at);
  }
}

/** Mean, ninth decile and longest of some lengths of time; zeros for none. */
export type Spread = {
  readonly count: number;
  readonly meanMs: Millis;
  readonly p90Ms: Millis;
  readonly maxMs: Millis;
};

export function spreadOf(lengths: readonly Millis[]): Spread {
  if (lengths.length === 0) return { count: 0, meanMs: 0, p90Ms: 0, maxMs: 0 };
  const sorted = Float64Array.from(lengths).sort();
  return {
    count: sorted.length,
    meanMs: sorted.reduce((sum, each) => sum + each, 0) / sorted.length,
    p90Ms: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.9))] ?? 0,
    maxMs: sorted.at(-1) ?? 0,
  };
}

function add<K>(to: Map<K, Waits>, key: K, waited: Millis, targetMs: Millis): void {
  let entry = to.get(key);
  if (entry === undefined) {
    entry = { waits: [], within: 0 };
    to.set(key, entry);
  }
  entry.waits.push(waited);
  if (waited <= targetMs) entry.within += 1;
}

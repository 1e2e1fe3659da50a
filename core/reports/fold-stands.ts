import { dayLimit } from '../catalogue/business-day.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { CounterId } from '../base/names.ts';
import type { BusinessDay, Instant } from '../base/time.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { Stand } from './facts.ts';
import type { DesksFold } from './fold-desks.ts';

type Served = { readonly at: Instant; readonly lines: string };

/** Which lines each counter has served today, since when. */
export type StandsFold = {
  readonly served: Map<CounterId, Served[]>;
  /** As the routing stood when that was looked at last. */
  seen: { readonly version: number; readonly index: CatalogueIndex } | undefined;
};

/** Nothing is known of any counter. */
export function noStands(): StandsFold {
  return { served: new Map(), seen: undefined };
}

/** Notes which counter serves what from now on, where that has changed. */
export function foldStands(fold: StandsFold, after: HallState, at: Instant): void {
  const { routing, index } = after;
  if (fold.seen?.version === routing.version && fold.seen.index === index) return;
  fold.seen = { version: routing.version, index };
  for (const { id } of index.catalogue.counters) {
    const lines = listOf(servedBy(after, id).map(({ line }) => line));
    const served = fold.served.get(id) ?? [];
    if (served.at(-1)?.lines !== lines) served.push({ at, lines });
    fold.served.set(id, served);
  }
}

/** With commas around each, so that one can be looked for. */
function listOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `,${ids.join(',')},`;
}

/** Every stretch in which a counter was open or paused so far, until now or the day's end. */
export function standsOf(
  fold: StandsFold,
  desks: DesksFold,
  { index }: HallState,
  day: BusinessDay,
  now: Instant,
): Stand[] {
  const last = dayLimit(day, index.catalogue.hall);
  return [...desks.changes].flatMap(([counter, changes]) => {
    const known = index.counters.get(counter);
    const place = { day, counter, departments: listOf(known?.departments ?? []), zone: known?.zone ?? '' };
    const stretches: Stand[] = [];
    const stands = changes.flatMap((change) => ('stand' in change ? [change] : []));
    for (const [number, { at: from, stand }] of stands.entries()) {
      if (stand === undefined) continue;
      const state = stand.pause === undefined ? ('open' as const) : ('paused' as const);
      const until = Math.min(stands[number + 1]?.at ?? now, last);
      for (const piece of pieces(fold.served.get(counter) ?? [], from, until)) {
        const before = stretches.at(-1);
        if (before?.state === state && before.lines === piece.lines && before.until === piece.from)
          stretches[stretches.length - 1] = { ...before, until: piece.until };
        else stretches.push({ ...place, ...piece, state });
      }
    }
    return stretches;
  });
}

/** A stretch, cut where the lines of the counter changed. */
function pieces(
  served: readonly Served[],
  from: Instant,
  until: Instant,
): readonly Pick<Stand, 'lines' | 'from' | 'until'>[] {
  const found = [...served.entries()].map(([number, { at, lines }]) => ({
    lines,
    from: number === 0 ? from : Math.max(from, at),
    until: Math.min(until, served[number + 1]?.at ?? until),
  }));
  return found.filter((piece) => piece.from < piece.until);
}

import { SECOND, type Millis } from '../../base/time.ts';

/**
 * How long something lasts, learned from ends that were seen and from those that were not: a life table over spans that
 * double. The first span is what ends at once.
 */
export type LifeTable = { readonly atRisk: Float64Array; readonly ends: Float64Array };

/** Where the spans begin: 0 alone, up to 1 s, then doubling to some two hours. */
const EDGES: readonly Millis[] = [0, 0, ...Array.from({ length: 14 }, (_, at) => SECOND * 2 ** at)];
const SPANS = EDGES.length;

export function emptyLifeTable(): LifeTable {
  return { atRisk: new Float64Array(SPANS), ends: new Float64Array(SPANS) };
}

/** A table that expects this mean, with the weight of so many that were seen. */
export function expectedLife(meanMs: Millis, weight: number): LifeTable {
  const table = emptyLifeTable();
  let alive = weight;
  for (let span = 1; span < SPANS; span += 1) {
    const lasts = span === SPANS - 1 ? Infinity : widthOf(span);
    const dies = alive * (1 - Math.exp(-lasts / meanMs));
    table.atRisk[span] = alive;
    table.ends[span] = dies;
    alive -= dies;
  }
  return table;
}

/** One more that lasted so long, and ended then or was only seen so far. */
export function addLife(table: LifeTable, lastedMs: Millis, ended: boolean): void {
  const { atRisk, ends } = table;
  const last = spanOf(lastedMs);
  for (let span = 0; span <= last; span += 1) atRisk[span] = (atRisk[span] ?? 0) + (span < last || ended ? 1 : 0.5);
  if (ended) ends[last] = (ends[last] ?? 0) + 1;
}

/** Everything of a table counts for this part from now on. */
export function fadeLife(table: LifeTable, part: number): void {
  for (let span = 0; span < SPANS; span += 1) {
    table.atRisk[span] = (table.atRisk[span] ?? 0) * part;
    table.ends[span] = (table.ends[span] ?? 0) * part;
  }
}

/** The part that is still there at the edge of each span, ready to be asked. */
export type Survival = Float64Array;

/** Survival by tables, the more particular first: each leans on the next with the weight of so many seen. */
export function survivalOf(tables: readonly (LifeTable | undefined)[], lean: number): Survival {
  const survival = new Float64Array(SPANS + 1);
  survival[0] = 1;
  for (let span = 0; span < SPANS; span += 1) {
    let rate = 0;
    for (let at = tables.length - 1; at >= 0; at -= 1) {
      const table = tables[at];
      if (table === undefined) continue;
      const seen = table.atRisk[span] ?? 0;
      const isLast = at === tables.length - 1;
      rate = isLast
        ? (table.ends[span] ?? 0) / Math.max(seen, 1e-9)
        : ((table.ends[span] ?? 0) + lean * rate) / (seen + lean);
    }
    survival[span + 1] = (survival[span] ?? 0) * (1 - Math.min(1, Math.max(0, rate)));
  }
  return survival;
}

/** The part that lasts longer than this. */
export function survivesTo(survival: Survival, ms: Millis): number {
  if (ms <= 0) return survival[1] ?? 1;
  const span = spanOf(ms);
  const from = survival[span] ?? 0;
  const to = survival[span + 1] ?? 0;
  if (span === SPANS - 1) {
    // Beyond the last edge it goes on dying at the pace of the last span.
    const rate = lastRate(from, to);
    return from * Math.exp(-rate * (ms - (EDGES[span] ?? 0)));
  }
  const part = (ms - (EDGES[span] ?? 0)) / widthOf(span);
  return from + (to - from) * part;
}

/** How long something lasts that has lasted so long: the age at which a uniform draw ends it. */
export function lifeAt(survival: Survival, agedMs: Millis, fresh: boolean, uniform: number): Millis {
  const left = (fresh ? 1 : Math.max(survivesTo(survival, agedMs), 1e-9)) * (1 - uniform);
  if (left >= (survival[1] ?? 0)) return fresh ? 0 : agedMs;
  let span = 1;
  while (span < SPANS - 1 && (survival[span + 1] ?? 0) > left) span += 1;
  const from = survival[span] ?? 0;
  const to = survival[span + 1] ?? 0;
  const edge = EDGES[span] ?? 0;
  if (span === SPANS - 1) return edge + Math.log(Math.max(1, from / Math.max(left, 1e-12))) / lastRate(from, to);
  return edge + widthOf(span) * Math.min(1, (from - left) / Math.max(from - to, 1e-12));
}

function lastRate(from: number, to: number): number {
  const edge = EDGES[SPANS - 1] ?? SECOND;
  return Math.max(1 - to / Math.max(from, 1e-12), 0.05) / edge;
}

function spanOf(ms: Millis): number {
  if (ms <= 0) return 0;
  if (ms <= SECOND) return 1;
  return Math.min(SPANS - 1, 2 + Math.floor(Math.log2(ms / SECOND)));
}

function widthOf(span: number): Millis {
  return (EDGES[span + 1] ?? Infinity) - (EDGES[span] ?? 0);
}

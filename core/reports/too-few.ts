import { grouped } from '../base/grouped.ts';
import type { Dimension } from './report-table.ts';
import type { ReportAnswer, ReportAsk, ReportRow, Values } from './report-ask.ts';
import { figureOf, type FigureId } from './report-figures.ts';
import { reportOf } from './report-table.ts';

/** What a single clerk did is shown to whoever does not answer for it only from so many on. */
export const FEWEST = 5;

/** On how many a figure rests, where that is not the first count of its table of facts. */
const RESTS_ON: Readonly<Partial<Record<FigureId, FigureId>>> = {
  serveMean: 'served',
  deskMean: 'served',
  pace: 'paced',
  pacedTime: 'paced',
  usualTime: 'paced',
};

/** The count of a report on which a figure of it rests; undefined where the report has none. */
export function baseOf(figures: readonly FigureId[], id: FigureId): FigureId | undefined {
  const own = RESTS_ON[id];
  if (own !== undefined && figures.includes(own)) return own;
  const counts = figures.filter((each) => figureOf(each).unit === 'count' && figureOf(each).ask === 'count');
  return counts.find((each) => figureOf(each).from === figureOf(id).from) ?? counts[0];
}

/** What has to be known of every clerk, so that it can be told which cells of an answer about some are withheld. */
export function wideAsk(ask: ReportAsk): ReportAsk {
  const { clerk: _clerk, ...only } = ask.only;
  return { ...ask, by: ask.by.includes('clerk') ? ask.by : [...ask.by, 'clerk'], only };
}

/** By what a question about clerks is narrowed besides. */
function narrowedBy({ only }: ReportAsk): readonly Dimension[] {
  // The keys of what it is narrowed to are dimensions.
  return (Object.keys(only) as Dimension[]).filter((each) => each !== 'clerk' && only[each] !== undefined);
}

/** What has to be known of the clerks who are asked for, so that no other narrowing tells one by difference. */
export function cellsAsk(ask: ReportAsk): ReportAsk {
  const { clerk } = ask.only;
  return { ...ask, by: ['clerk', ...narrowedBy(ask)], only: clerk === undefined ? {} : { clerk } };
}

/**
 * Whether what is shown of some clerks tells fewer than five of one, less what a wider or a narrower question shows: no
 * place that is asked for has one to four of a clerk's cases, nor has what any wider question adds. `cells` is what
 * `cellsAsk` was answered.
 */
export function tellsByDifference(ask: ReportAsk, cells: ReportAnswer): boolean {
  const { figures } = reportOf(ask.report);
  const [first] = figures;
  const base = first === undefined ? undefined : baseOf(figures, first);
  if (base === undefined) return true;
  const narrowed = narrowedBy(ask);
  const wider = subsetsOf(narrowed);
  const added = new Map<string, number>();
  for (const { by, values } of cells.rows) {
    const n = values[base] ?? 0;
    const fits = new Set(narrowed.filter((each) => ask.only[each]?.some((id) => isPlace(by[each], id)) === true));
    if (fits.size === narrowed.length) {
      if (isFew(n)) return true;
      continue;
    }
    for (const [at, kept] of wider.entries()) {
      if (!kept.every((each) => fits.has(each))) continue;
      const key = `${String(at)} ${String(by.clerk)}`;
      added.set(key, (added.get(key) ?? 0) + n);
    }
  }
  return [...added.values()].some(isFew);
}

/** Hours and weekdays are numbers in rows, and may be written with a nought before them. */
function isPlace(place: string | number | null | undefined, id: string): boolean {
  return typeof place === 'number' ? Number(id) === place : place === id;
}

function isFew(n: number): boolean {
  return n > 0 && n < FEWEST;
}

/** Cells of one count that are withheld: rows by their places, clerks as a whole, and all of them together. */
type Withheld = { readonly rows: ReadonlySet<string>; readonly clerks: ReadonlySet<string>; readonly total: boolean };

/** Which figures of an answer are too few to be shown. */
export type TooFew = {
  ofRow(row: ReportRow): readonly FigureId[];
  ofTotal(): readonly FigureId[];
};

/**
 * Tells what is withheld of an answer about single clerks: what rests on fewer than five; and so much beside it that
 * it does not follow from a sum less the others. `wide` is what `wideAsk` was answered.
 */
export function tooFew(ask: ReportAsk, wide: ReportAnswer, which: 'values' | 'before'): TooFew {
  const { figures } = reportOf(ask.report);
  const { by } = wideAsk(ask);
  const known = new Map<FigureId, Withheld>();
  for (const id of figures) {
    const base = baseOf(figures, id);
    if (base !== undefined && !known.has(base)) known.set(base, withheldOf(wide.rows, by, which, base));
  }
  const clerks = ask.only.clerk;
  const listed = (fits: (withheld: Withheld) => boolean): readonly FigureId[] =>
    figures.filter((id) => {
      const withheld = known.get(baseOf(figures, id) ?? id);
      return withheld === undefined || fits(withheld);
    });
  return {
    ofRow(row) {
      if (ask.by.includes('clerk')) return listed(({ rows }) => rows.has(keyOf(row, by)));
      // A sum over the clerks that were asked for.
      return listed(({ rows }) =>
        (clerks ?? []).some((clerk) => rows.has(keyOf({ ...row, by: { ...row.by, clerk } }, by))),
      );
    },
    ofTotal() {
      if (clerks === undefined) return listed(({ total }) => total);
      return listed((withheld) => clerks.some((clerk) => withheld.clerks.has(clerk)));
    },
  };
}

function keyOf({ by: places }: ReportRow, by: readonly Dimension[]): string {
  return JSON.stringify(by.map((each) => places[each] ?? null));
}

function withheldOf(
  rows: readonly ReportRow[],
  by: readonly Dimension[],
  which: 'values' | 'before',
  base: FigureId,
): Withheld {
  const countIn = (values: Values | undefined): number => values?.[base] ?? 0;
  const cells = rows.map((row) => ({ key: keyOf(row, by), places: row.by, n: countIn(row[which]) }));
  const clerkOf = (at: number): string | undefined => {
    const clerk = cells[at]?.places.clerk;
    return typeof clerk === 'string' ? clerk : undefined;
  };
  // First of each clerk as a whole, so that no finer question tells what the coarser one withholds.
  const everyRow = cells.map((_, at) => at);
  const byClerk = [...grouped(everyRow, (at) => clerkOf(at) ?? '').values()];
  const sums = byClerk.map((all) => all.reduce((sum, at) => sum + (cells[at]?.n ?? 0), 0));
  const single = byClerk.map(([first = 0]) => clerkOf(first) !== undefined);
  const hidden = new Set([...byClerk.keys()].filter((at) => single[at] === true && (sums[at] ?? 0) < FEWEST));
  const unsafe = widen(sums, [[...byClerk.keys()]], hidden).size > 0;
  const clerks = new Set([...hidden].flatMap((at) => clerkOf(byClerk[at]?.[0] ?? -1) ?? []));
  // Then of every cell, in every line of the table that another question would sum up.
  const few = everyRow.filter((at) => {
    const clerk = clerkOf(at);
    return clerk === undefined ? hidden.has(single.indexOf(false)) : clerks.has(clerk) || (cells[at]?.n ?? 0) < FEWEST;
  });
  const fine = new Set(few);
  const lines = subsetsOf(by).flatMap((dimensions) => [
    ...grouped(everyRow, (at) => JSON.stringify(dimensions.map((each) => cells[at]?.places[each] ?? null))).values(),
  ]);
  if (by.length > 1)
    widen(
      cells.map(({ n }) => n),
      lines,
      fine,
    );
  return { rows: new Set([...fine].map((at) => cells[at]?.key ?? '')), clerks, total: unsafe };
}

/**
 * Hides more until no sum of a line less what is shown of it is one cell, or fewer than five. Told are the lines that
 * have nothing left to hide: their sums themselves would tell.
 */
export function widen(
  counts: readonly number[],
  lines: readonly (readonly number[])[],
  hidden: Set<number>,
): ReadonlySet<number> {
  const unsafe = new Set<number>();
  for (let changed = true; changed;) {
    changed = false;
    unsafe.clear();
    for (const [line, cells] of lines.entries()) {
      if (isSafe(counts, cells, hidden)) continue;
      const shown = cells.filter((at) => !hidden.has(at) && (counts[at] ?? 0) > 0);
      const next = shown.reduce<number | undefined>(
        (least, at) => (least === undefined || (counts[at] ?? 0) < (counts[least] ?? 0) ? at : least),
        undefined,
      );
      if (next === undefined) unsafe.add(line);
      else {
        hidden.add(next);
        changed = true;
      }
    }
  }
  return unsafe;
}

/** Whether the sum of a line less what is shown of it tells nothing. */
export function isSafe(counts: readonly number[], line: readonly number[], hidden: ReadonlySet<number>): boolean {
  const inside = line.filter((at) => hidden.has(at));
  const filled = inside.filter((at) => (counts[at] ?? 0) > 0);
  const sum = filled.reduce((all, at) => all + (counts[at] ?? 0), 0);
  return inside.length === 0 || (filled.length > 1 && sum >= FEWEST);
}

/** All but the whole. */
function subsetsOf(by: readonly Dimension[]): readonly (readonly Dimension[])[] {
  const all = by.reduce<readonly (readonly Dimension[])[]>(
    (sets, each) => [...sets, ...sets.map((set) => [...set, each])],
    [[]],
  );
  return all.filter((set) => set.length < by.length);
}

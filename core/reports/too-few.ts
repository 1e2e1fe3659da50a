import { grouped } from '../base/grouped.ts';
import type { Dimension } from './report-table.ts';
import type { ReportAnswer, ReportAsk, ReportRow } from './report-ask.ts';
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
  const wanted = narrowedBy(ask).map((each) => [each, placesOf(ask.only[each] ?? [])] as const);
  const whole = 2 ** wanted.length - 1;
  // How many cases of a clerk fit exactly these narrowings, a bit each.
  const byFit = new Map<string, Map<number, number>>();
  for (const { by, values } of cells.rows) {
    const n = values[base] ?? 0;
    const fits = wanted.reduce((bits, [each, ids], at) => (ids.has(by[each]) ? bits | (1 << at) : bits), 0);
    if (fits === whole && isFew(n)) return true;
    if (fits === whole || n === 0) continue;
    const clerk = String(by.clerk);
    const own = byFit.get(clerk) ?? new Map<number, number>();
    own.set(fits, (own.get(fits) ?? 0) + n);
    byFit.set(clerk, own);
  }
  return [...byFit.values()].some(addsFew);
}

/**
 * Whether what some wider question adds is one to four. A question adds all that fits what it is narrowed to, so that
 * the least is added where nothing else fits as much and more: only those have to be looked at, not every question.
 */
function addsFew(byFit: ReadonlyMap<number, number>): boolean {
  const most: number[] = [];
  for (const [fits, n] of [...byFit].toSorted(([one], [other]) => bitsIn(other) - bitsIn(one))) {
    if (most.some((each) => (each & fits) === fits)) continue;
    if (isFew(n)) return true;
    most.push(fits);
  }
  return false;
}

function bitsIn(bits: number): number {
  let n = 0;
  for (let rest = bits; rest > 0; rest >>= 1) n += rest & 1;
  return n;
}

/** Hours and weekdays are numbers in rows, and may be written with a nought before them. */
function placesOf(ids: readonly string[]): ReadonlySet<string | number | null | undefined> {
  return new Set(ids.flatMap((id) => [id, Number(id)]));
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
  const table = tableOf(wide.rows, by);
  const known = new Map<FigureId, Withheld>();
  const baseFor = new Map(figures.map((id) => [id, baseOf(figures, id)]));
  for (const base of baseFor.values()) {
    if (base !== undefined && !known.has(base)) known.set(base, withheldOf(table, which, base));
  }
  const clerks = ask.only.clerk;
  const listed = (fits: (withheld: Withheld) => boolean): readonly FigureId[] => {
    const bases = new Set([...known].flatMap(([base, withheld]) => (fits(withheld) ? [base] : [])));
    return figures.filter((id) => {
      const base = baseFor.get(id);
      return base === undefined || bases.has(base);
    });
  };
  return {
    ofRow(row) {
      // A sum over the clerks that were asked for, where it is not of one.
      const keys = ask.by.includes('clerk')
        ? [keyOf(row, by)]
        : (clerks ?? []).map((clerk) => keyOf({ ...row, by: { ...row.by, clerk } }, by));
      return listed(({ rows }) => keys.some((key) => rows.has(key)));
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

/** Rows with what every count of them needs. */
type Table = {
  readonly rows: readonly ReportRow[];
  readonly keys: readonly string[];
  /** What another question would sum up: cells by each choice of the dimensions but all of them. */
  readonly lines: readonly (readonly number[])[];
  readonly through: readonly (readonly number[])[];
};

function tableOf(rows: readonly ReportRow[], by: readonly Dimension[]): Table {
  // Each choice is one before it and one dimension more.
  let choices: (readonly number[])[] = [rows.map(() => 0)];
  for (const each of by) {
    const places = numbered(rows.map((row) => row.by[each] ?? null));
    choices = [...choices, ...choices.map((all) => numbered(all.map((n, at) => n * rows.length + (places[at] ?? 0))))];
  }
  const lines = choices.slice(0, by.length > 1 ? -1 : 0).flatMap((all) => {
    const line: number[][] = [];
    for (const [at, n] of all.entries()) (line[n] ??= []).push(at);
    return line;
  });
  return { rows, keys: rows.map((row) => keyOf(row, by)), lines, through: linesThrough(rows.length, lines) };
}

/** The same number for the same thing, from 0 on as they come. */
function numbered(things: readonly unknown[]): readonly number[] {
  const numbers = new Map<unknown, number>();
  return things.map((thing) => {
    const n = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, n);
    return n;
  });
}

function withheldOf({ rows, keys, lines, through }: Table, which: 'values' | 'before', base: FigureId): Withheld {
  const counts = rows.map((row) => row[which]?.[base] ?? 0);
  const clerkOf = (at: number): string | undefined => {
    const clerk = rows[at]?.by.clerk;
    return typeof clerk === 'string' ? clerk : undefined;
  };
  // First of each clerk as a whole, so that no finer question tells what the coarser one withholds.
  const everyRow = rows.map((_, at) => at);
  const byClerk = [...grouped(everyRow, (at) => clerkOf(at) ?? '').values()];
  const sums = byClerk.map((all) => all.reduce((sum, at) => sum + (counts[at] ?? 0), 0));
  const single = byClerk.map(([first = 0]) => clerkOf(first) !== undefined);
  const hidden = new Set([...byClerk.keys()].filter((at) => single[at] === true && (sums[at] ?? 0) < FEWEST));
  const unsafe = widen(sums, [[...byClerk.keys()]], hidden).size > 0;
  const clerks = new Set([...hidden].flatMap((at) => clerkOf(byClerk[at]?.[0] ?? -1) ?? []));
  const nobody = hidden.has(single.indexOf(false));
  // Then of every cell, in every line of the table that another question would sum up.
  const fine = new Set(
    everyRow.filter((at) => {
      const clerk = clerkOf(at);
      return clerk === undefined ? nobody : clerks.has(clerk) || (counts[at] ?? 0) < FEWEST;
    }),
  );
  widen(counts, lines, fine, through);
  return { rows: new Set([...fine].map((at) => keys[at] ?? '')), clerks, total: unsafe };
}

/**
 * Hides more until no sum of a line less what is shown of it is one cell, or fewer than five. Told are the lines that
 * have nothing left to hide: their sums themselves would tell. A line is looked at again only when something of it was
 * hidden: tables have tens of thousands of cells and several times as many lines.
 */
export function widen(
  counts: readonly number[],
  lines: readonly (readonly number[])[],
  hidden: Set<number>,
  through: readonly (readonly number[])[] = linesThrough(counts.length, lines),
): ReadonlySet<number> {
  const unsafe = new Set<number>();
  const insides = lines.map((cells) => insideOf(counts, cells, hidden));
  const shown: (Iterator<number> | undefined)[] = [];
  const due = new Set(lines.keys());
  const hide = (at: number): void => {
    hidden.add(at);
    for (const line of through[at] ?? []) {
      const inside = insides[line];
      if (inside !== undefined) addCell(inside, counts[at] ?? 0);
      due.add(line);
    }
  };
  for (const line of due) {
    due.delete(line);
    const inside = insides[line];
    if (inside === undefined || tellsNothing(inside)) continue;
    const rest = (shown[line] ??= fromLeast(counts, lines[line] ?? [], hidden));
    const next = rest.next();
    if (next.done === true) unsafe.add(line);
    else hide(next.value);
  }
  return unsafe;
}

/** Of each cell in which lines it is. */
function linesThrough(cells: number, lines: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const through = Array.from({ length: cells }, (): number[] => []);
  for (const [line, all] of lines.entries()) for (const at of all) through[at]?.push(line);
  return through;
}

/** What of a line can still be hidden, the least first. */
function* fromLeast(counts: readonly number[], cells: readonly number[], hidden: ReadonlySet<number>) {
  const filled = cells.filter((at) => !hidden.has(at) && (counts[at] ?? 0) > 0);
  for (const at of filled.toSorted((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0)))
    if (!hidden.has(at)) yield at;
}

/** What of a line is hidden: how many cells, how many of them with anything, and their sum. */
type Inside = { cells: number; filled: number; sum: number };

function addCell(inside: Inside, n: number): void {
  inside.cells += 1;
  if (n > 0) inside.filled += 1;
  inside.sum += Math.max(0, n);
}

function insideOf(counts: readonly number[], line: readonly number[], hidden: ReadonlySet<number>): Inside {
  const inside = { cells: 0, filled: 0, sum: 0 };
  for (const at of line) if (hidden.has(at)) addCell(inside, counts[at] ?? 0);
  return inside;
}

function tellsNothing({ cells, filled, sum }: Inside): boolean {
  return cells === 0 || (filled > 1 && sum >= FEWEST);
}

/** Whether the sum of a line less what is shown of it tells nothing. */
export function isSafe(counts: readonly number[], line: readonly number[], hidden: ReadonlySet<number>): boolean {
  return tellsNothing(insideOf(counts, line, hidden));
}

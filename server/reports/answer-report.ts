import { own } from '../../core/base/own.ts';
import { addDays } from '../../core/base/zone.ts';
import { figureOf, type FigureId } from '../../core/reports/report-figures.ts';
import type { ReportAnswer, ReportAsk, ReportRow, Span, Values } from '../../core/reports/report-ask.ts';
import { reportOf, sourcesOf, type Dimension, type Report } from '../../core/reports/report-table.ts';
import { dayNumber, dayOfNumber, type Cell } from './fact-columns.ts';
import { questionsOf, type Questions } from './report-sql.ts';
import type { Names } from './names.ts';
import type { ReportStore, StoreRow } from './report-store.ts';

type Keys = readonly (string | number | null)[];
type Group = { readonly keys: Keys; readonly values: Values };

/** More rows than anybody reads: a question is narrowed instead. */
export const MOST_ROWS = 20_000;

/** Asks a store for a report. `too-many`: it would have more rows than anybody reads. */
export async function answerReport(store: ReportStore, ask: ReportAsk): Promise<ReportAnswer | 'too-many'> {
  const report = reportOf(ask.report);
  const { by, compare, only } = ask;
  const now = await figuresOf(store, report, by, ask, only);
  const earlier = compare === undefined ? undefined : await figuresOf(store, report, by, compare, only);
  const rows = by.length === 0 ? [] : together(report, by, now.groups, earlier?.groups, shiftOf(ask, compare));
  if (rows.length > MOST_ROWS) return 'too-many';
  return { rows, total: now.total, ...(earlier === undefined ? {} : { totalBefore: earlier.total }) };
}

type Found = Map<string, { keys: Keys; values: Partial<Record<FigureId, number | null>> }>;

/** The figures of every group that there is data of, and of all of them together. */
async function figuresOf(
  store: ReportStore,
  report: Report,
  by: readonly Dimension[],
  span: Span,
  only: ReportAsk['only'],
): Promise<{ readonly groups: readonly Group[]; readonly total: Values }> {
  const speaking = { dialect: store.dialect, names: store.names() };
  const found: Found = new Map();
  const all: Found = new Map();
  for (const source of sourcesOf(report)) {
    const figures = report.figures.filter((id) => figureOf(id).from === source);
    const { statements, readers, ...whole } = questionsOf(speaking, source, figures, by, span, only);
    const take = (into: Found, key: string, keys: Keys, row: StoreRow): void => {
      const group = into.get(key) ?? { keys, values: {} };
      into.set(key, group);
      for (const id of figures) group.values[id] = readers[id]?.(row) ?? null;
    };
    const rows = new Map<string, { keys: Keys; row: StoreRow }>();
    for (const { sql, values } of statements) {
      for (const row of await store.rows(sql, values)) {
        if (row['rows_'] === 0) continue; // a question without groups answers also where there is nothing
        const keys = by.map((each, at) => keyOf(speaking.names, each, own(row, `k${String(at)}`) as Cell));
        const key = JSON.stringify(keys);
        rows.set(key, { keys, row: { ...rows.get(key)?.row, ...row } });
      }
    }
    for (const [key, { keys, row }] of rows) take(found, key, keys, row);
    if (rows.size === 0) continue;
    // Without groups there is one row, and it is of all.
    const [single] = by.length === 0 ? rows.values() : [];
    take(
      all,
      '',
      [],
      single?.row ??
        (await wholeOf(
          store,
          [...rows.values()].map(({ row }) => row),
          whole,
        )),
    );
  }
  const [total] = withData(report, all);
  return { groups: withData(report, found), total: total?.values ?? noData(report) };
}

/** The row of all groups together. */
async function wholeOf(
  store: ReportStore,
  rows: readonly StoreRow[],
  { together: sum, ofAll }: Pick<Questions, 'together' | 'ofAll'>,
): Promise<StoreRow> {
  const parts = [sum(rows)];
  for (const { sql, values } of ofAll) parts.push(...(await store.rows(sql, values)));
  return Object.assign({}, ...parts) as StoreRow; // of the columns of each
}

function withData(report: Report, found: Found): readonly Group[] {
  const groups = [...found.values()].map(({ keys, values }) => ({ keys, values: filled(report, values) }));
  return groups.filter(({ values }) => Object.values(values).some((value) => value !== null && value !== 0));
}

/** Who was there and did nothing of it did it no times; a mean of nothing is no data. */
function filled(report: Report, values: Values): Values {
  return Object.fromEntries(report.figures.map((id) => [id, values[id] ?? (isCount(id) ? 0 : null)]));
}

function isCount(id: FigureId): boolean {
  const { ask } = figureOf(id);
  return ask === 'count' || ask === 'sum';
}

function noData(report: Report): Values {
  return Object.fromEntries(report.figures.map((id) => [id, null]));
}

function keyOf(names: Pick<Names, 'nameOf'>, dimension: Dimension, cell: Cell): string | number | null {
  if (typeof cell !== 'number') return cell;
  switch (dimension) {
    case 'day':
    case 'week':
      return dayOfNumber(cell);
    case 'month':
      return `${String(Math.floor(cell / 12)).padStart(4, '0')}-${String((cell % 12) + 1).padStart(2, '0')}`;
    case 'half-hour':
      return `${String(Math.floor(cell / 2)).padStart(2, '0')}:${cell % 2 === 0 ? '00' : '30'}`;
    case 'weekday':
    case 'hour':
      return cell;
    default:
      return names.nameOf(cell) ?? null;
  }
}

/** The n-th day is compared with the n-th. */
function shiftOf(span: Span, compare: Span | undefined): number {
  return compare === undefined ? 0 : dayNumber(span.from) - dayNumber(compare.from);
}

function together(
  report: Report,
  by: readonly Dimension[],
  groups: readonly Group[],
  earlier: readonly Group[] | undefined,
  shift: number,
): ReportRow[] {
  const rows = new Map<string, { keys: Keys; values?: Values; before?: Values }>();
  for (const { keys, values } of groups) rows.set(JSON.stringify(keys), { keys, values });
  for (const { keys, values } of earlier ?? []) {
    const moved = keys.map((key, at) => (by[at] === 'day' && typeof key === 'string' ? addDays(key, shift) : key));
    const id = JSON.stringify(moved);
    rows.set(id, { ...(rows.get(id) ?? { keys: moved }), before: values });
  }
  const empty = noData(report);
  return [...rows.values()]
    .sort((one, other) => inOrder(one.keys, other.keys))
    .map(({ keys, values = empty, before }) => ({
      by: Object.fromEntries(by.map((each, at) => [each, keys[at] ?? null])),
      values,
      ...(earlier === undefined ? {} : { before: before ?? empty }),
    }));
}

/** Numbers by their size, also inside of words: counter 2 before counter 10. What is not known comes last. */
function inOrder(one: Keys, other: Keys): number {
  for (const [at, a] of one.entries()) {
    const b = other[at] ?? null;
    if (a === b) continue;
    if (a === null) return 1;
    if (b === null) return -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    if (order !== 0) return order;
  }
  return 0;
}

const collator = new Intl.Collator('en', { numeric: true });

function compareText(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : 1);
}

import { own } from '../../core/base/own.ts';
import {
  FEWEST_FOR_USUAL,
  figureOf,
  needsUsual,
  type Condition,
  type Counted,
  type FigureId,
  type Source,
} from '../../core/reports/report-figures.ts';
import type { ReportAsk, Span } from '../../core/reports/report-ask.ts';
import type { Dimension } from '../../core/reports/report-table.ts';
import { dayNumber, type Cell } from './fact-columns.ts';
import type { Names } from './names.ts';
import type { Dialect, StoreRow } from './report-store.ts';

/** One question to a store. Its rows have the dimensions as k0, k1 … */
export type Statement = { readonly sql: string; readonly values: readonly Cell[] };

/** What a figure is read from a group's row by. */
export type Reader = (row: StoreRow) => number | null;

/** How a column of all groups together comes from those of each. */
type Together = 'sum' | 'min' | 'max';

/** All questions about one table of facts, and how the figures are read from what they answer together. */
export type Questions = {
  readonly statements: readonly Statement[];
  readonly readers: Readonly<Partial<Record<FigureId, Reader>>>;
  /** The row of all groups together, from those of each; percentiles are missing there. */
  readonly together: (rows: readonly StoreRow[]) => StoreRow;
  /** Asks for the percentiles of all groups together: they do not follow from those of each. */
  readonly ofAll: readonly Statement[];
};

/** What the SQL of a store depends on: its dialect, and its numbers of names. */
export type Speaking = { readonly dialect: Dialect; readonly names: Pick<Names, 'numberOf'> };

/** Makes the questions about the figures that come from one table of facts. */
export function questionsOf(
  { dialect, names: numbers }: Speaking,
  source: Source,
  figures: readonly FigureId[],
  by: readonly Dimension[],
  span: Span,
  only: ReportAsk['only'],
): Questions {
  const rows = whichRows(numbers, span, only);
  const table = figures.some(needsUsual) ? withUsual(span) : { sql: source, values: [] };
  const values = [...table.values, ...rows.values];
  const asked = new Asked(dialect, numbers);
  const readers = Object.fromEntries(figures.map((id) => [id, readerOf(asked, id)]));
  const keys = by.map((each, at) => `${expressionOf(each)} AS k${String(at)}`);
  const names = by.map((_, at) => `k${String(at)}`);
  const group = by.length === 0 ? '' : ` GROUP BY ${by.map(expressionOf).join(', ')}`;
  const main = [...keys, 'count(*) AS rows_', ...asked.columns()].join(', ');
  const bins = (ofKeys: readonly string[], ofNames: readonly string[]): Statement[] =>
    asked.bins().map(({ of, where, alias }) => ({
      sql: binsSql(source, ofKeys, ofNames, of, `${rows.sql}${and(where)}`, alias),
      values: rows.values,
    }));
  const statements = [
    { sql: `SELECT ${main} FROM ${table.sql} WHERE ${rows.sql}${group}`, values },
    ...bins(keys, names),
  ];
  const lists = asked.lists();
  const ofAll =
    lists.length === 0
      ? bins([], [])
      : [{ sql: `SELECT ${lists.join(', ')} FROM ${source} WHERE ${rows.sql}`, values: rows.values }];
  return { statements, readers, together: asked.together(), ofAll };
}

const PERCENTS = [50, 80, 90, 95] as const;

/** What has to be asked, each thing once. */
class Asked {
  private readonly dialect: Dialect;
  private readonly names: Speaking['names'];
  private readonly plain = new Map<string, { readonly alias: string; readonly together: Together }>();
  private readonly wanted = new Map<string, { readonly of: string; readonly where: string; readonly alias: string }>();

  constructor(dialect: Dialect, names: Speaking['names']) {
    this.dialect = dialect;
    this.names = names;
  }

  /** The name of the column that holds it. */
  need(expression: string, together: Together = 'sum'): string {
    const alias = this.plain.get(expression)?.alias ?? `a${String(this.plain.size)}`;
    this.plain.set(expression, { alias, together });
    return alias;
  }

  /** Which rows fit: names are compared by their numbers. */
  condition(where: readonly Condition[] = []): string {
    const numbersOf = (values: readonly (string | number)[]): string[] =>
      values.map((each) => String(typeof each === 'number' ? each : this.names.numberOf(each)));
    const among = (column: string, [first = '', ...others]: readonly string[]): string =>
      others.length === 0 ? `${column} = ${first}` : `${column} IN (${[first, ...others].join(', ')})`;
    return where
      .map((each) =>
        'known' in each
          ? `${each.column} IS NOT NULL`
          : 'not' in each
            ? `${each.column} NOT IN (${numbersOf(each.not).join(', ')})`
            : among(each.column, numbersOf(each.is)),
      )
      .join(' AND ');
  }

  /** An aggregate of the rows that fit. */
  of(aggregate: string, where?: readonly Condition[]): string {
    const condition = this.condition(where);
    return condition === '' ? aggregate : `${aggregate} FILTER (WHERE ${condition})`;
  }

  /** A number of rows, or a sum of whole numbers in 64 bits: the same in every engine, in whatever order. */
  sum({ of, where }: Counted): string {
    return of === undefined ? this.of('count(*)', where) : `coalesce(${this.of(`sum(${of})`, where)}, 0)`;
  }

  /** The names of the columns that hold the percentiles of what fits. */
  percentiles(of: string, where: string): string {
    const key = `${of} ${where}`;
    const alias = this.wanted.get(key)?.alias ?? `p${String(this.wanted.size)}`;
    this.wanted.set(key, { of, where, alias });
    return alias;
  }

  columns(): readonly string[] {
    return [...[...this.plain].map(([expression, { alias }]) => `${expression} AS ${alias}`), ...this.lists()];
  }

  /** The columns of percentiles, where the engine has such. */
  lists(): readonly string[] {
    if (this.dialect !== 'duckdb') return [];
    return [...this.wanted.values()].map(({ of, where, alias }) => {
      const filter = ` FILTER (WHERE ${of} IS NOT NULL${and(where)})`;
      return `quantile_disc(${of}, [${PERCENTS.map((each) => String(each / 100)).join(', ')}])${filter} AS ${alias}`;
    });
  }

  together(): Questions['together'] {
    const columns = [...this.plain.values()];
    return (rows) => ({
      rows_: rows.reduce((sum, row) => sum + Number(row['rows_']), 0),
      ...Object.fromEntries(columns.map(({ alias, together }) => [alias, ofEach(rows, alias, together)])),
    });
  }

  /** Where the engine has no exact percentiles of its own, each is a question of its own. */
  bins(): readonly { readonly of: string; readonly where: string; readonly alias: string }[] {
    return this.dialect === 'duckdb' ? [] : [...this.wanted.values()];
  }
}

/** Nothing together with something is that. */
function ofEach(rows: readonly StoreRow[], alias: string, together: Together): number | null {
  let all: number | null = null;
  for (const row of rows) {
    const value = own(row, alias);
    if (typeof value !== 'number') continue;
    all = all === null ? value : together === 'sum' ? all + value : Math[together](all, value);
  }
  return all;
}

function readerOf(asked: Asked, id: FigureId): Reader {
  const figure = figureOf(id);
  switch (figure.ask) {
    case 'count':
      return numberIn(asked.need(asked.sum({ where: figure.where ?? [] })));
    case 'sum': {
      const sum = numberIn(asked.need(asked.sum({ of: figure.of, where: figure.where ?? [] })));
      const { per = 1 } = figure;
      return (row) => scaled(sum(row), per);
    }
    case 'min':
    case 'max':
      return numberIn(asked.need(asked.of(`${figure.ask}(${figure.of})`, figure.where), figure.ask));
    case 'mean': {
      const [sum, count] = ['sum', 'count'].map((each) =>
        numberIn(asked.need(asked.of(`${each}(${figure.of})`, figure.where))),
      );
      return (row) => divided(sum?.(row) ?? null, count?.(row) ?? null);
    }
    case 'share': {
      const [part, whole] = [figure.part, figure.whole].map((each) => numberIn(asked.need(asked.sum(each))));
      return (row) => divided(part?.(row) ?? null, whole?.(row) ?? null);
    }
    case 'percentile': {
      const alias = asked.percentiles(figure.of, asked.condition(figure.where));
      const at = PERCENTS.indexOf(figure.percent);
      return (row) => {
        const list = own(row, alias);
        const value = Array.isArray(list)
          ? (list as readonly Cell[])[at]
          : own(row, `${alias}_${String(figure.percent)}`);
        return typeof value === 'number' ? value : null;
      };
    }
  }
}

function numberIn(alias: string): Reader {
  return (row) => {
    const value = own(row, alias);
    return typeof value === 'number' ? value : null;
  };
}

function scaled(value: number | null, per: number): number | null {
  return value === null ? null : Math.round(value / per);
}

function divided(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function and(condition: string): string {
  return condition === '' ? '' : ` AND ${condition}`;
}

/** Exact percentiles without a sort of every row: of whole seconds there are few different ones. */
function binsSql(
  source: Source,
  keys: readonly string[],
  names: readonly string[],
  of: string,
  where: string,
  alias: string,
): string {
  const list = (all: readonly string[]): string => all.map((each) => `${each}, `).join('');
  const over = names.length === 0 ? '' : `PARTITION BY ${names.join(', ')} `;
  const group = names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}`;
  const columns = PERCENTS.map((each) => {
    const percent = String(each);
    return `min(CASE WHEN below * 100 >= n * ${percent} THEN v END) AS ${alias}_${percent}`;
  });
  return (
    `WITH bins AS (SELECT ${list(keys)}${of} AS v, count(*) AS c FROM ${source} WHERE ${where} AND ${of} IS NOT NULL ` +
    `GROUP BY ${list(names)}v), ` +
    `sums AS (SELECT ${list(names)}v, sum(c) OVER (${over}ORDER BY v) AS below, sum(c) OVER (${over.trim()}) AS n FROM bins) ` +
    `SELECT ${list(names)}${columns.join(', ')} FROM sums${group}`
  );
}

/** Legs with what is usual for their service: the mean of the whole hall in the span, rounded to whole seconds. */
function withUsual({ from, to }: Span): Statement {
  const double = '(2 * sum(serve_s) + count(*))';
  return {
    sql:
      `(SELECT * FROM legs LEFT JOIN (SELECT service AS usual_of, ` +
      // The division leaves no rest, so that every engine does the same.
      `CAST((${double} - ${double} % (2 * count(*))) / (2 * count(*)) AS INTEGER) AS usual_s ` +
      `FROM legs WHERE day BETWEEN ? AND ? AND serve_s IS NOT NULL GROUP BY service ` +
      `HAVING count(*) >= ${String(FEWEST_FOR_USUAL)}) AS usuals ON service = usual_of) AS legs_`,
    values: [dayNumber(from), dayNumber(to)],
  };
}

const COLUMNS: Readonly<Partial<Record<Dimension, string>>> = {
  hour: '(slot >> 1)',
  'half-hour': 'slot',
};

/** What a dimension is in the tables. */
export function expressionOf(dimension: Dimension): string {
  return COLUMNS[dimension] ?? dimension;
}

/** Which rows of a table of facts are within a span, and narrowed as is wanted. */
export function whichRows(names: Speaking['names'], { from, to }: Span, only: ReportAsk['only']): Statement {
  const parts = ['day BETWEEN ? AND ?'];
  const values: Cell[] = [dayNumber(from), dayNumber(to)];
  for (const [dimension, wanted] of Object.entries(only) as [Dimension, readonly string[]][]) {
    parts.push(`${expressionOf(dimension)} IN (${wanted.map(() => '?').join(', ')})`);
    values.push(...wanted.map((each) => cellOf(names, dimension, each)));
  }
  return { sql: parts.join(' AND '), values };
}

function cellOf(names: Speaking['names'], dimension: Dimension, wanted: string): Cell {
  if (dimension === 'half-hour') return Number(wanted.slice(0, 2)) * 2 + (wanted.endsWith('30') ? 1 : 0);
  return dimension === 'weekday' || dimension === 'hour' ? Number(wanted) : names.numberOf(wanted);
}

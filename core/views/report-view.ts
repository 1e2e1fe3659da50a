import type { Names } from '../base/names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ReportsView, ReportView } from '../protocol/shapes/report.ts';
import { FIGURE_TEXTS } from '../reports/figure-texts.ts';
import type { ReportAnswer, ReportAsk, ReportRow, Values } from '../reports/report-ask.ts';
import { figureOf, type FigureId } from '../reports/report-figures.ts';
import { DIMENSION_NAMES, REPORT_NAMES } from '../reports/report-texts.ts';
import { DIMENSIONS, dimensionsOf, REPORT_IDS, reportOf, type Dimension } from '../reports/report-table.ts';
import { baseOf, tooFew, wideAsk, type TooFew } from '../reports/too-few.ts';

/** Figures with their definitions. */
export function measuresOf(figures: readonly FigureId[]): ReportView['measures'] {
  return figures.map((id) => ({ id, ...FIGURE_TEXTS[id], unit: figureOf(id).unit }));
}

/** All reports with their definitions. */
export function reportListView(): ReportsView {
  const items = REPORT_IDS.map((id) => {
    const report = reportOf(id);
    const measures = measuresOf(report.figures);
    return { id, name: REPORT_NAMES[id], measures, by: dimensionsOf(report), usual: report.by };
  });
  return { items, dimensions: DIMENSIONS.map((id) => ({ id, name: DIMENSION_NAMES[id] })) };
}

type Told = Omit<ReportView, 'state' | 'upTo' | 'missing'>;
type Viewed = {
  /** Nothing is withheld: rows are shown as they were answered. */
  readonly asTheyAre: boolean;
  /** What has to be asked beside it, to know what is withheld. */
  readonly beside?: ReportAsk;
  view(
    answer: ReportAnswer,
    catalogue: Catalogue,
    nameOf: (user: string) => Names | undefined,
    beside?: ReportAnswer,
  ): Told;
};

/**
 * How an answer is shown to whoever asks. Who does not manage sees nothing of a single clerk where it rests on fewer
 * than five, nor what would tell it; and nothing at all where that cannot be told: `managers-only`.
 */
export function reportView(ask: ReportAsk, manages: boolean): Viewed | 'managers-only' {
  const { figures } = reportOf(ask.report);
  const single = !manages && (ask.by.includes('clerk') || ask.only.clerk !== undefined);
  if (single && figures.some((id) => baseOf(figures, id) === undefined)) return 'managers-only';
  const whole = single && ask.only.clerk === undefined;
  return {
    asTheyAre: !single,
    ...(single && !whole ? { beside: wideAsk(ask) } : {}),
    view: (answer, catalogue, nameOf, beside) => {
      const wide = single ? (whole ? answer : beside) : undefined;
      const few = wide === undefined ? undefined : tooFew(ask, wide, 'values');
      const fewBefore = wide === undefined || ask.compare === undefined ? undefined : tooFew(ask, wide, 'before');
      return {
        report: ask.report,
        name: REPORT_NAMES[ask.report],
        ...{ from: ask.from, to: ask.to, by: ask.by },
        ...(ask.compare === undefined ? {} : { compare: ask.compare }),
        timeZone: catalogue.hall.timeZone,
        measures: measuresOf(figures),
        labels: labelsOf(answer, ask.by, catalogue, nameOf),
        rows: answer.rows.map((row) => rowOf(row, figures, few, fewBefore)),
        ...totalOf(answer, few, fewBefore),
      };
    },
  };
}

type Row = ReportView['rows'][number];

function rowOf(
  row: ReportRow,
  figures: readonly FigureId[],
  few: TooFew | undefined,
  fewBefore: TooFew | undefined,
): Row {
  const withheld = few?.ofRow(row) ?? [];
  const earlier = fewBefore?.ofRow(row) ?? [];
  return {
    by: row.by,
    values: without(row.values, withheld),
    ...(row.before === undefined ? {} : { before: without(row.before, earlier) }),
    ...(withheld.length === figures.length ? { hidden: true as const } : {}),
    ...(withheld.length === 0 ? {} : { few: [...withheld] }),
    ...(earlier.length === 0 ? {} : { fewBefore: [...earlier] }),
  };
}

function totalOf(
  { total, totalBefore }: ReportAnswer,
  few: TooFew | undefined,
  fewBefore: TooFew | undefined,
): Pick<ReportView, 'total' | 'totalBefore' | 'totalFew'> {
  const withheld = few?.ofTotal() ?? [];
  return {
    total: without(total, withheld),
    ...(totalBefore === undefined ? {} : { totalBefore: without(totalBefore, fewBefore?.ofTotal() ?? []) }),
    ...(withheld.length === 0 ? {} : { totalFew: [...withheld] }),
  };
}

function without(values: Values, withheld: readonly FigureId[]): Values {
  return withheld.length === 0 ? values : { ...values, ...Object.fromEntries(withheld.map((id) => [id, null])) };
}

function labelsOf(
  { rows }: ReportAnswer,
  by: readonly Dimension[],
  catalogue: Catalogue,
  nameOf: (user: string) => Names | undefined,
): ReportView['labels'] {
  const known = by.map((dimension) => {
    const names = namesIn(dimension, catalogue, nameOf);
    const labels: Record<string, Names> = {};
    for (const row of rows) {
      const id = row.by[dimension];
      const name = typeof id === 'string' ? names(id) : undefined;
      if (typeof id === 'string' && name !== undefined) labels[id] = name;
    }
    return [dimension, labels] as const;
  });
  return Object.fromEntries(known.filter(([, labels]) => Object.keys(labels).length > 0));
}

/** Every name that ids of rows may have. */
export function namesById(
  catalogue: Catalogue,
  users: readonly { readonly id: string; readonly name: Names }[],
): Readonly<Record<string, Readonly<Record<string, Names>>>> {
  const known = DIMENSIONS.map((dimension) => {
    const rows = dimension === 'clerk' ? users : namedIn(dimension, catalogue);
    return [dimension, Object.fromEntries(rows.map(({ id, name }) => [id, name]))] as const;
  });
  return Object.fromEntries(known.filter(([, names]) => Object.keys(names).length > 0));
}

/** Names of what a question is narrowed to, or of ids that stand in its rows. */
export function labelsOfOnly(
  only: Readonly<Partial<Record<Dimension, readonly string[]>>>,
  catalogue: Catalogue,
  nameOf: (user: string) => Names | undefined,
): ReportView['labels'] {
  const known = DIMENSIONS.map((dimension) => {
    const names = namesIn(dimension, catalogue, nameOf);
    const labels = (only[dimension] ?? []).flatMap((id) => {
      const name = names(id);
      return name === undefined ? [] : [[id, name] as const];
    });
    return [dimension, Object.fromEntries(labels)] as const;
  });
  return Object.fromEntries(known.filter(([, labels]) => Object.keys(labels).length > 0));
}

function namesIn(
  dimension: Dimension,
  catalogue: Catalogue,
  nameOf: (user: string) => Names | undefined,
): (id: string) => Names | undefined {
  if (dimension === 'clerk') return nameOf;
  const byId = new Map(namedIn(dimension, catalogue).map(({ id, name }) => [id, name]));
  return (id) => byId.get(id);
}

/** What a hall file names of a dimension; clerks stand elsewhere. */
function namedIn(dimension: Dimension, catalogue: Catalogue): readonly { readonly id: string; readonly name: Names }[] {
  switch (dimension) {
    case 'department':
      return catalogue.departments;
    case 'line':
      return catalogue.lines;
    case 'service':
      return catalogue.services;
    case 'counter':
      return catalogue.counters;
    case 'category':
      return catalogue.categories;
    case 'printer':
      return [...catalogue.kiosks, ...catalogue.printers];
    default:
      return [];
  }
}

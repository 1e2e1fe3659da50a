import type { Language, Names } from '../base/names.ts';
import { own } from '../base/own.ts';
import { FIGURE_TEXTS } from './figure-texts.ts';
import type { ReportAnswer, ReportRow, Values } from './report-ask.ts';
import { clockText } from './clock-text.ts';
import { figureOf, type FigureId, type Unit } from './report-figures.ts';
import { BEFORE, DIMENSION_NAMES, TOO_FEW, TOTAL, UNIT_NAMES } from './report-texts.ts';
import type { Dimension } from './report-table.ts';

/** What a column holds, so that a file can say it by type. */
export type SheetKind = 'text' | 'date' | Unit;

export type SheetCell = string | number | null;

/** A report as a table: heads, kinds and rows, all of them equally long; the last row is the total. */
export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly kinds: readonly SheetKind[];
  readonly rows: readonly (readonly SheetCell[])[];
};

type Labels = Readonly<Record<string, Readonly<Record<string, Names>>>>;

type Told = Omit<ReportAnswer, 'rows'> & {
  readonly name: Names;
  readonly by: readonly Dimension[];
  readonly figures: readonly FigureId[];
  readonly labels: Labels;
  readonly rows: readonly (ReportRow & Few)[];
  readonly totalFew?: readonly string[];
};

/** Figures that are withheld. */
type Few = { readonly few?: readonly string[]; readonly fewBefore?: readonly string[] };

/** Dimensions whose ids have names of their own: a file has both, side by side. */
const NAMED: readonly Dimension[] = ['department', 'line', 'service', 'counter', 'clerk', 'category', 'printer'];

/** The very rows of an answer as a table. */
export function sheetOf(told: Told, language: Language): Sheet {
  const { by, figures, labels } = told;
  const compared = told.totalBefore !== undefined;
  const headOf = (id: FigureId): string => {
    const unit = UNIT_NAMES[figureOf(id).unit][language];
    const name = FIGURE_TEXTS[id].name[language];
    if (unit === '') return name;
    return language === 'en' ? `${name} (${unit})` : `${name}（${unit}）`;
  };
  const before = (head: string): string =>
    language === 'en' ? `${head}, ${BEFORE.en}` : `${head} ${BEFORE[language]}`;
  const places = by.flatMap((each) => {
    const head = DIMENSION_NAMES[each][language];
    const kind: SheetKind =
      each === 'day' || each === 'week' ? 'date' : each === 'weekday' || each === 'hour' ? 'count' : 'text';
    const id = { head, kind, of: (value: SheetCell) => value };
    if (!NAMED.includes(each)) return [{ dimension: each, ...id }];
    const named = { head: `${head} ID`, kind: 'text' as const, of: id.of };
    const name = (value: SheetCell): SheetCell =>
      value === null ? null : (own(own(labels, each) ?? {}, String(value))?.[language] ?? null);
    return [
      { dimension: each, ...named },
      { dimension: each, head, kind: 'text' as const, of: name },
    ];
  });
  const cells = (values: Values | undefined, few: readonly string[] = []): SheetCell[] =>
    figures.map((id) => {
      if (few.includes(id)) return TOO_FEW[language];
      const value = values?.[id] ?? null;
      return value !== null && figureOf(id).unit === 'clock' ? clockText(value) : value;
    });
  const row = (values: Values, earlier: Values | undefined, { few, fewBefore }: Few): SheetCell[] => [
    ...cells(values, few),
    ...(compared ? cells(earlier, fewBefore) : []),
  ];
  const heads = figures.map(headOf);
  const kinds = figures.map((id) => figureOf(id).unit);
  const rows = told.rows.map((each) => [
    ...places.map(({ dimension, of }) => of(each.by[dimension] ?? null)),
    ...row(each.values, each.before, each),
  ]);
  const last = [
    ...places.map((_, at): SheetCell => (at === 0 ? TOTAL[language] : null)),
    ...row(told.total, told.totalBefore, told.totalFew === undefined ? {} : { few: told.totalFew }),
  ];
  return {
    name: told.name[language],
    head: [...places.map(({ head }) => head), ...heads, ...(compared ? heads.map(before) : [])],
    kinds: [...places.map(({ kind }) => kind), ...kinds, ...(compared ? kinds : [])],
    rows: [...rows, last],
  };
}

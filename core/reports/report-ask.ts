import type { BusinessDay } from '../base/time.ts';
import type { FigureId } from './report-figures.ts';
import type { Dimension, ReportId } from './report-table.ts';

/** A stretch of business days, both ends included. */
export type Span = { readonly from: BusinessDay; readonly to: BusinessDay };

/** What is asked of a report. */
export type ReportAsk = Span & {
  readonly report: ReportId;
  readonly by: readonly Dimension[];
  /** Only what has one of these. */
  readonly only: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  /** With this earlier span beside it. */
  readonly compare?: Span;
};

/** Figures of a group; null where there is no data. */
export type Values = Readonly<Partial<Record<FigureId, number | null>>>;

/** A group of a report: its place in each dimension. A date, `HH:MM`, a number, an id; null where it is not known. */
export type ReportRow = {
  readonly by: Readonly<Partial<Record<Dimension, string | number | null>>>;
  readonly values: Values;
  /** Of the span that it is compared with. */
  readonly before?: Values;
};

/** What a report says: rows in the order of their places, and all of them together. */
export type ReportAnswer = {
  readonly rows: readonly ReportRow[];
  readonly total: Values;
  readonly totalBefore?: Values;
};

import type { ReportAsk, Values } from './report-ask.ts';

/** Of what there are distributions: the reports whose figures they share. */
export const DISTRIBUTED = ['waits', 'service-times'] as const;

export type Distributed = (typeof DISTRIBUTED)[number];

/** How wide a bin may be, in minutes. */
export const BIN_MINUTES = [1, 2, 5, 10, 15, 30, 60] as const;

export type BinMinutes = (typeof BIN_MINUTES)[number];

/** What is asked of a distribution; its figures are those of the report by the same words. */
export type DistributionAsk = {
  readonly report: 'distribution';
  /** The report, not split. */
  readonly of: ReportAsk & { readonly report: Distributed };
  /** As wide as it is read well if nobody says. */
  readonly binMinutes: BinMinutes | undefined;
};

/** So many cases were exactly so long, and so many of them past their target. */
export type LengthCount = { readonly seconds: number; readonly cases: number; readonly late: number };

/** A stretch of minutes: `from` is in it, `to` is not; the last one may go on without end. */
export type Bin = {
  readonly fromMinutes: number;
  readonly toMinutes: number | null;
  readonly cases: number;
  readonly late: number;
};

export type Distribution = { readonly binMinutes: BinMinutes; readonly cases: number; readonly bins: readonly Bin[] };

/** With the figures of the report, and the targets of those who are counted. */
export type DistributionAnswer = Distribution & {
  readonly total: Values;
  readonly targetS: { readonly least: number; readonly most: number } | null;
};

/** More bins than that say less: what is longer stands in the last one. */
export const MOST_BINS = 120;
const BINS_READ_WELL = 30;

/** Lengths in bins of whole minutes, from 0 to the longest, those without a case included. */
export function distributionOf(counts: readonly LengthCount[], wanted: BinMinutes | undefined): Distribution {
  const longest = counts.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  const binsOf = (minutes: number): number => Math.floor(longest / (minutes * 60)) + 1;
  const binMinutes = wanted ?? BIN_MINUTES.find((each) => binsOf(each) <= BINS_READ_WELL) ?? 60;
  if (counts.length === 0) return { binMinutes, cases: 0, bins: [] };
  const many = Math.min(MOST_BINS, binsOf(binMinutes));
  const open = binsOf(binMinutes) > MOST_BINS;
  const bins = Array.from({ length: many }, () => ({ cases: 0, late: 0 }));
  for (const { seconds, cases, late } of counts) {
    const bin = bins[Math.min(many - 1, Math.floor(seconds / (binMinutes * 60)))];
    if (bin === undefined) continue;
    bin.cases += cases;
    bin.late += late;
  }
  return {
    binMinutes,
    cases: counts.reduce((sum, { cases }) => sum + cases, 0),
    bins: bins.map((bin, at) => ({
      fromMinutes: at * binMinutes,
      toMinutes: open && at === many - 1 ? null : (at + 1) * binMinutes,
      ...bin,
    })),
  };
}

import type { Names } from '../base/names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DistributionView } from '../protocol/shapes/distribution.ts';
import { BIN_FIGURES, binFiguresOf, DISTRIBUTION_NAMES } from '../reports/distribution-texts.ts';
import type { DistributionAnswer, DistributionAsk } from '../reports/distribution.ts';
import { reportOf } from '../reports/report-table.ts';
import { labelsOfOnly, measuresOf } from './report-view.ts';

/**
 * A distribution as it is shown to whoever asks. `hidden`: they see nothing of it, because it is of a clerk with too
 * few cases, or would tell one.
 */
export function distributionView(
  { of }: DistributionAsk,
  answer: DistributionAnswer,
  catalogue: Catalogue,
  nameOf: (user: string) => Names | undefined,
  hidden: boolean,
): Omit<DistributionView, 'state' | 'upTo' | 'missing'> {
  const { report, from, to, only } = of;
  const { cases, bins, binMinutes, total, targetS } = answer;
  const { figures } = reportOf(report);
  let before = 0;
  return {
    of: report,
    name: DISTRIBUTION_NAMES[report],
    ...{ from, to, timeZone: catalogue.hall.timeZone },
    only: Object.fromEntries(Object.entries(only).map(([dimension, ids]) => [dimension, [...ids]])),
    labels: labelsOfOnly(only, catalogue, nameOf),
    binMinutes,
    cases: hidden ? 0 : cases,
    ...(hidden ? { hidden } : {}),
    measures: binFiguresOf(report).map((id) => ({ id, ...BIN_FIGURES[id] })),
    rows: (hidden ? [] : bins).map((bin) => {
      before += bin.cases;
      const values = { cases: bin.cases, share: bin.cases / cases, upTo: before / cases };
      return {
        ...{ from: bin.fromMinutes, to: bin.toMinutes },
        values: report === 'waits' ? { ...values, late: bin.late } : values,
      };
    }),
    totalMeasures: measuresOf(figures),
    total: hidden ? Object.fromEntries(figures.map((id) => [id, null])) : total,
    target: hidden || targetS === null ? null : targetS,
  };
}

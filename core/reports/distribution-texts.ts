import type { Names } from '../base/names.ts';
import type { Distributed } from './distribution.ts';
import { namesOf, type FigureText } from './figure-texts.ts';
import type { Unit } from './report-figures.ts';

/** What a distribution is called. */
export const DISTRIBUTION_NAMES = {
  waits: namesOf(['等候时间分布', '等候時間分布', 'Distribution of waits']),
  'service-times': namesOf(['办理时间分布', '辦理時間分布', 'Distribution of service times']),
} as const satisfies Readonly<Record<Distributed, Names>>;

/** What stands over the ends of the bins. */
export const FROM_NAME: Names = namesOf(['从（分钟）', '從（分鐘）', 'From (min)']);
export const TO_NAME: Names = namesOf(['不到（分钟）', '不到（分鐘）', 'Below (min)']);

/** The figures of a bin in the order of its columns; `late` only of waits. */
export const BIN_FIGURES = {
  cases: {
    name: namesOf(['件数', '件數', 'Cases']),
    what: namesOf([
      '时长在这一段里的件数；起点算在内，终点不算。',
      '時長在這一段裡的件數；起點算在內，終點不算。',
      'Cases that were so long: the first end is in the bin, the other one is not.',
    ]),
    unit: 'count',
  },
  share: {
    name: namesOf(['占比', '占比', 'Share']),
    what: namesOf(['占全部件数的比例。', '占全部件數的比例。', 'Its share of all cases.']),
    unit: 'share',
  },
  upTo: {
    name: namesOf(['累计占比', '累計占比', 'Share up to here']),
    what: namesOf([
      '不超过这一段的全部件数的比例。',
      '不超過這一段的全部件數的比例。',
      'The share of all cases in this bin and those before it.',
    ]),
    unit: 'share',
  },
  late: {
    name: namesOf(['超出目标', '超出目標', 'Past the target']),
    what: namesOf([
      '其中等候超过各自目标的件数。',
      '其中等候超過各自目標的件數。',
      'Those of them who waited longer than their own target.',
    ]),
    unit: 'count',
  },
} as const satisfies Readonly<Record<string, FigureText & { readonly unit: Unit }>>;

export type BinFigure = keyof typeof BIN_FIGURES;

/** The columns of a distribution. */
export function binFiguresOf(of: Distributed): readonly BinFigure[] {
  return of === 'waits' ? ['cases', 'share', 'upTo', 'late'] : ['cases', 'share', 'upTo'];
}

import { ASSESS_FIGURE_IDS, LEAST_CASES } from '../../catalogue/assess-rule.ts';
import type { Column } from './column.ts';

/** The columns of assessment.csv. */
export const ASSESSMENT_COLUMNS: readonly Column[] = [
  {
    name: 'figure',
    type: 'word',
    required: true,
    words: ASSESS_FIGURE_IDS,
    label: { 'zh-Hans': '指标', 'zh-Hant': '指標', en: 'Figure' },
    help: {
      'zh-Hans': '考核哪个数，见 [考核](assess.md)；每个只写一行',
      'zh-Hant': '考核哪個數，見 [考核](assess.md)；每個只寫一行',
      en: 'what is weighed: see [assessment](assess.md). Each on one line only',
    },
    example: 'grade',
  },
  {
    name: 'weight',
    type: 'integer',
    required: true,
    bounds: { min: 1, max: 1000 },
    label: { 'zh-Hans': '分值', 'zh-Hant': '分值', en: 'Weight' },
    help: {
      'zh-Hans': '满分是多少分；合计不必是 100',
      'zh-Hant': '滿分是多少分；合計不必是 100',
      en: 'the marks that it gives at most. All together need not be 100',
    },
    example: '25',
  },
  {
    name: 'full',
    type: 'number',
    required: true,
    bounds: { min: 0, max: 100_000 },
    label: { 'zh-Hans': '满分值', 'zh-Hant': '滿分值', en: 'Full marks at' },
    help: {
      'zh-Hans': '到这个数得满分；比例写百分数，最多四位小数',
      'zh-Hant': '到這個數得滿分；比例寫百分數，最多四位小數',
      en: 'full marks at this figure and beyond; shares in percent, four decimals at most',
    },
    example: '4.8',
  },
  {
    name: 'zero',
    type: 'number',
    required: true,
    bounds: { min: 0, max: 100_000 },
    label: { 'zh-Hans': '零分值', 'zh-Hant': '零分值', en: 'No marks at' },
    help: {
      'zh-Hans': '到这个数得零分，其间按比例；可以比满分值大（越少越好），也可以小（越多越好）',
      'zh-Hant': '到這個數得零分，其間按比例；可以比滿分值大（越少越好），也可以小（越多越好）',
      en: 'no marks at this figure, in proportion between. Above `full` where less is better, below it where more is',
    },
    example: '3',
  },
  {
    name: 'least',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 1, max: 1000 },
    otherwise: String(LEAST_CASES),
    label: { 'zh-Hans': '最少次数', 'zh-Hant': '最少次數', en: 'Least' },
    help: {
      'zh-Hans': '用时比、过号率、评分和差评率至少要有这么多次才计分；不足的不计入总分',
      'zh-Hant': '用時比、過號率、評分和差評率至少要有這麼多次才計分；不足的不計入總分',
      en: 'pace, no-shows, grades and bad grades need so many cases to give marks; with fewer they do not count at all',
    },
    example: '10',
  },
];

import type { Names } from '../base/names.ts';
import type { AssessFigure } from '../catalogue/assess-rule.ts';
import { namesOf, type FigureText } from './figure-texts.ts';

type Said = readonly [hans: string, hant: string, en: string];

const text = (name: Said, what: Said): FigureText => ({ name: namesOf(name), what: namesOf(what) });

/** What each figure of the monthly sheet is called, and how it is reckoned from the two numbers beside it. */
export const ASSESS_TEXTS = {
  'attended-days': text(
    ['出勤天数', '出勤天數', 'Days attended'],
    [
      '上过线的业务日数；部门是每人平均。',
      '上過線的業務日數；部門是每人平均。',
      'Business days at a counter; of a department a person’s on average.',
    ],
  ),
  'staffed-hours': text(
    ['在岗小时', '在崗小時', 'Hours staffed'],
    [
      '窗口在岗的时间，按小时；部门是每人平均。',
      '窗口在崗的時間，按小時；部門是每人平均。',
      'How long counters were staffed, in hours; of a department a person’s on average.',
    ],
  ),
  served: text(
    ['办理件数', '辦理件數', 'Served'],
    [
      '办成的次数；部门是每人平均。',
      '辦成的次數；部門是每人平均。',
      'How many were served; of a department a person’s on average.',
    ],
  ),
  'served-per-hour': text(
    ['每小时办理', '每小時辦理', 'Served an hour'],
    ['办成的次数 ÷ 在岗小时。', '辦成的次數 ÷ 在崗小時。', 'Served ÷ hours staffed.'],
  ),
  'serving-share': text(
    ['办理占比', '辦理佔比', 'Serving share'],
    ['手上有号的时间 ÷ 在岗时间。', '手上有號的時間 ÷ 在崗時間。', 'Time with somebody in hand ÷ time staffed.'],
  ),
  'idle-share': text(
    ['空闲占比', '空閒佔比', 'Idle share'],
    [
      '空闲时间 ÷ 在岗时间；没有人等的时候也算空闲。',
      '空閒時間 ÷ 在崗時間；沒有人等的時候也算空閒。',
      'Idle time ÷ time staffed; also where nobody waited.',
    ],
  ),
  'pause-share': text(
    ['暂停占比', '暫停佔比', 'Pause share'],
    [
      '午餐以外的暂停时间 ÷ 午餐以外的在岗时间。',
      '午餐以外的暫停時間 ÷ 午餐以外的在崗時間。',
      'Pauses other than lunch ÷ time staffed other than lunch.',
    ],
  ),
  pace: text(
    ['用时比', '用時比', 'Pace'],
    [
      '实际用时 ÷ 同样事项的通常用时；通常用时是本月全大厅办成该事项的平均时间，取整秒，不满 5 次的事项不比。',
      '實際用時 ÷ 同樣事項的通常用時；通常用時是本月全大廳辦成該事項的平均時間，取整秒，不滿 5 次的事項不比。',
      'Time served ÷ the time usual for the same services: the mean of the month in the whole hall, in whole seconds; services with fewer than 5 are not compared.',
    ],
  ),
  'no-show-share': text(
    ['过号率', '過號率', 'No-show share'],
    ['过号次数 ÷ 呼叫次数。', '過號次數 ÷ 呼叫次數。', 'No-shows ÷ calls.'],
  ),
  grade: text(
    ['平均评分', '平均評分', 'Mean grade'],
    [
      '评价得分之和 ÷ 评价数；非常满意 5 分，非常不满意 1 分，没有评价的不算。',
      '評價得分之和 ÷ 評價數；非常滿意 5 分，非常不滿意 1 分，沒有評價的不算。',
      'The sum of grades ÷ their number; very good is 5, very bad 1, and none is none.',
    ],
  ),
  'bad-grade-share': text(
    ['差评率', '差評率', 'Share of bad grades'],
    ['不满意和非常不满意 ÷ 评价数。', '不滿意和非常不滿意 ÷ 評價數。', 'Bad and very bad ÷ all grades.'],
  ),
  complaints: text(
    ['投诉', '投訴', 'Complaints'],
    [
      '本月登记的投诉数；部门是每人平均。',
      '本月登記的投訴數；部門是每人平均。',
      'Complaints filed in the month; of a department a person’s on average.',
    ],
  ),
  'complaints-upheld': text(
    ['投诉属实', '投訴屬實', 'Complaints upheld'],
    [
      '本月答复为需要整改的投诉数；部门是每人平均。',
      '本月答覆為需要整改的投訴數；部門是每人平均。',
      'Complaints answered in the month with something to be put right; of a department a person’s on average.',
    ],
  ),
} as const satisfies Readonly<Record<AssessFigure, FigureText>>;

/** What the sheet is called, and the words of its head. */
export const SHEET_WORDS = {
  title: namesOf(['月度考核表', '月度考核表', 'Monthly sheet']),
  department: namesOf(['部门', '部門', 'Department']),
  clerkId: namesOf(['窗口人员 ID', '窗口人員 ID', 'Clerk ID']),
  clerk: namesOf(['窗口人员', '窗口人員', 'Clerk']),
  part: namesOf(['分子', '分子', 'part']),
  whole: namesOf(['分母', '分母', 'whole']),
  marks: namesOf(['得分', '得分', 'marks']),
  weight: namesOf(['分值', '分值', 'of']),
  reached: namesOf(['得分合计', '得分合計', 'Marks']),
  counted: namesOf(['计分分值', '計分分值', 'Of marks']),
  score: namesOf(['百分制', '百分制', 'Out of a hundred']),
  ofDepartment: namesOf(['部门合计', '部門合計', 'Department']),
  ofHall: namesOf(['全大厅', '全大廳', 'Whole hall']),
  noDepartment: namesOf(['不在用户表里', '不在用戶表裡', 'Not in users.csv']),
  short: namesOf(['不足 {least} 次，不计分', '不足 {least} 次，不計分', 'fewer than {least}, no mark']),
} as const satisfies Readonly<Record<string, Names>>;

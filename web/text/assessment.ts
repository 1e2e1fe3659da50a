import type { Dictionary } from './words.ts';

/** Words of the monthly sheet. */
export const assessmentText = {
  title: { 'zh-Hans': '月度考核表', 'zh-Hant': '月度考核表', en: 'Monthly sheet' },
  own: {
    'zh-Hans': '这里只有你自己的数据',
    'zh-Hant': '這裡只有你自己的資料',
    en: 'These are your own figures; you see nobody else’s',
  },
  ofDepartment: {
    'zh-Hans': '这里只有本部门的人员',
    'zh-Hant': '這裡只有本部門的人員',
    en: 'The people of your own department',
  },
  ofZone: { 'zh-Hans': '这里只有本区域的人员', 'zh-Hant': '這裡只有本區域的人員', en: 'The people of your own zone' },
  month: { 'zh-Hans': '月份', 'zh-Hant': '月份', en: 'Month' },
  earlier: { 'zh-Hans': '上一月', 'zh-Hant': '上一月', en: 'Month before' },
  later: { 'zh-Hans': '下一月', 'zh-Hant': '下一月', en: 'Month after' },
  department: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  who: { 'zh-Hans': '人员', 'zh-Hant': '人員', en: 'Person' },
  score: { 'zh-Hans': '百分制', 'zh-Hant': '百分制', en: 'Out of 100' },
  reached: {
    'zh-Hans': '{marks} / {of} 分',
    'zh-Hant': '{marks} / {of} 分',
    en: '{marks} of {of}',
  },
  weight: { 'zh-Hans': '{weight} 分', 'zh-Hant': '{weight} 分', en: '{weight} marks' },
  people: { 'zh-Hans': '{n} 人', 'zh-Hant': '{n} 人', en: '{n} people' },
  noWeights: {
    'zh-Hans': '大厅文件里没有 assessment.csv，所以只有数据、没有得分',
    'zh-Hant': '大廳檔案裡沒有 assessment.csv，所以只有資料、沒有得分',
    en: 'The hall file has no assessment.csv: there are figures, and no marks',
  },
  noData: {
    'zh-Hans': '这个月没有数据',
    'zh-Hant': '這個月沒有資料',
    en: 'No data for this month',
  },
  how: { 'zh-Hans': '怎样计分', 'zh-Hant': '怎樣計分', en: 'How marks are reckoned' },
  formula: {
    'zh-Hans':
      '得分 = 分值 ×（指标 − 零分值）÷（满分值 − 零分值），不低于零、不高于分值，四舍五入到百分位。没有数据或次数不足的指标不计入总分；百分制 = 得分之和 ÷ 计分的分值之和。',
    'zh-Hant':
      '得分 = 分值 ×（指標 − 零分值）÷（滿分值 − 零分值），不低於零、不高於分值，四捨五入到百分位。沒有資料或次數不足的指標不計入總分；百分制 = 得分之和 ÷ 計分的分值之和。',
    en: 'Marks = weight × (figure − none) ÷ (full − none), never below none nor above the weight, to hundredths. What there is no data of, or too few cases, does not count; out of 100 is the marks reached of those that could be.',
  },
  figure: { 'zh-Hans': '指标', 'zh-Hant': '指標', en: 'Figure' },
  full: { 'zh-Hans': '满分值', 'zh-Hant': '滿分值', en: 'Full at' },
  zero: { 'zh-Hans': '零分值', 'zh-Hant': '零分值', en: 'None at' },
  least: { 'zh-Hans': '最少次数', 'zh-Hant': '最少次數', en: 'At least' },
  what: { 'zh-Hans': '算法', 'zh-Hant': '算法', en: 'What it is' },
  weightHead: { 'zh-Hans': '分值', 'zh-Hant': '分值', en: 'Weight' },
} as const satisfies Dictionary;

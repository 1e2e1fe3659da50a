import type { Names } from '../base/names.ts';
import { namesOf } from './figure-texts.ts';
import type { Unit } from './report-figures.ts';
import type { Dimension, ReportId } from './report-table.ts';

/** What each report is called. */
export const REPORT_NAMES = {
  arrivals: namesOf(['到达', '到達', 'Arrivals']),
  waits: namesOf(['等候', '等候', 'Waits']),
  'service-times': namesOf(['办理时间', '辦理時間', 'Service times']),
  'no-shows': namesOf(['过号', '過號', 'No-shows']),
  occupation: namesOf(['窗口利用', '窗口利用', 'Occupation of counters']),
  pauses: namesOf(['暂停', '暫停', 'Pauses']),
  clerks: namesOf(['窗口人员', '窗口人員', 'Clerks']),
  attendance: namesOf(['考勤', '考勤', 'Attendance']),
  assessment: namesOf(['考核指标', '考核指標', 'Assessment figures']),
  complaints: namesOf(['投诉', '投訴', 'Complaints']),
  cards: namesOf(['黄牌和红牌', '黃牌和紅牌', 'Yellow and red cards']),
  outcomes: namesOf(['办理结果', '辦理結果', 'Outcomes']),
  ratings: namesOf(['评价', '評價', 'Ratings']),
  'rating-reasons': namesOf(['差评原因', '差評原因', 'Reasons of ratings']),
  bottlenecks: namesOf(['拥堵', '壅塞', 'Bottlenecks']),
  channels: namesOf(['渠道与语言', '渠道與語言', 'Channels and languages']),
  promises: namesOf(['告知与实际', '告知與實際', 'Waits told and had']),
  papers: namesOf(['小票与打印机', '小票與印表機', 'Slips and printers']),
} as const satisfies Readonly<Record<ReportId, Names>>;

/** What stands over the column of a dimension. */
export const DIMENSION_NAMES = {
  day: namesOf(['日期', '日期', 'Day']),
  week: namesOf(['周（周一）', '週（週一）', 'Week (its Monday)']),
  month: namesOf(['月', '月', 'Month']),
  weekday: namesOf(['星期', '星期', 'Weekday']),
  hour: namesOf(['小时', '小時', 'Hour']),
  'half-hour': namesOf(['半小时', '半小時', 'Half hour']),
  department: namesOf(['部门', '部門', 'Department']),
  line: namesOf(['队列', '隊列', 'Line']),
  service: namesOf(['事项', '事項', 'Service']),
  counter: namesOf(['窗口', '窗口', 'Counter']),
  clerk: namesOf(['窗口人员', '窗口人員', 'Clerk']),
  category: namesOf(['优先类别', '優先類別', 'Category']),
  zone: namesOf(['区域', '區域', 'Zone']),
  language: namesOf(['语言', '語言', 'Language']),
  channel: namesOf(['渠道', '渠道', 'Channel']),
  origin: namesOf(['来源', '來源', 'Origin']),
  reason: namesOf(['原因', '原因', 'Reason']),
  printer: namesOf(['打印机', '印表機', 'Printer']),
  cause: namesOf(['故障原因', '故障原因', 'Cause']),
  source: namesOf(['来源渠道', '來源渠道', 'Came by']),
} as const satisfies Readonly<Record<Dimension, Names>>;

/** What a figure is counted in, as it stands behind its name. */
export const UNIT_NAMES = {
  count: namesOf(['', '', '']),
  seconds: namesOf(['秒', '秒', 's']),
  share: namesOf(['比例', '比例', 'share']),
  grade: namesOf(['分', '分', '1–5']),
  clock: namesOf(['', '', '']),
  ratio: namesOf(['倍', '倍', 'ratio']),
} as const satisfies Readonly<Record<Unit, Names>>;

/** What is said of the rows of the earlier span in files. */
export const BEFORE = namesOf(['对比期', '對比期', 'before']);

/** What stands for a figure that is withheld: fewer than five, or a figure that would tell one. */
export const TOO_FEW = namesOf(['少于 5', '少於 5', 'fewer than 5']);

/** What stands in the last row of a file. */
export const TOTAL = namesOf(['合计', '合計', 'Total']);

import type { AccuracyBy, Lead } from '../../core/forecast/live/accuracy.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of the page that says how right waits were. */
export const forecastText = {
  title: { 'zh-Hans': '等候预测准不准', 'zh-Hant': '等候預測準不準', en: 'How right waits were' },
  simulation: {
    'zh-Hans': '现在的等候时间由推演得出，依据 {days} 天、{visits} 人次',
    'zh-Hant': '現在的等候時間由推演得出，依據 {days} 天、{visits} 人次',
    en: 'Waits are told now by running the hall forward, from {days} {days:day|days} and {visits} {visits:visit|visits}',
  },
  formula: {
    'zh-Hans': '现在的等候时间由公式得出：{why}',
    'zh-Hant': '現在的等候時間由公式得出：{why}',
    en: 'Waits are told now by the formula: {why}',
  },
  resting: {
    'zh-Hans': '现在没有开放的窗口，不告知等候时间',
    'zh-Hant': '現在沒有開放的窗口，不告知等候時間',
    en: 'No counter is open now, so no wait is told',
  },
  by: { 'zh-Hans': '分类', 'zh-Hant': '分類', en: 'By' },
  lead: { 'zh-Hans': '何时告知', 'zh-Hant': '何時告知', en: 'As told' },
  from: { 'zh-Hans': '从', 'zh-Hant': '從', en: 'From' },
  to: { 'zh-Hans': '到', 'zh-Hant': '到', en: 'To' },
  waits: { 'zh-Hans': '人次', 'zh-Hant': '人次', en: 'Waits' },
  within: { 'zh-Hans': '落在告知范围内', 'zh-Hant': '落在告知範圍內', en: 'Within the range told' },
  meant: { 'zh-Hans': '应为 80%', 'zh-Hant': '應為 80%', en: '80% are meant to be' },
  medianError: { 'zh-Hans': '误差（中位数）', 'zh-Hant': '誤差（中位數）', en: 'Error (median)' },
  bias: { 'zh-Hans': '偏差', 'zh-Hant': '偏差', en: 'Bias' },
  biasMeans: { 'zh-Hans': '＋ 为说得太长', 'zh-Hant': '＋ 為說得太長', en: '+ is told too long' },
  crps: { 'zh-Hans': '得分（CRPS）', 'zh-Hant': '得分（CRPS）', en: 'Score (CRPS)' },
  crpsMeans: { 'zh-Hans': '越小越好', 'zh-Hant': '越小越好', en: 'less is better' },
  ours: { 'zh-Hans': '告知的', 'zh-Hant': '告知的', en: 'As told' },
  peopleAhead: { 'zh-Hans': '人数×均时', 'zh-Hant': '人數×均時', en: 'People ahead × mean' },
  lastWait: { 'zh-Hans': '上一位的等候', 'zh-Hant': '上一位的等候', en: 'Last wait' },
  simulated: { 'zh-Hans': '推演', 'zh-Hant': '推演', en: 'By simulation' },
  minutes: { 'zh-Hans': '{n} 分', 'zh-Hant': '{n} 分', en: '{n} min' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  hour: { 'zh-Hans': '{from}–{to} 时', 'zh-Hant': '{from}–{to} 時', en: '{from}:00–{to}:00' },
  none: {
    'zh-Hans': '这几天还没有叫到告知过等候时间的号',
    'zh-Hant': '這幾天還沒有叫到告知過等候時間的號',
    en: 'On these days nobody was called who had been told a wait',
  },
  few: { 'zh-Hans': '人次太少，不足为凭', 'zh-Hant': '人次太少，不足為憑', en: 'Too few waits to go by' },
} as const satisfies Dictionary;

/** By what waits are put together. */
export const accuracyByText = {
  all: forecastText.all,
  line: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'line' },
  service: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'service' },
  hour: { 'zh-Hans': '钟点', 'zh-Hant': '鐘點', en: 'hour' },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'day' },
  lead: { 'zh-Hans': '何时告知', 'zh-Hant': '何時告知', en: 'when told' },
} as const satisfies Readonly<Record<AccuracyBy, Words>>;

/** When a wait was told. */
export const leadText = {
  issue: { 'zh-Hans': '取号时', 'zh-Hant': '取號時', en: 'with the number' },
  '10': { 'zh-Hans': '前面还有 10 位时', 'zh-Hant': '前面還有 10 位時', en: 'ten ahead' },
  '5': { 'zh-Hans': '前面还有 5 位时', 'zh-Hant': '前面還有 5 位時', en: 'five ahead' },
  '2': { 'zh-Hans': '前面还有 2 位时', 'zh-Hant': '前面還有 2 位時', en: 'two ahead' },
} as const satisfies Readonly<Record<Lead, Words>>;

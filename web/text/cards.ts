import type { CardColour, CardKind } from '../../core/catalogue/card-rule.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of the yellow and red cards. */
export const cardsText = {
  title: { 'zh-Hans': '黄牌红牌', 'zh-Hant': '黃牌紅牌', en: 'Yellow and red cards' },
  none: {
    'zh-Hans': '今天没有黄牌红牌',
    'zh-Hant': '今天沒有黃牌紅牌',
    en: 'No yellow or red cards today',
  },
  own: { 'zh-Hans': '我的黄牌红牌', 'zh-Hant': '我的黃牌紅牌', en: 'My yellow and red cards' },
  ownToday: {
    'zh-Hans': '今天 {n} 张，未了结 {open} 张',
    'zh-Hant': '今天 {n} 張，未了結 {open} 張',
    en: '{n} today, {open} open',
  },
  noneSuch: { 'zh-Hans': '没有这样的牌', 'zh-Hant': '沒有這樣的牌', en: 'There is no such card' },
  noLimits: {
    'zh-Hans': '大厅文件里没有时限（cards.csv），所以不发牌',
    'zh-Hant': '大廳檔案裡沒有時限（cards.csv），所以不發牌',
    en: 'The hall file has no limits (cards.csv), so no cards are given',
  },
  today: {
    'zh-Hans': '今天 {n} 张，未了结 {open} 张，未确认 {free} 张',
    'zh-Hant': '今天 {n} 張，未了結 {open} 張，未確認 {free} 張',
    en: '{n} today, {open} open, {free} that nobody has acknowledged',
  },
  state: { 'zh-Hans': '状态', 'zh-Hant': '狀態', en: 'State' },
  open: { 'zh-Hans': '未了结', 'zh-Hant': '未了結', en: 'open' },
  over: { 'zh-Hans': '已了结', 'zh-Hant': '已了結', en: 'over' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'all' },
  colour: { 'zh-Hans': '颜色', 'zh-Hant': '顏色', en: 'Colour' },
  department: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' },
  clerk: { 'zh-Hans': '窗口人员', 'zh-Hant': '窗口人員', en: 'Clerk' },
  service: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'Service' },
  given: { 'zh-Hans': '{time} 发牌', 'zh-Hant': '{time} 發牌', en: 'given at {time}' },
  took: { 'zh-Hans': '{took}，时限{limit}', 'zh-Hant': '{took}，時限{limit}', en: '{took}, limit {limit}' },
  due: { 'zh-Hans': '时限 {day}', 'zh-Hant': '時限 {day}', en: 'due {day}' },
  told: { 'zh-Hans': '已通知：{who}', 'zh-Hant': '已通知：{who}', en: 'told: {who}' },
  overSince: { 'zh-Hans': '{time} 了结', 'zh-Hant': '{time} 了結', en: 'over at {time}' },
  reddened: { 'zh-Hans': '{time} 转为红牌', 'zh-Hant': '{time} 轉為紅牌', en: 'red at {time}' },
  acknowledge: { 'zh-Hans': '确认', 'zh-Hant': '確認', en: 'Acknowledge' },
  words: {
    'zh-Hans': '原因或处理（可不填）',
    'zh-Hant': '原因或處理（可不填）',
    en: 'Why, or what was done (optional)',
  },
  acknowledged: {
    'zh-Hans': '{who} {time} 确认',
    'zh-Hant': '{who} {time} 確認',
    en: 'acknowledged by {who} at {time}',
  },
  story: { 'zh-Hans': '{number} 的全过程', 'zh-Hant': '{number} 的全過程', en: 'The story of {number}' },
  case: { 'zh-Hans': '投诉 {no}', 'zh-Hant': '投訴 {no}', en: 'Complaint {no}' },
  save: { 'zh-Hans': '确认', 'zh-Hant': '確認', en: 'Acknowledge' },
  cancel: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancel' },
} as const satisfies Dictionary;

export const cardColourText = {
  yellow: { 'zh-Hans': '黄牌', 'zh-Hant': '黃牌', en: 'Yellow card' },
  red: { 'zh-Hans': '红牌', 'zh-Hant': '紅牌', en: 'Red card' },
} as const satisfies Readonly<Record<CardColour, Words>>;

export const cardKindText = {
  waiting: { 'zh-Hans': '等候', 'zh-Hant': '等候', en: 'waited' },
  serving: { 'zh-Hans': '办理', 'zh-Hant': '辦理', en: 'served' },
  complaint: { 'zh-Hans': '投诉答复', 'zh-Hant': '投訴答覆', en: 'complaint' },
} as const satisfies Readonly<Record<CardKind, Words>>;

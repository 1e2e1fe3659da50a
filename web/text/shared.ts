import type { Dictionary } from './words.ts';

/** Words that more than one surface says. */
export const sharedText = {
  product: { 'zh-Hans': '排队叫号', 'zh-Hant': '排隊叫號', en: 'Hallcall' },
  cutOff: {
    'zh-Hans': '连接中断，正在重新连接…',
    'zh-Hant': '連線中斷，正在重新連線…',
    en: 'Connection lost, reconnecting…',
  },
  language: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
  back: { 'zh-Hans': '返回', 'zh-Hant': '返回', en: 'Back' },
  home: { 'zh-Hans': '首页', 'zh-Hant': '首頁', en: 'Home' },
  close: { 'zh-Hans': '关闭', 'zh-Hant': '關閉', en: 'Close' },
  cancel: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancel' },
  retry: { 'zh-Hans': '重试', 'zh-Hant': '重試', en: 'Try again' },
  previousPage: { 'zh-Hans': '上一页', 'zh-Hant': '上一頁', en: 'Previous page' },
  nextPage: { 'zh-Hans': '下一页', 'zh-Hant': '下一頁', en: 'Next page' },
  pageOf: { 'zh-Hans': '第 {page} / {pages} 页', 'zh-Hant': '第 {page} / {pages} 頁', en: 'Page {page} of {pages}' },
  ticketNumber: { 'zh-Hans': '号码 {number}', 'zh-Hant': '號碼 {number}', en: 'Number {number}' },
  counterNumber: { 'zh-Hans': '{counter} 号窗口', 'zh-Hant': '{counter} 號窗口', en: 'Counter {counter}' },
  zone: { 'zh-Hans': '{zone} 区', 'zh-Hant': '{zone} 區', en: 'Zone {zone}' },
  peopleWaiting: { 'zh-Hans': '{n} 人等候', 'zh-Hant': '{n} 人等候', en: '{n} waiting' },
  noCounterOpen: { 'zh-Hans': '窗口尚未开放', 'zh-Hant': '窗口尚未開放', en: 'No counter open yet' },
  demonstration: {
    'zh-Hans': '演示 · 机器人办事 · 时间 ×{speed}',
    'zh-Hant': '示範 · 機器人辦事 · 時間 ×{speed}',
    en: 'Demonstration · robots · time ×{speed}',
  },
  sample: { 'zh-Hans': '示例大厅', 'zh-Hant': '示例大廳', en: 'Sample hall' },
} as const satisfies Dictionary;

/** A language in its own words. */
export const languageSigns = { 'zh-Hans': '简', 'zh-Hant': '繁', en: 'EN' } as const;

export const languageNames = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const;

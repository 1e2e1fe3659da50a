import { dutyText } from './duty.ts';
import type { Dictionary } from './words.ts';

/** Words of the alerts on the managers' page. */
export const alertsText = {
  ...dutyText,
  title: { 'zh-Hans': '提醒', 'zh-Hant': '提醒', en: 'Alerts' },
  acknowledge: { 'zh-Hans': '我来处理', 'zh-Hant': '我來處理', en: 'I take it on' },
  since: { 'zh-Hans': '{time} 起', 'zh-Hant': '{time} 起', en: 'since {time}' },
  over: { 'zh-Hans': '{time} 已过去', 'zh-Hant': '{time} 已過去', en: 'over at {time}' },
  all: { 'zh-Hans': '今天的提醒和规则', 'zh-Hant': '今天的提醒和規則', en: "Today's alerts and the rules" },
  none: { 'zh-Hans': '今天还没有提醒', 'zh-Hant': '今天還沒有提醒', en: 'No alert today so far' },
  noRules: {
    'zh-Hans': '大厅文件里没有提醒规则（alerts.csv）',
    'zh-Hant': '大廳檔案裡沒有提醒規則（alerts.csv）',
    en: 'The hall file has no rules for alerts (alerts.csv)',
  },
  rules: { 'zh-Hans': '规则', 'zh-Hant': '規則', en: 'Rules' },
  try: { 'zh-Hans': '试一下', 'zh-Hant': '試一下', en: 'Try it' },
  quietRule: {
    'zh-Hans': '一小时内已提醒 {most} 次，没有再提醒：',
    'zh-Hant': '一小時內已提醒 {most} 次，沒有再提醒：',
    en: 'After {most} alerts within an hour these were kept quiet: ',
  },
  quietHall: {
    'zh-Hans': '整个大厅一小时内已提醒 {most} 次，没有再提醒：',
    'zh-Hant': '整個大廳一小時內已提醒 {most} 次，沒有再提醒：',
    en: 'After {most} alerts of the hall within an hour these were kept quiet: ',
  },
  webhookFails: {
    'zh-Hans': '从 {time} 起发不到 {host}（{detail}），正在重发',
    'zh-Hant': '從 {time} 起發不到 {host}（{detail}），正在重發',
    en: 'Nothing reaches {host} since {time} ({detail}); it is sent again',
  },
  webhookWell: { 'zh-Hans': '{host} 收得到', 'zh-Hant': '{host} 收得到', en: '{host} takes what is sent' },
  givenUp: {
    'zh-Hans': '{host} 一天内没有收下的提醒：{n} 条，不再重发',
    'zh-Hant': '{host} 一天內沒有收下的提醒：{n} 條，不再重發',
    en: '{host} did not take {n} within a day; they are not sent again',
  },
  soundBlocked: {
    'zh-Hans': '浏览器还不让本页出声，提醒响不了',
    'zh-Hant': '瀏覽器還不讓本頁出聲，提醒響不了',
    en: 'The browser does not let this page sound yet: alerts are silent',
  },
  allowSound: { 'zh-Hans': '允许声音', 'zh-Hant': '允許聲音', en: 'Allow sound' },
} as const satisfies Dictionary;

import type { Dictionary } from './words.ts';

/** Words of what needs a person. */
export const troublesText = {
  title: { 'zh-Hans': '需要您处理', 'zh-Hant': '需要您處理', en: 'What needs you' },
  count: { 'zh-Hans': '{n} 件', 'zh-Hant': '{n} 件', en: '{n}' },
  ofLines: { 'zh-Hans': '{n} 个队列', 'zh-Hant': '{n} 個隊列', en: '{n} {n:line|lines}' },
  ofCounters: { 'zh-Hans': '{n} 个窗口', 'zh-Hant': '{n} 個窗口', en: '{n} {n:counter|counters}' },
  ofDevices: { 'zh-Hans': '{n} 台设备', 'zh-Hant': '{n} 台設備', en: '{n} {n:device|devices}' },
  ofOthers: { 'zh-Hans': '{n} 件其他', 'zh-Hant': '{n} 件其他', en: '{n} other' },
  byHarm: {
    'zh-Hans': '影响大的在前（人 × 超过目标的分钟）',
    'zh-Hant': '影響大的在前（人 × 超過目標的分鐘）',
    en: 'Most harm first: people × minutes past target',
  },
  well: {
    'zh-Hans': '一切正常，没有需要处理的事',
    'zh-Hant': '一切正常，沒有需要處理的事',
    en: 'All is well: nothing needs you',
  },
  looking: {
    'zh-Hans': '预计 {n} 人超时，正在核实，持续 10 秒后列出',
    'zh-Hant': '預計 {n} 人逾時，正在核實，持續 10 秒後列出',
    en: '{n} {n:person|people} will be late: being looked at, and listed here once it has lasted 10 seconds',
  },
  littleLate: {
    'zh-Hans': '预计 {n} 人略微超时，暂无需要处理的事',
    'zh-Hant': '預計 {n} 人略微逾時，暫無需要處理的事',
    en: '{n} {n:person|people} will be a little late; nothing needs you yet',
  },
  loading: { 'zh-Hans': '正在查看大厅…', 'zh-Hant': '正在查看大廳…', en: 'Looking at the hall …' },
  worst: { 'zh-Hans': '眼下最急', 'zh-Hant': '眼下最急', en: 'Worst now' },
  harm: { 'zh-Hans': '影响', 'zh-Hant': '影響', en: 'Harm' },
  harmOf: { 'zh-Hans': '影响 {n} 人·分钟', 'zh-Hant': '影響 {n} 人·分鐘', en: 'harm: {n} person-minutes' },
  bad: { 'zh-Hans': '严重', 'zh-Hant': '嚴重', en: 'Bad' },
  warn: { 'zh-Hans': '注意', 'zh-Hant': '注意', en: 'Watch' },
  believeClock: { 'zh-Hans': '新的时间正确', 'zh-Hant': '新的時間正確', en: 'The clock is right' },
  believeClockCertain: {
    'zh-Hans': '确定：大厅改用新的时间，今天可能立即结束',
    'zh-Hant': '確定：大廳改用新的時間，今天可能立即結束',
    en: 'Certain: the hall takes the new time, and today may end at once',
  },
  endPause: { 'zh-Hans': '结束 {counter} 号暂停', 'zh-Hant': '結束 {counter} 號暫停', en: 'End pause of {counter}' },
  openCounter: { 'zh-Hans': '开 {counter} 号窗口', 'zh-Hant': '開 {counter} 號窗口', en: 'Open {counter}' },
  ask: { 'zh-Hans': '提醒 {counter} 号窗口', 'zh-Hant': '提醒 {counter} 號窗口', en: 'Remind counter {counter}' },
  askTitle: {
    'zh-Hans': '给{counter}的窗口人员发消息？',
    'zh-Hant': '給{counter}的窗口人員發訊息？',
    en: 'Ask the clerk at {counter}?',
  },
  askHint: {
    'zh-Hans': '窗口人员会在屏幕上看到，看到后按一下确认：“{text}”',
    'zh-Hant': '窗口人員會在螢幕上看到，看到後按一下確認：「{text}」',
    en: 'The clerk reads it on the screen and presses once that it was seen: “{text}”',
  },
  asked: {
    'zh-Hans': '{people} 人在等，窗口是否遇到困难？请叫号，或告诉值班长。',
    'zh-Hant': '{people} 人在等，窗口是否遇到困難？請叫號，或告訴值班長。',
    en: '{people} people wait. Is there a difficulty? Please call, or tell the supervisor.',
  },
  borrow: { 'zh-Hans': '借 {counter} 号窗口', 'zh-Hant': '借 {counter} 號窗口', en: 'Borrow {counter}' },
  borrowTitle: {
    'zh-Hans': '让{counter}也办这个队列？',
    'zh-Hant': '讓{counter}也辦這個隊列？',
    en: 'Let {counter} serve this line too?',
  },
  borrowHint: {
    'zh-Hans': '下一次叫号起生效；它自己的队列照办。今天有效，可随时取消。',
    'zh-Hant': '下一次叫號起生效；它自己的隊列照辦。今天有效，可隨時取消。',
    en: 'From its next call on, beside its own lines; until the end of the day, or until you take it back.',
  },
  then: { 'zh-Hans': '→ {wait}', 'zh-Hant': '→ {wait}', en: '→ {wait}' },
  look: { 'zh-Hans': '查看', 'zh-Hant': '查看', en: 'Look' },
  openTitle: { 'zh-Hans': '开放{counter}？', 'zh-Hant': '開放{counter}？', en: 'Open {counter}?' },
  openHint: {
    'zh-Hans': '请先确认窗口有人。开放后由窗口人员叫号。',
    'zh-Hant': '請先確認窗口有人。開放後由窗口人員叫號。',
    en: 'Make sure that somebody is there. Whoever sits at the counter calls.',
  },
  pauseTitle: {
    'zh-Hans': '结束{counter}的暂停？',
    'zh-Hant': '結束{counter}的暫停？',
    en: 'End the pause of {counter}?',
  },
  pauseHint: {
    'zh-Hans': '窗口会回到开放状态，请先确认窗口人员已回来。',
    'zh-Hant': '窗口會回到開放狀態，請先確認窗口人員已回來。',
    en: 'The counter is open again. Make sure that its clerk is back.',
  },

  // On the wall
  wallTitle: { 'zh-Hans': '大厅运行', 'zh-Hant': '大廳運行', en: 'The hall now' },
  zones: { 'zh-Hans': '分区', 'zh-Hant': '分區', en: 'By zone' },
  worstZone: { 'zh-Hans': '最急', 'zh-Hant': '最急', en: 'worst' },
  zoneWaiting: { 'zh-Hans': '人在等', 'zh-Hant': '人在等', en: 'waiting' },
  zonesAddUp: {
    'zh-Hans': '同时排几个队列的人在各队列各算一次：各区相加 {sum} 人次，全大厅 {people} 人',
    'zh-Hant': '同時排幾個隊列的人在各隊列各算一次：各區相加 {sum} 人次，全大廳 {people} 人',
    en: 'Somebody in several lines counts in each: zones add up to {sum}, the hall has {people} people',
  },
  zoneOpen: { 'zh-Hans': '开放 {open} 个窗口', 'zh-Hant': '開放 {open} 個窗口', en: '{open} counters open' },
  more: { 'zh-Hans': '还有 {n} 项', 'zh-Hant': '還有 {n} 項', en: '{n} more' },
  stale: {
    'zh-Hans': '与大厅失去联系，以下为 {time} 的情况',
    'zh-Hant': '與大廳失去聯繫，以下為 {time} 的情況',
    en: 'Cut off from the hall: this is how it was at {time}',
  },
} as const satisfies Dictionary;

import type { Dictionary } from './words.ts';

/** Words about the identities of devices. */
export const identityText = {
  title: { 'zh-Hans': '设备身份', 'zh-Hant': '設備身份', en: 'Identities of devices' },
  kiosk: { 'zh-Hans': '取号机', 'zh-Hant': '取號機', en: 'Kiosk' },
  board: { 'zh-Hans': '显示屏', 'zh-Hant': '顯示屏', en: 'Board' },
  'counter-screen': { 'zh-Hans': '窗口评价屏', 'zh-Hant': '窗口評價屏', en: 'Counter screen' },
  'counter-pc': { 'zh-Hans': '窗口电脑', 'zh-Hant': '窗口電腦', en: 'Counter PC' },
  agent: { 'zh-Hans': '代理程序', 'zh-Hant': '代理程式', en: 'Agent' },
  none: { 'zh-Hans': '没有身份', 'zh-Hant': '沒有身份', en: 'no identity' },
  unknown: { 'zh-Hans': '大厅文件里没有这台设备', 'zh-Hant': '大廳檔案裡沒有這台設備', en: 'not in the hall file' },
  here: { 'zh-Hans': '现在在线', 'zh-Hant': '現在在線', en: 'here now' },
  never: { 'zh-Hans': '还没来过', 'zh-Hant': '還沒來過', en: 'never seen' },
  seen: { 'zh-Hans': '上次在线：{when}', 'zh-Hant': '上次在線：{when}', en: 'last seen {when}' },
  ends: { 'zh-Hans': '{date} 到期', 'zh-Hant': '{date} 到期', en: 'until {date}' },
  endless: { 'zh-Hans': '不会到期', 'zh-Hant': '不會到期', en: 'without an end' },
  endsSoon: {
    'zh-Hans': '快到期了：请重新配对，否则到期后不能用',
    'zh-Hant': '快到期了：請重新配對，否則到期後不能用',
    en: 'Ends soon: pair it again, or it stops working then',
  },
  another: { 'zh-Hans': '窗口评价屏：', 'zh-Hant': '窗口評價屏：', en: 'Counter screen:' },
  give: { 'zh-Hans': '给身份', 'zh-Hant': '給身份', en: 'Give identity' },
  again: { 'zh-Hans': '重新配对', 'zh-Hant': '重新配對', en: 'Pair again' },
  revoke: { 'zh-Hans': '收回', 'zh-Hant': '收回', en: 'Revoke' },
  certain: { 'zh-Hans': '确定收回？', 'zh-Hant': '確定收回？', en: 'Really revoke?' },
  open: {
    'zh-Hans': '在那台设备上打开这个链接（只显示这一次）：',
    'zh-Hant': '在那台設備上開啟這個連結（只顯示這一次）：',
    en: 'Open this link on the device (it is shown this once):',
  },
} as const satisfies Dictionary;

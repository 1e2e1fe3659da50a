import type { Dictionary } from './words.ts';

/** Words of the alerts that a board of the duty office has too; boards load no others. */
export const dutyText = {
  inForce: { 'zh-Hans': '提醒', 'zh-Hant': '提醒', en: 'Alerts' },
  takenBy: { 'zh-Hans': '{who} 已确认', 'zh-Hant': '{who} 已確認', en: 'Acknowledged by {who}' },
  testMark: { 'zh-Hans': '【测试】', 'zh-Hant': '【測試】', en: '[Test] ' },
  more: { 'zh-Hans': '还有 {n} 条', 'zh-Hant': '還有 {n} 條', en: '{n} more' },
} as const satisfies Dictionary;

import type { Scope } from '../../core/protocol/scopes.ts';
import type { Dictionary, Words } from './words.ts';

/** Words about the keys by which programs come in. */
export const keysText = {
  title: { 'zh-Hans': '接口密钥', 'zh-Hant': '介面密鑰', en: 'API keys' },
  how: {
    'zh-Hans': '别的程序用密钥访问本大厅，只能做勾选的事。密钥只显示一次，请立即交给程序。',
    'zh-Hant': '別的程式用密鑰存取本大廳，只能做勾選的事。密鑰只顯示一次，請立即交給程式。',
    en: 'Other programs come in with a key, and may do what is ticked and nothing else. A key is shown once: give it to the program at once.',
  },
  name: { 'zh-Hans': '用途', 'zh-Hant': '用途', en: 'What it is for' },
  scopes: { 'zh-Hans': '可以', 'zh-Hant': '可以', en: 'It may' },
  days: { 'zh-Hans': '有效天数', 'zh-Hant': '有效天數', en: 'Days until it ends' },
  make: { 'zh-Hans': '生成密钥', 'zh-Hant': '產生密鑰', en: 'Make a key' },
  made: {
    'zh-Hans': '“{name}”的密钥，只显示这一次：',
    'zh-Hant': '「{name}」的密鑰，只顯示這一次：',
    en: 'The key for “{name}”, shown this once:',
  },
  none: { 'zh-Hans': '还没有密钥', 'zh-Hant': '還沒有密鑰', en: 'There is no key yet' },
  by: { 'zh-Hans': '{by} 于 {date} 生成', 'zh-Hant': '{by} 於 {date} 產生', en: 'made by {by} on {date}' },
  until: { 'zh-Hans': '{date} 到期', 'zh-Hant': '{date} 到期', en: 'until {date}' },
  used: { 'zh-Hans': '上次使用：{when}', 'zh-Hant': '上次使用：{when}', en: 'last used {when}' },
  unused: { 'zh-Hans': '还没用过', 'zh-Hant': '還沒用過', en: 'never used' },
  end: { 'zh-Hans': '作废', 'zh-Hant': '作廢', en: 'End it' },
  certain: { 'zh-Hans': '确定作废？', 'zh-Hant': '確定作廢？', en: 'Really end it?' },
  noScope: { 'zh-Hans': '请至少勾选一项', 'zh-Hant': '請至少勾選一項', en: 'Tick at least one' },
} as const satisfies Dictionary;

/** What each scope lets a program do. */
export const scopeText = {
  'hall:read': { 'zh-Hans': '读大厅现状', 'zh-Hant': '讀大廳現狀', en: 'read how the hall stands' },
  'tickets:read': { 'zh-Hans': '读单张票', 'zh-Hant': '讀單張票', en: 'read a ticket' },
  'tickets:take': { 'zh-Hans': '代市民取号', 'zh-Hant': '代市民取號', en: 'take numbers for citizens' },
  'complaints:read': { 'zh-Hans': '读投诉', 'zh-Hant': '讀投訴', en: 'read complaints' },
  'reports:read': { 'zh-Hans': '读报表', 'zh-Hant': '讀報表', en: 'read reports' },
  'audit:read': {
    'zh-Hans': '读操作和安全记录',
    'zh-Hant': '讀操作和安全記錄',
    en: 'read the audit and the record of security',
  },
  'devices:manage': { 'zh-Hans': '管理设备身份', 'zh-Hant': '管理設備身份', en: 'give and take identities of devices' },
} as const satisfies Readonly<Record<Scope, Words>>;

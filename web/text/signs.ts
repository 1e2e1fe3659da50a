import type { SignState } from '../../core/protocol/shapes/signs.ts';
import type { Words } from './words.ts';

/** How an LED sign is, in words. */
export const signStates = {
  waiting: { 'zh-Hans': '等待连接', 'zh-Hant': '等待連線', en: 'not heard yet' },
  ok: { 'zh-Hans': '正常', 'zh-Hant': '正常', en: 'shows it' },
  unreachable: { 'zh-Hans': '联系不上', 'zh-Hant': '聯絡不上', en: 'out of reach' },
  'lacks-letters': { 'zh-Hans': '缺字，显示为“?”', 'zh-Hant': '缺字，顯示為「?」', en: 'lacks letters, shows ?' },
  refused: { 'zh-Hans': '拒绝显示', 'zh-Hant': '拒絕顯示', en: 'refuses it' },
} as const satisfies Record<SignState, Words>;

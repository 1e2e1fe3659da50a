import type { Names } from '../base/names.ts';

/** The usual reasons of a pause, as codes. Anything else is in a clerk's own words, and for the hall alone. */
export const PAUSE_REASONS = ['break', 'lunch', 'meeting', 'paperwork', 'trouble'] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** How each is said. */
export const PAUSE_WORDS: Readonly<Record<PauseReason, Names>> = {
  break: { 'zh-Hans': '短暂休息', 'zh-Hant': '短暫休息', en: 'Short break' },
  lunch: { 'zh-Hans': '午餐', 'zh-Hant': '午餐', en: 'Lunch' },
  meeting: { 'zh-Hans': '会议', 'zh-Hant': '會議', en: 'Meeting' },
  paperwork: { 'zh-Hans': '整理材料', 'zh-Hant': '整理材料', en: 'Paperwork' },
  trouble: { 'zh-Hans': '系统故障', 'zh-Hant': '系統故障', en: 'System trouble' },
};

/** The code, if it is one of the usual reasons. */
export function usualReason(reason: string): PauseReason | undefined {
  return PAUSE_REASONS.find((each) => each === reason);
}

import type { Demonstration } from '../../../halls/hall-parts.ts';

const WORDS = {
  'zh-Hans': '演示：机器人在办事，时间不是真实时间',
  'zh-Hant': '示範：機器人在辦事，時間不是真實時間',
  en: 'Demonstration: robots at work, and the time is not the true one',
} as const;

/** What a page without a link says on top of itself while robots play the hall; nothing in a hall of people. */
export function demonstrationNote(
  demonstration: Demonstration | undefined,
  languages: readonly (keyof typeof WORDS)[] = ['zh-Hans', 'en'],
): string {
  if (demonstration === undefined) return '';
  const words = languages.map((language) => `<span lang="${language}">${WORDS[language]}</span>`).join(' · ');
  return `<p class="demonstration" data-test="demonstration">${words} <b>×${String(demonstration.speed)}</b></p>`;
}

/** How it looks; for the style sheet of each page that has it. */
export const NOTE_STYLE = `
.demonstration{margin:0;padding:6px 16px;background:#5b3a00;color:#fff;font-size:15px;line-height:1.4;text-align:center}
`;

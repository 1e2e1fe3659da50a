import type { Language } from './names.ts';
import { isSentence, waitMinutes, waitWords, type WaitRange } from './wait-words.ts';

/**
 * Whether it takes longer than was told with the number, as people were told it: what has passed since, and half of
 * what is told now, is beyond the upper end.
 */
export function takesLonger(told: WaitRange, passedSeconds: number, now: WaitRange | undefined): boolean {
  return passedSeconds + (now?.p50 ?? 0) > waitMinutes(told).to * 60;
}

/** That it takes longer than was told, with what is told now; without it where no counter is open. */
export function longerWords(now: WaitRange | undefined, language: Language): string {
  const { longer, beyond, nobody } = WORDS[language];
  if (now === undefined) return nobody;
  return isSentence(now) ? beyond(waitWords(now, language)) : longer(waitWords(now, language));
}

type LongerWords = {
  readonly longer: (wait: string) => string;
  readonly beyond: (wait: string) => string;
  readonly nobody: string;
};

const WORDS: Readonly<Record<Language, LongerWords>> = {
  'zh-Hans': {
    longer: (wait) => `比取号时预计的久，现在还要等${wait}`,
    beyond: (wait) => `比取号时预计的久，${wait}`,
    nobody: '比取号时预计的久，窗口现在没有开放',
  },
  'zh-Hant': {
    longer: (wait) => `比取號時預計的久，現在還要等${wait}`,
    beyond: (wait) => `比取號時預計的久，${wait}`,
    nobody: '比取號時預計的久，窗口現在沒有開放',
  },
  en: {
    longer: (wait) => `It takes longer than you were told. From now: ${wait}`,
    beyond: (wait) => `It takes longer than you were told: ${wait}`,
    nobody: 'It takes longer than you were told. No counter is open now',
  },
};

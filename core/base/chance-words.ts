import type { Language } from './names.ts';
import type { Beyond } from './wait-words.ts';

/** How likely somebody is to be called today, as it goes over the wire. */
export type ToldChance = {
  /** From 0 to 1; absent where nobody knows. */
  readonly chanceToday?: number | undefined;
  /** Whoever takes a number before this instant of the hall's clock is called today; only where that ends today. */
  readonly certainUntil?: string | undefined;
  /** The wait itself is told as "probably not today". */
  readonly beyond?: Beyond | undefined;
};

/** Below this it is said that somebody may not be called today, */
const MAY_NOT_BELOW = 0.95;
/** and below this that they probably will not. */
const WILL_NOT_BELOW = 0.5;

/** What people are told of being called today, the same on paper and on every screen; undefined: nothing. */
export function chanceWords({ chanceToday, certainUntil, beyond }: ToldChance, language: Language): string | undefined {
  if (chanceToday === undefined || beyond === 'today') return undefined;
  const { certain, mayNot, willNot } = WORDS[language];
  if (chanceToday < WILL_NOT_BELOW) return willNot;
  if (chanceToday < MAY_NOT_BELOW) return mayNot;
  return certainUntil === undefined || chanceToday < 1 ? undefined : certain(certainUntil.slice(11, 16));
}

/** Whether it is a warning, not good news. */
export function isDoubtful({ chanceToday }: ToldChance): boolean {
  return chanceToday !== undefined && chanceToday < MAY_NOT_BELOW;
}

type ChanceWords = {
  readonly certain: (time: string) => string;
  readonly mayNot: string;
  readonly willNot: string;
};

const WORDS: Readonly<Record<Language, ChanceWords>> = {
  'zh-Hans': {
    certain: (time) => `${time} 前取号，今天可以办理`,
    mayNot: '今天可能轮不到',
    willNot: '今天很可能轮不到',
  },
  'zh-Hant': {
    certain: (time) => `${time} 前取號，今天可以辦理`,
    mayNot: '今天可能輪不到',
    willNot: '今天很可能輪不到',
  },
  en: {
    certain: (time) => `Served today if taken before ${time}`,
    mayNot: 'You may not be served today',
    willNot: 'You will probably not be served today',
  },
};

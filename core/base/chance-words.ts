import { isProbable, isSure, type Chance } from './chance.ts';
import type { Language } from './names.ts';
import type { Beyond } from './wait-words.ts';

/** How likely somebody is to be called today, as it goes over the wire. */
export type ToldChance = Chance & {
  /** Whoever takes a number before this instant of the hall's clock is called today; only where that ends today. */
  readonly certainUntil?: string | undefined;
  /** How the wait itself is told: what its words say of today already is not said twice. */
  readonly beyond?: Beyond | undefined;
};

/** What people are told of being called today, the same on paper and on every screen; undefined: nothing. */
export function chanceWords(told: ToldChance, language: Language): string | undefined {
  const { chanceToday, certainUntil, beyond } = told;
  if (chanceToday === undefined || beyond === 'today') return undefined;
  const { certain, mayNot, willNot } = WORDS[language];
  if (!isProbable(told)) return willNot;
  if (!isSure(told)) return beyond === 'today-in-part' ? undefined : mayNot;
  return certainUntil === undefined || chanceToday < 1 ? undefined : certain(certainUntil.slice(11, 16));
}

/** The same where it is a warning, not good news. */
export function doubtWords(told: ToldChance, language: Language): string | undefined {
  return isDoubtful(told) ? chanceWords(told, language) : undefined;
}

/** Whether it is a warning, not good news. */
export function isDoubtful(told: ToldChance): boolean {
  return told.chanceToday !== undefined && !isSure(told);
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

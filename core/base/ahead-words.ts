import type { Language, Names } from './names.ts';

/** People of other lines who come first; at which counter, where only one is open, else at least so many. */
export type OthersAhead = { readonly people: number; readonly counter?: Names | undefined };

/** How many are before somebody in the line, and, where that is not sure, how many there may be. */
export type AheadCount = { readonly ahead: number; readonly aheadMost?: number | undefined };

/**
 * Who is before somebody who waits, the same on every screen: the people of the line, and why it takes long all the
 * same where the counters serve other lines first.
 */
export function aheadWords(count: AheadCount, others: OthersAhead | undefined, language: Language): string {
  const { nobody, people, nobodyInLine, inLine, and, but } = WORDS[language];
  const isNobody = count.ahead === 0 && count.aheadMost === undefined;
  if (others === undefined) return isNobody ? nobody : people(peopleWords(count, language));
  const own = isNobody ? nobodyInLine : inLine(peopleWords(count, language));
  return `${own}${isNobody ? but : and}${othersWords(others, language)}`;
}

/** So many people, with the unit; not for nobody at all. */
export function peopleWords({ ahead, aheadMost }: AheadCount, language: Language): string {
  const { persons } = WORDS[language];
  return aheadMost === undefined
    ? persons(String(ahead), ahead)
    : persons(`${String(ahead)}–${String(aheadMost)}`, aheadMost);
}

/** That other lines are served first, and how many of them. */
export function othersWords({ people, counter }: OthersAhead, language: Language): string {
  const { atOne, atSeveral } = WORDS[language];
  return counter === undefined ? atSeveral(people) : atOne(counter[language], people);
}

type AheadWords = {
  readonly persons: (figures: string, n: number) => string;
  readonly nobody: string;
  readonly people: (persons: string) => string;
  readonly nobodyInLine: string;
  readonly inLine: (persons: string) => string;
  readonly and: string;
  readonly but: string;
  readonly atOne: (counter: string, n: number) => string;
  readonly atSeveral: (n: number) => string;
};

const WORDS: Readonly<Record<Language, AheadWords>> = {
  'zh-Hans': {
    persons: (figures) => `${figures} 人`,
    nobody: '前面没有人',
    people: (persons) => `前面还有 ${persons}`,
    nobodyInLine: '本队前面没有人',
    inLine: (persons) => `本队前面 ${persons}`,
    and: '，',
    but: '，但',
    atOne: (counter, n) => `${counter}先办其他业务（${String(n)} 人）`,
    atSeveral: (n) => `窗口先办其他业务（至少 ${String(n)} 人）`,
  },
  'zh-Hant': {
    persons: (figures) => `${figures} 人`,
    nobody: '前面沒有人',
    people: (persons) => `前面還有 ${persons}`,
    nobodyInLine: '本隊前面沒有人',
    inLine: (persons) => `本隊前面 ${persons}`,
    and: '，',
    but: '，但',
    atOne: (counter, n) => `${counter}先辦其他業務（${String(n)} 人）`,
    atSeveral: (n) => `窗口先辦其他業務（至少 ${String(n)} 人）`,
  },
  en: {
    persons: (figures, n) => `${figures} ${n === 1 ? 'person' : 'people'}`,
    nobody: 'Nobody ahead of you',
    people: (persons) => `${persons} ahead of you`,
    nobodyInLine: 'Nobody ahead in your line',
    inLine: (persons) => `${persons} ahead in your line`,
    and: '. ',
    but: '. ',
    atOne: (counter, n) => `${counter}: ${String(n)} ${n === 1 ? 'other goes' : 'others go'} first`,
    atSeveral: (n) => `Others go first at all counters (${String(n)} or more)`,
  },
};

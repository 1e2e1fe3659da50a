import type { Language, Names } from './names.ts';

/** People of other lines who come first; at which counter, where only one is open, else at least so many. */
export type OthersAhead = { readonly people: number; readonly counter?: Names | undefined };

/**
 * Who is before somebody who waits, the same on every screen: the people of the line, and why it takes long all the
 * same where the counters serve other lines first.
 */
export function aheadWords(ahead: number, others: OthersAhead | undefined, language: Language): string {
  const { people, inLine, and, but } = WORDS[language];
  if (others === undefined) return people(ahead);
  return `${inLine(ahead)}${ahead === 0 ? but : and}${othersWords(others, language)}`;
}

/** That other lines are served first, and how many of them. */
export function othersWords({ people, counter }: OthersAhead, language: Language): string {
  const { atOne, atSeveral } = WORDS[language];
  return counter === undefined ? atSeveral(people) : atOne(counter[language], people);
}

type AheadWords = {
  readonly people: (n: number) => string;
  readonly inLine: (n: number) => string;
  readonly and: string;
  readonly but: string;
  readonly atOne: (counter: string, n: number) => string;
  readonly atSeveral: (n: number) => string;
};

const WORDS: Readonly<Record<Language, AheadWords>> = {
  'zh-Hans': {
    people: (n) => (n === 0 ? '前面没有人' : `前面还有 ${String(n)} 人`),
    inLine: (n) => (n === 0 ? '本队前面没有人' : `本队前面 ${String(n)} 人`),
    and: '，',
    but: '，但',
    atOne: (counter, n) => `${counter}先办其他业务（${String(n)} 人）`,
    atSeveral: (n) => `窗口先办其他业务（至少 ${String(n)} 人）`,
  },
  'zh-Hant': {
    people: (n) => (n === 0 ? '前面沒有人' : `前面還有 ${String(n)} 人`),
    inLine: (n) => (n === 0 ? '本隊前面沒有人' : `本隊前面 ${String(n)} 人`),
    and: '，',
    but: '，但',
    atOne: (counter, n) => `${counter}先辦其他業務（${String(n)} 人）`,
    atSeveral: (n) => `窗口先辦其他業務（至少 ${String(n)} 人）`,
  },
  en: {
    people: (n) => (n === 0 ? 'Nobody ahead of you' : `${String(n)} ${persons(n)} ahead of you`),
    inLine: (n) => `${n === 0 ? 'Nobody' : `${String(n)} ${persons(n)}`} ahead in your line`,
    and: '. ',
    but: '. ',
    atOne: (counter, n) => `${counter}: ${String(n)} ${n === 1 ? 'other goes' : 'others go'} first`,
    atSeveral: (n) => `Others go first at all counters (${String(n)} or more)`,
  },
};

function persons(n: number): string {
  return n === 1 ? 'person' : 'people';
}

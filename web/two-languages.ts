import type { Language } from '../core/catalogue/catalogue.ts';

/** The two languages that stand one above the other on a board: the page's first, then the other one. */
export function twoLanguages(first: Language): readonly [Language, Language] {
  return first === 'en' ? ['en', 'zh-Hans'] : [first, 'en'];
}

import { LANGUAGES, type Language } from '../core/catalogue/catalogue.ts';
import type { NoticeText } from '../core/notice/notice.ts';
import { twoLanguages } from './two-languages.ts';

/** What stands on the glass of a text: the board's two languages; whatever there is where neither was written. */
export function noticeWords(text: NoticeText, first: Language): readonly (readonly [Language, string])[] {
  const all = LANGUAGES.flatMap((language) => {
    const words = text[language];
    return words === undefined ? [] : [[language, words] as const];
  });
  const two = twoLanguages(first).flatMap((language) => all.filter(([each]) => each === language));
  return two.length > 0 ? two : all;
}

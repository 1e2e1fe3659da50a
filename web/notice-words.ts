import { LANGUAGES, type Language } from '../core/catalogue/catalogue.ts';
import type { NoticeText } from '../core/notice/notice.ts';

/** What stands on the glass of a text: the board's languages; whatever there is where neither was written. */
export function noticeWords(text: NoticeText, shown: readonly Language[]): readonly (readonly [Language, string])[] {
  const all = LANGUAGES.flatMap((language) => {
    const words = text[language];
    return words === undefined ? [] : [[language, words] as const];
  });
  const wanted = shown.flatMap((language) => all.filter(([each]) => each === language));
  return wanted.length > 0 ? wanted : all;
}

import { LANGUAGES, type Language } from '../../core/base/names.ts';
import type { NoticeText } from '../../core/notice/notice.ts';

/** Who reads the one script reads the other, and better than a foreign language. */
const OTHER_SCRIPT: Readonly<Partial<Record<Language, Language>>> = { 'zh-Hans': 'zh-Hant', 'zh-Hant': 'zh-Hans' };

/**
 * What stands on the glass of a text: the board's languages, the other Chinese script where one was not written;
 * whatever there is where none of them was.
 */
export function noticeWords(text: NoticeText, shown: readonly Language[]): readonly (readonly [Language, string])[] {
  const written = (language: Language): boolean => text[language] !== undefined;
  const wanted = shown.flatMap((language) => [language, OTHER_SCRIPT[language] ?? language].find(written) ?? []);
  const languages = wanted.length > 0 ? [...new Set(wanted)] : LANGUAGES.filter(written);
  return languages.map((language) => [language, text[language] ?? ''] as const);
}

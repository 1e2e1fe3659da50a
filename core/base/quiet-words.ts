import type { Language } from './names.ts';

/** When it is usually quiet, as it goes over the wire: `HH:MM`. */
export type ToldQuiet = {
  readonly days: number;
  readonly spans: readonly { readonly from: string; readonly to: string }[];
};

/** When it is usually quiet, and on how many days that rests. */
export function quietWords({ days, spans }: ToldQuiet, language: Language): string {
  const times = spans.map(({ from, to }) => `${from}–${to}`);
  return WORDS[language](times.join(language === 'en' ? ', ' : '、'), days);
}

const WORDS: Readonly<Record<Language, (times: string, days: number) => string>> = {
  'zh-Hans': (times, days) => `${times} 通常人较少（依据过去 ${String(days)} 天）`,
  'zh-Hant': (times, days) => `${times} 通常人較少（依據過去 ${String(days)} 天）`,
  en: (times, days) => `Usually quiet ${times} (from ${String(days)} days)`,
};

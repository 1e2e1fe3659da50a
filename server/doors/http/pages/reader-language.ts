import type { Request } from 'express';
import type { Language } from '../../../../core/base/names.ts';

/**
 * In which of the house's languages a page is written for a browser: the first that it reads and the house has, by the
 * weights that it gives. Who reads none of them is given English, and whoever says nothing Chinese.
 */
export function languageFor(request: Pick<Request, 'acceptsLanguages'>): Language {
  const read = request.acceptsLanguages().filter((tag) => tag !== '*');
  for (const tag of read) {
    if (/^zh\b/i.test(tag)) return /hant|-(tw|hk|mo)\b/i.test(tag) && !/hans/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return read.length === 0 ? 'zh-Hans' : 'en';
}

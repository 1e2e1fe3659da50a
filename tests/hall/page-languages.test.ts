import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, type Names } from '../../core/base/names.ts';
import { ACCOUNT_SAID, ACCOUNT_TEXT } from '../../server/doors/http/pages/account-words.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
beforeAll(async () => {
  hall = await startHall();
}, 120_000);
afterAll(() => hall.dispose());

const READS: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' };
/** Pages that the server writes in the language of the browser. `/halls` and `/overview` choose once more by script. */
const WRITTEN = ['/', '/waits', '/signs', '/halls', '/overview'];

/** What Big5 has no character for is written in simplified Chinese. */
const BIG5 = new Set(
  Array.from({ length: 0xfe - 0xa1 + 1 }, (_, lead) =>
    new TextDecoder('big5').decode(
      Uint8Array.from(
        Array.from({ length: 0xff - 0x40 }, (__, trail) => [lead + 0xa1, trail + 0x40]).flatMap(([one = 0, two = 0]) =>
          (two > 0x7e && two < 0xa1) || two > 0xfe ? [] : [one, two],
        ),
      ),
    ),
  ).join(''),
);
const simplifiedIn = (text: string): string =>
  [...text].filter((each) => /\p{Script=Han}/u.test(each) && !BIG5.has(each)).join('');

async function page(path: string, language: Language): Promise<string> {
  const answer = await fetch(`${hall.url}${path}`, { headers: { 'Accept-Language': READS[language] } });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** What is read on a page, but for what says that it is in another language. */
const readOf = (html: string): string =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<(\w+)[^>]* lang="(?:zh-Hans|en)"[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<[^>]*>/g, '');

it('the measure knows simplified from traditional Chinese', () => {
  expect([simplifiedIn('现在不发号'), simplifiedIn('現在不發號，窗口、導辦台')]).toEqual(['现发号', '']);
});

describe('[DR38] a page that the server writes has each language of the house', () => {
  it.each(WRITTEN.flatMap((path) => LANGUAGES.map((language) => [path, language] as const)))(
    '%s in %s',
    async (path, language) => {
      const html = await page(path, language);
      expect(html).toContain(`<html lang="${language}"`);
      if (language === 'zh-Hant') expect(simplifiedIn(readOf(html))).toBe('');
    },
  );

  it('/pair in both ways to write Chinese, with English below', async () => {
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      const html = await page('/pair', language);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain('Code of this device');
    }
    expect(simplifiedIn(readOf(await page('/pair', 'zh-Hant')))).toBe('');
    expect(await page('/pair', 'en')).toContain('<html lang="zh-Hans"');
  });

  it('/password in each at once, of which its script shows one', async () => {
    const html = await page('/password', 'zh-Hant');
    for (const names of Object.values(ACCOUNT_TEXT) as Names[])
      for (const language of LANGUAGES) expect(html).toContain(`>${names[language]}</span>`);
    const texts = [...Object.values(ACCOUNT_TEXT), ...Object.values(ACCOUNT_SAID)] as Names[];
    expect(simplifiedIn(texts.map((names) => names['zh-Hant']).join(''))).toBe('');
  });
});

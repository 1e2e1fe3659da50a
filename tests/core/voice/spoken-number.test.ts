import { describe, expect, it } from 'vitest';
import { countEn, countZh, figures, ticketWords } from '../../../core/voice/spoken-number.ts';
import { clipsFor, PAUSE, phraseWords, words } from '../../../core/voice/phrase.ts';
import { PHRASE_FORMS } from '../../../core/catalogue/sounds.ts';

/** Reads Mandarin back, by its own rules: places multiply, what stands alone is added. */
function readZh(said: readonly string[]): number {
  const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
  let sum = 0;
  let figure: number | undefined;
  for (const word of said) {
    const place = places[word];
    if (place === undefined) figure = '零一二三四五六七八九'.indexOf(word);
    else {
      sum += (figure ?? 1) * place;
      figure = undefined;
    }
  }
  return sum + (figure ?? 0);
}

function readEn(said: readonly string[]): number {
  const values = new Map<string, number>();
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .forEach((word, at) => values.set(word, at));
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .forEach((word, at) => values.set(word, 20 + 10 * at));
  let sum = 0;
  let part = 0;
  for (const word of said) {
    if (word === 'and') continue;
    if (word === 'hundred') part *= 100;
    else if (word === 'thousand') {
      sum += part * 1000;
      part = 0;
    } else part += values.get(word) ?? Number.NaN;
  }
  return sum + part;
}

describe('numbers as people read them', () => {
  it('[V1] every number to 9999 in Mandarin can be read back, and keeps the rules of 零 and 十', () => {
    for (let value = 0; value <= 9999; value += 1) {
      const said = countZh(value);
      const text = said.join('');
      expect(readZh(said), text).toBe(value);
      expect(text, text).not.toMatch(/零零|.零$|^一十|[一二三四五六七八九]{2}|零[十百千]/);
      // A gap between two places is said, once: 1005 is 一千零五.
      expect([...text].filter((each) => each === '零').length, text).toBe(
        value === 0 ? 1 : (String(value).replace(/0+$/, '').match(/0+/g) ?? []).length,
      );
    }
  });

  it('[V1] every number to 9999 in English can be read back, with its and', () => {
    for (let value = 0; value <= 9999; value += 1) {
      const said = countEn(value);
      expect(readEn(said), said.join(' ')).toBe(value);
      expect(said.includes('and'), said.join(' ')).toBe(value > 100 && value % 100 !== 0);
    }
  });

  it.each([
    [10, '十', 'ten'],
    [12, '十二', 'twelve'],
    [20, '二十', 'twenty'],
    [21, '二十一', 'twenty one'],
    [100, '一百', 'one hundred'],
    [105, '一百零五', 'one hundred and five'],
    [110, '一百一十', 'one hundred and ten'],
    [112, '一百一十二', 'one hundred and twelve'],
    [1000, '一千', 'one thousand'],
    [1010, '一千零一十', 'one thousand and ten'],
    [2345, '二千三百四十五', 'two thousand three hundred and forty five'],
  ])('[V1] %i is %s and %s', (value, zh, en) => {
    expect(countZh(value).join('')).toBe(zh);
    expect(countEn(value).join(' ')).toBe(en);
  });

  it('[V2] a ticket’s number: letters by name, figures one by one, none lost; thousands of numbers', () => {
    for (const prefix of ['A', 'PA', 'TS'])
      for (let n = 1; n <= 2000; n += 1) {
        const number = `${prefix}${String(n).padStart(3, '0')}`;
        const zh = ticketWords(number, 'zh', 'digits');
        expect(zh.length).toBe(number.length);
        const back = zh.map((word) =>
          '零一二三四五六七八九'.includes(word) ? '零一二三四五六七八九'.indexOf(word) : word,
        );
        expect(back.join('').toUpperCase()).toBe(number);
        expect(ticketWords(number, 'zh', 'yao').join('')).toBe(zh.join('').replaceAll('一', '幺'));
        expect(readZh(ticketWords(number, 'zh', 'count').slice(prefix.length))).toBe(n);
        const en = ticketWords(number, 'en', 'digits');
        expect(
          en
            .slice(prefix.length)
            .map((word) => readEn([word]))
            .join(''),
        ).toBe(number.slice(prefix.length));
      }
    expect(figures('012', 'en')).toEqual(['zero', 'one', 'two']);
  });
});

describe('phrases', () => {
  it.each([
    ['A012', '3号窗口', '请 a 零 一 二 号到 三 号窗口'],
    ['PA105', '12号窗口', '请 p a 一 零 五 号到 十 二 号窗口'],
    ['B001', '102号窗口', '请 b 零 零 一 号到 一 百 零 二 号窗口'],
    ['A001', '咨询台', '请 a 零 零 一 号到 咨询台'],
    ['A012', '１２号窗口', '请 a 零 一 二 号到 十 二 号窗口'],
    ['A001', 'VIP室', '请 a 零 零 一 号到 v i p 室'],
  ])('[V3] %s to %s in Mandarin', (number, counter, said) => {
    expect(phraseWords(PHRASE_FORMS.zh, [{ number, counter }]).join(' ')).toBe(said);
  });

  it.each([
    ['A012', 'Counter 3', 'number a zero one two counter three'],
    ['PA105', 'Counter 112', 'number p a one zero five counter one hundred and twelve'],
    ['A001', 'Information desk', 'number a zero zero one information desk'],
    ['A001', 'Room 007', 'number a zero zero one room zero zero seven'],
  ])('[V3] %s to %s in English', (number, counter, said) => {
    expect(phraseWords(PHRASE_FORMS.en, [{ number, counter }]).join(' ')).toBe(said);
  });

  it('[V4] several calls in one breath, in order, in brief, with a pause between them', () => {
    const calls = [
      { number: 'A001', counter: '3号窗口' },
      { number: 'B017', counter: '5号窗口' },
    ];
    expect(phraseWords(PHRASE_FORMS.zh, calls).join(' ')).toBe(`请 a 零 零 一 到 三 号 ${PAUSE} b 零 一 七 到 五 号`);
    // Only a number can stand for a counter.
    const named = [
      { number: 'B017', counter: '社保窗口' },
      { number: 'B018', counter: 'A１２号柜台' },
    ] as const;
    expect(phraseWords(PHRASE_FORMS.zh, named).join(' ')).toBe(
      `请 b 零 一 七 到 社保窗口 ${PAUSE} b 零 一 八 到 a 十 二 号`,
    );
  });

  it('[V5] a text is cut into the longest clips there are; what has none is named', () => {
    const has = (clip: string): boolean => ['号', '号到', '到', '号窗口', '窗口', '三', '综合'].includes(clip);
    expect(clipsFor(words('到3号窗口', 'zh'), has)).toEqual({ clips: ['到', '三', '号窗口'], missing: [] });
    expect(clipsFor(words('综合咨询台', 'zh'), has)).toEqual({ clips: ['综合'], missing: ['咨', '询', '台'] });
    expect(clipsFor(words('Desk', 'en'), has)).toEqual({ clips: [], missing: ['desk'] });
  });
});

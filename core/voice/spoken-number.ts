import type { NumberReading, VoiceLanguage } from '../catalogue/sounds.ts';

const ZH_DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const ZH_PLACES = ['', '十', '百', '千'] as const;
const EN_BELOW_TWENTY = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
] as const;
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

/** The largest number that is read as a count; longer ones are read figure by figure. */
const MOST = 9999;

/** The words of a whole number, 0 to 9999: 12 is 十二, 105 一百零五, 110 一百一十. */
export function countZh(value: number): readonly string[] {
  if (value === 0) return ['零'];
  // From ten to nineteen the one of the tens is not said.
  if (value >= 10 && value < 20) return ['十', ...(value === 10 ? [] : [ZH_DIGITS[value - 10] ?? ''])];
  const figures = [...String(value)].map(Number);
  const words: string[] = [];
  let skipped = false;
  for (const [at, figure] of figures.entries()) {
    const place = figures.length - 1 - at;
    if (figure === 0) {
      skipped = true;
      continue;
    }
    if (skipped) words.push('零');
    skipped = false;
    words.push(ZH_DIGITS[figure] ?? '', ...(place === 0 ? [] : [ZH_PLACES[place] ?? '']));
  }
  return words;
}

/** The words of a whole number, 0 to 9999: 12 is twelve, 105 one hundred and five. */
export function countEn(value: number): readonly string[] {
  if (value < 20) return [EN_BELOW_TWENTY[value] ?? ''];
  if (value < 100) {
    const rest = value % 10;
    return [EN_TENS[Math.floor(value / 10)] ?? '', ...(rest === 0 ? [] : countEn(rest))];
  }
  const [unit, word] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % unit;
  const joined = rest === 0 ? [] : rest < 100 ? ['and', ...countEn(rest)] : countEn(rest);
  return [...countEn(Math.floor(value / unit)), word, ...joined];
}

/** Figures one by one: 012 is 零 一 二, zero one two. */
export function figures(text: string, language: VoiceLanguage, yao = false): readonly string[] {
  return [...text].map((figure) => {
    if (language === 'en') return EN_BELOW_TWENTY[Number(figure)] ?? '';
    return yao && figure === '1' ? '幺' : (ZH_DIGITS[Number(figure)] ?? '');
  });
}

/** The figures of a name (3号窗口, Counter 12) as people count. */
export function count(text: string, language: VoiceLanguage): readonly string[] {
  const value = Number(text);
  // A zero at the front is part of a name, as in room 007.
  if (value > MOST || (text.length > 1 && text.startsWith('0'))) return figures(text, language);
  return language === 'zh' ? countZh(value) : countEn(value);
}

/** A ticket's number: its letters, then its figures. */
export function ticketWords(number: string, language: VoiceLanguage, reading: NumberReading): readonly string[] {
  return [...number.matchAll(/\d+|[A-Za-z]/g)].flatMap(([part]) => {
    if (!/\d/.test(part)) return [part.toLowerCase()];
    if (reading === 'count') return count(String(Number(part)), language);
    return figures(part, language, reading === 'yao');
  });
}

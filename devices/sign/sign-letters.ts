import iconv from 'iconv-lite';
import { holds, joined, lackingIn, rangesOf, type CodePoints } from '../../core/base/code-points.ts';
import type { LedSign, SIGN_FONTS } from '../../core/catalogue/signs.ts';

export type SignFont = (typeof SIGN_FONTS)[number];

let fonts: Readonly<Record<SignFont, CodePoints>> | undefined;

/** The characters that the fonts of cards hold; made once. */
export function signFonts(): Readonly<Record<SignFont, CodePoints>> {
  fonts ??= {
    // GB2312 has its symbols in rows 1 to 9 and its hanzi in rows 16 to 87; GBK has more in the same rows.
    gb2312: joined([pairs(0xa1, 0xa9, 0xa1, SINCE_GBK), pairs(0xb0, 0xf7, 0xa1, SINCE_GBK)]),
    gbk: pairs(0x81, 0xfe, 0x40, SINCE_GB18030),
  };
  return fonts;
}

/** The characters of a text that a sign lacks, each once: `䶮 (U+4DAE)`. */
export function lackingOn({ family, font = 'gbk' }: Pick<LedSign, 'family' | 'font'>, text: string): readonly string[] {
  const has = (codePoint: number): boolean =>
    (codePoint >= 0x20 && codePoint <= 0x7e) || (family !== 'alpha' && holds(signFonts()[font], codePoint));
  return lackingIn(text, has);
}

/** In the rows of GB2312's symbols, but not in it: small Roman figures, forms for upright lines, € and some letters. */
const SINCE_GBK = /[\u2170-\u2179\u20ac\ufe30-\ufe44\u0251\u1e3f\u0144\u0148\u01f9\u0261]/u;
/** Places that GBK left free: radicals, descriptions of hanzi, hanzi that Unicode got later, € and two letters. */
const SINCE_GB18030 = /[\u2e80-\u2fff\u303e\u3400-\u4db5\u9fa6-\u9fff\u01f9\u1e3f\u20ac]/u;

const LINE_END = 0x0a;

function pairs(firstHigh: number, lastHigh: number, firstLow: number, without: RegExp): CodePoints {
  // One decoding for all, each pair on a line of its own: a decoding each took a tenth of a second of every start.
  const bytes: number[] = [];
  for (let high = firstHigh; high <= lastHigh; high += 1) {
    for (let low = firstLow; low <= 0xfe; low += 1) if (low !== 0x7f) bytes.push(high, low, LINE_END);
  }
  const lines = iconv.decode(Buffer.from(bytes), 'gbk').split('\n');
  const chars = lines.filter((line) => [...line].length === 1 && !/[\p{Co}\ufffd]/u.test(line) && !without.test(line));
  return rangesOf(chars.map((char) => char.codePointAt(0) ?? 0));
}

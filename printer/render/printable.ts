import iconv from 'iconv-lite';
import { own } from '../../core/base/own.ts';

/** Signs that GB18030 writes in four bytes though a two-byte sign says the same. */
const SAME: Readonly<Record<string, string>> = { '¥': '￥', '\u00a0': ' ', '–': '-', '‑': '-', '−': '-' };

/** What shapes the letters beside it, in scripts whose letters join; seen by nobody elsewhere. */
const JOINERS = /(?<!\p{M}|[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Tibetan}\p{sc=Mongolian}])[\u200c\u200d\u180e]/gu;

/**
 * The text fit to be sent: no control character (a name cannot carry a command), no half of a surrogate pair, no
 * selector of a variant that no font here has, and apostrophes between Latin letters as ASCII, since GB18030's are as
 * wide as a hanzi.
 */
export function printable(text: string): string {
  const clean = text
    .replace(/[\t\n\r\v\f\u2028\u2029]+/g, ' ')
    .replace(/(?![\u200c\u200d\u180e])[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(JOINERS, '')
    .replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/[¥\u00a0–‑−]/g, (char) => own(SAME, char) ?? char);
  return clean.replace(/(?<=[A-Za-z])[’‘](?=[A-Za-z ]|$)/g, "'").normalize('NFC');
}

/**
 * True when the printer's GB18030 font has every character: one byte for ASCII, two for the rest. Four-byte characters
 * are in no font ROM.
 */
export function inFont(text: string): boolean {
  for (const char of text) {
    if (char < '\u0080') continue;
    const known = twoBytes.get(char) ?? learn(char);
    if (!known) return false;
  }
  return true;
}

const twoBytes = new Map<string, boolean>();

function learn(char: string): boolean {
  const fits = iconv.encode(char, 'gb18030').length === 2 && !/\p{Co}/u.test(char);
  if (twoBytes.size > 30_000) twoBytes.clear();
  twoBytes.set(char, fits);
  return fits;
}

import type { Column } from './columns/column.ts';
import { own } from '../base/own.ts';

/**
 * What an editor, a copy or a spreadsheet has made of a field that nobody meant: said as what should stand there;
 * undefined where nothing is seen. Remarks are nobody's business.
 */
export function spoiltCell(column: Column | undefined, value: string): string | undefined {
  if (column === undefined || column.type === 'note' || value === '') return undefined;
  return (
    spoiltLetter(value) ?? spoiltBySpreadsheet(value) ?? (namesSomething(column) ? madeDate(column, value) : undefined)
  );
}

/** The field without what cannot be seen, so that the rest of it can be read on. */
export function withoutHidden(value: string): string {
  return value.replaceAll(HIDDEN, '');
}

/** Marks of direction, joiners, soft hyphens: seen by nobody, and no id with one of them is the same as without. */
const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Two joiners are letters in these writings. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Devanagari}\p{Extended_Pictographic}]/u;
const JOINERS = /[\u200c\u200d]/g;
const RADICAL = /[\u2e80-\u2fdf]/;

const HIDDEN_NAMES: Readonly<Record<string, string>> = {
  '\u200b': 'a zero-width space',
  '\ufeff': 'a byte order mark',
  '\u00ad': 'a soft hyphen',
  '\u200e': 'a mark of direction',
  '\u200f': 'a mark of direction',
};

function spoiltLetter(value: string): string | undefined {
  if (value.includes('\ufffd')) return 'a text without �: letters were lost before it came here; type it anew';
  const own = /\p{Co}/u.exec(value)?.[0];
  if (own !== undefined)
    return `letters that everybody has: ${codePoint(own)} is private use, known to one computer alone; write it another way`;
  const shown = JOINED.test(value) ? value.replaceAll(JOINERS, '') : value;
  const at = shown.search(HIDDEN);
  if (at >= 0) return withoutUnseen(shown, at);
  const control = /(?!\n|\t)\p{Cc}/u.exec(value)?.[0];
  if (control !== undefined) return `a text without the control character ${codePoint(control)}`;
  const radical = RADICAL.exec(value)?.[0];
  const plain = radical?.normalize('NFKC');
  if (radical !== undefined && plain !== radical)
    return `${plain ?? ''}, not the radical ${radical} (${codePoint(radical)}) that a PDF has in its place`;
  return undefined;
}

function withoutUnseen(value: string, at: number): string {
  const hidden = value.charAt(at);
  const where = at === 0 ? 'at the beginning' : `after "${value.slice(Math.max(0, at - 6), at)}"`;
  return `a text without hidden characters: ${own(HIDDEN_NAMES, hidden) ?? 'one'} (${codePoint(hidden)}) stands ${where}`;
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** 1.10106E+17, also as a part of a list. */
const SHORTENED = /^\d+(?:[.,]\d+)?E[+-]\d{1,3}$/i;
const FAILED = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i;
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATED = new RegExp(
  `^(?:\\d{1,2}月\\d{1,2}日|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}-(?:${MONTHS})|(?:${MONTHS})-\\d{2})$`,
  'i',
);
const DATE = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/;

function spoiltBySpreadsheet(value: string): string | undefined {
  if (parts(value).some((part) => SHORTENED.test(part)))
    return 'all its digits: a spreadsheet has shortened this; format the column as text and type it anew';
  if (FAILED.test(value)) return 'a value: here a formula of a spreadsheet has failed';
  if (/^=\S/.test(value)) return 'a value, not a formula of a spreadsheet';
  return undefined;
}

/** 3-1 becomes 1-Mar or 3月1日. A code may be a date; the number of a counter is none. */
function madeDate(column: Column, value: string): string | undefined {
  const made = parts(value).some((part) => DATED.test(part) || (column.name !== 'code' && DATE.test(part)));
  if (made) return 'what was typed: a spreadsheet has made a date of it; format the column as text and type it anew';
  if (/^['‘’]\d/.test(value)) return 'no apostrophe before it: that is for the spreadsheet alone';
  return undefined;
}

const NAMES_SOMETHING = ['id', 'code', 'prefix', 'zone', 'zones', 'covers_zones'];

function namesSomething({ name, type }: Column): boolean {
  return ['id', 'id-of', 'ids-of', 'levels'].includes(type) || NAMES_SOMETHING.includes(name);
}

function parts(value: string): readonly string[] {
  return value.split(/[;；:：]/).map((part) => part.trim());
}

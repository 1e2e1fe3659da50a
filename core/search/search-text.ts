import { toSimplified } from './traditional-characters.ts';

const HAN = /\p{Script=Han}/u;

/** One form for all writings: half width, small, simplified, no accents; ü becomes v as on a keyboard. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v');
  return toSimplified(plain.normalize('NFD').replace(/\p{Mn}/gu, ''));
}

/** Letters, digits and characters only: what a Chinese name is compared by. */
export function compact(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** English words; `license` and `licence` are one. */
export function englishWords(text: string): readonly string[] {
  return normalise(text)
    .replace(/['’]s?(?=[^a-z]|$)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .map((word) => word.replace(/license/, 'licence'));
}

const STOP_WORDS = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'to',
  'in',
  'on',
  'my',
  'i',
  'and',
  'or',
  'with',
  'after',
  'by',
  'is',
]);

/** True for a text with a Chinese character in it. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Runs of Chinese and runs of anything else, blanks between them left out. */
export function runs(query: string): readonly string[] {
  return (normalise(query).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .map((run) => run.trim())
    .filter((run) => run !== '');
}

import { note, type Found } from './found.ts';
import { nearlyBegins } from './match-typo.ts';
import type { PreparedIndex } from './prepared-index.ts';
import type { EnglishEntry } from './search-entry.ts';
import { englishWords } from './search-text.ts';

/**
 * Finds English words that stand together in a text, the last one perhaps unfinished; then words that stand apart in
 * it.
 */
export function matchEnglish({ vocabulary }: PreparedIndex, query: string, found: Found): void {
  const wanted = englishWords(query);
  const [first, ...others] = wanted.map((word) => textsWith(vocabulary, word));
  for (const entry of first ?? []) {
    if (!others.every((texts) => texts.has(entry))) continue;
    const at = entry.words.findIndex((_, start) => wanted.every((word, i) => begins(entry.words[start + i], word)));
    if (at === 0 && wanted.length === entry.words.length) note(found, entry, 'whole', 97);
    else if (at === 0) note(found, entry, 'prefix', 90);
    else if (at > 0) note(found, entry, 'word-start', 80);
    else note(found, entry, 'scattered', 70);
  }
}

function textsWith(vocabulary: PreparedIndex['vocabulary'], wanted: string): ReadonlySet<EnglishEntry> {
  const texts = new Set<EnglishEntry>();
  for (const [word, entries] of vocabulary) if (begins(word, wanted)) for (const entry of entries) texts.add(entry);
  return texts;
}

const ENOUGH = 0.5;

/** Finds services by most of the telling words in all their texts together, and words with one letter wrong. */
export function matchEnglishLoosely(
  { vocabulary, wordWeight, index }: PreparedIndex,
  query: string,
  found: Found,
): void {
  const wanted = englishWords(query);
  const all = wanted.reduce((sum, word) => sum + wordWeight(word), 0);
  const sums = index.services.map(() => 0);
  const best = new Map<number, EnglishEntry>();
  for (const word of wanted) {
    for (const [at, { likeness, entry }] of services(vocabulary, word)) {
      sums[at] = (sums[at] ?? 0) + likeness * wordWeight(word);
      if (!best.has(at)) best.set(at, entry);
    }
  }
  for (const [at, entry] of best) {
    const share = (sums[at] ?? 0) / all;
    if (share >= ENOUGH) note(found, { ...entry, kind: 'name', of: [at] }, 'scattered', 20 + 25 * share);
  }
}

type Likeness = { readonly likeness: number; readonly entry: EnglishEntry };

function services(vocabulary: PreparedIndex['vocabulary'], wanted: string): ReadonlyMap<number, Likeness> {
  const found = new Map<number, Likeness>();
  for (const [word, entries] of vocabulary) {
    const likeness = alike(word, wanted);
    if (likeness === 0) continue;
    for (const entry of entries) {
      if (entry.kind === 'life-event') continue;
      for (const at of entry.of) if ((found.get(at)?.likeness ?? 0) < likeness) found.set(at, { likeness, entry });
    }
  }
  return found;
}

/** A word that begins as typed, or is another form of it (renew, renewal). */
function begins(word: string | undefined, typed: string): boolean {
  if (word === undefined) return false;
  return word.startsWith(typed) || (word.length >= 4 && typed.startsWith(word) && typed.length - word.length <= 3);
}

function alike(word: string, typed: string): number {
  if (begins(word, typed)) return 1;
  if (typed.length >= 5 && word.length >= 4 && word[0] === typed[0] && nearlyBegins(word, 0, typed)) return 0.7;
  return 0;
}

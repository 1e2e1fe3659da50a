import type { PreparedChinese } from './prepared-index.ts';

/** Where in a text something was found. */
export type Place = 'whole' | 'prefix' | 'word-start' | 'inside';

/** Where the syllables from `at` to before `end` stand. */
export function placeOf({ syllables, starts }: PreparedChinese, at: number, end: number): Place {
  if (at === 0) return end === syllables.length ? 'whole' : 'prefix';
  return starts.has(at) ? 'word-start' : 'inside';
}

/** Letters as pinyin, the last syllable perhaps unfinished. */
export function findPinyin(entry: PreparedChinese, letters: string): Place | undefined {
  const { letters: all, syllableAt } = entry;
  let found: Place | undefined;
  for (let from = all.indexOf(letters); from >= 0 && found !== 'word-start'; from = all.indexOf(letters, from + 1)) {
    const at = syllableAt.get(from);
    if (at === undefined) continue; // in the middle of a syllable
    const place = placeOf(entry, at, from + letters.length === all.length ? entry.syllables.length : 0);
    if (at === 0) return place;
    found = found === undefined || place === 'word-start' ? place : found;
  }
  return found;
}

/** Letters as the initials of syllables. */
export function findInitials(entry: PreparedChinese, letters: string): Place | undefined {
  let found: Place | undefined;
  for (let at = entry.initials.indexOf(letters); at >= 0; at = entry.initials.indexOf(letters, at + 1)) {
    const place = placeOf(entry, at, at + letters.length);
    if (place !== 'inside') return place;
    found = place;
  }
  return found;
}

/** Letters as a mixture of both (`budc`): the place of the first syllable. */
export function findMixture({ syllables, initials }: PreparedChinese, letters: string): number | undefined {
  const first = letters[0] ?? '';
  for (let at = initials.indexOf(first); at >= 0; at = initials.indexOf(first, at + 1)) {
    if (readMixture(letters, 0, syllables, at)) return at;
  }
  return undefined;
}

function readMixture(letters: string, from: number, syllables: readonly string[], at: number): boolean {
  const left = letters.length - from;
  if (left === 0) return true;
  const syllable = syllables[at];
  if (syllable === undefined || syllable[0] !== letters[from]) return false;
  if (syllable.length >= left && letters.endsWith(syllable.slice(0, left))) return true;
  if (letters.startsWith(syllable, from) && readMixture(letters, from + syllable.length, syllables, at + 1))
    return true;
  const initial = syllable[1] === 'h' && letters[from + 1] === 'h' ? 2 : 1;
  return syllable.length > initial && readMixture(letters, from + initial, syllables, at + 1);
}

import { foldSyllable, readFolded } from './fold-sound.ts';
import { note, type Found } from './found.ts';
import { findInitials, findMixture, findPinyin, type Place } from './match-sound.ts';
import { nearlyBegins } from './match-typo.ts';
import type { PreparedChinese, PreparedIndex } from './prepared-index.ts';

const POINTS: Readonly<Record<Place, number>> = { whole: 97, prefix: 90, 'word-start': 80, inside: 60 };

/** Finds letters as pinyin, as initials, or as a code. */
export function matchLetters({ chinese, codes }: PreparedIndex, letters: string, found: Found): void {
  for (const entry of chinese) {
    const pinyin = findPinyin(entry, letters);
    if (pinyin !== undefined) note(found, entry, pinyin, POINTS[pinyin]);
    const initials = findInitials(entry, letters);
    if (initials !== undefined) note(found, entry, initials, POINTS[initials]);
  }
  for (const { entry, code } of codes) {
    if (code === letters) note(found, entry, 'whole', 100);
    else if (letters.length >= 3 && code.startsWith(letters)) note(found, entry, 'prefix', 70);
  }
}

const SHORTEST_FUZZY = 3;
const SHORTEST_TYPO = 4;

/** Finds pinyin and initials mixed, pinyin as it may be misheard, then with one key wrong. */
export function matchLettersLoosely({ chinese }: PreparedIndex, letters: string, found: Found): void {
  if (letters.length < SHORTEST_FUZZY) return;
  for (const entry of chinese) {
    const mixture = findMixture(entry, letters);
    if (mixture !== undefined) note(found, entry, 'abbreviated', startsWord(entry, mixture) ? 58 : 52);
    else if (misheard(entry, letters)) note(found, entry, 'sounds-alike', 42);
    else if (letters.length >= SHORTEST_TYPO) {
      const at = mistyped(entry, letters);
      if (at !== undefined) note(found, entry, 'typo', startsWord(entry, at) ? 28 : 25);
    }
  }
}

function startsWord({ starts }: PreparedChinese, at: number): boolean {
  return at === 0 || starts.has(at);
}

function misheard({ syllables, foldedInitials }: PreparedChinese, letters: string): boolean {
  const first = foldSyllable(`${letters[0] ?? ''}a`)[0] ?? '';
  for (let at = foldedInitials.indexOf(first); at >= 0; at = foldedInitials.indexOf(first, at + 1)) {
    if (readFolded(letters, 0, syllables, at) !== undefined) return true;
  }
  return false;
}

function mistyped({ letters: text, syllableAt, initials }: PreparedChinese, letters: string): number | undefined {
  // The first key is seldom the wrong one, and asking for it keeps chance out.
  if (!initials.includes(letters[0] ?? '')) return undefined;
  for (const [from, at] of syllableAt) {
    if (text[from] === letters[0] && nearlyBegins(text, from, letters)) return at;
  }
  return undefined;
}

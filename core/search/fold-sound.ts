/**
 * A syllable without what people mix up: zh/z, ch/c, sh/s, ng/n, n/l, f/h, ü/v/u. Two syllables that fold to the same
 * are alike. Source: UX research K-05.
 */
export function foldSyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/^f/, 'h')
    .replace(/ng$/, 'n')
    .replace(/v/, 'u');
}

/** Where a syllable's spellings end in the letters typed, its own among them. */
export function spellings(syllable: string): readonly string[] {
  const known = remembered.get(syllable);
  if (known !== undefined) return known;
  const found = [...new Set(initials(syllable).flatMap(finals))];
  remembered.set(syllable, found);
  return found;
}

/**
 * Whether letters, from a place on, are the syllables as somebody may mishear them; the last one perhaps unfinished.
 * Gives the place after them.
 */
export function readFolded(
  letters: string,
  from: number,
  syllables: readonly string[],
  at: number,
): number | undefined {
  const syllable = syllables[at];
  if (syllable === undefined) return undefined;
  for (const spelling of spellings(syllable)) {
    if (from + spelling.length >= letters.length ? spelling.startsWith(letters.slice(from)) : false) return at + 1;
    if (!letters.startsWith(spelling, from)) continue;
    const end = readFolded(letters, from + spelling.length, syllables, at + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

const remembered = new Map<string, readonly string[]>();

const PAIRS: readonly (readonly [string, string])[] = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['f', 'h'],
];

function initials(syllable: string): readonly string[] {
  for (const [one, other] of PAIRS) {
    if (syllable.length === 1) break;
    if (syllable.startsWith(one)) return [syllable, other + syllable.slice(one.length)];
    if (syllable.startsWith(other)) return [syllable, one + syllable.slice(other.length)];
  }
  return [syllable];
}

function finals(syllable: string): readonly string[] {
  if (/[aeio]n$/.test(syllable)) return [syllable, `${syllable}g`];
  if (syllable.endsWith('ng')) return [syllable, syllable.slice(0, -1)];
  if (syllable.includes('v')) return [syllable, syllable.replace('v', 'u')];
  return /^[nljqxy]u/.test(syllable) ? [syllable, syllable.replace('u', 'v')] : [syllable];
}

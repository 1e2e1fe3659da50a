import { foldSyllable } from './fold-sound.ts';
import { compact } from './search-text.ts';
import type { ChineseEntry, EnglishEntry, SearchIndex } from './search-entry.ts';

/** A Chinese text with what its matchers look at again and again. */
export type PreparedChinese = Omit<ChineseEntry, 'syllables' | 'starts'> & {
  readonly syllables: readonly string[];
  readonly starts: ReadonlySet<number>;
  /** One character for each syllable, the same for syllables that are mixed up. */
  readonly heard: string;
  /** The syllables without blanks, and where in that each begins: letter to syllable. */
  readonly letters: string;
  readonly syllableAt: ReadonlyMap<number, number>;
  /** First letters of the syllables, as they are and as they may be misheard. */
  readonly initials: string;
  readonly foldedInitials: string;
};

export type PreparedIndex = {
  readonly index: SearchIndex;
  readonly chinese: readonly PreparedChinese[];
  readonly codes: readonly { readonly entry: EnglishEntry; readonly code: string }[];
  /** Every English word with the texts that it stands in. */
  readonly vocabulary: ReadonlyMap<string, readonly EnglishEntry[]>;
  /** How telling a character or a word is: rare ones are, unknown ones are not. */
  readonly characterWeight: (character: string) => number;
  readonly wordWeight: (word: string) => number;
  /** A query as `heard` of the texts. */
  readonly heard: (key: string) => string;
  /** What each service itself is called, text by text and then all together. */
  readonly ownTexts: readonly OwnText[];
  /** The places in `ownTexts` that have a character. */
  readonly textsWith: ReadonlyMap<string, readonly number[]>;
  /** Places of services, the most visited first. */
  readonly byVisits: readonly number[];
};

type OwnText = Pick<ChineseEntry, 'kind' | 'text' | 'key' | 'of'>;

/** The index made ready once; an index is never changed. */
export function prepare(index: SearchIndex): PreparedIndex {
  const known = prepared.get(index);
  if (known !== undefined) return known;
  const own = ownTexts(index);
  const sounds = soundOf(index);
  const found: PreparedIndex = {
    index,
    chinese: index.chinese.map(prepareChinese),
    codes: index.english.filter(({ kind }) => kind === 'code').map((entry) => ({ entry, code: compact(entry.text) })),
    vocabulary: vocabularyOf(index.english),
    characterWeight: weights(index.chinese.map(({ key }) => new Set(key))),
    wordWeight: weights(index.english.map(({ words }) => new Set(words))),
    heard: (key) =>
      Array.from(key, (character) => soundCodes.get(foldSyllable(sounds.get(character) ?? character)) ?? UNHEARD).join(
        '',
      ),
    ownTexts: own,
    textsWith: textsWith(own),
    byVisits: [...index.services.keys()].sort((a, b) => visits(index, b) - visits(index, a)),
  };
  prepared.set(index, found);
  return found;
}

const prepared = new WeakMap<SearchIndex, PreparedIndex>();

function prepareChinese(entry: ChineseEntry): PreparedChinese {
  const syllables = entry.syllables.split(' ');
  const syllableAt = new Map<number, number>();
  let letters = '';
  for (const [at, syllable] of syllables.entries()) {
    syllableAt.set(letters.length, at);
    letters += syllable;
  }
  const folded = syllables.map(foldSyllable);
  const [initials, foldedInitials] = [syllables, folded].map((all) => all.map((each) => each[0] ?? ' ').join(''));
  return {
    ...entry,
    syllables,
    starts: new Set(entry.starts),
    heard: syllables.map(soundCode).join(''),
    letters,
    syllableAt,
    initials: initials ?? '',
    foldedInitials: foldedInitials ?? '',
  };
}

function visits(index: SearchIndex, at: number): number {
  return index.services[at]?.visitsPerYear ?? 0;
}

function vocabularyOf(english: readonly EnglishEntry[]): ReadonlyMap<string, readonly EnglishEntry[]> {
  const vocabulary = new Map<string, EnglishEntry[]>();
  for (const entry of english) {
    if (entry.kind === 'code') continue;
    for (const word of new Set(entry.words)) {
      const known = vocabulary.get(word);
      if (known === undefined) vocabulary.set(word, [entry]);
      else known.push(entry);
    }
  }
  return vocabulary;
}

function ownTexts({ services, chinese }: SearchIndex): readonly OwnText[] {
  const keys: string[][] = services.map(() => []);
  for (const { kind, key, of } of chinese) if (kind === 'name' || kind === 'synonym') keys[of[0] ?? 0]?.push(key);
  const names = new Map(chinese.filter(({ kind }) => kind === 'name').map(({ of, text }) => [of[0], text]));
  const each = chinese.filter(({ kind }) => kind === 'name' || kind === 'synonym');
  return [
    ...each,
    ...keys.map((own, at): OwnText => ({ kind: 'name', text: names.get(at) ?? '', key: own.join(' '), of: [at] })),
  ];
}

function weights(sets: readonly ReadonlySet<string>[]): (part: string) => number {
  const counts = new Map<string, number>();
  for (const set of sets) for (const part of set) counts.set(part, (counts.get(part) ?? 0) + 1);
  return (part) => {
    const count = counts.get(part);
    return count === undefined ? 1 : Math.log(1 + sets.length / count);
  };
}

/** The sound of a character: as it is commonly read; of rarer characters, as the hall's own words read them. */
function soundOf({ soundsAlike, chinese }: SearchIndex): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>();
  for (const { key, syllables } of chinese)
    for (const [at, sound] of syllables.split(' ').entries()) sounds.set(key[at] ?? '', sound);
  for (const [sound, characters] of Object.entries(soundsAlike))
    for (const character of characters) sounds.set(character, sound);
  return sounds;
}

/**
 * Sounds as single characters, so that a text of sounds is searched as fast as any. A sound keeps its character for
 * good.
 */
const soundCodes = new Map<string, string>();

function soundCode(syllable: string): string {
  const folded = foldSyllable(syllable);
  const known = soundCodes.get(folded);
  if (known !== undefined) return known;
  const code = String.fromCharCode(PRIVATE_USE + soundCodes.size);
  soundCodes.set(folded, code);
  return code;
}

const PRIVATE_USE = 0xe000;
/** Of a character in a query that no text has the sound of: it is found nowhere. */
const UNHEARD = '\u0000';

function textsWith(texts: readonly OwnText[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { key }] of texts.entries()) {
    for (const character of new Set(key)) {
      const known = found.get(character);
      if (known === undefined) found.set(character, [at]);
      else known.push(at);
    }
  }
  return found;
}

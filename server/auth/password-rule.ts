import { COMMON_WORDS, KEY_RUNS } from './common-passwords.ts';

/** Why a new password is not taken. */
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'hall-word';

/**
 * NIST SP 800-63B-4, 3.1.1.2: fifteen characters where a password stands alone, eight where a second factor stands
 * beside it; nothing is demanded of its letters, figures and signs, and none has to be changed by date.
 */
export const LEAST_ALONE = 15;
export const LEAST_WITH_FACTOR = 8;
export const MOST = 200;

/** Of so few different words, figures and runs of keys a password is tried within an hour, however long it is. */
const FEW_PIECES = 3;
const LONGEST_FREE_FIGURES = 8;

export type PasswordQuestion = {
  readonly password: string;
  readonly secondFactor: boolean;
  /** Of this hall and this person: names, logins, departments. */
  readonly words: readonly string[];
};

/** What is wrong with a new password; nothing: it is taken. */
export function passwordFault({ password, secondFactor, words }: PasswordQuestion): PasswordFault | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < (secondFactor ? LEAST_WITH_FACTOR : LEAST_ALONE)) return 'too-short';
  if (length > MOST) return 'too-long';
  return weakness(password, words);
}

/** Whether it stands on the list of what is tried first, whatever its length. */
export function weakness(password: string, words: readonly string[]): 'common' | 'hall-word' | undefined {
  const text = plain(password);
  const own = [...new Set(words.flatMap(wordsIn))];
  if (isMadeOf(text, new Set(COMMON_WORDS))) return 'common';
  if (isMadeOf(text, new Set([...COMMON_WORDS, ...own]))) return 'hall-word';
  return undefined;
}

/** Small letters, figures, and the signs that stand for letters. */
function plain(password: string): string {
  return password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@$!]/gu, '');
}

function wordsIn(name: string): readonly string[] {
  const whole = name.normalize('NFKC').toLowerCase();
  const parts = whole.split(/[^\p{L}\p{N}]+/u);
  return [...parts, parts.join('')].filter((word) => [...word].length >= 2);
}

/** Whether a text falls into a few pieces that are words, runs along the keys, one sign over and over, or figures. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  if (text === '') return true;
  // For each place the different pieces that lead there, fewest first; more than a few are no matter.
  const ways: (ReadonlySet<string> | undefined)[] = [new Set()];
  for (let at = 0; at < text.length; at += 1) {
    const before = ways[at];
    if (before === undefined) continue;
    for (let end = at + 1; end <= text.length; end += 1) {
      const piece = pieceOf(text.slice(at, end), words);
      if (piece === undefined) continue;
      const next = new Set([...before, piece]);
      const there = ways[end];
      if (next.size <= FEW_PIECES && (there === undefined || next.size < there.size)) ways[end] = next;
    }
  }
  return ways[text.length] !== undefined;
}

/** What a piece is, so that the same twice is one; undefined: it is something of its own. */
function pieceOf(text: string, words: ReadonlySet<string>): string | undefined {
  for (const each of [text, unmasked(text)]) if (words.has(each)) return each;
  if (/^(.)\1*$/su.test(text)) return text.slice(0, 1);
  if (text.length >= 3 && RUNS.some((run) => run.includes(text))) return 'run';
  if (/^\d+$/.test(text) && text.length <= LONGEST_FREE_FIGURES) return 'figures';
  return undefined;
}

const RUNS: readonly string[] = KEY_RUNS.flatMap((run) => [run, [...run].reverse().join('')]);

const MASKS: ReadonlyMap<string, string> = new Map([
  ['@', 'a'],
  ['4', 'a'],
  ['0', 'o'],
  ['$', 's'],
  ['5', 's'],
  ['3', 'e'],
  ['1', 'i'],
  ['!', 'i'],
]);

function unmasked(text: string): string {
  return text.replace(/[@40$531!]/g, (sign) => MASKS.get(sign) ?? sign);
}

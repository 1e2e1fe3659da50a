import type { Language } from '../base/names.ts';
import { rowsOf, textDots, type LedSign } from '../catalogue/signs.ts';

/** One row of a sign. `scroll`: it is longer than the sign and goes by from right to left. */
export type SignRow = { readonly text: string; readonly scroll: boolean };

/** All that stands on a sign: as many rows as it has. */
export type SignText = { readonly rows: readonly SignRow[] };

/** What of a sign decides how a text fits. */
export type SignFace = Pick<LedSign, 'family' | 'widthDots' | 'heightDots'>;

/** How long a language stays when several take turns on one row: time to read it twice. */
export const TURN_MS = 5000;

/** The first of the ways to say it that fits; where none does, the shortest, which then scrolls. */
export function fitted(ways: readonly string[], face: SignFace): SignRow {
  const room = (text: string): boolean => (textDots(text, face.family) ?? Number.POSITIVE_INFINITY) <= face.widthDots;
  const found = ways.find(room);
  return found === undefined ? { text: ways.at(-1) ?? '', scroll: true } : { text: found, scroll: false };
}

/** A text of the hall's own, whole: it stands still if it fits. */
export function whole(text: string, face: SignFace): SignRow {
  return fitted([text], face);
}

/** Rows for the whole sign, those below left dark. */
export function filled(rows: readonly SignRow[], face: SignFace): SignText {
  const dark = { text: '', scroll: false };
  return { rows: Array.from({ length: rowsOf(face) }, (_, at) => rows[at] ?? dark) };
}

/** The languages that stand on the sign now, from the top: all at once if there are rows, else each in its turn. */
export function languagesNow(languages: readonly Language[], rows: number, now: number): readonly Language[] {
  if (languages.length <= rows) return languages;
  return languages.slice(turnOf(languages, now)).slice(0, 1);
}

/** Which of several languages has its turn. */
export function turnOf(languages: readonly Language[], now: number): number {
  return Math.floor(now / TURN_MS) % Math.max(1, languages.length);
}

/** Words from outside on one line, so many letters at most; undefined where the sign has no such letters. */
export function sayable(words: string | undefined, { family }: SignFace, most: number): string | undefined {
  const line = words?.replace(/\s+/g, ' ').trim();
  if (line === undefined || textDots(line, family) === undefined) return undefined;
  const letters = [...line];
  return letters.length <= most ? line : `${letters.slice(0, most - 3).join('')}...`;
}

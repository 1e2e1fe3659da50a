import type { Letters } from '../../core/hall-file/check-letters.ts';
import { signFonts } from '../../devices/sign/sign-letters.ts';
import { drawable } from '../../printer/letters/faces.ts';

let known: Letters | undefined;

/** What paper and signs can show, from the fonts of paper and the character sets of signs; made once. */
export function knownLetters(): Letters {
  known ??= { paper: drawable(), signs: signFonts() };
  return known;
}

import type { Language } from '../../core/base/names.ts';
import { pauseReasons } from './staff.ts';
import type { Words } from './words.ts';
import { own } from '../../core/base/own.ts';

/** A pause's reason in words: one of the usual ones in the screen's language, anything else as it was written. */
export function pauseReasonText(reason: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = pauseReasons;
  return own(known, reason)?.[language] ?? reason;
}

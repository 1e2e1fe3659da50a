import type { Language } from '../../core/base/names.ts';
import { PAUSE_WORDS, usualReason } from '../../core/queue/pause-reason.ts';

/** A pause's reason in words: one of the usual ones in the screen's language, anything else as it was written. */
export function pauseReasonText(reason: string, language: Language): string {
  const usual = usualReason(reason);
  return usual === undefined ? reason : PAUSE_WORDS[usual][language];
}

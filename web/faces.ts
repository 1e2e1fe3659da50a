import { svg, type SVGTemplateResult } from 'lit';
import type { Grade } from '../core/queue/rating.ts';

/** The mouth of each grade: from a wide smile to a deep frown, so that no colour is needed. */
const MOUTHS: Readonly<Record<Grade, string>> = {
  5: 'M24 36 q16 20 32 0 z',
  4: 'M24 40 q16 14 32 0',
  3: 'M25 46 h30',
  2: 'M25 50 q15 -10 30 0',
  1: 'M24 54 q16 -18 32 0',
};

/** A drawn face for a grade; the word beside it says the same. */
export function face(grade: Grade): SVGTemplateResult {
  return svg`<svg viewBox="0 0 80 80" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round">
    <circle cx="40" cy="40" r="36"/>
    <circle cx="28" cy="30" r="3.5" fill="currentColor" stroke="none"/>
    <circle cx="52" cy="30" r="3.5" fill="currentColor" stroke="none"/>
    <path d="${MOUTHS[grade]}"/>
  </svg>`;
}

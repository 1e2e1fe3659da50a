import { HOUR, MINUTE, type Millis } from './time.ts';

/** So far a clock is set ahead by those who keep it right, in all of an hour together. */
export const USUAL_JUMP_MS = 5 * MINUTE;

/** How much further a clock may be set ahead before it is doubted: what it was, and what time has given back since. */
export function leeway(left: Millis, passedMs: Millis): Millis {
  return Math.min(USUAL_JUMP_MS, left + (passedMs * USUAL_JUMP_MS) / HOUR);
}

/** What is left of it after the clock was set ahead by so much; undefined where that is too much to be believed. */
export function leewayAfter(left: Millis, jumpMs: Millis): Millis | undefined {
  return jumpMs <= left ? left - jumpMs : undefined;
}

import type { Screen } from './flow.ts';

export type Tap = { readonly at: number; readonly x: number; readonly y: number; readonly screen: Screen['name'] };

const ECHO_MS = 600;
/** A finger that taps again and again does not hit the same pixel. */
const ECHO_PX = 80;

/**
 * Whether a tap is one more of a quick row that began on the confirmation: it was meant for what stood there before.
 * Ten taps on "take a number" must not press what appears under the finger.
 */
export function isEcho(last: Tap | undefined, tap: Tap): boolean {
  if (last?.screen !== 'confirm' || tap.screen === 'confirm' || tap.at - last.at > ECHO_MS) return false;
  return Math.hypot(tap.x - last.x, tap.y - last.y) <= ECHO_PX;
}

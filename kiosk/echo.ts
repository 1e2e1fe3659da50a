import type { Flow } from './flow.ts';

/** `on`: what stood on the glass. */
export type Tap = { readonly at: number; readonly x: number; readonly y: number; readonly on: string };

const ECHO_MS = 600;
/** A finger that taps again and again does not hit the same pixel. */
const ECHO_PX = 80;

/**
 * Whether a tap is one more of a quick row that began before what stands there now: it was meant for what stood there
 * before. Two taps on a service take no number unseen, and ten on "take a number" press nothing that appears under the
 * finger. On the same screen each counts: letters are typed and pages turned as fast as somebody can.
 */
export function isEcho(last: Tap | undefined, tap: Tap): boolean {
  if (last === undefined || tap.on === last.on || tap.at - last.at > ECHO_MS) return false;
  return Math.hypot(tap.x - last.x, tap.y - last.y) <= ECHO_PX;
}

/** What stands on the glass, for a finger: the confirmation is another one with each service that comes or goes. */
export function standingOf({ screen, visit }: Flow): string {
  return `${screen.name}/${String(visit?.services.length ?? 0)}`;
}

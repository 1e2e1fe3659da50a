/** How long the countdown is seen before somebody is called without a key. */
export const AUTO_CALL_MS = 5000;

/** `stopped`: the clerk has said no; it rests until somebody has been served. */
export type AutoCall =
  | { readonly phase: 'resting' }
  | { readonly phase: 'counting'; readonly dueAt: number }
  | { readonly phase: 'stopped' };

export const RESTING: AutoCall = { phase: 'resting' };

/** What the automatic call looks at. */
export type Seen = {
  /** The clerk wants it. */
  readonly on: boolean;
  readonly inHand: boolean;
  /** The counter is open, the line to the hall is whole, and nothing else is being asked for. */
  readonly free: boolean;
  readonly somebody: boolean;
};

/**
 * One look: whether the countdown begins, goes on or ends. `now` in ms, from one clock; it is due when `dueAt` has
 * come.
 */
export function nextAutoCall(before: AutoCall, seen: Seen, now: number): AutoCall {
  if (!seen.on || seen.inHand) return RESTING;
  if (before.phase === 'stopped') return before;
  if (!seen.free || !seen.somebody) return RESTING;
  return before.phase === 'counting' ? before : { phase: 'counting', dueAt: now + AUTO_CALL_MS };
}

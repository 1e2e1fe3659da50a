import { own } from '../../core/base/own.ts';

/** The same key twice within this time is one stroke. */
export const DOUBLE_STRIKE_MS = 500;

/** After a call the next one waits so long: a second press of a heavy hand must not call a second citizen. */
export const REARM_MS = 1500;

/** When each action was last let through. */
export type Strikes = Readonly<Record<string, number>>;

/** Whether a stroke counts, and what to remember of it. `at` in ms, from one clock. */
export function strike(
  before: Strikes,
  action: string,
  at: number,
  guard: number = DOUBLE_STRIKE_MS,
): { readonly counts: boolean; readonly after: Strikes } {
  const last = own(before, action);
  const guardMs = action === 'next' ? Math.max(REARM_MS, guard) : guard;
  if (last !== undefined && at - last < guardMs) return { counts: false, after: before };
  return { counts: true, after: { ...before, [action]: at } };
}

/** Lets an action be repeated at once, because the hall has refused it. */
export function release(before: Strikes, action: string): Strikes {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name !== action));
}

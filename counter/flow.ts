import type { CounterId } from '../core/base/names.ts';
import type { CounterView } from '../core/protocol/shapes/counter.ts';
import type { Problem } from '../web/link/problem.ts';
import type { SessionUser } from '../web/session/session.ts';
import type { SeatState } from './seat/seat-controller.ts';

export type Screen = 'sign-in' | 'choose' | 'loading' | 'elsewhere' | 'console';

/**
 * Which screen follows from what is known. The hall's truth decides: a counter that is closed, or somebody else's, is
 * left.
 */
export function screenOf(known: {
  readonly user: SessionUser | undefined;
  readonly counter: CounterId | undefined;
  readonly view: CounterView | undefined;
  readonly problem: Problem | undefined;
  readonly seat: SeatState;
}): Screen {
  const { user, counter, view, problem, seat } = known;
  if (user === undefined || problem?.status === 401) return 'sign-in';
  if (counter === undefined || problem !== undefined) return 'choose';
  if (view === undefined) return 'loading';
  if (view.state === 'closed' || !mayActAt(user, view.clerk)) return 'choose';
  if (seat === 'asking') return 'loading';
  return seat === 'held' ? 'console' : 'elsewhere';
}

/** A clerk acts at the counter that they hold; a supervisor and above at any. */
export function mayActAt(user: SessionUser, clerk: string | undefined): boolean {
  return clerk === user.id || user.roles.some((role) => role !== 'clerk');
}

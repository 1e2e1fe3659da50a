import type { ManagerView } from '../core/protocol/shapes/manager.ts';
import type { Problem } from '../web/link/problem.ts';
import type { SessionUser } from '../web/session/session.ts';

export type Screen = 'sign-in' | 'no-right' | 'loading' | 'overview';

/** Which screen follows from what is known. The hall decides who may see it. */
export function screenOf(known: {
  readonly user: SessionUser | undefined;
  readonly view: ManagerView | undefined;
  readonly problem: Problem | undefined;
}): Screen {
  const { user, view, problem } = known;
  if (user === undefined || problem?.status === 401) return 'sign-in';
  if (problem !== undefined) return 'no-right';
  return view === undefined ? 'loading' : 'overview';
}

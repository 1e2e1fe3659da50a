import type { ShownKey } from '../../core/protocol/bodies/security-key-bodies.ts';
import type { SignedIn } from '../../core/protocol/shapes/access.ts';
import { api, type Answer } from '../link/api.ts';
import { keptHere, readKept } from '../kept-here.ts';
import { here, keptAs } from '../link/own-hall.ts';
import { cameBack } from './came-back.ts';

/** Who is signed in on this screen. The cookie is the proof; this only says whose name to show. */
export type SessionUser = SignedIn;

const KEY = keptAs('hallcall.user');

/** What is shown beside a password. */
export type Beside = { readonly code?: string; readonly key?: ShownKey };

/** Signs in: the answer sets the cookie that the link shows at its next connection. */
export async function signIn(user: string, password: string, beside: Beside = {}): Promise<Answer<SessionUser>> {
  const answer = await api.post('/sessions', { body: { user, password, ...beside } });
  if (!answer.ok) return answer;
  keptHere.setItem(KEY, JSON.stringify(answer.value.user));
  return { ok: true, value: answer.value.user };
}

/** Takes the session that this browser has come back with from the sign-in service. */
export async function takeSession(): Promise<Answer<SessionUser>> {
  const answer = await api.get('/sessions/current');
  if (!answer.ok) return answer;
  keptHere.setItem(KEY, JSON.stringify(answer.value.user));
  return { ok: true, value: answer.value.user };
}

/** Ends the session on the server too, as far as it can be reached; and at the sign-in service, where it was begun. */
export async function signOut(): Promise<void> {
  const elsewhere = rememberedUser()?.service === true;
  keptHere.removeItem(KEY);
  const answer = await api.delete('/sessions/current');
  // A page that goes to a server that is out of reach would be lost.
  const isHeard = answer.ok || answer.problem.status !== 0;
  if (elsewhere && isHeard) location.assign(here('/sign-in/out'));
}

/** Who signed in last on this screen; the session itself may have ended since. */
export function rememberedUser(): SessionUser | undefined {
  // Whoever has just come back from the sign-in service may be somebody else.
  if (cameBack() === 'signed-in') return undefined;
  const stored = readKept(keptHere, KEY);
  // Written by signIn alone; whoever edits it only changes the name that they see.
  return typeof stored === 'object' && stored !== null && 'id' in stored ? (stored as SessionUser) : undefined;
}

/** Forgets who signed in, where the server no longer knows the session. */
export function forgetUser(): void {
  keptHere.removeItem(KEY);
}

import { whoInWords, type Who } from '../../core/protocol/rights.ts';
import { isStaff } from '../../core/queue/authority.ts';
import { actorOf, type Identity } from '../auth/identity.ts';
import type { Problem } from '../../core/protocol/problem.ts';
import { problem } from './problem.ts';

/** What is asked for, as far as rights go. */
export type Wanted = {
  /** The id of the topic, path or target. */
  readonly id?: string | undefined;
  /** Whether the ticket's secret was shown: the right one, a wrong one, or none. */
  readonly secret?: 'right' | 'wrong' | 'none';
};

/** True when somebody is among those who may. */
export function isAmong(who: Who, identity: Identity, { id, secret }: Wanted = {}): boolean {
  if (who.anyone === true || (who.secret === true && secret === 'right')) return true;
  if (identity.kind === 'staff') return who.staff !== undefined && isStaff(actorOf(identity), who.staff);
  if (identity.kind === 'program') return who.scope !== undefined && identity.scopes.includes(who.scope);
  if (identity.kind === 'nobody') return false;
  if (who.itself === identity.device && identity.id === id) return true;
  return who.device === 'any' || who.device?.includes(identity.device) === true;
}

/** What somebody is told who is not among those who may. Undefined: they are. */
export function mayNot(who: Who, identity: Identity, wanted: Wanted = {}): Problem | undefined {
  if (isAmong(who, identity, wanted)) return undefined;
  // A wrong secret tells nothing, not even whether there is such a ticket.
  if (who.secret === true && wanted.secret === 'wrong')
    return problem(404, 'there is no such ticket today', { code: 'ticket-unknown' });
  if (identity.kind === 'nobody') return problem(401, 'sign in, or show a token');
  return problem(403, `this is for ${whoInWords(who)}`);
}

import type { Role } from '../../../core/catalogue/staff.ts';
import { isStaff } from '../../../core/queue/authority.ts';
import { actorOf, type Identity } from '../../auth/identity.ts';
import type { Reply } from '../perform.ts';
import { problem, type Problem } from '../problem.ts';

/** Undefined for staff of this role or above; else 401 or 403. */
export function mustBe(identity: Identity, role: Role): Reply | undefined {
  if (identity.kind === 'staff' && isStaff(actorOf(identity), role)) return undefined;
  if (identity.kind === 'nobody') return asReply(problem(401, 'sign in, or show a token'));
  return asReply(problem(403, `this is for ${role}s and above`));
}

export function asReply(body: Problem): Reply {
  return { status: body.status, body };
}

export function notFound(detail: string): Reply {
  return asReply(problem(404, detail));
}

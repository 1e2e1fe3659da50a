import { createHmac } from 'node:crypto';
import { isStaff } from '../../core/queue/authority.ts';
import { actorOf, type Identity } from '../auth/identity.ts';

/**
 * What those who are rated are given in place of a ticket's secret: it opens the ticket as the secret does, but does
 * not speak for the citizen, and the secret does not follow from it.
 */
export function staffCode(secret: string): string {
  return createHmac('sha256', secret).update('hallcall staff code').digest('base64url').slice(0, 22); // 132 bits
}

/** Clerks and the information desk serve and are rated: no secret is for them. */
export function seesSecrets(identity: Identity): boolean {
  return identity.kind !== 'staff' || isStaff(actorOf(identity), 'supervisor');
}

import { ROLES, type Role } from '../catalogue/catalogue.ts';
import type { Actor } from './command.ts';

/** True for staff of at least this role. */
export function isStaff(actor: Actor, atLeast: Role = 'clerk'): boolean {
  return actor.kind === 'staff' && ROLES.indexOf(actor.role) >= ROLES.indexOf(atLeast);
}

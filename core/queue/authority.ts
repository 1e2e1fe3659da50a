import { ROLES, type Role } from '../catalogue/staff.ts';
import type { Actor } from './command.ts';

/** True for staff of at least this role. */
export function isStaff(actor: Actor, atLeast: Role = 'clerk'): boolean {
  return actor.kind === 'staff' && ROLES.indexOf(actor.role) >= ROLES.indexOf(atLeast);
}

/** Who acts, as events name them: a login, or the kind. */
export function idOf(actor: Actor): string {
  return actor.kind === 'staff' ? actor.id : actor.kind;
}

/** Who an actor of the journal is, without the kind: `staff:li` is `li`; the citizen and the hall are themselves. */
export function personOf(actor: string): string {
  return actor.slice(actor.indexOf(':') + 1);
}

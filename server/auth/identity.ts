import { ROLES, type Role } from '../../core/catalogue/staff.ts';
import type { Scope } from '../../core/protocol/scopes.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';
import type { Actor } from '../../core/queue/command.ts';

/** Who is at the door, as far as it has been proved. */
export type Identity =
  | { readonly kind: 'staff'; readonly id: string; readonly role: Role }
  | { readonly kind: 'device'; readonly id: string; readonly device: DeviceKind }
  /** A program with a key, by the key's id: it may what the scopes name, and nothing else. */
  | { readonly kind: 'program'; readonly id: string; readonly scopes: readonly Scope[] }
  | { readonly kind: 'nobody' };

export const NOBODY: Identity = { kind: 'nobody' };

/** The actor that an identity is in the rules; whoever holds a ticket's secret acts as its citizen. */
export function actorOf(identity: Identity): Actor {
  switch (identity.kind) {
    case 'staff':
      return { kind: 'staff', id: identity.id, role: identity.role };
    case 'device':
    case 'program':
      return { kind: 'device', id: identity.id };
    case 'nobody':
      return { kind: 'citizen' };
  }
}

/** The name of whoever works here, or of the key of a program that acts; empty for anybody else. */
export function staffName(identity: Identity): string {
  return identity.kind === 'staff' || identity.kind === 'program' ? identity.id : '';
}

/** Who it was, as the record of security names them. */
export function nameOf(identity: Exclude<Identity, { readonly kind: 'nobody' }>): string {
  return identity.kind === 'device' ? `${identity.device} ${identity.id}` : identity.id;
}

/** Whether somebody may act on those of a role: an administrator on everybody, a manager on whoever is below. */
export function isBelow(identity: Identity, role: Role): boolean {
  if (identity.kind !== 'staff') return false;
  return identity.role === 'administrator' || ROLES.indexOf(role) < ROLES.indexOf(identity.role);
}

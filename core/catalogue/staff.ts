import type { CounterId, DepartmentId, Names } from '../base/names.ts';

/** Who may do what; `desk` is the information desk. Each role may also do what the ones before it may. */
export type Role = 'clerk' | 'desk' | 'supervisor' | 'manager' | 'administrator';

/** Every role, the one that may least first. */
export const ROLES: readonly Role[] = ['clerk', 'desk', 'supervisor', 'manager', 'administrator'];

/** Staff of the hall file. Not part of the catalogue: a journal holds no people. */
export type HallUser = {
  readonly id: string;
  readonly role: Role;
  readonly name: Names;
  readonly department: DepartmentId | undefined;
  readonly zone: string;
  readonly counter: CounterId | undefined;
  /** `scrypt$…`; absent in the sample hall, whose logins are well known. */
  readonly passwordHash: string | undefined;
  /** What the sign-in service calls them, where that is not the login. */
  readonly signInName?: string;
};

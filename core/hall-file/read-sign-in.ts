import type { ClaimRole, SignInRules } from '../catalogue/sign-in.ts';
import { nameAtService, SIGN_IN_RULES } from '../catalogue/sign-in.ts';
import { ROLES, type HallUser } from '../catalogue/staff.ts';
import { cell, complain, hint, id, list, oneOf, text, type Row } from './read-row.ts';

/** What a claim may be called. */
const CLAIM = /^[\w:/.-]{1,200}$/;

/** The keys of hall.csv about signing in, and the lines of sign_in_roles.csv. */
export function readSignIn(hall: Row, roles: readonly Row[]): SignInRules {
  for (const row of roles) id(row);
  return { ...readSignInKeys(hall, ROLES), roles: roles.map((row) => readClaimRole(row, ROLES)) };
}

/** The same of a table that has other roles. */
export function readSignInKeys<R extends string>(row: Row, roles: readonly R[]): Omit<SignInRules<R>, 'roles'> {
  const claim = cell(row, 'sign_in_claim');
  if (claim !== '' && !CLAIM.test(claim)) complain(row, 'sign_in_claim', 'the name of a claim, such as sub or email');
  return { claim: claim === '' ? SIGN_IN_RULES.claim : claim, passwords: readPasswords(row, roles) };
}

export function readClaimRole<R extends string>(row: Row, roles: readonly R[]): ClaimRole<R> {
  const claim = text(row, 'claim');
  if (claim !== '' && !CLAIM.test(claim)) complain(row, 'claim', 'the name of a claim, such as groups');
  return { claim, value: text(row, 'value'), role: oneOf(row, 'role', roles) };
}

function readPasswords<R extends string>(row: Row, roles: readonly R[]): SignInRules<R>['passwords'] {
  const parts = list(row, 'local_passwords').map((part) => part.toLowerCase());
  for (const part of parts) {
    if (!roles.some((role) => role === part))
      complain(row, 'local_passwords', `roles of ${roles.join(', ')}, or nothing${hint(part, roles)}`, part);
  }
  return parts.length === 0 ? 'everybody' : roles.filter((role) => parts.includes(role));
}

/** Nobody is called as somebody else is: who comes in by the service is one person. */
export function checkSignInNames(rows: readonly Row[], users: readonly Pick<HallUser, 'id' | 'signInName'>[]): void {
  const of = new Map<string, string>();
  for (const [at, user] of users.entries()) {
    const name = nameAtService(user);
    const other = of.get(name);
    const row = rows[at];
    if (other !== undefined && other !== user.id && row !== undefined)
      complain(row, 'sign_in_name', `a name that ${other} does not have at the sign-in service`, name);
    of.set(name, user.id);
  }
}

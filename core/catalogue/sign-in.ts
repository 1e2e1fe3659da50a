import { own } from '../base/own.ts';
import { ROLES, type Role } from './staff.ts';

/** Whoever has this value in this claim of the sign-in service may act as this role, and as those below it. */
export type ClaimRole<R extends string = Role> = {
  readonly claim: string;
  readonly value: string;
  readonly role: R;
};

/** What counts for people who come in by the sign-in service of their office (OpenID Connect). */
export type SignInRules<R extends string = Role> = {
  /** The claim by which they are known; inside others with dots, `realm.login`. */
  readonly claim: string;
  /** None: the role of users.csv counts as it is. */
  readonly roles: readonly ClaimRole<R>[];
  /** Who may sign in with a password of the hall as well. */
  readonly passwords: 'everybody' | readonly R[];
};

/** What a sign-in service says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** In a hall that says nothing of it. */
export const SIGN_IN_RULES: SignInRules<never> = { claim: 'preferred_username', roles: [], passwords: 'everybody' };

/** Somebody who may come in by the service: their name there, where it is not the login. */
type Nameable = { readonly id: string; readonly signInName?: string };

/** The values of a claim; none for one that is not there, or is no text. */
export function claimValues(claims: Claims, path: string): readonly string[] {
  let at: unknown = claims;
  // A claim may have dots in its own name, as addresses do.
  if (own(claims, path) !== undefined) at = own(claims, path);
  else for (const part of path.split('.')) at = isTable(at) ? own(at, part) : undefined;
  const values = Array.isArray(at) ? (at as readonly unknown[]) : [at];
  return values.filter((each): each is string => typeof each === 'string' && each !== '');
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a person is called at the service. */
export function nameAtService({ id, signInName }: Nameable): string {
  return signInName ?? id;
}

/** Who of them it is. An address of mail counts only where the service has seen that it is theirs. */
export function knownByClaims<U extends Nameable>(users: readonly U[], claims: Claims, path: string): U | undefined {
  const [name, ...more] = claimValues(claims, path);
  if (name === undefined || more.length > 0) return undefined;
  if (path === 'email' && own(claims, 'email_verified') !== true) return undefined;
  return users.find((user) => nameAtService(user) === name);
}

/** The highest of the roles that the claims give; undefined: none. */
export function roleByClaims<R extends string>(
  claims: Claims,
  rules: readonly ClaimRole<R>[],
  order: readonly R[],
): R | undefined {
  const given = new Set(
    rules.filter(({ claim, value }) => claimValues(claims, claim).includes(value)).map(({ role }) => role),
  );
  return order.findLast((role) => given.has(role));
}

/** The one of two roles that may less. */
export function lowerRole(one: Role, other: Role): Role {
  return ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;
}

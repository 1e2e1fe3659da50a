import { CITY_ROLES, type City, type CityRole } from '../../core/catalogue/city.ts';
import { lowerRole, roleByClaims, SIGN_IN_RULES, type SignInRules } from '../../core/catalogue/sign-in.ts';
import { ROLES, type HallUser } from '../../core/catalogue/staff.ts';
import type { ServiceRules } from '../auth/hall-entrance.ts';

/** What the hall file says of those who come in by the sign-in service: its roles, and never above users.csv. */
export function serviceRules(rules: () => SignInRules): ServiceRules {
  return {
    claim: () => rules().claim,
    roleOf(user, claims) {
      const { roles } = rules();
      if (roles.length === 0) return user.role;
      const given = roleByClaims(claims, roles, ROLES);
      return given === undefined ? undefined : lowerRole(given, user.role);
    },
    hasPassword: ({ role }) => rules().passwords === 'everybody' || rules().passwords.includes(role),
  };
}

/** The same above the halls, where whoever is given less than their role has none. */
export function cityServiceRules({ users, signIn = SIGN_IN_RULES }: City): ServiceRules {
  const roles = new Map(users.map(({ id, role }) => [id, role]));
  const roleOf = ({ id }: HallUser): CityRole => roles.get(id) ?? 'office';
  return {
    claim: () => signIn.claim,
    roleOf(user, claims) {
      if (signIn.roles.length === 0) return user.role;
      const given = roleByClaims(claims, signIn.roles, CITY_ROLES);
      const enough = given !== undefined && CITY_ROLES.indexOf(given) >= CITY_ROLES.indexOf(roleOf(user));
      return enough ? user.role : undefined;
    },
    hasPassword: (user) => signIn.passwords === 'everybody' || signIn.passwords.includes(roleOf(user)),
  };
}

import type { IncomingHttpHeaders } from 'node:http';
import type { HallId } from '../../core/base/names.ts';
import { isOf, type CityUser } from '../../core/catalogue/city.ts';
import type { HallUser } from '../../core/catalogue/staff.ts';
import type { Entrance } from './entrance.ts';
import type { EntranceAbove } from './entrance-above.ts';
import type { CookieNames } from './request-cookies.ts';
import type { Gate, PeopleAbove } from './gate.ts';
import { NOBODY } from './identity.ts';
import type { SecurityRecord } from './security/security-record.ts';

export const CITY_COOKIE = 'hallcall_city';

/** People above halls have sessions, and no devices. */
export const CITY_COOKIES: CookieNames = { session: CITY_COOKIE, device: (kind) => `${CITY_COOKIE}_${kind}` };

/** Those whose login counts in several halls. */
export interface CityPeople {
  readonly gate: Gate;
  readonly entrance: Entrance;
  /** Who of them came in, and who did not. */
  readonly security: SecurityRecord;
  /** Who asks. */
  identify(headers: IncomingHttpHeaders): CityUser | undefined;
  user(id: string): CityUser | undefined;
  /** The same people as one of the halls knows them. */
  at(hall: HallId): PeopleAbove & EntranceAbove;
}

/** People above halls as their own gate knows them: an office proves itself as a manager does. */
export function asStaff({ id, role, name, passwordHash, signInName }: CityUser): HallUser {
  const called = signInName === undefined ? {} : { signInName };
  return { ...NOWHERE, id, role: role === 'office' ? 'manager' : role, name, passwordHash, ...called };
}

/** Who stands above halls has no place in one. */
const NOWHERE = { department: undefined, zone: '', counter: undefined } as const;

/** `users` with the gate, the entrance and the record that they have in common. */
export function cityPeople(
  users: readonly CityUser[],
  { gate, entrance, security }: Pick<CityPeople, 'gate' | 'entrance' | 'security'>,
): CityPeople {
  const byId = new Map(users.map((user) => [user.id, user]));
  const userOf = (token: string | undefined): CityUser | undefined => {
    const identity = gate.identify(token);
    const user = identity.kind === 'staff' ? byId.get(identity.id) : undefined;
    // Whom the service gave less than their role is now comes in anew: there is no role between above the halls.
    return user !== undefined && identity.kind === 'staff' && identity.role === asStaff(user).role ? user : undefined;
  };
  return {
    gate,
    entrance,
    security,
    identify: (headers) => userOf(gate.tokenIn(headers)),
    user: (id) => byId.get(id),
    at(hall) {
      const here = (user: CityUser | undefined): HallUser | undefined =>
        user === undefined || user.role === 'office' || !isOf(user, hall) ? undefined : asStaff(user);
      return {
        entrance,
        cookie: CITY_COOKIE,
        user: (id) => here(byId.get(id)),
        users: () => users.flatMap((user) => here(user) ?? []),
        identify(token) {
          const user = here(userOf(token));
          return user === undefined ? NOBODY : { kind: 'staff', id: user.id, role: user.role };
        },
        logout: (token) => (gate.sessionOf(token) === undefined ? undefined : gate.logout(token)),
        active: (token) => gate.active(token),
        isFromService: (token) => gate.isFromService(token),
        onEnd: (listener) => gate.onEnd(listener),
      };
    },
  };
}

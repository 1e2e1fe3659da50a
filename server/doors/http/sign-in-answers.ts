import type { Request } from 'express';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import type { ShownKey } from '../../../core/protocol/bodies/security-key-bodies.ts';
import type { Problem } from '../../../core/protocol/problem.ts';
import type { SignedIn } from '../../../core/protocol/shapes/access.ts';
import type { Asking, Entered, Turned, Where } from '../../auth/entrance.ts';
import { knownDevice } from '../../auth/request-cookies.ts';
import type { Gate } from '../../auth/gate.ts';
import { LEAST_ALONE, LEAST_WITH_FACTOR, MOST, type PasswordFault } from '../../auth/password-rule.ts';
import type { CityNow } from '../../halls/city.ts';
import { badInput, problem, tooMany } from '../problem.ts';
import { COOKIES } from './cookies.ts';
import { keySiteOf } from './key-site-of.ts';

/** From where a request comes, and what is known of it. */
export function whereOf(request: Request): Where {
  return { from: request.ip, known: knownDevice(request.headers), program: request.headers['user-agent'] };
}

/** Of one hall alone its managers are those above it; nobody else has anything to do on the overview. */
export function leastAbove({ several }: Pick<CityNow, 'several'>): Pick<Where, 'least'> {
  return several ? {} : { least: 'manager' };
}

/** What somebody says who proves who they are. */
type Said = {
  readonly user: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly key?: ShownKey | undefined;
};

/** Somebody who says in a request who they are. */
export function askingIn(request: Request, { user, password, code, key }: Said, pageUrl: string): Asking {
  return { ...whereOf(request), user, password, code, key, site: keySiteOf(request, pageUrl) };
}

/** Who a person is, as they are told. */
export function faceOf({ id, role, name, counter }: HallUser, service = false): SignedIn {
  return {
    ...{ id, roles: [role], name },
    ...(counter === undefined ? {} : { counter }),
    ...(service ? { service } : {}),
  };
}

/**
 * The cookies of a browser in which somebody has come in: whoever was there before is there no more, also where their
 * session had a cookie of another name. `others`: more such names.
 */
export function cookiesOf(
  gate: Pick<Gate, 'sessionCookies' | 'sessionCookieOf'>,
  { user, token, known }: Entered,
  secure: boolean,
  others: readonly string[] = [],
): string[] {
  const own = gate.sessionCookieOf(user.id);
  const gone = new Set([...gate.sessionCookies, ...others].filter((name) => name !== own));
  return [
    COOKIES.session(own, token, secure),
    ...(known === undefined ? [] : [COOKIES.known(known, secure)]),
    ...[...gone].map((name) => COOKIES.session(name, '', secure)),
  ];
}

/** Cookies of sessions in single halls, which would count there before one that counts in several. */
export function sessionsInHalls(city: CityNow, user: string): readonly string[] {
  return city
    .here()
    .map(({ gate }) => gate)
    .filter((each) => each.sessionCookieOf(user) !== each.cookies.session)
    .map((each) => each.cookies.session);
}

/** Why somebody is not let in. */
export function turnedAway(turned: Turned): Problem {
  const title = 'The sign-in is not right';
  switch (turned.kind) {
    case 'wrong':
      return problem(401, 'the user or the password is wrong', { title });
    case 'wait':
      return tooMany('too many wrong passwords for this user, or from here', turned.waitMs);
    case 'locked':
      return problem(403, 'this person is locked out; a manager unlocks them', { title, code: 'person-locked' });
    case 'code-needed':
      return problem(401, 'a second factor is wanted beside it: a code, or a security key where one is asked for', {
        ...{ title, code: 'second-factor-needed' },
        ...(turned.keyRequest === undefined ? {} : { keyRequest: turned.keyRequest }),
        ...(turned.keyAt === undefined ? {} : { keyAt: [...turned.keyAt] }),
      });
    case 'code-wrong':
      return problem(401, 'the code is wrong, too old, or was used already', { title, code: 'second-factor-wrong' });
    case 'key-wrong':
      return problem(401, 'the key is not the one that was asked for, or answers too late: ask anew', {
        ...{ title, code: 'security-key-wrong' },
      });
    case 'key-copied':
      return problem(401, 'the key has counted less than before: there may be a copy of it', {
        ...{ title, code: 'security-key-copied' },
      });
    case 'elsewhere':
      return problem(403, 'this person signs in by the sign-in service of the office', {
        ...{ title, code: 'sign-in-elsewhere' },
      });
    case 'no-role':
      return problem(403, 'this person has nothing to do here: their role is too low', { title, code: 'no-role' });
    case 'factor-missing':
      return problem(403, 'this role signs in with a second factor: set one with POST /second-factor', {
        ...{ title, code: 'second-factor-missing' },
      });
  }
}

/** What is wrong with a new password. */
export function passwordNotTaken(fault: PasswordFault): Problem {
  const message = {
    'too-short': `${String(LEAST_ALONE)} characters at least, or ${String(LEAST_WITH_FACTOR)} beside a second factor`,
    'too-long': `${String(MOST)} characters at most`,
    common: 'it is one of those that are tried first',
    'hall-word': 'it is made of words of this hall',
  }[fault];
  return { ...badInput([{ path: 'next', message }], 422), code: `password-${fault}` };
}

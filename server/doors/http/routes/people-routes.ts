import { renderSVG } from 'uqr';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { ROLES, type HallUser } from '../../../../core/catalogue/staff.ts';
import type { Person } from '../../../../core/protocol/shapes/people.ts';
import type { SecurityNews } from '../../../auth/security/security-event.ts';
import type { Identity } from '../../../auth/identity.ts';
import { otpauthUri } from '../../../auth/totp.ts';
import { refused, type Refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';
import { askingIn, faceOf, passwordNotTaken, turnedAway, whereOf } from '../sign-in-answers.ts';

/** People, their sessions, and what is written down about who comes in. */
export function peopleRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { gate, people, security, entrance } = hall;
  const told = (at: number): string => rfc3339(at, hall.catalogue().hall.timeZone);
  const note = (news: SecurityNews): Promise<void> => security.add(news);

  /** The person of a path whom somebody may act on, or why they may not. */
  const mine = (identity: Identity, id: string): HallUser | Refused => {
    // Whoever stands above the hall is not in its file, and nobody here acts on them.
    const user = gate.users().find((each) => each.id === id);
    if (user === undefined) return notFound(`there is nobody called ${id} in the hall file`);
    return isBelow(identity, user) ? user : refused(problem(403, 'this is for whoever is above them'));
  };
  const personOf = (user: HallUser, identity: Identity): Person => {
    const { locked, password } = people.of(user.id);
    const hash = people.passwordOf(user);
    const own = password !== undefined && password.hash === hash;
    return {
      ...{ id: user.id, role: user.role, name: user.name },
      ...(locked === undefined ? {} : { locked: { since: told(locked.at), by: locked.by } }),
      secondFactor: people.hasFactor(user.id),
      password: hash !== undefined ? (own ? 'own' : 'hall-file') : hall.catalogue().hall.sample ? 'sample' : 'none',
      sessions: gate.sessions(user.id).length,
      yours: isBelow(identity, user),
    };
  };
  return {
    'GET /people': ({ identity }) => answer({ items: gate.users().map((user) => personOf(user, identity)) }),
    'POST /people/{user}/lock': async ({ identity, params, request }) => {
      const user = mine(identity, params.user);
      if ('status' in user) return user;
      if (identity.kind === 'staff' && identity.id === user.id)
        return refused(problem(409, 'nobody locks themselves out'));
      const locked = people.lock(user.id, nameOf(identity));
      gate.review();
      await locked;
      await gate.endSessionsOf(user.id);
      await note({ kind: 'locked', who: user.id, by: nameOf(identity), from: request.ip });
      return answer(personOf(user, identity));
    },
    'POST /people/{user}/unlock': async ({ identity, params, request }) => {
      const user = mine(identity, params.user);
      if ('status' in user) return user;
      await people.unlock(user.id);
      entrance.forgive(user.id);
      await note({ kind: 'unlocked', who: user.id, by: nameOf(identity), from: request.ip });
      return answer(personOf(user, identity));
    },
    'POST /people/{user}/password-link': async ({ identity, params, request }) => {
      const user = mine(identity, params.user);
      if ('status' in user) return user;
      const { link, expiresAt } = await people.makeLink(user.id);
      await note({ kind: 'password-link-made', who: user.id, by: nameOf(identity), from: request.ip });
      return answer({ link: hall.at(`/password#${link}`), expires: told(expiresAt) }, 201);
    },
    'DELETE /people/{user}/second-factor': async ({ identity, params, request }) => {
      const user = mine(identity, params.user);
      if ('status' in user) return user;
      if (!people.hasFactor(user.id)) return notFound(`${user.id} has no second factor`);
      await people.endFactor(user.id);
      await note({ kind: 'second-factor-ended', who: user.id, by: nameOf(identity), from: request.ip });
      return answer(undefined, 204);
    },
    'GET /sessions': ({ identity, request }) => {
      const all = identity.kind === 'staff' && isManager(identity);
      const current = gate.sessionOf(gate.tokenIn(request.headers));
      const sessions = identity.kind === 'staff' ? gate.sessions(all ? undefined : identity.id) : [];
      const items = sessions.map(({ since, expires, active, ...session }) => ({
        ...session,
        ...{ since: told(since), active: told(active) },
        ...(expires === undefined ? {} : { expires: told(expires) }),
        ...(session.id === current ? { current: true as const } : {}),
      }));
      return answer({ items });
    },
    'DELETE /sessions/{id}': async ({ identity, params, request }) => {
      const session = gate.sessions().find(({ id }) => id === params.id);
      const own = identity.kind === 'staff' && session?.user === identity.id;
      // Whose sessions there are is told to managers alone.
      if (session === undefined || (!own && !isManager(identity))) return notFound('there is no such session');
      const user = gate.user(session.user);
      if (!own && user !== undefined && !isBelow(identity, user))
        return refused(problem(403, 'this is for whoever is above them'));
      await gate.endSession(session.id);
      await note({ kind: 'session-ended', who: session.user, by: nameOf(identity), from: request.ip });
      return answer(undefined, 204);
    },
    'POST /password': async ({ identity, body, request, response }) => {
      const user = identity.kind === 'staff' ? identity.id : '';
      const asking = { ...askingIn(request, { user, password: body.password }), next: body.next };
      const set = await entrance.changePassword(asking);
      if (set.kind === 'not-taken') return refused(passwordNotTaken(set.fault));
      if (set.kind !== 'set') return refused(turnedAway(set));
      response.setHeader('Set-Cookie', COOKIES.session(gate.sessionCookieOf(set.user.id), set.token, request.secure));
      return answer({ token: set.token, user: faceOf(set.user) });
    },
    'POST /password/by-link': async ({ body, request }) => {
      const set = await entrance.setPasswordByLink(body.link, body.next, whereOf(request));
      if (set === undefined) return notFound('this link sets no password: it was used, replaced, or is too old');
      return typeof set === 'string' ? refused(passwordNotTaken(set)) : answer(undefined, 204);
    },
    'POST /second-factor': async ({ body, request }) => {
      const begun = await entrance.beginFactor(askingIn(request, body));
      if (begun.kind === 'there') return refused(problem(409, 'there is a second factor already; end that one first'));
      if (begun.kind !== 'begun') return refused(turnedAway(begun));
      const uri = otpauthUri(begun.secret, hall.id, body.user);
      return answer({ secret: begun.secret, uri, picture: renderSVG(uri, { border: 2 }) });
    },
    'POST /second-factor/confirm': async ({ body, request }) => {
      const set = await entrance.confirmFactor(askingIn(request, body));
      return set.kind === 'set' ? answer({ recovery: [...set.recovery] }) : refused(turnedAway(set));
    },
    'POST /second-factor/end': async ({ body, request }) => {
      const ended = await entrance.endFactor(askingIn(request, body));
      return ended.kind === 'ended' ? answer(undefined, 204) : refused(turnedAway(ended));
    },
    'GET /security/events': async ({ query }) => {
      const found = await security.find(query);
      const items = found.map(({ at, ...event }) => ({ ...event, at: told(Date.parse(at)) }));
      const last = items.at(-1);
      return answer({ items, ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}) });
    },
    'GET /security/proof': async () => answer(await security.prove()),
  } satisfies Partial<Handlers>;
}

function nameOf(identity: Identity): string {
  return identity.kind === 'staff' ? identity.id : '';
}

function isManager(identity: Identity): boolean {
  return identity.kind === 'staff' && ROLES.indexOf(identity.role) >= ROLES.indexOf('manager');
}

/** An administrator acts on everybody, a manager on whoever is below. */
function isBelow(identity: Identity, { role }: HallUser): boolean {
  if (identity.kind !== 'staff') return false;
  return identity.role === 'administrator' || ROLES.indexOf(role) < ROLES.indexOf(identity.role);
}

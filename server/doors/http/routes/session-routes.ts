import type { Instant } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { actorOf, isBelow, staffName } from '../../../auth/identity.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';
import { askingIn, cookiesOf, faceOf, turnedAway } from '../sign-in-answers.ts';

/** Signing in and out, and who is signed in. */
export function sessionRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { gate } = hall;
  const told = (at: Instant): string => rfc3339(at, hall.catalogue().hall.timeZone);
  return {
    'POST /sessions': async ({ body, request, response }) => {
      const entered = await hall.entrance.signIn(askingIn(request, body, hall.pageUrl()));
      if (entered.kind !== 'in') return refused(turnedAway(entered));
      const { token, user, weak } = entered;
      response.setHeader('Set-Cookie', cookiesOf(gate, entered, request.secure));
      return answer({ token, user: faceOf(user), ...(weak === undefined ? {} : { advice: ADVICE[weak] }) }, 201);
    },
    ...whoRoutes(parts),
    'DELETE /sessions/current': async ({ request, response }) => {
      const token = gate.tokenIn(request.headers);
      // First: a browser forgets its session also when the hall cannot write down that it has ended.
      response.setHeader(
        'Set-Cookie',
        gate.sessionCookies.map((name) => COOKIES.session(name, '', request.secure)),
      );
      if (token === undefined) return answer(undefined, 204);
      const who = gate.identify(token);
      const gone = gate.logout(token);
      // It has ended whatever the disk says, and so it stands in the record whatever the disk says.
      const left = who.kind === 'staff' ? { kind: 'signed-out' as const, who: who.id, from: request.ip } : undefined;
      await Promise.all([gone, left === undefined ? undefined : hall.security.add(left)]);
      return answer(undefined, 204);
    },
    'GET /sessions': ({ identity, request }) => {
      const all = isStaff(actorOf(identity), 'manager');
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
      if (session === undefined || (!own && !isStaff(actorOf(identity), 'manager')))
        return notFound('there is no such session');
      const user = gate.user(session.user);
      if (!own && user !== undefined && !isBelow(identity, user.role))
        return refused(problem(403, 'this is for whoever is above them'));
      const ended = gate.endSession(session.id);
      const by = staffName(identity);
      const noted = hall.security.add({ kind: 'session-ended', who: session.user, by, from: request.ip });
      await Promise.all([ended, noted]);
      return answer(undefined, 204);
    },
  } satisfies Partial<Handlers>;
}

/** How one signs in, and who has. */
function whoRoutes({ hall: { gate }, service }: DoorParts) {
  return {
    'GET /sign-in': () =>
      answer(service === undefined ? {} : { service: service.isThere() ? ('here' as const) : ('away' as const) }),
    'GET /sessions/current': ({ identity, request }) => {
      if (identity.kind !== 'staff') return notFound('nobody');
      const user = gate.user(identity.id);
      if (user === undefined) return notFound('nobody');
      const { role } = identity;
      return answer({ user: faceOf({ ...user, role }, gate.isFromService(gate.tokenIn(request.headers))) });
    },
  } satisfies Partial<Handlers>;
}

const ADVICE = { common: 'password-common', 'hall-word': 'password-hall-word' } as const;

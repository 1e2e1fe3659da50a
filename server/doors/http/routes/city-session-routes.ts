import { isOf } from '../../../../core/catalogue/city.ts';
import type { CitySignedIn } from '../../../../core/protocol/shapes/city.ts';
import type { Identity } from '../../../auth/identity.ts';
import { hallIdOf, type CityNow } from '../../../halls/city.ts';
import { refused } from '../../perform.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';
import { askingIn, cookiesOf, leastAbove, sessionsInHalls, turnedAway } from '../sign-in-answers.ts';

/** Signing in and out above the halls. */
export function citySessionRoutes({ city, hall }: DoorParts) {
  return {
    'POST /city/sessions': async ({ body, request, response }) => {
      // Of one hall alone its managers are those above it.
      const { gate, entrance } = city.several ? city.people : hall;
      const entered = await entrance.signIn({ ...askingIn(request, body, hall.pageUrl()), ...leastAbove(city) });
      if (entered.kind !== 'in') return refused(turnedAway(entered));
      const { token, user } = entered;
      // A session of one of their halls would count there before theirs.
      const inHalls = sessionsInHalls(city, user.id);
      response.setHeader('Set-Cookie', cookiesOf(gate, entered, request.secure, inHalls));
      const above = city.people.user(user.id);
      const { id, role, name } = user;
      return answer(
        { token, user: above === undefined ? { id, role, name, halls: [hall.id] } : faceOf(city, above) },
        201,
      );
    },
    'GET /city/sessions/current': ({ request, identity }) => {
      const user = city.people.identify(request.headers);
      const { gate } = user === undefined ? hall : city.people;
      const service = gate.isFromService(gate.tokenIn(request.headers)) ? { service: true as const } : {};
      if (user !== undefined) return answer({ user: { ...faceOf(city, user), ...service } });
      const { id, role } = identity as Extract<Identity, { kind: 'staff' }>; // the row lets in nobody else
      const name = hall.gate.user(id)?.name;
      return answer({ user: { id, role, ...(name === undefined ? {} : { name }), halls: [hall.id], ...service } });
    },
    'DELETE /city/sessions/current': async ({ request, response }) => {
      const { gate, security } = city.several ? city.people : hall;
      response.setHeader(
        'Set-Cookie',
        gate.sessionCookies.map((name) => COOKIES.session(name, '', request.secure)),
      );
      const token = gate.tokenIn(request.headers);
      if (token === undefined) return answer(undefined, 204);
      const who = gate.identify(token);
      const gone = gate.logout(token);
      const left = who.kind === 'staff' ? { kind: 'signed-out' as const, who: who.id, from: request.ip } : undefined;
      await Promise.all([gone, left === undefined ? undefined : security.add(left)]);
      return answer(undefined, 204);
    },
  } satisfies Partial<Handlers>;
}

function faceOf(city: CityNow, user: Parameters<typeof isOf>[0] & Omit<CitySignedIn, 'halls'>): CitySignedIn {
  const { id, role, name } = user;
  return {
    id,
    role,
    ...(name === undefined ? {} : { name }),
    halls: city
      .stands()
      .map(hallIdOf)
      .filter((each) => isOf(user, each)),
  };
}

import { rfc3339 } from '../../../../core/base/zone.ts';
import { SECOND, type Instant } from '../../../../core/base/time.ts';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import type { HallUser } from '../../../../core/catalogue/staff.ts';
import type { SignedIn } from '../../../../core/protocol/shapes/access.ts';
import { stringifySetCookie } from 'cookie';
import type { Problem } from '../../../../core/protocol/problem.ts';
import type { Turned } from '../../../auth/entrance.ts';
import { KNOWN_FOR } from '../../../auth/known-devices.ts';
import { hint } from '../../../../core/hall-file/read-row.ts';
import { endsSoon, KNOWN_COOKIE, knownDevice, SESSION_COOKIE, tokenIn } from '../../../auth/gate.ts';
import type { DeviceKind } from '../../../../core/protocol/rights.ts';
import { refused } from '../../perform.ts';
import { badInput, problem, tooMany } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** Signing in and out, and the identities of devices. */
export function sessionRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { gate } = hall;
  return {
    'POST /sessions': async ({ body, request, response }) => {
      const known = knownDevice(request.headers);
      const entered = await hall.entrance.signIn({ ...body, from: request.ip, known });
      if (entered.kind !== 'in') return refused(turnedAway(entered));
      const { token, user } = entered;
      response.setHeader('Set-Cookie', [
        cookie(token, request.secure),
        ...(entered.known === undefined ? [] : [knownCookie(entered.known, request.secure)]),
      ]);
      return answer({ token, user: faceOf(user) }, 201);
    },
    'GET /sessions/current': ({ identity }) => {
      const user = identity.kind === 'staff' ? gate.user(identity.id) : undefined;
      return user === undefined ? notFound('nobody') : answer({ user: faceOf(user) });
    },
    'DELETE /sessions/current': async ({ request, response }) => {
      const token = tokenIn(request.headers);
      // First: a browser forgets its session also when the hall cannot write down that it has ended.
      response.setHeader('Set-Cookie', cookie('', request.secure));
      if (token !== undefined) await gate.logout(token);
      return answer(undefined, 204);
    },
    'GET /devices': () => {
      const zone = hall.catalogue().hall.timeZone;
      const told = (at: Instant): string => rfc3339(at, zone);
      const items = gate.devices().map(({ kind, id, since, expires, seen, here }) => ({
        kind,
        id,
        since: told(since),
        ...(expires === undefined ? {} : { expires: told(expires) }),
        ...(endsSoon(expires, hall.now()) ? { endsSoon: true as const } : {}),
        ...(seen === undefined ? {} : { lastSeen: told(here ? hall.now() : seen) }),
        here,
      }));
      return answer({ items });
    },
    'POST /devices': async ({ body }) => {
      const missing = missingDevice(hall.catalogue(), body);
      if (missing !== undefined) return refused(badInput([{ path: 'id', message: missing }], 422));
      const token = await gate.admit(body.kind, body.id);
      return answer({ device: body, token, ...pairingLink(body.kind, token) }, 201);
    },
    'DELETE /devices/{kind}/{id}': async ({ params }) => {
      // A kind that does not exist has no device, which is the answer anyway.
      const gone = await gate.dismiss(params.kind as DeviceKind, params.id);
      return gone ? answer(undefined, 204) : notFound(`there is no such device`);
    },
  } satisfies Partial<Handlers>;
}

function faceOf({ id, role, name, counter }: HallUser): SignedIn {
  return { id, roles: [role], name, ...(counter === undefined ? {} : { counter }) };
}

function turnedAway(turned: Turned): Problem {
  switch (turned.kind) {
    case 'wrong':
      return problem(401, 'the user or the password is wrong', { title: 'The sign-in is not right' });
    case 'wait':
      return tooMany('too many wrong passwords for this user, or from here', turned.waitMs);
  }
}

/** Pages stand for what the hall file has; PCs and agents are not in it. */
function missingDevice(
  { kiosks, boards, counters }: Catalogue,
  { kind, id }: { readonly kind: DeviceKind; readonly id: string },
): string | undefined {
  const known = { kiosk: kiosks, board: boards, 'counter-screen': counters, 'counter-pc': undefined, agent: undefined }[
    kind
  ];
  if (known === undefined || known.some((each) => each.id === id)) return undefined;
  const near = hint(
    id,
    known.map((each) => each.id),
  );
  const [what, file] = kind === 'counter-screen' ? ['counter', 'counters.csv'] : [kind, 'devices.csv'];
  return `the hall file has no ${what} ${id} (${file})${near}`;
}

/** What to open on the device, once: its pages take the token from there. Programs show it as they please. */
function pairingLink(kind: DeviceKind, token: string): { readonly pair?: string } {
  const page = {
    kiosk: 'kiosk',
    board: 'display',
    'counter-screen': 'rating',
    'counter-pc': undefined,
    agent: undefined,
  }[kind];
  return page === undefined ? {} : { pair: `/${page}?pair=${token}` };
}

function knownCookie(value: string, secure: boolean): string {
  const maxAge = KNOWN_FOR / SECOND;
  return stringifySetCookie({
    ...{ name: KNOWN_COOKIE, value, maxAge, secure },
    ...{ httpOnly: true, sameSite: 'strict', path: '/' },
  });
}

function cookie(token: string, secure: boolean): string {
  return stringifySetCookie({
    name: SESSION_COOKIE,
    value: token,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure,
    ...(token === '' ? { maxAge: 0 } : {}),
  });
}

import { device, session } from '../../../../core/protocol/bodies/access-bodies.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { stringifySetCookie } from 'cookie';
import { SESSION_COOKIE, tokenIn } from '../../../auth/gate.ts';
import type { DeviceKind } from '../../../../core/protocol/rights.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, mustBe, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** Signing in and out, and the identities of devices. */
export function sessionRoutes(parts: DoorParts): readonly Route[] {
  const { gate } = parts;
  return [
    route({
      method: 'post',
      path: '/sessions',
      summary: 'Sign in; sets the session cookie and gives a token for programs',
      tag: 'Sessions',
      who: 'anyone',
      body: session,
      success: 201,
      async handle({ body, request, response }) {
        const entered = await gate.login(body.user, body.password);
        if (entered === undefined) return asReply(problem(401, 'the user or the password is wrong'));
        const { token, user } = entered;
        response.setHeader('Set-Cookie', cookie(token, request.secure));
        const { id, role, name, counter } = user;
        return answer({ token, user: { id, roles: [role], name, ...(counter === undefined ? {} : { counter }) } }, 201);
      },
    }),
    route({
      method: 'get',
      path: '/sessions/current',
      summary: 'Who is signed in',
      tag: 'Sessions',
      who: 'staff',
      handle({ identity }) {
        const denied = mustBe(identity, 'clerk');
        if (denied !== undefined || identity.kind !== 'staff') return denied ?? notFound('nobody');
        const user = gate.user(identity.id);
        return answer({ user: { id: identity.id, roles: [identity.role], name: user?.name, counter: user?.counter } });
      },
    }),
    route({
      method: 'delete',
      path: '/sessions/current',
      summary: 'Sign out',
      tag: 'Sessions',
      who: 'staff',
      success: 204,
      async handle({ request, response }) {
        const token = tokenIn(request.headers);
        if (token !== undefined) await gate.logout(token);
        response.setHeader('Set-Cookie', cookie('', request.secure));
        return answer(undefined, 204);
      },
    }),
    route({
      method: 'get',
      path: '/devices',
      summary: 'Devices with an identity of their own',
      tag: 'Sessions',
      who: 'administrator',
      handle({ identity }) {
        const zone = parts.catalogue.hall.timeZone;
        const list = () => gate.devices().map(({ kind, id, since }) => ({ kind, id, since: rfc3339(since, zone) }));
        return mustBe(identity, 'administrator') ?? answer({ items: list() });
      },
    }),
    route({
      method: 'post',
      path: '/devices',
      summary: 'Give a device an identity; its token is shown this once',
      tag: 'Sessions',
      who: 'administrator',
      least: 'administrator',
      body: device,
      success: 201,
      async handle({ body }) {
        const token = await gate.admit(body.kind, body.id);
        return answer({ device: body, token, ...pairingLink(body.kind, token) }, 201);
      },
    }),
    route({
      method: 'delete',
      path: '/devices/:kind/:id',
      summary: "End a device's identity",
      tag: 'Sessions',
      who: 'administrator',
      success: 204,
      async handle({ identity, params }) {
        const denied = mustBe(identity, 'administrator');
        if (denied !== undefined) return denied;
        // A kind that does not exist has no device, which is the answer anyway.
        const gone = await gate.dismiss(params['kind'] as DeviceKind, params['id'] ?? '');
        return gone ? answer(undefined, 204) : notFound(`there is no such device`);
      },
    }),
  ];
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

import type { Request } from 'express';
import { renderSVG } from 'uqr';
import type { Instant } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import { device } from '../../../../core/protocol/bodies/access-bodies.ts';
import type { Problem } from '../../../../core/protocol/problem.ts';
import type { DeviceView } from '../../../../core/protocol/shapes/access.ts';
import type { DeviceKind } from '../../../../core/protocol/rights.ts';
import { devicePage, endsSoon } from '../../../auth/admitted.ts';
import { staffName } from '../../../auth/identity.ts';
import { refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { missingDevice } from '../missing-device.ts';
import { notFound } from '../not-found.ts';
import { originOf } from '../origin-of.ts';
import { answer, type Handlers } from '../route.ts';

/** The identities of devices. */
export function deviceRoutes({ hall }: DoorParts) {
  const { gate } = hall;
  return {
    'GET /devices': () => answer({ items: devicesNow(hall) }),
    'POST /devices': async ({ body, identity, request }) => {
      const missing = missingDevice(hall.catalogue(), body);
      if (missing !== undefined) return refused(badInput([{ path: 'id', message: missing }], 422));
      const token = await gate.admit(body.kind, body.id);
      const who = `${body.kind} ${body.id}`;
      await hall.security.add({ kind: 'identity-given', who, by: staffName(identity), from: request.ip });
      return answer({ device: body, token, ...pairingLink(hall, request, body.kind, token) }, 201);
    },
    'PUT /devices/{kind}/{id}': async ({ params, body: { name, to }, identity, request }) => {
      // A kind that does not exist has no device, which is the answer anyway.
      const { kind, id } = params as { readonly kind: DeviceKind; readonly id: string };
      const has = (place: string): boolean => gate.devices().some((each) => each.kind === kind && each.id === place);
      if (!has(id)) return notFound('there is no such device');
      const moves = to !== undefined && to !== id;
      if (moves) {
        const denied = mayNotMove(hall.catalogue(), kind, to, has(to));
        if (denied !== undefined) return refused(denied);
      }
      const done =
        (name === undefined || (await gate.rename(kind, id, name))) && (!moves || (await gate.move(kind, id, to)));
      if (!done) return notFound('there is no such device');
      const detail = [...(moves ? [`to ${to}`] : []), ...(name === undefined ? [] : [`called "${name}"`])].join(', ');
      const who = `${kind} ${id}`;
      await hall.security.add({ kind: 'identity-changed', who, by: staffName(identity), from: request.ip, detail });
      return answer(undefined, 204);
    },
    'DELETE /devices/{kind}/{id}': async ({ params, identity, request }) => {
      const { kind, id } = params;
      // Sessions and keys stand beside the devices, and end elsewhere.
      if (!isDeviceKind(kind)) return notFound('there is no such device');
      const had = gate.devices().some((each) => each.kind === kind && each.id === id);
      const gone = gate.dismiss(kind, id);
      const ended = {
        kind: 'identity-ended',
        who: `${kind} ${id}`,
        by: staffName(identity),
        from: request.ip,
      } as const;
      // It has ended whatever the disk says; who asks again until it is written ends nothing more.
      const [was] = await Promise.all([gone, had ? hall.security.add(ended) : undefined]);
      if (!was) return notFound(`there is no such device`);
      return answer(undefined, 204);
    },
  } satisfies Partial<Handlers>;
}

function devicesNow(hall: DoorParts['hall']): DeviceView[] {
  const zone = hall.catalogue().hall.timeZone;
  const told = (at: Instant): string => rfc3339(at, zone);
  return hall.gate.devices().map(({ kind, id, name, since, expires, seen, here }) => ({
    kind,
    id,
    ...(name === undefined ? {} : { name }),
    since: told(since),
    ...(expires === undefined ? {} : { expires: told(expires) }),
    ...(endsSoon(expires, hall.now()) ? { endsSoon: true as const } : {}),
    ...(seen === undefined ? {} : { lastSeen: told(here ? hall.now() : seen) }),
    here,
  }));
}

function isDeviceKind(kind: string): kind is DeviceKind {
  return device.shape.kind.safeParse(kind).success;
}

/** Why a device cannot stand for another place. */
function mayNotMove(catalogue: Catalogue, kind: DeviceKind, to: string, taken: boolean): Problem | undefined {
  if (devicePage(kind) === undefined)
    return badInput(
      [{ path: 'to', message: `only devices with a page are moved; pair the ${kind} anew as ${to}` }],
      422,
    );
  const missing = missingDevice(catalogue, { kind, id: to });
  if (missing !== undefined) return badInput([{ path: 'to', message: missing }], 422);
  return taken ? problem(409, `${kind} ${to} has an identity already; take that one back first`) : undefined;
}

/** What to open on the device, once: its pages take the token from there. Programs show it as they please. */
function pairingLink(
  hall: DoorParts['hall'],
  request: Request,
  kind: DeviceKind,
  token: string,
): { readonly pair?: string; readonly picture?: string } {
  const found = devicePage(kind);
  if (found === undefined) return {};
  const pair = hall.at(`/${found.page}?pair=${token}`);
  return { pair, picture: renderSVG(originOf(request) + pair, { border: 2 }) };
}

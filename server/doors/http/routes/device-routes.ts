import type { Instant } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import { hint } from '../../../../core/hall-file/read-row.ts';
import type { DeviceKind } from '../../../../core/protocol/rights.ts';
import { endsSoon } from '../../../auth/admitted.ts';
import { staffName } from '../../../auth/identity.ts';
import { refused } from '../../perform.ts';
import { badInput } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The identities of devices. */
export function deviceRoutes({ hall }: DoorParts) {
  const { gate } = hall;
  return {
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
    'POST /devices': async ({ body, identity, request }) => {
      const missing = missingDevice(hall.catalogue(), body);
      if (missing !== undefined) return refused(badInput([{ path: 'id', message: missing }], 422));
      const token = await gate.admit(body.kind, body.id);
      const who = `${body.kind} ${body.id}`;
      await hall.security.add({ kind: 'identity-given', who, by: staffName(identity), from: request.ip });
      return answer({ device: body, token, ...pairingLink(hall, body.kind, token) }, 201);
    },
    'DELETE /devices/{kind}/{id}': async ({ params, identity, request }) => {
      // A kind that does not exist has no device, which is the answer anyway.
      const { kind, id } = params;
      const had = gate.devices().some((each) => each.kind === kind && each.id === id);
      const gone = gate.dismiss(kind as DeviceKind, id);
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
function pairingLink(hall: DoorParts['hall'], kind: DeviceKind, token: string): { readonly pair?: string } {
  const page = {
    kiosk: 'kiosk',
    board: 'display',
    'counter-screen': 'rating',
    'counter-pc': undefined,
    agent: undefined,
  }[kind];
  return page === undefined ? {} : { pair: hall.at(`/${page}?pair=${token}`) };
}

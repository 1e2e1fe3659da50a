import { performance } from 'node:perf_hooks';
import { renderSVG } from 'uqr';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { deviceAddress, PAIRED_FOR } from '../../../auth/admitted.ts';
import { staffName } from '../../../auth/identity.ts';
import { Pairings } from '../../../auth/pairings.ts';
import { Budgets } from '../../../ops/budgets.ts';
import { networkOf } from '../../../ops/network-of.ts';
import { refused } from '../../perform.ts';
import { badInput, problem, tooMany } from '../../problem.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { missingDevice } from '../missing-device.ts';
import { notFound } from '../not-found.ts';
import { originOf } from '../origin-of.ts';
import { answer, type Handlers } from '../route.ts';

const OVER = 'no device shows this code any more: it was used, or is older than ten minutes';
/** A desk full of devices at once, and then one each half minute. */
const PACE = { most: 20, perSecond: 1 / 30 };

/** Devices that are paired by a code on their screen. */
export function pairingRoutes({ hall }: DoorParts) {
  const { gate, security } = hall;
  const pairings = new Pairings(() => hall.now());
  const asking = new Budgets(PACE, () => performance.now());
  const approving = new Budgets(PACE, () => performance.now());
  return {
    'POST /pairings': ({ request }) => {
      const network = networkOf(request.ip);
      const waitMs = asking.take(network);
      if (waitMs > 0) return refused(tooMany('too many codes were asked for from here', waitMs));
      const asked = pairings.ask(network);
      if (asked === undefined) return refused(problem(503, 'too many devices wait for a code to be typed'));
      const { code, claim, expiresAt } = asked;
      const picture = renderSVG(`${originOf(request)}${hall.at('/manager')}#pair=${code}`, { border: 2 });
      return answer({ code, claim, expires: rfc3339(expiresAt, hall.catalogue().hall.timeZone), picture }, 201);
    },
    'POST /pairings/approve': async ({ body, identity, request }) => {
      const by = staffName(identity);
      const waitMs = approving.take(by);
      if (waitMs > 0) return refused(tooMany('too many codes were typed', waitMs));
      const { code, ...device } = body;
      const missing = missingDevice(hall.catalogue(), device);
      if (missing !== undefined) return refused(badInput([{ path: 'id', message: missing }], 422));
      if (!pairings.approve(code, device)) return notFound(OVER);
      approving.giveBack(by);
      await security.add({ kind: 'identity-given', who: `${device.kind} ${device.id}`, by, from: request.ip });
      return answer({ device });
    },
    'POST /pairings/claim': async ({ body, request, response }) => {
      const claimed = await pairings.claim(body.claim, ({ kind, id }) => gate.admit(kind, id));
      if (claimed === undefined) return notFound('this code is over; ask for a new one');
      if (claimed === 'waiting') return answer({ state: 'waiting' as const });
      const { device, admitted: token } = claimed;
      const { kind, id } = device;
      const address = deviceAddress(kind, id);
      // Also where the record cannot be written: the device has its identity, and nobody else has.
      if (address !== undefined)
        response.setHeader('Set-Cookie', COOKIES.device(gate.cookies.device(kind), token, request.secure, PAIRED_FOR));
      security.note({ kind: 'identity-paired', who: `${kind} ${id}`, from: request.ip });
      return address === undefined
        ? answer({ state: 'paired' as const, device, token })
        : answer({ state: 'paired' as const, device, page: hall.at(address) });
    },
  } satisfies Partial<Handlers>;
}

import { rfc3339 } from '../../../../core/base/zone.ts';
import { virtualPress } from '../../../../core/protocol/devices.ts';
import { pressOf } from '../../../../devices/hid/wire-shapes.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { mustBe, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** Keypads, scanners, card readers and call boxes: how they are, and a hand on the virtual ones. */
export function inputRoutes(parts: DoorParts): readonly Route[] {
  const { hall, inputs } = parts;
  return [
    route({
      method: 'get',
      path: '/inputs',
      summary: 'Devices beside counters and kiosks, and whether they are there',
      tag: 'Inputs',
      who: 'staff, any device',
      handle({ identity }) {
        if (identity.kind === 'nobody') return mustBe(identity, 'clerk') ?? 'answered';
        const now = rfc3339(hall.now(), parts.catalogue.hall.timeZone);
        return answer({ seq: hall.world().state.seq, now, items: inputs.views() });
      },
    }),
    route({
      method: 'post',
      path: '/inputs/:id/press',
      summary: 'Press a virtual device',
      tag: 'Inputs',
      who: 'staff; in the sample hall any device',
      body: virtualPress,
      success: 202,
      handle({ identity, params, body }) {
        // A key acts for the clerk who sits there: only the sample hall lends that to its pages.
        const lent = identity.kind === 'device' && parts.catalogue.hall.sample;
        const denied = lent ? undefined : mustBe(identity, 'clerk');
        if (denied !== undefined) return denied;
        const id = params['id'] ?? '';
        switch (inputs.press(id, pressOf(body))) {
          case 'pressed':
            return answer({}, 202);
          case 'unknown':
            return notFound(`there is no input device ${id}`);
          case 'not-virtual':
            return { status: 409, body: problem(409, `${id} is a real device; press it there`) };
          case 'not-there':
            return { status: 409, body: problem(409, `${id} is not there, or has no such thing`) };
        }
      },
    }),
  ];
}

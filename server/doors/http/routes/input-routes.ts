import type { Problem } from '../../../../core/protocol/problem.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { pressOf } from '../../../../devices/hid/wire-shapes.ts';
import type { VirtualPress } from '../../../../devices/hid/virtual/virtual-device.ts';
import type { Identity } from '../../../auth/identity.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** Keypads, scanners, card readers and call boxes: how they are, and a hand on the virtual ones. */
export function inputRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { inputs } = hall;
  return {
    'GET /inputs': () => {
      const now = rfc3339(hall.now(), hall.catalogue().hall.timeZone);
      return answer({ seq: hall.world().state.seq, now, items: inputs.views() });
    },
    'POST /inputs/{id}/press': ({ identity, params, body, request }) => {
      const id = params.id;
      const press = pressOf(body);
      const denied = mayNotPress(parts, identity, id, press, request.headers.cookie);
      if (denied !== undefined) return refused(denied);
      switch (inputs.press(id, press)) {
        case 'pressed':
          return answer({}, 202);
        case 'unknown':
          return notFound(`there is no input device ${id}`);
        case 'not-virtual':
          return refused(
            problem(409, `${id} is a real device; press it there`, { title: 'The device cannot do this' }),
          );
        case 'not-there':
          return refused(
            problem(409, `${id} is not there, or has no such thing`, { title: 'The device cannot do this' }),
          );
      }
    },
  } satisfies Partial<Handlers>;
}

/** What somebody is told who may not press this; undefined: they may. */
function mayNotPress(
  { hall }: DoorParts,
  identity: Identity,
  id: string,
  press: VirtualPress,
  cookie: string | undefined,
): Problem | undefined {
  const { sample } = hall.catalogue().hall;
  // A key acts for the clerk who sits there: only the sample hall lends that to its pages.
  if (identity.kind !== 'staff') return sample ? undefined : problem(403, 'this is for clerks and above');
  const may = hall.inputs.mayPress(id, press, identity);
  if (may === 'yes') return undefined;
  // A browser of the sample hall in which somebody has signed in as well is its page of virtual devices all the same.
  if (sample && hall.gate.identityOf({ cookie }, 'board').kind === 'device') return undefined;
  return may === 'rates'
    ? problem(403, `a press on ${id} gives a grade: that is for the citizen, not for staff`, { code: 'not-allowed' })
    : problem(403, `${id} is not at a counter that you have open; open that counter first`, {
        code: 'not-your-counter',
      });
}

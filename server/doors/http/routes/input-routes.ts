import { rfc3339 } from '../../../../core/base/zone.ts';
import { pressOf } from '../../../../devices/hid/wire-shapes.ts';
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
    'POST /inputs/{id}/press': ({ identity, params, body }) => {
      // A key acts for the clerk who sits there: only the sample hall lends that to its pages.
      if (identity.kind === 'device' && !hall.catalogue().hall.sample)
        return refused(problem(403, 'this is for clerks and above'));
      const id = params.id;
      switch (inputs.press(id, pressOf(body))) {
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

import { rfc3339 } from '../../../../core/base/zone.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** What is written down about who comes in. */
export function securityRoutes({ hall }: DoorParts) {
  const { security } = hall;
  return {
    'GET /security/events': async ({ query }) => {
      const found = await security.find(query);
      const items = found.map(({ at, ...event }) => ({
        ...event,
        at: rfc3339(Date.parse(at), hall.catalogue().hall.timeZone),
      }));
      const last = items.at(-1);
      return answer({ items, ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}) });
    },
    'GET /security/proof': async () => answer(await security.prove()),
  } satisfies Partial<Handlers>;
}

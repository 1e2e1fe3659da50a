import { rfc3339 } from '../../../../core/base/zone.ts';
import { unseal } from '../../../journal/chain.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** The journal, for those who answer for the hall. */
export function auditRoutes(parts: DoorParts) {
  const { hall } = parts;
  return {
    'GET /audit': async ({ query }) => {
      const zone = hall.catalogue().hall.timeZone;
      const events = await hall.readAudit(query.day ?? hall.world().state.day, query.after, query.limit);
      const items = events.map(({ hash, ...stored }) => {
        const { at, ...event } = unseal({ hash, ...stored });
        return { ...event, at: rfc3339(at, zone), hash };
      });
      const last = items.at(-1);
      return answer({
        items,
        ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}),
      });
    },
  } satisfies Partial<Handlers>;
}

import { rfc3339 } from '../../../../core/base/zone.ts';
import { auditQuery } from '../../../../core/protocol/queries.ts';
import { unseal } from '../../../journal/chain.ts';
import type { DoorParts } from '../deps.ts';
import { mustBe } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** The journal, for those who answer for the hall. */
export function auditRoutes(parts: DoorParts): readonly Route[] {
  const { hall } = parts;
  return [
    route({
      method: 'get',
      path: '/audit',
      summary: "The journal's events of a day with their hashes, oldest first",
      tag: 'Audit',
      who: 'manager',
      query: auditQuery,
      async handle({ identity, query }) {
        const denied = mustBe(identity, 'manager');
        if (denied !== undefined) return denied;
        const zone = parts.catalogue.hall.timeZone;
        const events = await parts.readAudit(query.day ?? hall.world().state.day, query.after, query.limit);
        const items = events.map(({ hash, ...stored }) => {
          const { at, ...event } = unseal({ hash, ...stored });
          return { ...event, at: rfc3339(at, zone), hash };
        });
        const last = items.at(-1);
        return answer({ items, ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}) });
      },
    }),
  ];
}

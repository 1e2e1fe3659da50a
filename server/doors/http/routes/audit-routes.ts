import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Names } from '../../../../core/base/names.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { AuditScan } from '../../../../core/views/audit-view.ts';
import { unseal } from '../../../journal/chain.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** The journal, for those who answer for the hall. */
export function auditRoutes({ hall }: DoorParts) {
  const today = (): string => hall.world().state.day;
  const zone = (): string => hall.catalogue().hall.timeZone;
  const reader = {
    nameOf: (user: string): Names => hall.gate.user(user)?.name ?? { 'zh-Hans': user, 'zh-Hant': user, en: user },
  };
  return {
    'GET /audit': async ({ query }) => {
      const events = await hall.audit.page(query.day ?? today(), query.after, query.limit);
      const items = events.map(({ hash, ...stored }) => {
        const { at, ...event } = unseal({ hash, ...stored });
        return { ...event, at: rfc3339(at, zone()), hash };
      });
      const last = items.at(-1);
      return answer({
        items,
        ...(items.length === query.limit && last !== undefined ? { next: last.seq } : {}),
      });
    },
    'GET /audit/entries': async ({ query: { day = today(), ...question } }) => {
      const scan = new AuditScan(question, reader, hall.world().state.index);
      await hall.audit.each(day, (event) => scan.see(event));
      const { entries, found, next } = scan;
      return answer({ day, items: entries, found, ...(next === undefined ? {} : { next }) });
    },
    'GET /audit/proof': async ({ query: { day = today() } }) => {
      const { broken, ...proof } = await hall.audit.proof(day);
      const at = rfc3339(hall.now(), zone());
      return answer({ ...proof, whole: broken === undefined, at, ...(broken === undefined ? {} : { broken }) });
    },
    'GET /audit/export': async ({ query, response }): Promise<'answered'> => {
      const { from = '', to = '' } = query;
      const days = [from, to].filter((each) => each !== '').join('_');
      response.attachment(`${hall.id}${days === '' ? '' : `-${days}`}.jsonl`);
      response.type('application/x-ndjson'); // last: the name of a file has a type of its own
      // Who goes away in the middle of it has no end line, and the tool says so.
      await pipeline(Readable.from(hall.audit.exported(query)), response).catch((fault: unknown) => {
        if (!response.headersSent) throw fault;
      });
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

import type { IncomingMessage } from 'node:http';
import type { DeviceKind } from '../../../core/protocol/rights.ts';
import { resourceFacts } from '../../../core/protocol/resources/resource-facts.ts';
import type { ResourceName } from '../../../core/protocol/resources.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { PathTable } from '../http/path-table.ts';
import { DEVICE_PAGES } from '../http/pages/pages.ts';
import { isAmong } from '../rights.ts';

/** What follows from the journal and the hall file alone; all else the owner knows better. */
const READS = [
  'GET /hall',
  'GET /services',
  'GET /bookings/{id}',
  'GET /overview',
  'GET /lines',
  'GET /lines/{id}',
  'GET /counters',
  'GET /counters/{id}',
  'GET /counters/{id}/rating',
  'GET /tickets',
  'GET /tickets/{id}',
  'GET /tickets/{id}/trace',
  'GET /cards',
  'GET /audit',
  'GET /audit/entries',
  'GET /audit/proof',
  'GET /photos/{id}',
  'GET /voice/sample.wav',
  'GET /voice/{key}.wav',
  'GET /openapi.json',
  'GET /asyncapi.json',
  'GET /docs',
] as const satisfies readonly ResourceName[];

const table = new PathTable<ReturnType<typeof resourceFacts>>();
for (const name of READS) {
  const facts = resourceFacts(name);
  table.add(facts.method, facts.path, facts);
}

const API = '/api/v1';

/**
 * Whether a server that only follows the hall answers by itself: pages, and what its own journal tells to those who are
 * known here and may ask. Whoever is not may have been let in at the owner a moment ago, and what is refused is written
 * down there.
 */
export function isLocalRead({ method, url = '/', headers }: IncomingMessage, hall: OpenHall): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const [path = '/', query = ''] = url.split('?');
  if (path.startsWith('/socket.io') || path.startsWith('/sign-in/')) return false;
  const device = DEVICE_PAGES.get(path.slice(1));
  if (device !== undefined) return !query.includes('pair=') && isDevice(hall, headers, device);
  if (!path.startsWith(API) || path.startsWith(`${API}/docs/`)) return true;
  const found = table.find('GET', path.slice(API.length));
  if (found?.kind !== 'found') return false;
  if (headers.authorization === undefined && headers.cookie === undefined) return true;
  const identity = hall.gate.identityOf(headers);
  return identity.kind !== 'nobody' && isAmong(found.row.who, identity);
}

/** A page that stands for a device may be given its identity with it, by the owner. */
function isDevice({ gate }: OpenHall, { cookie }: IncomingMessage['headers'], device: DeviceKind): boolean {
  return gate.identityOf({ cookie }, device).kind === 'device';
}

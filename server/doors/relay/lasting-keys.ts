import type { IncomingMessage } from 'node:http';
import { allResources } from '../../../core/protocol/resources/resource-facts.ts';
import { PathTable } from '../http/path-table.ts';

const API = '/api/v1';

/** Paths whose keys lie with the hall itself: whoever owns it next knows what was answered to them. */
const table = new PathTable<true>();
for (const { method, path, keyed, kept } of allResources()) if (keyed && !kept) table.add(method, path, true);

/**
 * Whether the next owner of the hall knows what was done under the key of a request. The other keys are known to one
 * process alone: after it has gone, the same key would do the same once more.
 */
export function hasLastingKey({ method = '', url = '/', headers }: IncomingMessage): boolean {
  if (headers['idempotency-key'] === undefined) return false;
  const [path = '/'] = url.split('?');
  if (!path.startsWith(`${API}/`)) return false;
  return table.find(method, path.slice(API.length))?.kind === 'found';
}

import type { IncomingMessage } from 'node:http';
import { hallAddressIn } from '../../core/base/hall-address.ts';
import type { HallId } from '../../core/base/names.ts';
import type { HallOf } from './halls.ts';

/**
 * Finds the hall of a request by its address, that of a socket by the `hall` of its handshake. Without a name it is the
 * default hall; what belongs to no hall, such as the files of the pages, any that is open serves.
 */
export function byAddress(defaultHall: () => HallId | undefined): HallOf {
  return (request, halls) => {
    const named = hallNamedBy(request);
    if (named !== undefined) return halls.find(({ id }) => id === named);
    const usual = defaultHall() ?? halls[0]?.id;
    const found = halls.find(({ id }) => id === usual);
    return found ?? (isOfNoHall(request.url ?? '') ? halls[0] : undefined);
  };
}

/** The hall that a request names; undefined: none. */
export function hallNamedBy({ url = '' }: Pick<IncomingMessage, 'url'>): HallId | undefined {
  if (!url.startsWith('/socket.io')) return hallAddressIn(url).hall;
  return new URLSearchParams(url.split('?')[1] ?? '').get('hall') ?? undefined;
}

const OF_NO_HALL = [
  /^\/(assets|api\/v1\/docs\/assets|api\/v1\/city)\//,
  /^\/(halls|overview|phone\.js|signs\.js|account\.js|city\.js|halls\.js|start\/here\.svg)(\?|$)/,
  /^\/api\/v1\/(halls|city|sign-in)(\?|$)/,
  /^\/sign-in\/(done|gone|out)(\?|$)/,
  // Above the halls; in one of them it is that hall's.
  /^\/sign-in\/start\?to=(\/|%2F)overview\b/i,
];

function isOfNoHall(url: string): boolean {
  return OF_NO_HALL.some((form) => form.test(url));
}

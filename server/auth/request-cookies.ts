import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'cookie';
import { own } from '../../core/base/own.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';

/** In it a browser keeps what it has begun at the sign-in service. */
export const FLOW_COOKIE = 'hallcall_flow';

/** What browsers keep an identity under. */
export type CookieNames = { readonly session: string; readonly device: (kind: DeviceKind) => string };

/** Before the name of a cookie that was given out over TLS: no other host sets it, and no plain page. */
export const SECURE_PREFIX = '__Host-';

/** By it a browser is known in which somebody has signed in before. */
export const KNOWN_COOKIE = 'hallcall_known';

/**
 * A browser may show a kiosk, a board and a counter at once: each kind of device has a cookie of its own. `hall`: of
 * several halls behind one address each has its own cookies.
 */
export function cookieNames(hall?: string): CookieNames {
  const end = hall === undefined ? '' : `_${hall}`;
  return { session: `hallcall_session${end}`, device: (kind) => `hallcall_${kind}${end}` };
}

/** The token that a program shows. */
export function bearerIn({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
}

/** The cookie of a browser in which somebody has signed in before. */
export function knownDevice(headers: IncomingHttpHeaders): string | undefined {
  return cookiesOf(headers)(KNOWN_COOKIE);
}

/** What a browser has begun at the sign-in service. */
export function flowIn(headers: IncomingHttpHeaders): string | undefined {
  return cookiesOf(headers)(FLOW_COOKIE);
}

/** What a cookie says: the one of TLS before the plain one. */
export function cookiesOf(headers: IncomingHttpHeaders): (name: string) => string | undefined {
  const cookies = parse(headers.cookie ?? '');
  return (name) => own(cookies, `${SECURE_PREFIX}${name}`) ?? own(cookies, name);
}

/** Takes the cookies of plain HTTP away: where there is TLS, whoever sits between could have set them. */
export function dropPlainCookies(headers: IncomingHttpHeaders): void {
  const kept = (headers.cookie ?? '').split(';').filter((each) => !each.trim().startsWith('hallcall_'));
  if (headers.cookie !== undefined) headers.cookie = kept.join(';');
}

import { stringifySetCookie } from 'cookie';
import { SECOND, type Millis } from '../../../core/base/time.ts';
import { FLOW_KEPT } from '../../auth/provider/sealed-flow.ts';
import { FLOW_COOKIE, KNOWN_COOKIE, SECURE_PREFIX } from '../../auth/request-cookies.ts';
import { KNOWN_FOR } from '../../auth/known-devices.ts';

/**
 * The cookies that are given out. Where a browser has come by TLS they are `Secure` and have the prefix `__Host-`, so
 * that no other host and no plain page can set or read one.
 */
export type Cookies = {
  /** An empty token takes it away. */
  session(name: string, token: string, secure: boolean): string;
  known(value: string, secure: boolean): string;
  /** Empty: it is over. Shown also when another site sends the browser back here. */
  flow(value: string, secure: boolean): string;
  /** For as long as the browser is open, if not said. */
  device(name: string, token: string, secure: boolean, livesMs?: Millis): string;
};

export const COOKIES: Cookies = {
  session: (name, token, secure) => cookie(name, token, secure, token === '' ? 0 : undefined),
  known: (value, secure) => cookie(KNOWN_COOKIE, value, secure, KNOWN_FOR),
  flow: (value, secure) => cookie(FLOW_COOKIE, value, secure, value === '' ? 0 : FLOW_KEPT, 'lax'),
  device: (name, token, secure, livesMs) => cookie(name, token, secure, livesMs),
};

function cookie(
  name: string,
  value: string,
  secure: boolean,
  livesMs: Millis | undefined,
  sameSite: 'strict' | 'lax' = 'strict',
): string {
  return stringifySetCookie({
    ...{ name: secure ? `${SECURE_PREFIX}${name}` : name, value },
    ...{ httpOnly: true, sameSite, path: '/', secure },
    ...(livesMs === undefined ? {} : { maxAge: livesMs / SECOND }),
  });
}

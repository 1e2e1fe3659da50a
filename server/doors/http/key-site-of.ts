import type { Request } from 'express';
import { keySite, type KeySite } from '../../auth/security-keys/key-site.ts';
import { originOf } from './origin-of.ts';

/**
 * Where the browser that asks shows a security key. It says under which address its page stands; that counts where it
 * is how the hall is known (`HALL_PUBLIC_URL`), also behind a proxy that asks the hall under another name.
 */
export function keySiteOf(request: Request, pageUrl: string): KeySite | undefined {
  const known = new URL(pageUrl).origin;
  return keySite(request.headers.origin === known ? known : originOf(request));
}

import { createHash, createHmac } from 'node:crypto';
import { sealedInPass } from '../core/protocol/door-pass.ts';

/**
 * Says at the door that a device of the hall comes, before the hall has proved itself: what is shown is made with the
 * token and does not tell it, so that it may be shown to anybody.
 */
export function doorPass(token: string, atMs: number): string {
  // The hall keeps no token but its hash.
  const key = createHash('sha256').update(token).digest('base64url');
  const name = createHash('sha256').update(key).digest('base64url').slice(0, 16);
  const time = String(Math.floor(atMs / 1000));
  const seal = createHmac('sha256', key).update(sealedInPass(time)).digest('base64url');
  return `${name}.${time}.${seal}`;
}

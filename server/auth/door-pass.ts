import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { sealedInPass } from '../../core/protocol/door-pass.ts';
import { MINUTE, SECOND, type Instant, type Millis } from '../../core/base/time.ts';
import type { TokenEntry } from './token-store.ts';

/** So far the clock of a device may be from that of the hall. */
const HOLDS: Millis = 5 * MINUTE;
const FORM = /^([\w-]{16})\.(\d{1,12})\.([\w-]{43})$/;

const names = new WeakMap<TokenEntry, string>();

/** Whether one of these devices has made it just now. It opens nothing: only the token does. */
export function isDoorPass(pass: unknown, devices: readonly TokenEntry[], now: Instant): boolean {
  const [, name, time = '', seal = ''] = (typeof pass === 'string' ? FORM.exec(pass) : undefined) ?? [];
  if (name === undefined || Math.abs(now - Number(time) * SECOND) > HOLDS) return false;
  const device = devices.find((entry) => nameOf(entry) === name);
  if (device === undefined) return false;
  const made = createHmac('sha256', device.hash).update(sealedInPass(time)).digest();
  const shown = Buffer.from(seal, 'base64url');
  return shown.length === made.length && timingSafeEqual(shown, made);
}

/** By it a device is found, and nothing of the hash is told. */
function nameOf(entry: TokenEntry): string {
  const known = names.get(entry);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(entry.hash).digest('base64url').slice(0, 16);
  names.set(entry, made);
  return made;
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../core/base/time.ts';

const STEP_MS = 30_000;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** A clock may be off by one step on either side (RFC 6238, 5.2). */
const DRIFT = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as programs that make codes take it. */
export function newFactorSecret(): string {
  return base32(randomBytes(SECRET_BYTES));
}

/** The code of a step: HMAC-SHA-1, six digits (RFC 6238). */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/**
 * The step that a code is of, when it is later than the last that was used: a code counts once, also for whoever has
 * looked over a shoulder.
 */
export function stepOfCode(secret: string, code: string, now: Instant, lastStep: number): number | undefined {
  const given = Buffer.from(code.replace(/\s/g, ''));
  const current = Math.floor(now / STEP_MS);
  for (let step = current - DRIFT; step <= current + DRIFT; step += 1) {
    const wanted = Buffer.from(codeAt(secret, step));
    if (step > lastStep && given.length === wanted.length && timingSafeEqual(given, wanted)) return step;
  }
  return undefined;
}

/** What the picture says that a phone reads. */
export function otpauthUri(secret: string, hall: string, user: string): string {
  const issuer = encodeURIComponent(hall);
  const query = `secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=${String(DIGITS)}&period=30`;
  return `otpauth://totp/${issuer}:${encodeURIComponent(user)}?${query}`;
}

/** RFC 4648 without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

import { randomFillSync } from 'node:crypto';
import type { Instant } from '../../core/base/time.ts';

/** Ids and secrets for the rules, which know no randomness. */
export interface Ids {
  /** Sortable by time, unique without asking anybody: 48 bits of time, 80 of chance. */
  ticket(at: Instant): string;
  /** 128 bits, fit for a URL. */
  secret(): string;
  command(): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A call of the operating system costs as much as a whole decision, so chance is fetched by the page. Each byte is used
 * once.
 */
const pool = Buffer.alloc(8192);
let used = pool.length;

function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}

/** This run of the program; its own commands are counted within it. */
const run = randomBytes(9).toString('base64url');
let commands = 0;

/** Ids from the operating system's randomness (the form is that of ULID, in lower case). */
export const systemIds: Ids = {
  ticket: (at) => encodeTime(at) + encodeRandom(randomBytes(10)),
  secret: () => randomBytes(16).toString('base64url'),
  command() {
    commands += 1;
    return `${run}-${commands.toString(36)}`;
  },
};

/** The instant in an id; undefined for what is no id of a ticket. */
export function timeOfTicket(id: string): Instant | undefined {
  if (!/^[0-9a-hjkmnp-tv-z]{26}$/.test(id)) return undefined;
  let at = 0;
  for (const sign of id.slice(0, 10)) at = at * 32 + ALPHABET.indexOf(sign);
  return at;
}

function encodeTime(at: Instant): string {
  let left = at;
  let text = '';
  for (let digit = 0; digit < 10; digit += 1) {
    text = (ALPHABET[left % 32] as string) + text;
    left = Math.floor(left / 32);
  }
  return text;
}

/** 80 bits as 16 characters of 5 bits. */
function encodeRandom(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31] as string;
      held &= (1 << bits) - 1;
    }
  }
  return text;
}

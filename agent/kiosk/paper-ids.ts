import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/base/time.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of a ticket as the server makes them: sortable by time, unique without asking anybody. */
export function newTicketId(at: Instant): string {
  let left = at;
  let time = '';
  for (let digit = 0; digit < 10; digit += 1) {
    time = (ALPHABET[left % 32] ?? '') + time;
    left = Math.floor(left / 32);
  }
  return time + [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** 128 bits, fit for a code. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

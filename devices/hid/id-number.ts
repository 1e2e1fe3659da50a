import { createHmac } from 'node:crypto';

/** Turns an ID number into what may travel. */
export type SealNumber = (idNumber: string) => { readonly hash: string; readonly lastFour: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const LEAST_KEY_BYTES = 16;

/** Whether the last of 18 digits checks the others. Source: GB 11643, ISO 7064 MOD 11-2. */
export function idNumberChecks(idNumber: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(idNumber)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0);
  return CHECKS[sum % CHECKS.length] === idNumber[17]?.toUpperCase();
}

/**
 * The only form in which a number leaves this room: HMAC-SHA256 under a key of the hall, and the last four digits. A
 * bare hash would hide nothing: the numbers are few enough to try them all. Throws on a key shorter than 16 bytes,
 * without saying it.
 */
export function sealWith(key: Uint8Array): SealNumber {
  if (key.length < LEAST_KEY_BYTES)
    throw new Error(`the key for ID numbers has ${key.length} bytes; it needs ${LEAST_KEY_BYTES} at least`);
  const own = Buffer.from(key);
  return (idNumber) => {
    const written = idNumber.normalize('NFKC').trim().toUpperCase();
    return { hash: createHmac('sha256', own).update(written).digest('base64url'), lastFour: written.slice(-4) };
  };
}

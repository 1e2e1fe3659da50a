/** A hash of a password in its parts; salt and key in base64url. */
export type PasswordHash = {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly key: string;
};

/** What a check may take of memory, in bytes. */
export const HASH_MEMORY = 64 * 1024 * 1024;
export const HASH_KEY_BYTES = 32;

/** By the standard; what is made here has 32768. */
const LEAST_N = 2;
/** More of them make each sign-in slow. */
const MOST_P = 16;
/** Eight bytes; those that are made here have sixteen. */
const LEAST_SALT_LETTERS = 11;

const PARTS = /^scrypt\$(\d{1,9})\$(\d{1,4})\$(\d{1,4})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

/** Reads `scrypt$N$r$p$salt$key` (RFC 7914); undefined where it is not whole, or no password can be checked by it. */
export function readHash(text: string): PasswordHash | undefined {
  const [, n, blocks, passes, salt = '', key = ''] = PARTS.exec(text) ?? [];
  const [N, r, p] = [Number(n), Number(blocks), Number(passes)];
  const isPower = Number.isInteger(Math.log2(N));
  if (!isPower || N < LEAST_N || !(r >= 1) || !(p >= 1) || p > MOST_P) return undefined;
  // As the function itself counts: its table, its blocks, and what it works on.
  if (128 * r * (N + p + 2) > HASH_MEMORY) return undefined;
  const isWhole = salt.length >= LEAST_SALT_LETTERS && key.length === Math.ceil((HASH_KEY_BYTES * 4) / 3);
  return isWhole ? { N, r, p, salt, key } : undefined;
}

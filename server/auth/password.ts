import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { HASH_KEY_BYTES, HASH_MEMORY, readHash } from '../../core/catalogue/password-hash.ts';

const COST = { N: 1 << 15, r: 8, p: 1 };

/** `scrypt$N$r$p$salt$key` in base64url (RFC 7914). Takes some 80 ms on purpose. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST.N, COST.r, COST.p);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password belongs to a hash. A hash that cannot be read fits nothing. */
export async function checkPassword(password: string, hash: string): Promise<boolean> {
  const read = readHash(hash);
  if (read === undefined) return false;
  const wanted = Buffer.from(read.key, 'base64url');
  const got = await derive(password, Buffer.from(read.salt, 'base64url'), read.N, read.r, read.p).catch(
    () => undefined,
  );
  return got !== undefined && wanted.length === got.length && timingSafeEqual(wanted, got);
}

/** Costs what a check costs and fits nothing: an unknown user is as slow as a wrong password. */
export async function checkNothing(password: string): Promise<false> {
  await derive(password, Buffer.alloc(16), COST.N, COST.r, COST.p);
  return false;
}

function derive(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_KEY_BYTES, { N, r, p, maxmem: HASH_MEMORY }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

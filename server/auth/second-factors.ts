import { randomBytes } from 'node:crypto';
import { hashOf } from './hash-of.ts';
import type { PersonEntry } from './people-book.ts';

const RECOVERY_CODES = 10;

/**
 * Tells whether somebody's second factors are still those that they were: whoever has shown one of them, or has come
 * by the password alone while there was none, acts on those alone.
 */
export type FactorMark = string;

/** Whether they have one that counts. */
export function hasFactor({ factor, keys = [] }: PersonEntry): boolean {
  return factor?.since !== undefined || keys.length > 0;
}

export function markOf({ factor, keys = [] }: PersonEntry): FactorMark {
  return JSON.stringify([factor?.since, ...keys.map(({ id }) => id)]);
}

/** An authenticator that nobody has confirmed was begun with the second factors of before. */
export function withoutBegun(entry: PersonEntry): PersonEntry {
  const { factor, ...rest } = entry;
  return factor?.since === undefined ? rest : entry;
}

/** Codes without a second factor are of one that was taken out of the file by hand, and nobody has them any more. */
export function hasCodes(entry: PersonEntry): boolean {
  return hasFactor(entry) && entry.recovery !== undefined && entry.recovery.length > 0;
}

/** Ten codes, and the person who has been given them unless they have some. */
export function newRecovery(): {
  readonly codes: readonly string[];
  readonly given: (entry: PersonEntry) => PersonEntry;
} {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const recovery = codes.map((each) => hashOf(plainCode(each)));
  return { codes, given: (entry) => (hasCodes(entry) ? entry : { ...entry, recovery }) };
}

/** Codes for what is lost go with the last that can be lost. */
export function withoutUselessCodes(entry: PersonEntry): PersonEntry {
  const { recovery: _, ...rest } = entry;
  return hasFactor(entry) ? entry : rest;
}

function newRecoveryCode(): string {
  const letters = randomBytes(8).toString('hex');
  return `${letters.slice(0, 8)}-${letters.slice(8)}`;
}

/** As it is hashed, however it was typed. */
export function plainCode(code: string): string {
  return code.toLowerCase().replace(/[^0-9a-z]/g, '');
}

import { z } from 'zod';
import { isBlank } from '../../base/blank.ts';

// Fields that stand in many bodies.

/** An id of the hall file, or of a ticket. */
export const id = z.string().min(1).max(100);

/** What stands on the paper, however it was typed. */
export const ticketNumber = z
  .string()
  .trim()
  .min(1)
  .max(12)
  .transform((text) => text.normalize('NFKC').toUpperCase());

/** A business day. */
export const day = z.iso.date({ error: 'expected a date as YYYY-MM-DD' });

/** Words that may be left out. */
export const note = z.string().trim().max(500);

/** Why staff do something that others will ask about. */
export const reason = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !isBlank(text), 'say why');

export const language = z.enum(['zh-Hans', 'zh-Hant', 'en']);

/** The body of what needs no words. */
export const nothing = z.strictObject({});

/** A whole number as it stands in a query: digits alone. Number also reads blanks, hexadecimal and exponents. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const digits = (said: unknown): unknown => (typeof said === 'string' && /^\d+$/.test(said) ? Number(said) : said);
  return z.preprocess(digits, z.int('expected a whole number, in digits').min(least).max(most));
}

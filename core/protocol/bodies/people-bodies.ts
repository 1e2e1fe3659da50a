import { z } from 'zod';
import { SECURITY_KINDS } from '../security.ts';

// What people say to prove who they are, and to change by what.

const user = z.string().min(1).max(100);
const password = z.string().min(1).max(200);
/** Six figures, or a code for a lost phone. */
const code = z.string().trim().min(6).max(20);
/** Its length and words are judged by the hall, which says what is wrong with it. */
const next = z.string().max(1000);

export const ownPassword = z.strictObject({ password, next, code: code.optional() });
export const passwordByLink = z.strictObject({ link: z.string().min(1).max(100), next });
export const beginFactor = z.strictObject({ user, password });
export const provenFactor = z.strictObject({ user, password, code });

export const securityQuery = z.object({
  who: z.string().trim().min(1).max(100).optional(),
  kind: z.enum(SECURITY_KINDS).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

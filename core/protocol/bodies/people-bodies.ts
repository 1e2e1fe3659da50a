import { z } from 'zod';
import { whole } from './fields.ts';
import { SECURITY_KINDS } from '../security.ts';
import { keyId, keyName, newKey, shownKey } from './security-key-bodies.ts';

// What people say to prove who they are, and to change by what.

const user = z.string().min(1).max(100);
const password = z.string().min(1).max(200);
/** Six figures, or a code for a lost phone. */
const code = z.string().trim().min(6).max(20);
/** Its length and words are judged by the hall, which says what is wrong with it. */
const next = z.string().max(1000);

/** A second factor of the one kind or the other. */
const factor = { code: code.optional(), key: shownKey.optional() };

export const ownPassword = z.strictObject({ password, next, ...factor });
export const passwordByLink = z.strictObject({ link: z.string().min(1).max(100), next });
export const beginFactor = z.strictObject({ user, password, ...factor });
export const confirmFactor = z.strictObject({ user, password, code });
export const endFactor = z
  .strictObject({ user, password, ...factor })
  .refine((said) => said.code !== undefined || said.key !== undefined, 'names no second factor: a code, or a key');
export const addKey = z.strictObject({ user, password, name: keyName, key: newKey });
export const removeKey = z.strictObject({ password, id: keyId, ...factor });

export const securityQuery = z.object({
  who: z.string().trim().min(1).max(100).optional(),
  kind: z.enum(SECURITY_KINDS).optional(),
  before: whole(1).optional(),
  limit: whole(1, 500).default(50),
});

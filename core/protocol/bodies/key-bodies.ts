import { z } from 'zod';
import { SCOPES } from '../scopes.ts';

/** A key is for two years at most: what nobody looks after ends by itself. */
const MOST_DAYS = 730;

export const programKey = z.strictObject({
  /** What it is for, as people read it in lists and records. */
  name: z.string().trim().min(1).max(60),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .refine((all) => new Set(all).size === all.length, 'names a scope twice'),
  days: z.int().min(1).max(MOST_DAYS),
});

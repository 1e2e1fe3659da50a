import { z } from 'zod';
import { id } from './fields.ts';

// Who comes in: people with a password, devices with an identity of their own.

export const session = z.strictObject({
  user: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** Of the second factor, or a code for a lost phone. */
  code: z.string().trim().min(1).max(20).optional(),
});
export const device = z.strictObject({ kind: z.enum(['kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']), id });

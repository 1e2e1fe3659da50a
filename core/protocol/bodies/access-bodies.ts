import { z } from 'zod';
import { id } from './fields.ts';
import { shownKey } from './security-key-bodies.ts';

// Who comes in: people with a password, devices with an identity of their own.

export const session = z.strictObject({
  user: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** Of the second factor, or a code for a lost phone. */
  code: z.string().trim().min(1).max(20).optional(),
  /** A security key in its place. */
  key: shownKey.optional(),
});
/** A code as it stands on a screen, and which device shows it. */
export const pairingApproval = z.strictObject({
  code: z.string().min(1).max(20),
  kind: z.enum(['kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']),
  id,
});
export const pairingClaim = z.strictObject({ claim: z.string().min(1).max(100) });
/** What people call a device, and the place of the hall file that it stands for from now on. */
export const deviceChange = z
  .strictObject({ name: z.string().trim().max(60).optional(), to: id.optional() })
  .refine(({ name, to }) => name !== undefined || to !== undefined, 'names nothing to change: a name, or to');
export const device = z.strictObject({ kind: z.enum(['kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']), id });

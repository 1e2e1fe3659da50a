import { z } from 'zod';

// What a security key says (Web Authentication, level 3), as a browser's `toJSON()` writes it. Browsers add fields as
// they grow: what nobody here reads is left out, and refuses nothing.

const bytes = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/, 'is no base64url');

/** Of 1,023 bytes at most. */
const credential = bytes(1364);
const KEY = { id: credential, rawId: credential, type: z.literal('public-key') };

/** What proves that a key is there. */
export const shownKey = z.object({
  ...KEY,
  response: z.object({ clientDataJSON: bytes(8000), authenticatorData: bytes(8000), signature: bytes(8000) }),
});

/** A key that is new here. */
export const newKey = z.object({
  ...KEY,
  response: z.object({
    clientDataJSON: bytes(8000),
    attestationObject: bytes(20_000),
    /** How browsers reach it. */
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What people call it. */
export const keyName = z.string().trim().min(1).max(40);
export const keyId = credential;

/** As a browser says it. */
export type ShownKey = z.infer<typeof shownKey>;
export type NewKey = z.infer<typeof newKey>;

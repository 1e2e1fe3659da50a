import { z } from 'zod';
import { time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const descriptor = z.strictObject({
  type: z.literal('public-key'),
  id: z.string(),
  transports: z.exactOptional(z.array(z.string())),
});

/** For `PublicKeyCredential.parseRequestOptionsFromJSON`: which keys may be shown, for what challenge. */
export const keyRequestShape = named(
  'SecurityKeyRequest',
  z.strictObject({
    challenge: z.string(),
    rpId: z.string(),
    timeout: z.int(),
    userVerification: z.literal('discouraged'),
    allowCredentials: z.array(descriptor),
  }),
);
export type KeyRequest = Shape<typeof keyRequestShape>;

/** For `PublicKeyCredential.parseCreationOptionsFromJSON`: how a key makes a pair for this person. */
export const keyCreationShape = named(
  'SecurityKeyCreation',
  z.strictObject({
    challenge: z.string(),
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
    timeout: z.int(),
    attestation: z.literal('none'),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal('discouraged'),
      userVerification: z.literal('discouraged'),
    }),
    excludeCredentials: z.array(descriptor),
  }),
);
export type KeyCreation = Shape<typeof keyCreationShape>;

/** A security key of somebody. */
export const securityKeyShape = named(
  'SecurityKey',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    since: time,
    /** The name of the hall under which it was added, and its port: it counts there alone. */
    site: z.string(),
  }),
);

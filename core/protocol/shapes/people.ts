import { z } from 'zod';
import { ROLES } from '../../catalogue/staff.ts';
import { SECURITY_KINDS } from '../security.ts';
import { count, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** Somebody of the hall file, and how they stand. */
export const personShape = named(
  'Person',
  z.strictObject({
    id: z.string(),
    role: z.enum(ROLES),
    name: names,
    /** Locked out since then, by whom. */
    locked: z.exactOptional(z.strictObject({ since: time, by: z.string() })),
    secondFactor: z.boolean(),
    /** They have a password, and can sign in. */
    password: z.enum(['none', 'hall-file', 'own', 'sample']),
    sessions: count,
    /** Whether whoever asks may lock them out, end their sessions and give them a link. */
    yours: z.boolean(),
  }),
);
export type Person = Shape<typeof personShape>;

/** A session that holds now. */
export const openSessionShape = named(
  'OpenSession',
  z.strictObject({
    id: z.string(),
    user: z.string(),
    since: time,
    expires: z.exactOptional(time),
    /** When its person did something last. */
    active: time,
    from: z.exactOptional(z.string()),
    program: z.exactOptional(z.string()),
    /** It is the one that asks. */
    current: z.exactOptional(z.literal(true)),
  }),
);
export type OpenSession = Shape<typeof openSessionShape>;

/** Something that happened to who may come in; `hash` is over it and the hash of the one before. */
export const securityEventShape = named(
  'SecurityEvent',
  z.strictObject({
    seq: count,
    at: time,
    kind: z.enum(SECURITY_KINDS),
    who: z.exactOptional(z.string()),
    by: z.exactOptional(z.string()),
    from: z.exactOptional(z.string()),
    detail: z.exactOptional(z.string()),
    /** So many more were not written each. */
    more: z.exactOptional(count),
    hash: z.string(),
  }),
);
export type SecurityEventView = Shape<typeof securityEventShape>;

export const securityProofShape = named(
  'SecurityProof',
  z.strictObject({ whole: z.boolean(), seq: count, hash: z.string(), broken: z.exactOptional(count) }),
);
export type SecurityProofView = Shape<typeof securityProofShape>;

/** The second factor that was begun: for the phone as a picture, as an address, or typed in. */
export const factorShape = named(
  'SecondFactor',
  z.strictObject({ secret: z.string(), uri: z.string(), picture: z.string() }),
);

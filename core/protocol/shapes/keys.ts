import { z } from 'zod';
import { SCOPES } from '../scopes.ts';
import { time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const key = z.strictObject({
  /** Stands in records and in the journal for whatever is done with it. */
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  since: time,
  /** The login of whoever made it. */
  by: z.string(),
  expires: time,
  /** It ends within 30 days. */
  endsSoon: z.exactOptional(z.literal(true)),
  /** To the minute; absent when it was never used. */
  lastUsed: z.exactOptional(time),
});

/** A key of a program, without the key itself, which nobody has but the program. */
export const programKeyShape = named('ProgramKey', key);
export type ProgramKeyView = Shape<typeof programKeyShape>;

/** The key is shown this once. */
export const madeKeyShape = named('MadeKey', z.strictObject({ key: z.string(), ...key.shape }));

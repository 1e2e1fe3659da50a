import { z } from 'zod';
import { SIGN_FAMILIES, type SignFamilyName } from '../../catalogue/signs.ts';
import { id, names, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

// Object.keys forgets the names that it gives.
const families = Object.keys(SIGN_FAMILIES) as SignFamilyName[];

/**
 * How a sign is: nobody has heard yet; it shows what it should; it cannot be reached; it takes no text, and why; it
 * shows its text with a question mark for each letter that its font lacks.
 */
const signState = z.enum(['waiting', 'ok', 'unreachable', 'refused', 'lacks-letters']);
export type SignState = Shape<typeof signState>;

/** A sign, what it should say, and whether it does. */
export const signShape = named(
  'SignView',
  z.strictObject({
    id,
    name: names,
    family: z.enum(families),
    /** Where it is: `virtual`, `tcp:…`, `serial:…`. */
    where: z.string(),
    /** The agent that it is plugged in at; absent: the server's own machine. */
    agent: z.exactOptional(id),
    shows: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('counter'), counter: id }),
      z.strictObject({ kind: z.literal('lines'), lines: z.array(id) }),
      z.strictObject({ kind: z.literal('zones'), zones: z.array(z.string()) }),
      z.strictObject({ kind: z.literal('hall') }),
      z.strictObject({ kind: z.literal('text') }),
    ]),
    /** False: nothing comes back from it, so nobody knows whether it shows anything. */
    answers: z.boolean(),
    says: z.array(z.string()),
    state: signState,
    /** Since when it is so. */
    since: time,
    why: z.exactOptional(z.string()),
    /** The letters of what it should say that its font lacks: `𠮷 (U+20BB7)`. */
    lacks: z.exactOptional(z.array(z.string())),
    /** Where the picture of a virtual sign is. */
    picture: z.exactOptional(z.string()),
  }),
);
export type SignView = Shape<typeof signShape>;

/** The LED signs of the hall (`GET /signs`, topic `signs`). */
export const signsShape = named('SignsView', z.strictObject({ ...versioned, items: z.array(signShape) }));
export type SignsView = Shape<typeof signsShape>;

import { z } from 'zod';
import { callKind } from './call.ts';
import { count, id, languageTag, names, seconds, seq, time, versioned, waitShape } from './fields.ts';
import { intakeShape } from './intake.ts';
import { named, type Shape } from './shape.ts';

/** The hall is closed and nobody is left: a board rests, until it wakes for the next opening. */
export const restShape = z.strictObject({ wakesAt: z.exactOptional(time), opensAt: z.exactOptional(time) });
export type RestView = Shape<typeof restShape>;

/** A call as it stands on a board. */
export const boardCallShape = named(
  'BoardCall',
  z.strictObject({
    seq,
    at: time,
    kind: callKind,
    number: z.string(),
    counter: id,
    counterName: names,
    zone: z.string(),
    line: id,
    state: z.enum(['called', 'serving', 'over']),
  }),
);
export type BoardCall = Shape<typeof boardCallShape>;

/** What a board shows (`GET /boards/{id}`, topic `board:{id}`). */
export const boardShape = named(
  'BoardView',
  z.strictObject({
    id,
    kind: z.string(),
    name: names,
    hall: names,
    ...versioned,
    timeZone: z.string(),
    repeatWindow: seconds,
    /** The counter that it hangs above, if it is a window screen. */
    counter: z.exactOptional(id),
    intake: intakeShape,
    rest: z.exactOptional(restShape),
    /** By how far away people are: the layout, and how much larger the letters of the list are. */
    letters: z.exactOptional(z.strictObject({ layout: z.enum(['near', 'far']), scale: z.number() })),
    /** What it speaks in, if the hall file says: one or two at once, or each for `turnSeconds`. */
    languages: z.exactOptional(z.array(languageTag)),
    turnSeconds: z.exactOptional(z.number()),
    /** Newest first. */
    calls: z.array(boardCallShape),
    waiting: z.array(
      z.strictObject({
        line: id,
        prefix: z.string(),
        name: names,
        waiting: count,
        openCounters: count,
        wait: z.exactOptional(waitShape),
        /** On a board of the waiting area: who is next, by the order in which they are called. */
        next: z.exactOptional(z.array(z.string())),
      }),
    ),
    notices: z.array(z.strictObject({ id, text: names })),
  }),
);
export type BoardView = Shape<typeof boardShape>;

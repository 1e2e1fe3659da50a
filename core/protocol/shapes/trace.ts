import { z } from 'zod';
import { count, id, names, seq, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** Who did something: by name where whoever asks may know it. */
export const doerShape = z.strictObject({
  kind: z.enum(['staff', 'device', 'citizen', 'hall']),
  /** The user of the hall file, or the device; for the information desk and above. */
  id: z.exactOptional(z.string()),
  name: names,
});

/** One thing that happened, in words that may be read to the citizen. */
export const traceEventShape = named(
  'TraceEvent',
  z.strictObject({
    day: z.iso.date(),
    seq,
    at: time,
    /** The type of the event in the journal. */
    type: z.string(),
    what: names,
    by: doerShape,
    /** Why: the order of calling in numbers and words, or the reason that staff gave. */
    why: z.exactOptional(names),
    counter: z.exactOptional(id),
    /** Another number that came later and was called before: why is said in `why`. */
    other: z.exactOptional(z.string()),
    /** It was taken back afterwards. */
    undone: z.exactOptional(z.literal(true)),
  }),
);
export type TraceEvent = Shape<typeof traceEventShape>;

/** One visit from the touch to the rating (`GET /tickets/{id}/trace`). */
export const traceShape = named(
  'TraceView',
  z.strictObject({
    ticket: id,
    number: z.string(),
    /** The business day of its number. */
    day: z.iso.date(),
    events: z.array(traceEventShape),
    /** How many who came later were called before. */
    passed: count,
  }),
);
export type TraceView = Shape<typeof traceShape>;

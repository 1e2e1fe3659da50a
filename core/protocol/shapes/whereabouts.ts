import { z } from 'zod';
import { id, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** Where the ticket with a number is, for whoever looks for it (`GET /tickets?number=`). */
export const whereaboutsShape = named(
  'Whereabouts',
  z.strictObject({
    ticket: id,
    number: z.string(),
    category: id,
    state: z.enum(['waiting', 'called', 'serving', 'parked', 'no-show', 'done', 'cancelled']),
    /** Where it is called or served, was put aside, or ended. */
    counter: z.exactOptional(id),
    /** Since when. */
    at: z.exactOptional(time),
    /** It waits, and may not be called before this service of the same visit is over. */
    after: z.exactOptional(names),
    /** A no-show may come back until then. */
    until: z.exactOptional(time),
  }),
);
export type Whereabouts = Shape<typeof whereaboutsShape>;

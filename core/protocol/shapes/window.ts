import { z } from 'zod';
import { PAUSE_REASONS } from '../../queue/pause-reason.ts';
import { restShape } from './board.ts';
import { counterState, id, names, seq, time, versioned } from './fields.ts';
import { messageShape } from './messages.ts';
import { named, type Shape } from './shape.ts';

/** What stands over one counter (`GET /windows/{counter}`, topic `window:{counter}`). */
export const windowShape = named(
  'WindowView',
  z.strictObject({
    counter: id,
    name: names,
    hall: names,
    zone: z.string(),
    ...versioned,
    timeZone: z.string(),
    /** As on a board. */
    rest: z.exactOptional(restShape),
    state: counterState,
    /** Of a pause: why, if it is one of the usual reasons, and since when. */
    reason: z.exactOptional(z.enum(PAUSE_REASONS)),
    since: z.exactOptional(time),
    /** Who works here, where the hall shows names. */
    clerk: z.exactOptional(names),
    /** And their picture (`GET /photos/{photo}`), where the hall shows photos. */
    photo: z.exactOptional(id),
    /** What is done here, four lines at most. */
    lines: z.array(z.strictObject({ prefix: z.string(), name: names })),
    /** What staff tell the people before the counter. */
    messages: z.exactOptional(z.array(messageShape)),
    /** Who is called or served; never while the counter is paused or closed. */
    ticket: z.exactOptional(
      z.strictObject({
        number: z.string(),
        state: z.enum(['called', 'serving']),
        /** The seq of the newest call. */
        call: z.exactOptional(seq),
        service: z.exactOptional(names),
      }),
    ),
  }),
);
export type WindowView = Shape<typeof windowShape>;

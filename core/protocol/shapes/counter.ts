import { z } from 'zod';
import { callShape } from './call.ts';
import { count, counterState, id, names, seconds, time, versioned } from './fields.ts';
import { waitingShape } from './line.ts';
import { closedLineShape } from './routing.ts';
import { named, type Shape } from './shape.ts';
import { ticketShape } from './ticket.ts';

/** What may be taken back at a counter, of which number, and until when. */
export const undoShape = z.strictObject({
  /** `resume` is a ticket that was put aside and taken up again at this counter. */
  what: z.enum(['call', 'resume', 'finish', 'no-show', 'park', 'transfer', 'return']),
  number: z.string(),
  until: time,
});

/** A ticket that is parked, or was a no-show and may still come back. */
export const asideShape = named(
  'AsideView',
  z.strictObject({
    ticket: id,
    number: z.string(),
    step: count,
    service: id,
    serviceName: names,
    state: z.enum(['parked', 'no-show']),
    /** Since when it is aside. */
    at: time,
    /** Seconds since then. */
    aside: seconds,
    /** Who put it aside. */
    by: z.string(),
    /** At which counter; absent where the citizen did it from the line. */
    counter: z.exactOptional(id),
    note: z.exactOptional(z.string()),
    /** A no-show may come back until then. */
    until: z.exactOptional(time),
    /**
     * Absent: it can be taken up here now. Else the counter that holds it, or the service that has to be done first.
     */
    heldBy: z.exactOptional(id),
    after: z.exactOptional(id),
  }),
);
export type AsideView = Shape<typeof asideShape>;

/** A counter for its clerk (`GET /counters/{id}`, topic `counter:{id}`). */
export const counterShape = named(
  'CounterView',
  z.strictObject({
    id,
    name: names,
    zone: z.string(),
    state: counterState,
    ...versioned,
    clerk: z.exactOptional(z.string()),
    since: z.exactOptional(time),
    reason: z.exactOptional(z.string()),
    lines: z.array(
      z.strictObject({
        line: id,
        name: names,
        prefix: z.string(),
        level: z.int(),
        waiting: count,
        /** Not by counters.csv: by the profile in force, or because the line borrowed this counter. */
        by: z.exactOptional(z.enum(['profile', 'loan'])),
        /** It takes no new tickets; those who wait are still served. */
        closed: z.exactOptional(closedLineShape),
      }),
    ),
    /** The profile in force here. */
    profile: z.exactOptional(z.strictObject({ id, name: names })),
    /** The ticket in hand. */
    ticket: z.exactOptional(ticketShape),
    /** Which step of it. */
    step: z.exactOptional(count),
    /** When it may be called again, and how many recalls are left where the hall limits them. */
    recall: z.exactOptional(z.strictObject({ from: z.exactOptional(time), left: z.exactOptional(count) })),
    /** What happened last here and may be taken back. */
    undo: z.exactOptional(undoShape),
    /** The last call made here, and why. */
    call: z.exactOptional(callShape),
    waiting: count,
    /** Longest wait of those that this counter may call. */
    longestWait: seconds,
    /** The next ones in calling order. */
    ahead: z.array(waitingShape),
    today: z.strictObject({ called: count, served: count, meanService: seconds }),
    /** Tickets put aside or missed that may be taken up again here. */
    aside: z.array(asideShape),
  }),
);
export type CounterView = Shape<typeof counterShape>;

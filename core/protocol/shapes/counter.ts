import { z } from 'zod';
import { OUTCOMES } from '../../queue/ticket.ts';
import { callShape } from './call.ts';
import { count, counterState, id, names, seconds, time, versioned } from './fields.ts';
import { waitingShape } from './line.ts';
import { clerkMessageShape } from './messages.ts';
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

/** What ended at this counter of late, and may be brought back here. */
export const endedHereShape = named(
  'EndedHereView',
  z.strictObject({
    ticket: id,
    number: z.string(),
    step: count,
    service: id,
    serviceName: names,
    became: z.enum(['finished', 'missed', 'cancelled']),
    outcome: z.exactOptional(z.enum(OUTCOMES)),
    at: time,
    /** It may be brought back until then. */
    until: time,
  }),
);
export type EndedHereView = Shape<typeof endedHereShape>;

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
        /** Not by counters.csv: by the profile in force, because the line borrowed this counter, or by hand. */
        by: z.exactOptional(z.enum(['profile', 'loan', 'hand'])),
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
    /** Until then who calls somebody else is asked what became of the ticket in hand. */
    asks: z.exactOptional(time),
    /** When the ticket in hand may be missed, and after how many more recalls, where it may not yet. */
    noShow: z.exactOptional(z.strictObject({ from: z.exactOptional(time), recalls: z.exactOptional(count) })),
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
    /** What staff tell whoever works here. */
    messages: z.exactOptional(z.array(clerkMessageShape)),
    /** Why it has other lines than by hall file and profile. */
    assigned: z.exactOptional(z.strictObject({ by: z.string(), reason: z.string(), at: time })),
    /** What ended here in the last half hour, the newest first; absent where nothing did. */
    ended: z.exactOptional(z.array(endedHereShape)),
  }),
);
export type CounterView = Shape<typeof counterShape>;

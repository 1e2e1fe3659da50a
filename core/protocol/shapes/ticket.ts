import { z } from 'zod';
import { MOVE_PLACES, OUTCOMES } from '../../queue/ticket.ts';
import { count, id, languageTag, materials, names, seq, time, waitShape } from './fields.ts';
import { matterShape } from './hall.ts';
import { messageShape } from './messages.ts';
import { closedLineShape } from './routing.ts';
import { named, type Shape } from './shape.ts';

/** One note of a ticket's file; for staff only. */
export const noteShape = z.strictObject({
  at: time,
  /** Who wrote it: a user of the hall file, or `citizen`. */
  by: z.string(),
  counter: z.exactOptional(id),
  text: z.string(),
});
export type NoteView = Shape<typeof noteShape>;

/**
 * `owed` is on its way; `sent` may be there, the printer never says; `unknown` was cut off in the middle; `failed`
 * never came out.
 */
export const slipShape = named(
  'SlipView',
  z.strictObject({
    outcome: z.enum(['owed', 'printed', 'sent', 'unknown', 'failed']),
    /** The kiosk or printer that it comes out of. */
    printer: z.string(),
    printerName: names,
    copy: count,
    /** Why not, as the printer said it. */
    detail: z.exactOptional(z.string()),
  }),
);
export type SlipView = Shape<typeof slipShape>;

/** One service of a visit, and how far it is. */
export const stepShape = named(
  'StepView',
  z.strictObject({
    index: count,
    service: id,
    name: names,
    /** Empty where the hall file has lost the service. */
    department: z.string(),
    zone: z.string(),
    line: id,
    lineName: names,
    state: z.enum(['waiting', 'called', 'serving', 'parked', 'done', 'no-show', 'cancelled', 'transferred']),
    /** People of its line who are called before in any case; only while it waits and could be called. */
    ahead: z.exactOptional(count),
    /** With those who may be called before: where that is not sure of somebody. */
    aheadMost: z.exactOptional(count),
    /** The same in words, with who of other lines comes first, as every surface says it. */
    aheadText: z.exactOptional(names),
    /** That other lines are served first at the counters that are open for it, where it is so. */
    othersText: z.exactOptional(names),
    /** The counter that the visitor is at meanwhile: the place is kept, and it is not called. */
    heldBy: z.exactOptional(id),
    wait: z.exactOptional(waitShape),
    /** The same in words, as every surface says it. */
    waitText: z.exactOptional(names),
    /** That it may not be called today, where that is so. */
    chanceText: z.exactOptional(names),
    /** That it takes longer than was told with the number, where it does, and what is told now. */
    longerText: z.exactOptional(names),
    /** The wait that was told when the ticket was issued. */
    told: z.exactOptional(waitShape),
    /** The service of the same visit that has to be done first. */
    after: z.exactOptional(id),
    counter: z.exactOptional(id),
    reservedFor: z.exactOptional(id),
    calledAt: z.exactOptional(time),
    servingAt: z.exactOptional(time),
    endedAt: z.exactOptional(time),
    outcome: z.exactOptional(z.enum(OUTCOMES)),
    /** It was served, and its citizen has not rated it yet. */
    ratable: z.exactOptional(z.literal(true)),
    /** The last note; for staff only. */
    note: z.exactOptional(z.string()),
    recalls: z.exactOptional(count),
    /** It waited in this line before that one was closed, or staff moved it. */
    movedFrom: z.exactOptional(z.strictObject({ line: id, name: names, reason: z.exactOptional(z.string()) })),
    /** Staff moved it into this line, or to one counter: with its place kept, or to the end. */
    moved: z.exactOptional(z.strictObject({ at: time, into: z.enum(['line', 'counter']), place: z.enum(MOVE_PLACES) })),
    /** Its line takes no new tickets; it is still served. */
    lineClosed: z.exactOptional(closedLineShape),
    materials,
  }),
);
export type StepView = Shape<typeof stepShape>;

/** One ticket with its steps (`ticket` in answers, topic `ticket:{id}`). */
export const ticketShape = named(
  'TicketView',
  z.strictObject({
    id,
    number: z.string(),
    /** Only in the answer that issues it. */
    secret: z.exactOptional(z.string()),
    /** Its page for the phone, as the code on the slip has it; only beside the secret. */
    url: z.exactOptional(z.string()),
    seq,
    issuedAt: time,
    category: id,
    language: languageTag,
    state: z.enum(['waiting', 'called', 'serving', 'parked', 'no-show', 'done', 'cancelled']),
    /** Where it is called to or served now. */
    counter: z.exactOptional(id),
    /** The matter that it was taken for, where it was. */
    matter: z.exactOptional(matterShape),
    /** The booking that it checked in with. `late`: it was past the grace, and the ticket waits as everybody's does. */
    appointment: z.exactOptional(z.strictObject({ id: z.string(), slot: time, late: z.boolean() })),
    /** What staff tell everybody in its lines. */
    messages: z.exactOptional(z.array(messageShape)),
    steps: z.array(stepShape),
    /** The file of notes, oldest first; for staff only. */
    notes: z.exactOptional(z.array(noteShape)),
    /** What became of its newest paper; absent where nobody owes one. */
    slip: z.exactOptional(slipShape),
  }),
);
export type TicketView = Shape<typeof ticketShape>;

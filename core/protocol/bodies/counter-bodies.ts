import { z } from 'zod';
import { BECAME } from '../../queue/counter-act.ts';
import { CLERK_OUTCOMES, PLACES, type Outcome } from '../../queue/ticket.ts';
import { id, note, reason, ticketNumber } from './fields.ts';

// What a clerk says at a counter.

const another = {
  became: z
    .enum(BECAME)
    .optional()
    .meta({ description: 'What became of the ticket in hand: it came and was served, or was not there' }),
  ask: z.boolean().optional().meta({
    description:
      'True where a person can answer: refused with `say-what-became` while the ticket in hand was called a moment ago, also in a hall that leaves out `shortest_service_seconds`',
  }),
};

export const callNext = z.strictObject(another);
/** A supervisor who opens or closes the counter of somebody else says why. */
export const standReason = z.strictObject({ reason: reason.optional() });
export const pause = z.strictObject({ reason });
export const callTicket = z.strictObject({
  ...another,
  number: ticketNumber,
  reason,
});
export const finish = z.strictObject({
  outcome: z.enum(CLERK_OUTCOMES as readonly [Outcome, ...Outcome[]]).default('done'),
  note: note.optional(),
});
export const transfer = z.strictObject({
  to: z.union([z.strictObject({ service: id }), z.strictObject({ counter: id })], {
    error: 'expected {service: id} or {counter: id}',
  }),
  note: note.optional(),
  place: z.enum(PLACES).optional().meta({
    description: 'Its place there: `kept` (if not said), at the `end`, or `first`, which needs a note that says why',
  }),
});
export const addNote = z.strictObject({ text: z.string().trim().min(1, 'write something').max(500) });
export const returnToLine = z.strictObject({ reason });
export const resumeHere = z.strictObject({ ...another, ticket: id });
export const bringBack = z.strictObject({
  ...another,
  ticket: id,
  step: z.int().min(0).optional().meta({ description: 'Which of its services; without it the one that ended last' }),
  to: z
    .enum(['here', 'line'])
    .default('here')
    .meta({ description: 'Called here at once, or waiting in line where it stood' }),
  reason,
});

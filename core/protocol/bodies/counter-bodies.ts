import { z } from 'zod';
import { CLERK_OUTCOMES, type Outcome } from '../../queue/ticket.ts';
import { id, note, reason } from './fields.ts';

// What a clerk says at a counter.

export const pause = z.strictObject({ reason });
export const callTicket = z.strictObject({
  number: z
    .string()
    .trim()
    .min(1)
    .max(12)
    .transform((text) => text.toUpperCase()),
  reason: note.optional(),
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
});
export const addNote = z.strictObject({ text: z.string().trim().min(1, 'write something').max(500) });
export const returnToLine = z.strictObject({ reason });
export const resumeHere = z.strictObject({ ticket: id.optional() });

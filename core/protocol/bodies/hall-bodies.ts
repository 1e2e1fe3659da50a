import { z } from 'zod';
import { COMPLAINT_OUTCOMES, RECEIVED_SOURCES } from '../../queue/complaint.ts';
import { id, note, reason, ticketNumber } from './fields.ts';

// What supervisors and managers say of the hall as a whole.

export const intake = z.strictObject({ open: z.boolean(), reason: note.optional() });
export const stopIntake = z.strictObject({ reason });
export const switchProfile = z.strictObject({
  profile: id.nullable().meta({ description: 'Id of a profile, as GET /overview gives them; null: back to own lines' }),
  zone: id.optional().meta({ description: 'Only the counters of this zone; the whole hall without it' }),
  reason,
});
export const closeLine = z.strictObject({ reason });
/** What says itself what it is for may still say why. */
export const maySayWhy = z.strictObject({ reason: note.optional() });
export const testAlert = z.strictObject({ rule: id.meta({ description: 'Id of a line of alerts.csv' }) });
export const acknowledgeCard = z.strictObject({
  words: note.optional().meta({ description: 'What was found, or done about it' }),
});
export const complaintAnswer = z.strictObject({
  outcome: z.enum(COMPLAINT_OUTCOMES),
  text: z.string().trim().min(1, 'say what came of it').max(2000),
});

const words = z.string().trim().min(1, 'say it in words').max(2000);
export const complaintReceived = z.strictObject({
  source: z.enum(RECEIVED_SOURCES),
  text: words,
  number: ticketNumber.optional().meta({ description: 'A number of today, if it is about one' }),
  counter: id.optional(),
  service: id.optional(),
  clerk: z.string().trim().min(1).max(60).optional(),
  reference: z.string().trim().min(1).max(60).optional(),
});
export const complaintAssigned = z.strictObject({
  to: z.string().trim().min(1, 'say to whom').max(100),
  reason: note.optional(),
});
export const complaintNoted = z.strictObject({ text: words });
export const complaintExtended = z.strictObject({ days: z.int().min(1).max(60), reason });
export const complaintReopened = z.strictObject({ reason });

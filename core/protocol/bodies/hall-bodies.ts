import { z } from 'zod';
import { COMPLAINT_OUTCOMES } from '../../queue/complaint.ts';
import { id, note, reason } from './fields.ts';

// What supervisors and managers say of the hall as a whole.

export const intake = z.strictObject({ open: z.boolean(), reason: note.optional() });
export const stopIntake = z.strictObject({ reason });
export const switchProfile = z.strictObject({
  profile: id.nullable().meta({ description: 'Id of a profile, as GET /overview gives them; null: back to own lines' }),
  zone: id.optional().meta({ description: 'Only the counters of this zone; the whole hall without it' }),
  reason,
});
export const closeLine = z.strictObject({ reason });
export const complaintAnswer = z.strictObject({
  outcome: z.enum(COMPLAINT_OUTCOMES),
  text: z.string().trim().min(1, 'say what came of it').max(2000),
});

import { z } from 'zod';
import { COMPLAINT_OUTCOMES } from '../../queue/complaint.ts';
import { count, id, names, time } from './fields.ts';
import { ratingReason } from './rating.ts';
import { named, type Shape } from './shape.ts';

/** A complaint for the manager (`GET /complaints`). */
export const complaintShape = named(
  'ComplaintView',
  z.strictObject({
    id,
    at: time,
    state: z.enum(['open', 'answered']),
    ticket: id,
    number: z.string(),
    text: z.string(),
    step: z.exactOptional(count),
    service: z.exactOptional(id),
    serviceName: z.exactOptional(names),
    counter: z.exactOptional(id),
    grade: z.exactOptional(z.int().min(1).max(5)),
    reasons: z.array(ratingReason),
    answer: z.exactOptional(
      z.strictObject({ at: time, by: z.string(), outcome: z.enum(COMPLAINT_OUTCOMES), text: z.string() }),
    ),
  }),
);
export type ComplaintView = Shape<typeof complaintShape>;

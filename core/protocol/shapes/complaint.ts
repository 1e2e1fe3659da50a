import { z } from 'zod';
import { COMPLAINT_OUTCOMES, COMPLAINT_SOURCES } from '../../queue/complaint.ts';
import { count, id, names, seq, time } from './fields.ts';
import { ratingReason } from './rating.ts';
import { named, type Shape } from './shape.ts';

/** A complaint for the manager (`GET /complaints`). */
export const complaintShape = named(
  'ComplaintView',
  z.strictObject({
    id,
    at: time,
    state: z.enum(['open', 'answered']),
    no: z.exactOptional(z.string()),
    source: z.exactOptional(z.enum(COMPLAINT_SOURCES)),
    ticket: z.exactOptional(id),
    number: z.string(),
    text: z.string(),
    step: z.exactOptional(count),
    service: z.exactOptional(id),
    serviceName: z.exactOptional(names),
    /** Where all that it may be about, its services or its counter, is of one. */
    department: z.exactOptional(id),
    counter: z.exactOptional(id),
    grade: z.exactOptional(z.int().min(1).max(5)),
    reasons: z.array(ratingReason),
    clerk: z.exactOptional(z.string()),
    reference: z.exactOptional(z.string()),
    /** The last day for the answer. */
    due: z.exactOptional(z.iso.date()),
    /** Working days until then; negative where it is over. */
    daysLeft: z.exactOptional(z.int()),
    late: z.exactOptional(z.boolean()),
    assigned: z.exactOptional(z.string()),
    /** How often it was given more time, and reopened. */
    extended: z.exactOptional(count),
    reopened: z.exactOptional(count),
    answer: z.exactOptional(
      z.strictObject({ at: time, by: z.string(), outcome: z.enum(COMPLAINT_OUTCOMES), text: z.string() }),
    ),
  }),
);
export type ComplaintView = Shape<typeof complaintShape>;

/** A step of a case. */
export const complaintStepShape = named(
  'ComplaintStep',
  z.strictObject({
    day: z.iso.date(),
    seq,
    at: time,
    /** The login, the device, `citizen` or `system`. */
    by: z.string(),
    name: z.exactOptional(names),
    kind: z.enum(['filed', 'assigned', 'noted', 'extended', 'answered', 'reopened']),
    text: z.exactOptional(z.string()),
    to: z.exactOptional(z.string()),
    due: z.exactOptional(z.iso.date()),
    outcome: z.exactOptional(z.enum(COMPLAINT_OUTCOMES)),
  }),
);
export type ComplaintStep = Shape<typeof complaintStepShape>;

/** A complaint with everything that was done about it (`GET /complaints/{id}`). */
export const complaintCaseShape = named(
  'ComplaintCase',
  z.strictObject({ complaint: complaintShape, steps: z.array(complaintStepShape) }),
);
export type ComplaintCase = Shape<typeof complaintCaseShape>;

/** A complaint as its citizen sees it (`GET /tickets/{id}/complaints`). */
export const citizensComplaintShape = named(
  'CitizensComplaint',
  z.strictObject({
    id,
    no: z.exactOptional(z.string()),
    at: time,
    state: z.enum(['open', 'answered']),
    due: z.exactOptional(z.iso.date()),
    answer: z.exactOptional(z.strictObject({ at: time, outcome: z.enum(COMPLAINT_OUTCOMES), text: z.string() })),
  }),
);
export type CitizensComplaint = Shape<typeof citizensComplaintShape>;

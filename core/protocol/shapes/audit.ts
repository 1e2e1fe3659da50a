import { z } from 'zod';
import { named } from './shape.ts';
import { time } from './fields.ts';

/** An event of the journal. What stands in `data` is told by `type` and `version`. */
export const auditRecordShape = named(
  'AuditRecord',
  z.strictObject({
    hall: z.string(),
    day: z.iso.date(),
    seq: z.int().min(1),
    at: time,
    commandId: z.string(),
    /** `staff:clerk`, `device:kiosk-1`, `citizen` or `system`. */
    actor: z.string(),
    type: z.string(),
    version: z.int().min(1),
    data: z.looseObject({}),
    /** SHA-256 over the hash before and the record. */
    hash: z.string(),
  }),
);

/** A part of a day; `next` is the `after` of the part that follows. */
export const auditPageShape = named(
  'AuditPage',
  z.strictObject({ items: z.array(auditRecordShape), next: z.int().exactOptional() }),
);

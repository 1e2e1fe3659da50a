import { z } from 'zod';
import { named, type Shape } from './shape.ts';
import { count, id, names, seq, time } from './fields.ts';
import { doerShape } from './trace.ts';
import { AUDIT_KINDS } from '../../queue/audit-kind.ts';

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

/** A record in words, for whoever looks for something. */
export const auditEntryShape = named(
  'AuditEntry',
  z.strictObject({
    seq,
    at: time,
    /** The type of the event in the journal. */
    type: z.string(),
    kind: z.enum(AUDIT_KINDS),
    what: names,
    by: doerShape,
    /** The reason that was given, or why a number was called. */
    why: z.exactOptional(names),
    ticket: z.exactOptional(id),
    number: z.exactOptional(z.string()),
    counter: z.exactOptional(id),
  }),
);
export type AuditEntry = Shape<typeof auditEntryShape>;

/** What was found in a day, newest first; `next` is the `before` of the page behind. */
export const auditEntriesShape = named(
  'AuditEntries',
  z.strictObject({
    day: z.iso.date(),
    items: z.array(auditEntryShape),
    found: count,
    next: z.exactOptional(seq),
  }),
);
export type AuditEntries = Shape<typeof auditEntriesShape>;

/** Whether the chain of a day is whole, computed anew when it was asked for. */
export const auditProofShape = named(
  'AuditProof',
  z.strictObject({
    day: z.iso.date(),
    whole: z.boolean(),
    /** The last record that follows; 0 for a day without any. */
    seq: count,
    hash: z.string(),
    /** When it was computed. */
    at: time,
    /** The first record that does not follow. */
    broken: z.exactOptional(z.strictObject({ seq, detail: z.string() })),
  }),
);
export type AuditProof = Shape<typeof auditProofShape>;

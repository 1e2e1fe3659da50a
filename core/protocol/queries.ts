import { z } from 'zod';
import { AUDIT_KINDS } from '../queue/audit-kind.ts';
import { day, id, ticketNumber, whole } from './bodies/fields.ts';

// What may stand behind the `?` of a path.

export const servicesQuery = z.object({
  query: z.string().max(100).optional(),
  department: id.optional(),
  limit: whole(1, 1000).default(20),
});
export const complaintsQuery = z.object({ state: z.enum(['open', 'answered']).optional() });
export const auditQuery = z.object({
  day: day.optional(),
  after: whole(0).default(0),
  limit: whole(1, 1000).default(200),
});
/** What is looked for in a day of the journal. */
export const auditEntriesQuery = z.object({
  day: day.optional(),
  who: z.string().trim().min(1).max(100).optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  number: ticketNumber.optional(),
  counter: id.optional(),
  before: whole(1).optional(),
  limit: whole(1, 500).default(50),
});
export const auditDayQuery = z.object({ day: day.optional() });
export const auditSpanQuery = z.object({ from: day.optional(), to: day.optional() }).check(inOrder);
export const numberQuery = z.object({ number: ticketNumber, day: day.optional() });
export const secretQuery = z.object({ secret: z.string().max(100).optional() });

/** How a number would be called, to hear it: `voices` as in sounds.csv. */
export const voiceSample = z.object({
  number: z.string().regex(/^[A-Za-z]{1,3}\d{1,5}$/, 'a number such as A012'),
  counter: z.string().min(1).max(50),
  voices: z
    .string()
    .default('zh:1;en:1')
    .transform((text, context) => {
      const parts = text.split(';').map((part) => /^(zh|en)(?::([1-3]))?$/.exec(part.trim()));
      if (parts.some((part) => part === null)) {
        context.addIssue({ code: 'custom', message: 'languages with how often, such as zh:2;en:1' });
        return z.NEVER;
      }
      return parts.map((part) => ({
        language: part?.[1] === 'en' ? ('en' as const) : ('zh' as const),
        times: Number(part?.[2] ?? 1),
      }));
    }),
});

/** What a hall is asked to sign, made by chance by who asks. */
export const proofQuery = z.strictObject({ nonce: z.string().regex(/^[\w-]{16,100}$/, 'expected 16 to 100 letters') });

/** What citizens look for in all halls. */
export const publicHallsQuery = z.object({
  query: z.string().trim().max(100).optional(),
  limit: whole(1, 50).default(8),
});
export const cityFiguresQuery = z.object({
  from: day.optional().describe('The first business day; each hall’s today if not said'),
  to: day.optional().describe('The last business day; the first if not said'),
});

/** A span that ends before it begins holds no day: it is a mistake, not an empty answer. */
function inOrder({ value, issues }: z.core.ParsePayload<{ from?: string | undefined; to?: string | undefined }>): void {
  const { from, to } = value;
  if (from === undefined || to === undefined || from <= to) return;
  issues.push({ code: 'custom', path: ['to'], message: `is ${to}, before the first day, ${from}`, input: to });
}

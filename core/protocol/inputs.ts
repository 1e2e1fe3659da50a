import { z } from 'zod';
import { COMPLAINT_OUTCOMES } from '../queue/complaint.ts';
import { RATING_REASONS } from '../queue/rating.ts';
import { CLERK_OUTCOMES, type Outcome } from '../queue/ticket.ts';

// Every body that crosses the wire, once: the HTTP doors, the live door and the OpenAPI document are made from these.

const id = z.string().min(1).max(100);
const note = z.string().trim().max(500);
const reason = z.string().trim().min(1, 'say why').max(200);

export const language = z.enum(['zh-Hans', 'zh-Hant', 'en']);

const issueParts = z.strictObject({
  services: z
    .array(id)
    .min(1, 'ask for at least one service')
    .max(20)
    .optional()
    .meta({ description: 'Ids of services, as GET /services gives them; may be left out with a matter' }),
  matter: id
    .optional()
    .meta({ description: 'Id of a matter, as GET /hall gives them: one number for all its services' }),
  category: id.default('ordinary').meta({ description: 'Id of a category, as GET /hall gives them' }),
  language: language.default('zh-Hans'),
  appointment: z
    .union([id, z.strictObject({ id, slot: z.iso.datetime({ offset: true }) })])
    .optional()
    .meta({ description: 'A booking that checks in: its id in the hall file, or id and slot' }),
  identity: z.string().max(200).optional().meta({
    description:
      'What the citizen showed; only a keyed hash of it is kept. `sealed:` and a hash, where a reader has made it already',
  }),
});

export const issueTicket = issueParts.check((context) => {
  if (context.value.services !== undefined || context.value.matter !== undefined) return;
  context.issues.push({
    code: 'custom',
    path: ['services'],
    message: 'is missing; ask for at least one service, or for a matter',
    input: undefined,
  });
});

export const addService = z.strictObject({ service: id });
export const cancelTicket = z.strictObject({ reason: note.optional() });
export const parkTicket = z.strictObject({ note: note.optional() });
export const prioritise = z.strictObject({ reason });
const ratingParts = {
  grade: z.int().min(1).max(5).meta({ description: '5 very good … 1 very bad' }),
  reasons: z
    .array(z.enum(RATING_REASONS))
    .max(RATING_REASONS.length)
    .default([])
    .meta({ description: 'Why, as codes; grades 1 and 2 need one of them or words' }),
  reason: note.optional().meta({ description: 'Why, in words' }),
};
export const rating = z.strictObject({ ...ratingParts, step: z.int().min(0).optional() });
export const counterRating = z.strictObject(ratingParts);
/** A card on a kiosk's reader, as the reader sealed it. */
export const findTickets = z.strictObject({
  identity: z.string().regex(/^sealed:[\w-]{43}$/, 'sealed: and a hash of 43 characters'),
});
export const addNote = z.strictObject({ text: z.string().trim().min(1, 'write something').max(500) });
export const returnToLine = z.strictObject({ reason });
export const resumeHere = z.strictObject({ ticket: id.optional() });
export const complaintAnswer = z.strictObject({
  outcome: z.enum(COMPLAINT_OUTCOMES),
  text: z.string().trim().min(1, 'say what came of it').max(2000),
});
export const complaint = z.strictObject({ text: z.string().trim().min(1).max(2000) });
export const reprint = z.strictObject({ printer: id.optional() });
export const nothing = z.strictObject({});
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
export const intake = z.strictObject({ open: z.boolean(), reason: note.optional() });
export const switchProfile = z.strictObject({
  profile: id.nullable().meta({ description: 'Id of a profile, as GET /overview gives them; null: back to own lines' }),
  zone: id.optional().meta({ description: 'Only the counters of this zone; the whole hall without it' }),
  reason,
});
export const closeLine = z.strictObject({ reason });
export const session = z.strictObject({ user: z.string().min(1).max(100), password: z.string().min(1).max(200) });
export const device = z.strictObject({ kind: z.enum(['kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']), id });

export const servicesQuery = z.object({
  query: z.string().max(100).optional(),
  department: id.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(20),
});
export const complaintsQuery = z.object({ state: z.enum(['open', 'answered']).optional() });
export const auditQuery = z.object({
  day: z.iso.date({ error: 'expected a date as YYYY-MM-DD' }).optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
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

/** `watch` and `unwatch` on the live door. */
export const watch = z.object({ topic: z.string().min(1).max(150), secret: z.string().max(100).optional() });
export const unwatch = z.object({ topic: z.string().min(1).max(150) });

/** `claim` and `leave` on the live door: which console works at a counter. `key` is the console's own, kept over reloads. */
export const claim = z.object({
  counter: z.string().min(1).max(50),
  key: z.string().min(8).max(100),
  take: z.boolean().optional(),
});
export const leave = z.object({ counter: z.string().min(1).max(50) });

/** The frame of a `command` on the live door; the rest depends on the name. */
export const command = z.looseObject({ name: z.string().max(50), commandId: z.string().min(8).max(200) });

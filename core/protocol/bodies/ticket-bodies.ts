import { z } from 'zod';
import { RATING_REASONS } from '../../queue/rating.ts';
import { day, id, language, note, reason } from './fields.ts';

// What is said of a ticket: by whoever takes it, whoever holds it, and by staff.

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
  reason: reason
    .optional()
    .meta({ description: 'Why staff gave this category; kept with the ticket. Of no account from anybody else' }),
  printer: id.optional().meta({
    description: 'Where staff have the slip printed, a kiosk or printer of the hall file; without it none is',
  }),
  identity: z.string().max(200).optional().meta({
    description:
      'What the citizen showed; only a keyed hash of it is kept. `sealed:` and a hash, where a reader has made it already',
  }),
});

export const issueTicket = issueParts.check((context) => {
  // What is there and wrong has been told already.
  if (context.issues.some(({ path }) => path?.[0] === 'services' || path?.[0] === 'matter')) return;
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
export const correctCategory = z.strictObject({
  category: id.meta({ description: 'Id of a category, as GET /hall gives them' }),
  reason,
});
export const prioritise = z.strictObject({ reason });
/** In words, or by reasons where there is no keyboard for them. */
export const complaint = z
  .strictObject({
    text: z.string().trim().min(1).max(2000).optional(),
    reasons: z
      .array(z.enum(RATING_REASONS))
      .min(1)
      .max(RATING_REASONS.length)
      .optional()
      .meta({ description: 'What was wrong, as codes; may stand instead of words' }),
  })
  .check((given) => {
    const { text, reasons } = given.value;
    if (text !== undefined || reasons !== undefined) return;
    given.issues.push({
      code: 'custom',
      path: ['text'],
      message: 'is missing; expected words, or at least one of `reasons`',
      input: undefined,
    });
  });
/** Back to the line; without a step the one that ended last. */
export const bringBackTicket = z.strictObject({ reason, step: z.int().min(0).optional() });
export const reprint = z.strictObject({ printer: id.optional() });

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

/** A card, as a reader sealed it or as it was typed in; the day if not today. */
export const findTickets = z.strictObject({
  identity: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine(
      (text) => !text.startsWith('sealed:') || /^sealed:[\w-]{43}$/.test(text),
      'sealed: and a hash of 43 characters',
    ),
  day: day.optional(),
});

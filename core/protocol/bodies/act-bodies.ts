import { z } from 'zod';
import { isBlank } from '../../base/blank.ts';
import { MESSAGE_LIMIT } from '../../queue/message.ts';
import { MOVE_PLACES } from '../../queue/ticket.ts';
import { id, note, reason } from './fields.ts';

// What a supervisor sets, moves and tells while the hall is open.

const served = z.strictObject({
  line: id,
  level: z.int().min(1).max(9).default(1).meta({ description: '1 = its own line; 2 and up = helps' }),
});
const servedLines = z
  .array(served)
  .min(1, 'name one line at least')
  .max(100)
  .refine((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, 'names a line twice');

export const assignLines = z.strictObject({
  lines: servedLines
    .nullable()
    .meta({ description: 'What the counter serves now; null: as hall file and profile say' }),
  reason,
});

const profileName = z.string().trim().min(1).max(60);
export const makeProfile = z.strictObject({
  profile: id.optional().meta({ description: 'Id of the profile that it takes the place of; without it, a new one' }),
  title: z
    .strictObject({ 'zh-Hans': profileName.optional(), 'zh-Hant': profileName.optional(), en: profileName.optional() })
    .refine((names) => Object.values(names).some((name) => name !== undefined), 'expected a name in one language'),
  counters: z
    .array(z.strictObject({ counter: id, lines: servedLines }))
    .min(1, 'name one counter at least')
    .max(500)
    .refine((rows) => new Set(rows.map(({ counter }) => counter)).size === rows.length, 'names a counter twice'),
  keep: z.boolean().default(false).meta({ description: 'Kept for later days; else it ends with today' }),
  reason,
});
export const dropProfile = z.strictObject({ profile: id, reason });

const waitingPlace = z.union([z.strictObject({ line: id }), z.strictObject({ counter: id })], {
  error: 'expected {line: id} or {counter: id}',
});
export const moveTickets = z.strictObject({
  from: waitingPlace.meta({ description: 'A line, or a counter with those who wait for it alone' }),
  to: waitingPlace,
  which: z
    .union(
      [
        z.literal('all'),
        z.strictObject({ last: z.int().min(1).max(1000) }),
        z.strictObject({ tickets: z.array(id).min(1).max(1000) }),
      ],
      { error: "expected 'all', {last: number} or {tickets: [id, …]}" },
    )
    .meta({
      description: 'Everybody there, those put aside too; the last so many of who could be called; or these tickets',
    }),
  place: z
    .enum(MOVE_PLACES)
    .default('kept')
    .meta({ description: 'Their waiting counts as before, or from now on as that of a newcomer' }),
  reason,
});
export const undoMove = z.strictObject({ move: id, reason });

/** Shown in passing, as plain text of one line: what cannot be seen has no place in it. */
const words = z
  .string()
  .transform((text) =>
    text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ''),
  )
  .pipe(
    z
      .string()
      .trim()
      .max(MESSAGE_LIMIT)
      .refine((text) => !isBlank(text), 'write what is to be told'),
  );
export const sendMessage = z.strictObject({
  to: z
    .union([z.strictObject({ counter: id }), z.strictObject({ screen: id }), z.strictObject({ line: id })], {
      error: 'expected {counter: id}, {screen: id} or {line: id}',
    })
    .meta({
      description:
        'The clerk at a counter, the screen over a counter, or everybody who waits in a line (phones, boards)',
    }),
  text: z
    .strictObject({ 'zh-Hans': words.optional(), 'zh-Hant': words.optional(), en: words.optional() })
    .refine((text) => Object.values(text).some((each) => each !== undefined), 'expected a text in one language')
    .meta({ description: 'Plain text; a language that is left out shows the nearest one that is there' }),
  minutes: z
    .int()
    .min(1)
    .max(720)
    .optional()
    .meta({ description: 'For how long it stands; without it until it is taken back or the day ends' }),
  reason: note.optional(),
});
export const withdrawMessage = z.strictObject({ message: id, reason: note.optional() });
export const seeMessage = z.strictObject({ message: id });

export const setTarget = z.strictObject({
  minutes: z.int().min(1).max(480).nullable().meta({ description: 'Target of the line today; null: as the hall file' }),
  reason,
});
export const setLimit = z.strictObject({
  service: id,
  places: z
    .union([z.int().min(0).max(100_000), z.literal('none')], { error: "expected a number, 'none' or null" })
    .nullable()
    .meta({ description: "How many may ask for it today; 'none': as many as come; null: as the hall file says" }),
  reason,
});

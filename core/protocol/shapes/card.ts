import { z } from 'zod';
import { ALERT_ROLES } from '../../catalogue/alert-rule.ts';
import { CARD_COLOURS, CARD_KINDS } from '../../catalogue/card-rule.ts';
import { count, id, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** A yellow or a red card (`GET /cards`). */
export const cardShape = named(
  'Card',
  z.strictObject({
    id,
    at: time,
    colour: z.enum(CARD_COLOURS),
    kind: z.enum(CARD_KINDS),
    /** The line of cards.csv by which it was given. */
    rule: id,
    /** What it was given for is still so, and no red one has come after it. */
    open: z.boolean(),
    /** Since when it is over, where that is known. */
    over: z.exactOptional(time),
    /** A yellow one that a red one came after. */
    reddened: z.exactOptional(z.literal(true)),
    ticket: z.exactOptional(id),
    number: z.exactOptional(z.string()),
    step: z.exactOptional(count),
    service: z.exactOptional(id),
    serviceName: z.exactOptional(names),
    line: z.exactOptional(id),
    lineName: z.exactOptional(names),
    department: z.exactOptional(id),
    departmentName: z.exactOptional(names),
    counter: z.exactOptional(id),
    counterName: z.exactOptional(names),
    clerk: z.exactOptional(z.string()),
    clerkName: z.exactOptional(names),
    complaint: z.exactOptional(id),
    /** The number of the complaint, and the last day for its answer. */
    no: z.exactOptional(z.string()),
    due: z.exactOptional(z.iso.date()),
    /** Seconds: the limit, and how long it had taken when the card was given. */
    limit: z.exactOptional(count),
    took: z.exactOptional(count),
    /** Who was told, as the card was given. */
    told: z.strictObject({
      roles: z.array(z.enum(ALERT_ROLES)),
      users: z.array(z.strictObject({ id, name: z.exactOptional(names) })),
    }),
    acknowledged: z.exactOptional(
      z.strictObject({
        at: time,
        by: z.string(),
        byName: z.exactOptional(names),
        /** What was found, or done about it. */
        words: z.exactOptional(z.string()),
      }),
    ),
  }),
);
export type CardView = Shape<typeof cardShape>;

/** The cards of today, open ones first. */
export const cardsShape = named(
  'Cards',
  z.strictObject({
    now: time,
    items: z.array(cardShape),
    /** Whether cards.csv has a limit at all. */
    limits: z.boolean(),
  }),
);
export type CardsView = Shape<typeof cardsShape>;

import { z } from 'zod';
import { RATING_REASONS } from '../../queue/rating.ts';
import { meaning } from '../meanings.ts';
import { count, id, languageTag, names, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** Why somebody was not content, as codes. */
export const ratingReason = z.enum(RATING_REASONS);

/** Ratings of the day: how often each grade was given, 5 to 1, and how many served steps have none. */
export const ratingFiguresShape = named(
  'RatingFigures',
  z.strictObject({
    grades: z.strictObject({ '5': count, '4': count, '3': count, '2': count, '1': count }).describe(meaning('grades')),
    none: count.describe(meaning('ungraded')),
  }),
);
export type RatingFigures = Shape<typeof ratingFiguresShape>;

/**
 * What the small screen at a counter asks (`GET /counters/{id}/rating`, topic `rating:{counter}`); for that screen
 * alone.
 */
export const ratingShape = named(
  'RatingView',
  z.strictObject({
    counter: id,
    counterName: names,
    ...versioned,
    /** What was served last, while it may be rated. */
    rating: z.exactOptional(
      z.strictObject({
        number: z.string(),
        service: id,
        serviceName: names,
        until: time,
        /** The grade, once given. */
        given: z.exactOptional(z.int().min(1).max(5)),
        /** The language of the ticket. */
        language: z.exactOptional(languageTag),
      }),
    ),
    /** The codes that explain a bad grade. */
    reasons: z.array(ratingReason),
  }),
);
export type RatingView = Shape<typeof ratingShape>;

import { z } from 'zod';
import { BEYOND } from '../../base/wait-words.ts';
import { named, type Shape } from './shape.ts';

// Fields that stand in many shapes.

/** Times on the wire are RFC 3339 with the hall's offset. */
export const time = named('Time', z.iso.datetime({ offset: true }), 'RFC 3339 with the offset of the hall');

/** An id of the hall file, or of what the hall has made. */
export const id = z.string().min(1);

/** How many there are of something. */
export const count = z.int().min(0);

/** The seq that a view is true for; 0 before the first event of the day. */
export const seq = z.int().min(0);

/** Whole seconds. */
export const seconds = z.int().min(0);

/** `HH:MM`. */
export const clock = z.string().regex(/^\d\d:\d\d$/);

export const languageTag = named('Language', z.enum(['zh-Hans', 'zh-Hant', 'en']));

/** One name, or one sentence, in every language. */
export const names = named('Names', z.strictObject({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() }));

/** A wait in whole seconds. */
export const waitShape = named(
  'WaitSeconds',
  z.strictObject({
    p10: seconds,
    p50: seconds,
    p90: seconds,
    /** `simulation`: the hall was run forward; `formula`: by who is ahead and the usual times. */
    method: z.exactOptional(z.enum(['simulation', 'formula'])),
    /** How likely it is to be called today at all, from 0 to 1; by simulation, even where the wait is the formula's. */
    chanceToday: z.exactOptional(z.number().min(0).max(1)),
    /**
     * How far it reaches beyond what is left of today: `in-part` its upper end is after closing, `closing` all of it,
     * `today` all of it is after the last call of the day; `today-in-part`, where closing is over or there is none, its
     * upper end is. It is told as no plain number of hours.
     */
    beyond: z.exactOptional(z.enum(BEYOND)),
    /** Whoever takes a number before this is called today; only where that is certain now and will not be later. */
    certainUntil: z.exactOptional(time),
  }),
  'One of ten waits is shorter than p10, half are shorter than p50, nine of ten shorter than p90; people are told p10 to p90, rounded outward',
);
export type WaitSeconds = Shape<typeof waitShape>;

/** Which papers a service wants. */
export const materials = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) });

/** Whether a counter is staffed. */
export const counterState = z.enum(['open', 'paused', 'closed']);

/** What a view of the live door begins with: the seq that it is true for, and the hall's time. */
export const versioned = { seq, now: time };

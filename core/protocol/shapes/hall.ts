import { z } from 'zod';
import { clock, count, counterState, id, languageTag, names, versioned, waitShape } from './fields.ts';
import { intakeShape, limitedServiceShape } from './intake.ts';
import { messageShape } from './messages.ts';
import { closedLineShape } from './routing.ts';
import { named, type Shape } from './shape.ts';

const matter = { id, name: names };

/** A matter of several departments with one number. */
export const matterShape = z.strictObject(matter);
export type MatterView = Shape<typeof matterShape>;

/** A matter of the hall file, as `GET /hall` lists it: its services in order. */
export const hallMatterShape = z.strictObject({ ...matter, services: z.array(id) });

/** A counter as everybody sees it. */
export const counterFaceShape = named(
  'CounterFace',
  z.strictObject({ id, name: names, zone: z.string(), state: counterState }),
);
export type CounterFace = Shape<typeof counterFaceShape>;

/** A board of the hall file. */
export const boardFaceShape = z.strictObject({
  id,
  kind: z.string(),
  name: names,
  widthPx: z.int(),
  heightPx: z.int(),
});

/** A line as everybody sees it. */
export const hallLineShape = named(
  'HallLineView',
  z.strictObject({
    id,
    prefix: z.string(),
    department: id,
    name: names,
    waiting: count,
    openCounters: count,
    /** For an ordinary newcomer; absent while no counter of the line is open. */
    wait: z.exactOptional(waitShape),
    /** That its open counters serve other lines first, where it is so. */
    othersText: z.exactOptional(names),
    /** It takes no new tickets. */
    closed: z.exactOptional(closedLineShape),
    /** What staff tell those who wait in it, or are about to. */
    messages: z.exactOptional(z.array(messageShape)),
  }),
);
export type HallLineView = Shape<typeof hallLineShape>;

/** The hall's public face (`GET /hall`, topic `hall`). */
export const hallShape = named(
  'HallView',
  z.strictObject({
    id,
    name: names,
    languages: z.array(languageTag),
    timeZone: z.string(),
    day: z.iso.date(),
    ...versioned,
    sample: z.boolean(),
    alwaysOpen: z.boolean(),
    intake: intakeShape,
    /** Opening hours of today. */
    hours: z.array(z.strictObject({ from: clock, to: clock })),
    /** When fewer people usually come, and on how many days that rests; absent until enough is known. */
    quiet: z.exactOptional(z.strictObject({ days: count, spans: z.array(z.strictObject({ from: clock, to: clock })) })),
    waiting: count,
    departments: z.array(z.strictObject({ id, name: names, zone: z.string() })),
    lines: z.array(hallLineShape),
    counters: z.array(counterFaceShape),
    categories: z.array(z.strictObject({ id, name: names })),
    matters: z.array(hallMatterShape),
    boards: z.array(boardFaceShape),
    kiosks: z.array(z.strictObject({ id, kind: z.string(), name: names })),
    /** The services with hours or a daily limit of their own, and whether they take tickets now. */
    limited: z.array(limitedServiceShape),
  }),
);
export type HallView = Shape<typeof hallShape>;

import { z } from 'zod';
import { meaning } from '../meanings.ts';
import { count, id, names, seconds, time, versioned, waitShape } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** What stands in the way, each with what it is measured by. */
const cause = z.discriminatedUnion('what', [
  /** People wait, and no counter of the line is open. */
  z.strictObject({ what: z.literal('no-counter-open') }),
  /** `allowed`: how long a pause for this reason may be; absent where it is within. */
  z.strictObject({
    what: z.literal('paused'),
    counter: id,
    seconds,
    reason: z.string(),
    allowed: z.exactOptional(seconds),
  }),
  /** Open, nobody in hand, and somebody waits whom it could call. */
  z.strictObject({ what: z.literal('idle'), counter: id, seconds }),
  /** Nineteen of twenty services of this kind are over sooner than `usual`. */
  z.strictObject({ what: z.literal('long-in-hand'), counter: id, number: z.string(), seconds, usual: seconds }),
  /** All counters work, and they are too few. */
  z.strictObject({ what: z.literal('too-few'), counters: count }),
]);
export type TroubleCause = Shape<typeof cause>;

/** What may be done about it; `wait`: what a newcomer would wait then. */
const remedy = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('end-pause'), counter: id, wait: z.exactOptional(waitShape) }),
  z.strictObject({ what: z.literal('open'), counter: id, wait: z.exactOptional(waitShape) }),
  /** The counter is free, and nobody waits for its own lines. */
  z.strictObject({
    what: z.literal('borrow'),
    counter: id,
    line: id,
    /** What it would serve then: its own lines first, and this one when nobody waits there. */
    lines: z.array(z.strictObject({ line: id, level: count })),
    wait: z.exactOptional(waitShape),
  }),
  z.strictObject({ what: z.literal('ask'), counter: id }),
  /** Today's time goes on by the server's clock: people may be sent home by it, so it is asked twice. */
  z.strictObject({ what: z.literal('believe-clock') }),
  z.strictObject({ what: z.literal('look'), at: z.enum(['line', 'printers', 'boards', 'signs']) }),
]);
export type TroubleRemedy = Shape<typeof remedy>;

/** Something that needs a person. */
export const troubleShape = named(
  'Trouble',
  z.strictObject({
    /** The same as long as the trouble lasts. */
    key: z.string(),
    kind: z.enum([
      'line',
      'counter',
      'kiosk',
      'printer',
      'board',
      'voice',
      'sign',
      'hall-file',
      'clock',
      'records',
      'lost',
    ]),
    /** The line, counter or device. */
    id,
    zone: z.exactOptional(id),
    /**
     * How bad it is. `bad`: people are past what they were promised, will be by as much again, or cannot be served;
     * `warn`: they will be a little.
     */
    tone: z.enum(['bad', 'warn']),
    /** Since when the hall knows of it. */
    since: time,
    harm: count.describe(meaning('harm')),
    /** Nothing else can be mended before it: first in the list and the worst, even where nobody waits. */
    aboveAll: z.exactOptional(z.literal(true)),
    /** Who waits in the line, or for the counter. */
    people: count,
    /** The same in a sentence each: what, and what from. */
    title: names,
    text: names,
    causes: z.array(z.strictObject({ cause, text: names })),
    remedies: z.array(remedy),
  }),
);
export type Trouble = Shape<typeof troubleShape>;

/** What needs a person now, what is above all first, then the most harmful (`GET /troubles`, topic `troubles`). */
export const troublesShape = named(
  'TroublesView',
  z.strictObject({
    ...versioned,
    /** People who are past their target, and who will be when called: each once. */
    lateNow: count.describe(meaning('lateNow')),
    willBeLate: count.describe(meaning('willBeLate')),
    /** Lines whose people will be late as it looks now: told among the items once that has lasted ten seconds. */
    looking: count,
    items: z.array(troubleShape),
  }),
);
export type TroublesView = Shape<typeof troublesShape>;

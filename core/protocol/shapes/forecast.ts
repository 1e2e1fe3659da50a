import { z } from 'zod';
import { count, id, names, seq, time, waitShape } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** What is told now to whoever would take a number (`GET /forecast`). */
export const forecastShape = named(
  'Forecast',
  z.strictObject({
    seq,
    now: time,
    /** `simulation`: the hall was run forward; `formula`: by who is ahead and the usual times. */
    method: z.enum(['simulation', 'formula']),
    /** Why there is no simulation, where there is none. */
    why: z.exactOptional(z.string()),
    /** When the hall was last run forward, and how long that took, in milliseconds. */
    at: z.exactOptional(time),
    tookMs: z.exactOptional(z.number().min(0)),
    /** On how many days and visits it rests; none: on the hall file alone. */
    learned: z.exactOptional(z.strictObject({ days: count, visits: count })),
    /** Where the hall publishes it: how many waits of the last days ended within what was told with the number. */
    accuracy: z.exactOptional(z.strictObject({ days: count, waits: count, within: z.number().min(0).max(1) })),
    lines: z.array(
      z.strictObject({
        line: id,
        name: names,
        waiting: count,
        openCounters: count,
        /** By category; absent where no counter is open. */
        waits: z.array(z.strictObject({ category: id, wait: waitShape })),
      }),
    ),
  }),
);
export type ForecastView = Shape<typeof forecastShape>;

const score = z.strictObject({ medianError: z.number(), bias: z.number(), crps: z.number() });

/** How right waits were, in seconds (`GET /forecast/accuracy`). */
export const accuracyShape = named(
  'ForecastAccuracy',
  z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.string(),
    lead: z.string(),
    rows: z.array(
      z.strictObject({
        /** The line, service, hour, day or lead; `all` for all together. */
        key: z.string(),
        name: z.exactOptional(names),
        n: count,
        /** The part of waits that ended within p10 and p90: eight of ten are meant to. */
        coverage80: z.number(),
        /** Half of the waits were nearer to p50 than this. */
        medianError: z.number(),
        /** The mean of p50 less what came: above zero when waits were told too long. */
        bias: z.number(),
        /** How far the whole range was from what came; of a single value it is the error. */
        crps: z.number(),
        /** What others tell: people ahead times the usual service, and as long as the last one waited. */
        peopleAhead: score,
        lastWait: score,
        /** The part that the simulation told; the formula told the rest. */
        simulated: z.number(),
      }),
    ),
  }),
);
export type AccuracyView = Shape<typeof accuracyShape>;

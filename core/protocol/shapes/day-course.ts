import { z } from 'zod';
import { count, names, time } from './fields.ts';
import { figure, howFar, reportValues } from './report.ts';
import { named, type Shape } from './shape.ts';

const peak = z.strictObject({ at: time, time: z.string(), value: count });

/** The course of a day: who came, who waited and which counters were open, step by step. */
export const dayCourseShape = named(
  'DayCourse',
  z.strictObject({
    name: names,
    day: z.iso.date(),
    timeZone: z.string(),
    stepMinutes: z.int().min(1),
    /** What it is narrowed to, by department, line and zone. */
    only: z.record(z.string(), z.array(z.string())),
    labels: z.record(z.string(), z.record(z.string(), names)),
    ...howFar,
    measures: z.array(figure),
    /** `time`: by the clock on the wall; with the date after midnight, with the offset where it says it twice. */
    rows: z.array(z.strictObject({ at: time, time: z.string(), values: reportValues })),
    /** The first moments at which most people came (a step), waited, and counters were open; absent: never any. */
    peaks: z.strictObject({
      arrivals: z.exactOptional(peak),
      waiting: z.exactOptional(peak),
      open: z.exactOptional(peak),
    }),
    /** Everybody who came. */
    total: count,
  }),
);

export type DayCourseView = Shape<typeof dayCourseShape>;

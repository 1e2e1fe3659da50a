import { z } from 'zod';
import { DISTRIBUTED } from '../../reports/distribution.ts';
import { count, names } from './fields.ts';
import { figure, howFar, reportValues } from './report.ts';
import { named, type Shape } from './shape.ts';

/** How waits or service times are distributed, in bins of whole minutes. */
export const distributionShape = named(
  'Distribution',
  z.strictObject({
    of: z.enum(DISTRIBUTED),
    name: names,
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.string(),
    /** What it is narrowed to. */
    only: z.record(z.string(), z.array(z.string())),
    labels: z.record(z.string(), z.record(z.string(), names)),
    ...howFar,
    binMinutes: z.int().min(1),
    cases: count,
    /** Too few to be shown to whoever asks: a single clerk below five. Then there are no bins. */
    hidden: z.exactOptional(z.literal(true)),
    measures: z.array(figure),
    /** `from` is in the bin, `to` is not; the last one is open where `to` is null. */
    rows: z.array(z.strictObject({ from: count, to: count.nullable(), values: reportValues })),
    /** The figures of the report, of the same cases. */
    totalMeasures: z.array(figure),
    total: reportValues,
    /** The shortest and longest target of those who are counted, in seconds; null where there is none. */
    target: z.strictObject({ least: count, most: count }).nullable(),
  }),
);

export type DistributionView = Shape<typeof distributionShape>;

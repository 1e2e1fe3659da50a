import { z } from 'zod';
import { ASSESS_FIGURE_IDS, type AssessFigure } from '../../catalogue/assess-rule.ts';
import { count, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const figure = z.enum(ASSESS_FIGURE_IDS as readonly [AssessFigure, ...AssessFigure[]]); // there is a first one

const rule = z.strictObject({
  figure,
  name: names,
  /** How it is reckoned from `part` and `whole`. */
  what: names,
  unit: z.enum(['days', 'hours', 'count', 'per-hour', 'percent', 'ratio', 'grade']),
  /** The marks at most; they are given at `full`, none at `zero`, in proportion between. */
  weight: count,
  full: z.number(),
  zero: z.number(),
  /** With fewer cases it does not count. */
  least: z.exactOptional(count),
});

const part = z.strictObject({
  figure,
  /** `few`: withheld from whoever asks; `short`: fewer cases than the hall asks for. Both give no marks. */
  state: z.enum(['counted', 'no-data', 'short', 'few']),
  part: z.number().nullable(),
  whole: z.number().nullable(),
  value: z.number().nullable(),
  /** With two decimals. */
  marks: z.number().nullable(),
});

/** The monthly sheet, as far as whoever asks may see it. */
export const assessmentShape = named(
  'Assessment',
  z.strictObject({
    month: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.string(),
    /** `behind`: what happened last is not in it yet. */
    state: z.enum(['complete', 'behind']),
    upTo: z.exactOptional(time),
    missing: z.exactOptional(count),
    /** Whose rows there are: one's own, those of one's department or zone, or all. */
    sees: z.enum(['self', 'department', 'zone', 'hall']),
    rules: z.array(rule),
    /** Figures that stand in every row, weighed or not. */
    measures: z.array(z.strictObject({ id: z.string(), name: names, unit: z.enum(['count', 'seconds']), what: names })),
    rows: z.array(
      z.strictObject({
        kind: z.enum(['clerk', 'department', 'hall']),
        /** Null where the hall file does not know the person, or the department, any more. */
        department: z.string().nullable(),
        departmentName: z.exactOptional(names),
        clerk: z.exactOptional(z.string()),
        name: z.exactOptional(names),
        people: count,
        values: z.record(z.string(), z.number().nullable()),
        few: z.exactOptional(z.array(z.string())),
        parts: z.array(part),
        /** The sum of the marks, of how many there could be; null where a mark is withheld, or nothing counts. */
        marks: z.number().nullable(),
        of: count.nullable(),
        score: z.number().nullable(),
      }),
    ),
  }),
);

export type AssessmentView = Shape<typeof assessmentShape>;

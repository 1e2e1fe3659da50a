import { z } from 'zod';
import { CANNOT_BE_MADE, NOT_YET_MADE } from '../../reports/not-made.ts';
import { PRESETS, REPORT_FORMATS } from '../../catalogue/scheduled-report.ts';
import { count, id, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** What the hall makes by itself, and what became of it. */
export const scheduledReportsShape = named(
  'ScheduledReports',
  z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        /** The report, and what it is called. */
        report: z.string(),
        name: names,
        span: z.enum(PRESETS),
        by: z.array(z.string()),
        /** As the hall file says it. */
        when: z.string(),
        formats: z.array(z.enum(REPORT_FORMATS)),
        folder: z.exactOptional(z.string()),
        /** Of the webhook. */
        host: z.exactOptional(z.string()),
        next: z.exactOptional(time),
        /** The last that was made; absent: none yet. */
        last: z.exactOptional(
          z.strictObject({
            due: time,
            made: time,
            from: z.iso.date(),
            to: z.iso.date(),
            files: z.array(z.string()),
          }),
        ),
        /** When the webhook took the last file. */
        posted: z.exactOptional(time),
        /** It is due and not made yet, since when it was first tried and why. */
        waiting: z.exactOptional(z.strictObject({ since: time, why: z.enum(NOT_YET_MADE), detail: z.string() })),
        /** The webhook does not take it. */
        undelivered: z.exactOptional(z.strictObject({ since: time, detail: z.string() })),
        /** The last that cannot be made as the hall file says it. */
        refused: z.exactOptional(z.strictObject({ due: time, why: z.enum(CANNOT_BE_MADE), detail: z.string() })),
        /** Files that are still to be posted, that were given up, and times that are not made up for. */
        owed: count,
        givenUp: count,
        skipped: count,
      }),
    ),
    /** The record of what was made cannot be read or written; nothing is made. */
    fault: z.exactOptional(z.string()),
  }),
);

export type ScheduledReportsView = Shape<typeof scheduledReportsShape>;

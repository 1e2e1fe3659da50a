import { z } from 'zod';
import { callShape } from './call.ts';
import { count, id, names, seconds, time, versioned, waitShape } from './fields.ts';
import { counterFaceShape } from './hall.ts';
import { intakeShape } from './intake.ts';
import { ratingFiguresShape } from './rating.ts';
import { closedLineShape, routingShape } from './routing.ts';
import { named, type Shape } from './shape.ts';

/** A part of a whole, 0 to 1. */
const share = z.number().min(0).max(1);

/** Figures that count those who were called and those who still wait. */
const waitFigures = {
  /** Of those who wait now, how many have waited past their target. */
  late: count,
  meanWait: seconds,
  /** The calls and those who wait now, of whom that is the mean. */
  meanWaitOf: count,
  /** Absent while there is nobody to speak of. */
  withinTarget: z.exactOptional(share),
  /** The calls and those who wait past their target, of whom that is the share. */
  withinTargetOf: count,
};

/** A line as managers see it. */
export const managerLineShape = named(
  'ManagerLine',
  z.strictObject({
    id,
    prefix: z.string(),
    name: names,
    department: id,
    waiting: count,
    longestWait: seconds,
    longestNumber: z.exactOptional(z.string()),
    target: seconds,
    wait: z.exactOptional(waitShape),
    openCounters: count,
    served: count,
    noShows: count,
    ...waitFigures,
    /** Of what was served today. */
    ratings: z.exactOptional(ratingFiguresShape),
    /** `waiting-unserved`: people wait and no counter of the line is open. */
    alert: z.exactOptional(z.enum(['over-target', 'waiting-unserved'])),
    closed: z.exactOptional(closedLineShape),
    /** Counters that it has borrowed. */
    lent: z.exactOptional(z.array(id)),
  }),
);
export type ManagerLine = Shape<typeof managerLineShape>;

/** A counter as managers see it. */
export const managerCounterShape = named(
  'ManagerCounter',
  z.strictObject({
    ...counterFaceShape.shape,
    clerk: z.exactOptional(z.string()),
    /** As the hall file names them. */
    clerkName: z.exactOptional(names),
    since: z.exactOptional(time),
    reason: z.exactOptional(z.string()),
    lines: z.array(id),
    number: z.exactOptional(z.string()),
    ticketState: z.exactOptional(z.enum(['called', 'serving'])),
    ticketSince: z.exactOptional(time),
    served: count,
    meanService: seconds,
    ratings: z.exactOptional(ratingFiguresShape),
  }),
);
export type ManagerCounter = Shape<typeof managerCounterShape>;

/** The hall for its managers (`GET /overview`, topic `manager`). */
export const managerShape = named(
  'ManagerView',
  z.strictObject({
    ...versioned,
    day: z.iso.date(),
    intake: intakeShape,
    totals: z.strictObject({
      issued: count,
      waiting: count,
      inService: count,
      served: count,
      noShows: count,
      cancelled: count,
      /** Longest wait now. */
      longestWait: seconds,
      /** Whose that is. */
      longestNumber: z.exactOptional(z.string()),
      ...waitFigures,
      openCounters: count,
      pausedCounters: count,
    }),
    lines: z.array(managerLineShape),
    counters: z.array(managerCounterShape),
    slips: z.strictObject({ owed: count, failed: count }),
    ratings: ratingFiguresShape,
    /** `open` also counts those of days before. */
    complaints: z.strictObject({ filed: count, open: count }),
    recentCalls: z.array(callShape),
    routing: routingShape,
  }),
);
export type ManagerView = Shape<typeof managerShape>;

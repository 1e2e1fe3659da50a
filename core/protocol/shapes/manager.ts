import { z } from 'zod';
import { meaning } from '../meanings.ts';
import { callShape } from './call.ts';
import { count, id, names, seconds, time, versioned, waitShape } from './fields.ts';
import { counterFaceShape } from './hall.ts';
import { intakeShape } from './intake.ts';
import { todayShape } from './messages.ts';
import { ratingFiguresShape } from './rating.ts';
import { closedLineShape, routingShape } from './routing.ts';
import { named, type Shape } from './shape.ts';

/** A part of a whole, 0 to 1. */
const share = z.number().min(0).max(1);

/** Figures that count those who were called and those who still wait. */
const waitFigures = {
  late: count.describe(meaning('late')),
  meanWait: seconds.describe(meaning('meanWait')),
  meanWaitOf: count.describe(meaning('meanWaitOf')),
  /** Absent while there is nobody to speak of. */
  withinTarget: z.exactOptional(share.describe(meaning('withinTarget'))),
  withinTargetOf: count.describe(meaning('withinTargetOf')),
};

/** A line as managers see it. */
export const managerLineShape = named(
  'ManagerLine',
  z.strictObject({
    id,
    prefix: z.string(),
    name: names,
    department: id,
    waiting: count.describe(meaning('waiting')),
    longestWait: seconds.describe(meaning('longestWait')),
    longestNumber: z.exactOptional(z.string()),
    target: seconds.describe(meaning('target')),
    wait: z.exactOptional(waitShape).describe(meaning('estimate')),
    openCounters: count.describe(meaning('lineCounters')),
    served: count.describe(meaning('served')),
    noShows: count.describe(meaning('noShows')),
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
    /** The same with the level of each, 1 its own. */
    serves: z.array(z.strictObject({ line: id, level: z.int() })),
    number: z.exactOptional(z.string()),
    ticketState: z.exactOptional(z.enum(['called', 'serving'])),
    ticketSince: z.exactOptional(time),
    served: count.describe(meaning('served')),
    meanService: seconds.describe(meaning('meanService')),
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
      issued: count.describe(meaning('issued')),
      waiting: count.describe(meaning('waiting')),
      inService: count.describe(meaning('inService')),
      served: count.describe(meaning('served')),
      noShows: count.describe(meaning('noShows')),
      cancelled: count.describe(meaning('cancelled')),
      longestWait: seconds.describe(meaning('longestWait')),
      /** Whose that is. */
      longestNumber: z.exactOptional(z.string()),
      ...waitFigures,
      openCounters: count.describe(meaning('openCounters')),
      pausedCounters: count.describe(meaning('pausedCounters')),
    }),
    lines: z.array(managerLineShape),
    counters: z.array(managerCounterShape),
    slips: z.strictObject({
      owed: count.describe(meaning('slipsOwed')),
      failed: count.describe(meaning('slipsFailed')),
    }),
    ratings: ratingFiguresShape,
    complaints: z.strictObject({
      filed: count.describe(meaning('complaintsFiled')),
      open: count.describe(meaning('complaintsOpen')),
    }),
    /** Cards: those that are open by colour; a red one stands for the yellow one before it as well. */
    cards: z.strictObject({
      yellow: count,
      red: count,
      /** All of today, open or over, and those that nobody has acknowledged. */
      given: count,
      free: count,
    }),
    recentCalls: z.array(callShape),
    routing: routingShape,
    /** What supervisors have set, moved and told, with what ends each. */
    today: todayShape,
    /** The hall file was changed and lacks what today needs: today goes on with the one before. */
    hallFileLacks: z.exactOptional(
      z.strictObject({
        what: z.enum(['line', 'service', 'category', 'counter']),
        id,
        /** The ticket that needs it. */
        number: z.exactOptional(z.string()),
      }),
    ),
  }),
);
export type ManagerView = Shape<typeof managerShape>;

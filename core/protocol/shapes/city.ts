import { z } from 'zod';
import { CITY_ROLES } from '../../catalogue/city.ts';
import { clock, count, id, names, seconds, time, waitShape } from './fields.ts';
import { intakeShape, serviceIntakeShape } from './intake.ts';
import { named, type Shape } from './shape.ts';

const place = z.strictObject({ latitude: z.number(), longitude: z.number() });

/** A hall of several: who it is, and where its pages stand. */
const face = { id, name: names, place: z.exactOptional(place), path: z.string() };

/** A wait in seconds, and as people are told of it. */
const toldWait = named('ToldWait', z.strictObject({ ...waitShape.shape, text: names }));
export type ToldWait = Shape<typeof toldWait>;

/** What ordinary newcomers would wait, from the line with the shortest wait to the one with the longest. */
const newcomers = z.strictObject({ least: toldWait, most: toldWait });

/** How far what is known here of a hall that stands alone is behind the hall itself. */
const behind = {
  /** What is known is complete up to this moment; absent: nothing is known yet. */
  asOf: z.exactOptional(time),
  /** When it was last heard of. */
  heard: z.exactOptional(time),
  seconds: z.exactOptional(count),
  /** Records that it had written then, and that had not come. */
  records: z.exactOptional(count),
};

/** A hall for everybody: nothing that it does not know itself. */
export const publicHallShape = named(
  'PublicHall',
  z.strictObject({
    ...face,
    timeZone: z.string(),
    /** `silent`: nothing is known of it at present. */
    state: z.enum(['open', 'closed', 'silent']),
    /** Since when nothing is known of it. */
    silentSince: z.exactOptional(time),
    intake: z.exactOptional(intakeShape),
    alwaysOpen: z.exactOptional(z.boolean()),
    /** Opening hours of today. */
    hours: z.exactOptional(z.array(z.strictObject({ from: clock, to: clock }))),
    waiting: z.exactOptional(count),
    /** Absent while no counter is open. */
    wait: z.exactOptional(newcomers),
    /** Of a hall that stands alone and sends its journal. */
    behind: z.exactOptional(z.strictObject(behind)),
  }),
);
export type PublicHall = Shape<typeof publicHallShape>;

/** A service where it is offered, the quickest first. */
export const sharedServiceShape = named(
  'ServiceInHalls',
  z.strictObject({
    id,
    name: names,
    at: z.array(
      z.strictObject({
        hall: id,
        line: id,
        lineName: names,
        waiting: count,
        openCounters: count,
        /** For an ordinary newcomer; absent while no counter of the line is open. */
        wait: z.exactOptional(toldWait),
        intake: serviceIntakeShape,
        /** Sooner than in the next hall of which a wait can be told. */
        quickest: z.exactOptional(z.literal(true)),
      }),
    ),
  }),
);
export type ServiceInHalls = Shape<typeof sharedServiceShape>;

/** All halls for everybody (`GET /halls`). */
export const publicHallsShape = named(
  'PublicHalls',
  z.strictObject({
    now: time,
    name: names,
    halls: z.array(publicHallShape),
    /** What was searched for, where it is offered. */
    services: z.exactOptional(z.array(sharedServiceShape)),
  }),
);
export type PublicHalls = Shape<typeof publicHallsShape>;

/** Figures of a hall today, as the hall itself has them at this moment. */
const figuresNow = z.strictObject({
  seq: count,
  day: z.iso.date(),
  issued: count,
  served: count,
  noShows: count,
  cancelled: count,
  waiting: count,
  inService: count,
  late: count,
  longestWait: seconds,
  longestNumber: z.exactOptional(z.string()),
  meanWait: seconds,
  counters: count,
  openCounters: count,
  pausedCounters: count,
});

/** A hall for those above it. */
export const cityHallShape = named(
  'CityHall',
  z.strictObject({
    ...face,
    /**
     * `silent`: its figures are not known; `behind`: they are those of a moment before, and in no sum; `mistaken`: its
     * hall file cannot be opened.
     */
    state: z.enum(['open', 'stopped', 'closed', 'silent', 'behind', 'mistaken']),
    /** Since when it has been silent, or has written nothing down. */
    silentSince: z.exactOptional(time),
    /** What is wrong, in the words of the hall file's reader. */
    why: z.exactOptional(z.string()),
    intake: z.exactOptional(intakeShape),
    figures: z.exactOptional(figuresNow),
    wait: z.exactOptional(newcomers),
    /** The most harmful of what needs a person there, and how many there are. */
    trouble: z.exactOptional(
      z.strictObject({ title: names, text: names, tone: z.enum(['bad', 'warn']), since: time, of: count }),
    ),
    /** Of a hall that stands alone and sends its journal; `fault` is why it is not taken. */
    behind: z.exactOptional(z.strictObject({ ...behind, fault: z.exactOptional(z.string()) })),
  }),
);
export type CityHall = Shape<typeof cityHallShape>;

/** The overview of several halls (`GET /city`). */
export const cityShape = named(
  'CityView',
  z.strictObject({
    now: time,
    name: names,
    /** Sums over the halls that are heard of. */
    totals: z.strictObject({
      halls: count,
      heard: count,
      open: count,
      issued: count,
      served: count,
      waiting: count,
      inService: count,
      openCounters: count,
      longestWait: seconds,
    }),
    halls: z.array(cityHallShape),
  }),
);
export type CityView = Shape<typeof cityShape>;

/** Figures of days of each hall beside each other; null: there is no data. */
export const cityFiguresShape = named(
  'CityFigures',
  z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    measures: z.array(z.strictObject({ id: z.string(), name: names, unit: z.string(), what: names })),
    halls: z.array(
      z.strictObject({
        id,
        name: names,
        /** `away`: its reports cannot be asked at present. */
        state: z.enum(['complete', 'behind', 'away']),
        values: z.record(z.string(), z.number().nullable()),
      }),
    ),
  }),
);
export type CityFigures = Shape<typeof cityFiguresShape>;

/** Who has signed in above halls. */
export const citySignedInShape = named(
  'CitySignedIn',
  z.strictObject({
    id: z.string(),
    role: z.enum(CITY_ROLES),
    name: z.exactOptional(names),
    halls: z.array(id),
    /** They have come in by the sign-in service of the office. */
    service: z.exactOptional(z.literal(true)),
  }),
);
export type CitySignedIn = Shape<typeof citySignedInShape>;

/** A sign-in above halls: the token counts in each of the halls, as their role there. */
export const citySessionShape = named('CitySession', z.strictObject({ token: z.string(), user: citySignedInShape }));

/** Where the journal of a hall that stands alone ends here (`GET /city/journal`); null: nothing has come yet. */
export const shippedHeadShape = named(
  'ShippedHead',
  z.strictObject({
    hall: id,
    head: z.strictObject({ day: z.iso.date(), seq: count, hash: z.string() }).nullable(),
  }),
);

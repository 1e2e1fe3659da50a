import { z } from 'zod';
import { count, id, names, seq, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const whole = z.int();
const range = named(
  'Range',
  z.strictObject({ p10: whole, p50: whole, p90: whole }),
  'Of ten days that are drawn eight come to something from p10 to p90',
);
/** On how many days and visits it rests; none: on the hall file alone. */
const learned = z.strictObject({ days: count, visits: count });

/** What would help now (`GET /advice`). */
export const adviceShape = named(
  'AdviceList',
  z.strictObject({
    ...{ seq, now: time, at: time },
    learned,
    /** The best first; empty where everybody is served in time, or nothing helps for certain. */
    items: z.array(
      z.strictObject({
        /**
         * `open`: open the counter; `resume`: end its pause; `lend`: let it help the line;
         * `stay`: pause or close later; `move`: whoever sits idle at `from` goes there.
         */
        kind: z.enum(['open', 'resume', 'lend', 'stay', 'move']),
        ...{ line: id, lineName: names, counter: id, counterName: names },
        from: z.exactOptional(id),
        fromName: z.exactOptional(names),
        until: time,
        /** What a counter that is lent serves then, as `assign-lines` takes it. */
        lines: z.exactOptional(z.array(z.strictObject({ line: id, level: z.int().min(1) }))),
        /** Minutes of waiting that people are spared until the end of the day, all together. */
        saved: range,
        /** How many fewer wait longer than their target. */
        fewerLate: range,
        /** Minutes that staff give for it, beyond those who work already. */
        staffMinutes: count,
        /** Lines in which people wait longer for it, and how many minutes, all together. */
        others: z.array(z.strictObject({ line: id, name: names, minutes: count })),
      }),
    ),
  }),
);
export type AdviceView = Shape<typeof adviceShape>;

const rest = z.strictObject({ minutes: z.number().min(0), late: z.number().min(0) });

/** What changes would come to (`GET /advice/what-if`). */
export const suppositionShape = named(
  'Supposition',
  z.strictObject({
    ...{ seq, now: time, at: time, until: time },
    learned,
    saved: range,
    fewerLate: range,
    /** By line: of those who wait now or come until then the mean wait in minutes, and how many pass their target. */
    lines: z.array(z.strictObject({ line: id, name: names, before: rest, after: rest })),
  }),
);
export type SuppositionView = Shape<typeof suppositionShape>;

/** How many counters a day needs (`GET /advice/tomorrow`). */
export const needsShape = named(
  'DayNeeds',
  z.strictObject({
    seq,
    day: z.iso.date(),
    learned,
    /** This share of people is to be called within their line's target. */
    promised: z.number(),
    lines: z.array(
      z.strictObject({
        ...{ line: id, name: names },
        /** Counters that serve it in an ordinary hour of the hall file, whatever else they serve. */
        counters: count,
      }),
    ),
    halfHours: z.array(
      z.strictObject({
        ...{ from: time, until: time },
        lines: z.array(
          z.strictObject({
            line: id,
            /** How many usually come. */
            come: z.number().min(0),
            /** Counters that have to be open for it alone. */
            counters: count,
          }),
        ),
      }),
    ),
    /** Lunch in turns, by what lines can best spare; absent where the hall is closed at noon. */
    lunch: z.exactOptional(
      z.strictObject({
        /** So many counters are too few in the worst half hour of it, each line for itself. */
        short: count,
        turns: z.array(z.strictObject({ from: time, until: time, counters: count })),
      }),
    ),
    /** The working days to come, each in short. */
    week: z.array(
      z.strictObject({
        day: z.iso.date(),
        /** How many usually come. */
        come: count,
        /** Hours of counters in all. */
        counterHours: z.number().min(0),
        /** The half hour that needs most counters, and how many. */
        busiest: time,
        counters: count,
      }),
    ),
  }),
);
export type NeedsView = Shape<typeof needsShape>;

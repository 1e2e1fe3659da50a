import { z } from 'zod';
import { id, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** How a booking of the hall file stands now: what would come of checking in with it. */
export const bookingShape = named(
  'BookingView',
  z.strictObject({
    id,
    service: id,
    serviceName: names,
    slot: z.strictObject({ from: time, to: time }),
    /** Checking in is refused before this. */
    checkInFrom: time,
    /** Whoever checks in later waits as an ordinary visitor. */
    countsUntil: time,
    /** `due`: it counts. `late`: a number is given, and the booking counts no longer. `used`: it has checked in. */
    state: z.enum(['early', 'due', 'late', 'used', 'cancelled', 'other-day']),
  }),
);
export type BookingView = Shape<typeof bookingShape>;

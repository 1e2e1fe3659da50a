import { z } from 'zod';
import { count, id, names, seconds, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const face = { id, text: names, at: time, until: z.exactOptional(time) };

/** What staff tell people in the hall for a while: plain text, never markup. */
export const messageShape = named('MessageView', z.strictObject(face));
export type MessageView = Shape<typeof messageShape>;

/** The same for the clerk whom it is for. `seen`: when whoever works here said that they have read it. */
export const clerkMessageShape = named(
  'ClerkMessage',
  z.strictObject({ ...face, by: z.string(), seen: z.exactOptional(time) }),
);
export type ClerkMessage = Shape<typeof clerkMessageShape>;

/** A line or a counter by its name. */
const place = z.strictObject({ kind: z.enum(['line', 'counter']), id, name: names });
export type PlaceView = Shape<typeof place>;

/** Who set something, when and why. */
const said = { by: z.string(), reason: z.string(), at: time };

/** What supervisors have set for today beside the hall file, with what ends each. */
export const todayShape = named(
  'TodayView',
  z.strictObject({
    /** Ended by `withdraw-message`. */
    messages: z.array(
      z.strictObject({
        ...face,
        by: z.string(),
        /** The clerk at a counter, the screen over one, or everybody who waits in a line. */
        to: z.strictObject({ kind: z.enum(['counter', 'screen', 'line']), id, name: names }),
        /** Which clerks have said that they have read it. */
        seen: z.array(z.strictObject({ by: z.string(), at: time })),
      }),
    ),
    /** Ended by `set-target` with null. `file`: what the hall file says. */
    targets: z.array(z.strictObject({ line: id, name: names, target: seconds, file: seconds, ...said })),
    /** Ended by `set-limit` with null. `places` absent: without a limit; `file` absent: the hall file has none. */
    limits: z.array(
      z.strictObject({
        service: id,
        name: names,
        places: z.exactOptional(count),
        file: z.exactOptional(count),
        taken: count,
        ...said,
      }),
    ),
    /** Ended by `assign-lines` with null. */
    assigned: z.array(
      z.strictObject({
        counter: id,
        name: names,
        lines: z.array(z.strictObject({ line: id, name: names, prefix: z.string(), level: z.int() })),
        ...said,
      }),
    ),
    /** The newest first; taken back by `undo-move`. `standing`: how many stand where the move put them. */
    moves: z.array(
      z.strictObject({
        id,
        from: place,
        to: place,
        place: z.enum(['kept', 'end']),
        moved: count,
        standing: count,
        ...said,
      }),
    ),
  }),
);
export type TodayView = Shape<typeof todayShape>;

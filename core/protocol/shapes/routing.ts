import { z } from 'zod';
import { clock, count, id, names, seconds, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

const closedLine = {
  reason: z.string(),
  at: time,
  movedTo: z.exactOptional(id),
  movedToName: z.exactOptional(names),
};

/** Why a line takes no tickets, and where those who waited went. */
export const closedLineShape = named('ClosedLineView', z.strictObject(closedLine));
export type ClosedLineView = Shape<typeof closedLineShape>;

/** A profile of the hall file. `from` and `to` are absent where it is only switched by hand. */
export const profileFaceShape = z.strictObject({
  id,
  name: names,
  from: z.exactOptional(clock),
  to: z.exactOptional(clock),
  /** 1 = Monday … 7; absent: every day. */
  days: z.exactOptional(z.array(z.int().min(1).max(7))),
  /** Which lines its counters serve. */
  counters: z.array(z.strictObject({ counter: id, lines: z.array(z.strictObject({ line: id, level: z.int() })) })),
  /** Made or edited by hand. `keep`: it goes over into later days; `inFile`: the hall file has one of this id. */
  made: z.exactOptional(
    z.strictObject({ by: z.string(), reason: z.string(), at: time, keep: z.boolean(), inFile: z.boolean() }),
  ),
});
export type ProfileFace = Shape<typeof profileFaceShape>;

/** A profile in force. `id` and `name` absent: every counter serves its own lines. */
export const profileInForceShape = z.strictObject({
  id: z.exactOptional(id),
  name: z.exactOptional(names),
  /** Absent: the whole hall. */
  zone: z.exactOptional(z.string()),
  /** A login, or `timetable`. */
  by: z.string(),
  reason: z.string(),
  at: time,
});
export type ProfileInForceView = Shape<typeof profileInForceShape>;

/**
 * A counter that helps a line which is late, and the numbers that it was lent for: seconds, and percent of the target.
 */
export const loanShape = named(
  'LoanView',
  z.strictObject({
    counter: id,
    counterName: names,
    line: id,
    lineName: names,
    prefix: z.string(),
    level: z.int(),
    at: time,
    number: z.exactOptional(z.string()),
    waited: seconds,
    target: seconds,
    bound: z.number(),
    /** One sentence a language. */
    text: names,
  }),
);
export type LoanView = Shape<typeof loanShape>;

/** Who serves what beyond the ordinary, for managers. */
export const routingShape = named(
  'RoutingView',
  z.strictObject({
    /** In force now: of the whole hall first, then of single zones. */
    inForce: z.array(profileInForceShape),
    profiles: z.array(profileFaceShape),
    zones: z.array(z.string()),
    lent: z.array(loanShape),
    closed: z.array(
      z.strictObject({ ...closedLine, line: id, name: names, prefix: z.string(), by: z.string(), waiting: count }),
    ),
  }),
);
export type RoutingView = Shape<typeof routingShape>;

import { z } from 'zod';
import { MOVE_PLACES } from '../../queue/ticket.ts';
import { meaning } from '../meanings.ts';
import { count, id, languageTag, names, seconds, seq, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** A call, or a call again of the same ticket. */
export const callKind = z.enum(['call', 'recall']);

/** Who of the staff put a ticket first, and why. */
const override = z.strictObject({ by: z.string(), reason: z.string() });

/** A move that staff made of it. */
const moved = z.strictObject({
  at: time,
  by: z.string(),
  reason: z.string(),
  into: z.enum(['line', 'counter']),
  place: z.enum(MOVE_PLACES),
});

const why = {
  tier: z.literal([1, 2, 3]),
  level: z.int(),
  /** Helped, and past `help_overdue_percent` of its target: compared with the counter's own as if it were one. */
  overdue: z.exactOptional(z.literal(true)),
  waited: seconds,
  target: seconds,
  slope: seconds,
  cap: seconds,
  urgency: z.number().describe(meaning('urgency')),
  override: z.exactOptional(override),
  /** Who moved it to where it stands, and why. */
  moved: z.exactOptional(moved),
};

/** Why a ticket stands where it stands: the numbers of the calling rule, waits in seconds at `now`. */
export const whyShape = named('WhyView', z.strictObject(why));
export type WhyView = Shape<typeof whyShape>;

/** Why a call was made: the heads of lines that were compared, the chosen one first. */
export const reasonShape = named(
  'ReasonView',
  z.strictObject({
    rule: z.enum(['next', 'named', 'resumed']),
    heads: z.array(z.strictObject({ ...why, number: z.string(), line: id, category: id, since: time })),
    override: z.exactOptional(override),
    /** One sentence a language, fit to be read to the citizen who asks. */
    text: names,
  }),
);
export type ReasonView = Shape<typeof reasonShape>;

/** A call with its reason in numbers and in words. */
export const callShape = named(
  'CallView',
  z.strictObject({
    seq,
    at: time,
    kind: callKind,
    number: z.string(),
    counter: id,
    reason: z.exactOptional(reasonShape),
  }),
);
export type CallView = Shape<typeof callShape>;

/** The `call` message to those who watch a board that shows the line. */
export const callMessageShape = named(
  'CallMessage',
  z.strictObject({
    seq,
    at: time,
    number: z.string(),
    counter: id,
    kind: callKind,
    counterName: names,
    zone: z.string(),
    line: id,
    speech: z.array(z.strictObject({ language: languageTag, text: z.string() })),
    /** The boards that show it. */
    board: z.array(id),
  }),
);
export type CallMessage = Shape<typeof callMessageShape>;

/**
 * What became of a call's voice. `late`: the boards have shown it, and it was no longer spoken; `muted`: the
 * loudspeaker is muted, or its volume 0; `silent`: nobody could play it.
 */
const voiceOutcome = z.enum(['waiting', 'speaking', 'spoken', 'late', 'muted', 'silent']);
export type VoiceOutcome = Shape<typeof voiceOutcome>;

/**
 * What the hall saw and heard of the newest call at a counter (`GET /counters/{id}/heard`, topic `heard:{counter}`): of
 * so many boards that are linked and show it, so many have painted it.
 */
export const receiptShape = named(
  'CallReceipt',
  z.strictObject({
    seq,
    now: time,
    /** The seq of the call; absent before the first call of the day. */
    call: z.exactOptional(seq),
    boards: count,
    painted: count,
    /** Absent where no voice speaks. */
    voice: z.exactOptional(voiceOutcome),
  }),
);
export type CallReceipt = Shape<typeof receiptShape>;

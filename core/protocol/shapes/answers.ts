import { z } from 'zod';
import { count, id, time } from './fields.ts';
import { named } from './shape.ts';
import { callShape } from './call.ts';
import { alertShape } from './alerts.ts';
import { cardShape } from './card.ts';
import { complaintShape } from './complaint.ts';
import { counterShape } from './counter.ts';
import { lineShape } from './line.ts';
import { ticketShape } from './ticket.ts';

// What commands answer: the view of what they changed.

/** Nothing to say. */
export const done = z.strictObject({});

export const ticketAnswer = named('TicketAnswer', z.strictObject({ ticket: ticketShape }));
/** A ticket, and the hall's time at which this was so. */
export const ticketNowAnswer = named('TicketNowAnswer', z.strictObject({ ticket: ticketShape, now: time }));

/** `copy`: which copy of the paper it is. */
export const copyAnswer = named(
  'CopyAnswer',
  z.strictObject({ ticket: ticketShape, copy: z.int().min(1).exactOptional() }),
);

export const counterAnswer = named('CounterAnswer', z.strictObject({ counter: counterShape }));

/** Who is called now, for what, and why. */
export const callAnswer = named(
  'CallAnswer',
  z.strictObject({
    ticket: ticketShape.exactOptional(),
    step: z.int().min(0).exactOptional(),
    call: callShape.exactOptional(),
    counter: counterShape,
  }),
);

export const lineAnswer = named('LineAnswer', z.strictObject({ line: lineShape }));

/** The id of what was sent, made or moved: with it, it is ended or taken back. */
export const messageAnswer = named('MessageAnswer', z.strictObject({ message: id }));
export const profileAnswer = named('ProfileAnswer', z.strictObject({ profile: id }));
/** How many tickets were moved. */
export const moveAnswer = named('MoveAnswer', z.strictObject({ move: id, moved: count }));

export const alertAnswer = named('AlertAnswer', z.strictObject({ alert: alertShape }));
export const cardAnswer = named('CardAnswer', z.strictObject({ card: cardShape }));
export const complaintAnswered = named('ComplaintAnswer', z.strictObject({ complaint: complaintShape }));

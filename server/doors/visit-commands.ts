import { err, ok } from '../../core/base/result.ts';
import * as counterBodies from '../../core/protocol/bodies/counter-bodies.ts';
import { nothing } from '../../core/protocol/bodies/fields.ts';
import * as hallBodies from '../../core/protocol/bodies/hall-bodies.ts';
import * as ticketBodies from '../../core/protocol/bodies/ticket-bodies.ts';
import { spec } from './command-spec.ts';
import { badInput } from './problem.ts';

/** What a clerk takes back, takes up again and writes down, what a citizen says of it, and what the hall answers. */
export const VISIT_COMMANDS = {
  undo: spec({
    who: { staff: 'clerk' },
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'undo', counter }),
  }),
  'return-to-line': spec({
    who: { staff: 'clerk' },
    target: 'counter',
    body: counterBodies.returnToLine,
    answer: 'counter',
    make: ({ reason }, { counter }) => ok({ name: 'return-to-line', counter, reason }),
  }),
  'resume-here': spec({
    who: { staff: 'clerk' },
    target: 'counter',
    body: counterBodies.resumeHere,
    answer: 'call',
    // Over the live door the ticket stands beside the counter, in the frame of the message.
    make: ({ ticket: named }, { counter, ticket }) => {
      const which = named ?? ticket;
      if (which === '') return err(badInput([{ path: 'ticket', message: 'is missing; expected the id of a ticket' }]));
      return ok({ name: 'resume-here', counter, ticket: which });
    },
  }),
  'add-note': spec({
    who: { staff: 'clerk' },
    target: 'counter',
    body: counterBodies.addNote,
    answer: 'counter',
    make: ({ text }, { counter }) => ok({ name: 'add-note', counter, text }),
  }),
  'rate-at-counter': spec({
    who: { screen: true },
    target: 'counter',
    body: ticketBodies.counterRating,
    answer: 'rating',
    make: ({ grade, reasons, reason }, { counter }) => ok({ name: 'rate-at-counter', counter, grade, reasons, reason }),
  }),
  'answer-complaint': spec({
    who: { staff: 'manager' },
    target: 'complaint',
    body: hallBodies.complaintAnswer,
    answer: 'complaint',
    make: ({ outcome, text }, { complaint }) => ok({ name: 'answer-complaint', complaint, outcome, text }),
  }),
} as const;

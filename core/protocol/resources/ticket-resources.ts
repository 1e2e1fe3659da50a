import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { findTickets } from '../bodies/ticket-bodies.ts';
import { numberQuery, secretQuery } from '../queries.ts';
import { ticketNowAnswer } from '../shapes/answers.ts';
import { citizensComplaintShape } from '../shapes/complaint.ts';
import { time } from '../shapes/fields.ts';
import { ticketShape } from '../shapes/ticket.ts';
import { traceShape } from '../shapes/trace.ts';
import { whereaboutsShape } from '../shapes/whereabouts.ts';
import { ANYONE } from '../rights.ts';
import { HOLDERS, KIOSKS_AND_DESK, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const TICKETS = { tag: 'Tickets' } as const;
const HELD = { ...TICKETS, query: secretQuery } as const;
const SEEN = { ...HELD, who: HOLDERS, problems: [404], codes: { 404: ['ticket-unknown'] } } as const;

const foundTicket = z.strictObject({ id: z.string(), number: z.string(), secret: z.exactOptional(z.string()) });

/** Tickets: taken, looked at, changed, printed, rated. */
export const TICKET_RESOURCES = {
  'POST /tickets': { ...TICKETS, summary: 'Take a ticket for one or more services', command: 'issue-ticket' },
  'GET /tickets': {
    ...TICKETS,
    summary: 'The ticket with this number, of today or of a day before: where it is, its lines, people ahead and waits',
    who: STAFF,
    query: numberQuery,
    answer: named(
      'WhereaboutsAnswer',
      z.strictObject({ day: z.iso.date(), whereabouts: whereaboutsShape, ticket: ticketShape, now: time }),
    ),
    problems: [404, 503],
    codes: { 404: ['ticket-unknown', 'day-not-kept'], 503: ['journal-unavailable'] },
  },
  'POST /tickets/find': {
    ...TICKETS,
    summary:
      'The tickets of whoever showed this card: to a kiosk with their secrets those of today that are not over; to the information desk all of the day',
    // A clerk finds tickets by their numbers; who came with which card is nobody's business.
    who: KIOSKS_AND_DESK,
    body: findTickets,
    answer: named('FoundTickets', z.strictObject({ tickets: z.array(foundTicket) })),
    problems: [404, 503],
    codes: { 404: ['day-not-kept'], 503: ['journal-unavailable'] },
    example: { body: { identity: 'sealed:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' }, answer: { tickets: [] } },
  },
  'GET /tickets/{id}': {
    ...SEEN,
    who: { ...HOLDERS, scope: 'tickets:read' },
    summary: 'A ticket of today with its steps, place and estimate',
    answer: ticketNowAnswer,
  },
  'GET /tickets/{id}/trace': {
    ...TICKETS,
    summary: 'What happened to a ticket, of today or of a day before: every event with who, when and why, in words',
    who: STAFF,
    answer: named(
      'TraceAnswer',
      z.strictObject({ trace: traceShape, ticket: ticketShape, today: z.boolean(), now: time }),
    ),
    problems: [404, 503],
    codes: { 404: ['ticket-unknown'], 503: ['journal-unavailable'] },
  },
  'GET /tickets/{id}/receipt.png': {
    ...SEEN,
    summary: 'The receipt as the picture that its bytes print',
    media: ['image/png'],
  },
  'POST /tickets/{id}/cancel': { ...HELD, summary: 'Give the place up', command: 'cancel-ticket' },
  'POST /tickets/{id}/park': {
    ...HELD,
    summary: 'Put the ticket aside: it is not called until it is resumed',
    command: 'park-ticket',
  },
  'POST /tickets/{id}/resume': {
    ...HELD,
    summary: 'Back into line from the park, or back from a no-show',
    command: 'resume-ticket',
  },
  'POST /tickets/{id}/reenter': {
    ...HELD,
    summary: 'Back into line after a no-show (the same as resume)',
    command: 'resume-ticket',
  },
  'POST /tickets/{id}/bring-back': {
    ...TICKETS,
    summary: 'Back to the line with what ended in the last half hour, at any counter or at none, with a reason',
    command: 'bring-back-ticket',
  },
  'POST /tickets/{id}/services': {
    ...HELD,
    summary: 'Ask for one more service on the same ticket',
    command: 'add-service',
  },
  'POST /tickets/{id}/rating': { ...HELD, summary: 'Rate a service that was done', command: 'rate-step' },
  'GET /tickets/{id}/complaints': {
    tag: 'Complaints',
    summary:
      'How the complaints of a ticket stand and what was answered, for whoever shows its secret; also on later days',
    // Its handler asks for the secret: that of a complaint holds longer than its ticket.
    who: ANYONE,
    query: secretQuery,
    answer: named('CitizensComplaints', z.strictObject({ items: z.array(citizensComplaintShape) })),
    problems: [401, 403, 503],
    codes: { 404: ['ticket-unknown'], 503: ['journal-unavailable'] },
    example: { answer: { items: [] } },
  },
  'POST /tickets/{id}/complaint': { ...HELD, summary: 'Complain', command: 'file-complaint' },
  'POST /tickets/{id}/withdraw-priority': {
    ...TICKETS,
    summary: 'Take back that the ticket goes first, with a reason',
    command: 'withdraw-priority',
  },
  'POST /tickets/{id}/prioritise': {
    ...TICKETS,
    summary: 'Put a ticket first, with a reason',
    command: 'prioritise-ticket',
  },
  'POST /tickets/{id}/category': {
    ...TICKETS,
    summary: 'Correct the category of a ticket, with a reason',
    command: 'correct-category',
  },
  'POST /tickets/{id}/reprint': {
    ...TICKETS,
    summary: 'Print the receipt again, marked as a copy',
    command: 'request-copy',
  },
} as const satisfies Record<string, ResourceRow>;

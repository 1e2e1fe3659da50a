import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { findTickets } from '../bodies/ticket-bodies.ts';
import { numberQuery, secretQuery } from '../queries.ts';
import { ticketNowAnswer } from '../shapes/answers.ts';
import { whereaboutsShape } from '../shapes/whereabouts.ts';
import { HOLDERS, KIOSKS, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const TICKETS = { tag: 'Tickets' } as const;
const HELD = { ...TICKETS, query: secretQuery } as const;
const SEEN = { ...HELD, who: HOLDERS, problems: [404], codes: { 404: ['ticket-unknown'] } } as const;

const foundTicket = z.strictObject({ id: z.string(), number: z.string(), secret: z.string() });

/** Tickets: taken, looked at, changed, printed, rated. */
export const TICKET_RESOURCES = {
  'POST /tickets': { ...TICKETS, summary: 'Take a ticket for one or more services', command: 'issue-ticket' },
  'GET /tickets': {
    ...TICKETS,
    summary: 'Where the ticket of today with this number is: who may call it, and why not',
    who: STAFF,
    query: numberQuery,
    answer: named('WhereaboutsAnswer', z.strictObject({ whereabouts: whereaboutsShape })),
    problems: [404],
    codes: { 404: ['ticket-unknown'] },
  },
  'POST /tickets/find': {
    ...TICKETS,
    summary: 'The tickets of whoever laid this card on the reader, that are not over',
    // A clerk finds tickets by their numbers; who came with which card is nobody's business.
    who: KIOSKS,
    body: findTickets,
    answer: named('FoundTickets', z.strictObject({ tickets: z.array(foundTicket) })),
    example: { body: { identity: 'sealed:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' }, answer: { tickets: [] } },
  },
  'GET /tickets/{id}': {
    ...SEEN,
    summary: 'A ticket of today with its steps, place and estimate',
    answer: ticketNowAnswer,
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
  'POST /tickets/{id}/services': {
    ...HELD,
    summary: 'Ask for one more service on the same ticket',
    command: 'add-service',
  },
  'POST /tickets/{id}/rating': { ...HELD, summary: 'Rate a service that was done', command: 'rate-step' },
  'POST /tickets/{id}/complaint': { ...HELD, summary: 'Complain', command: 'file-complaint' },
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

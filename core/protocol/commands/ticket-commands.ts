import { nothing } from '../bodies/fields.ts';
import * as body from '../bodies/ticket-bodies.ts';
import { copyAnswer, ticketAnswer } from '../shapes/answers.ts';
import { DESK, HOLDERS, ISSUERS, STAFF, STAFF_AND_KIOSKS, SUPERVISORS } from '../who-may.ts';
import type { CommandRow } from './command-row.ts';

const OPEN_TICKET = ['day-not-open', 'ticket-unknown', 'ticket-ended'] as const;
const NOT_ADMITTED = ['line-closed', 'service-closed', 'service-full'] as const;

/** What happens to a ticket away from a counter. */
export const TICKET_COMMANDS = {
  'issue-ticket': {
    who: ISSUERS,
    target: 'hall',
    body: body.issueTicket,
    answer: ticketAnswer,
    success: 201,
    refusals: [
      'day-not-open',
      'hall-closed',
      'intake-stopped',
      'matter-unknown',
      'no-services',
      'too-many-services',
      'service-repeated',
      'service-unknown',
      'category-unknown',
      'appointment-used',
      'appointment-early',
      'already-on-paper',
      ...NOT_ADMITTED,
    ],
    example: { services: ['id-card'], category: 'ordinary', language: 'en' },
  },
  'add-service': {
    who: HOLDERS,
    target: 'ticket',
    body: body.addService,
    answer: ticketAnswer,
    refusals: [
      ...OPEN_TICKET,
      'service-unknown',
      'service-repeated',
      'service-missed',
      'too-many-services',
      'intake-stopped',
      'hall-closed',
      ...NOT_ADMITTED,
    ],
    example: { service: 'deed-tax' },
  },
  'cancel-ticket': {
    who: HOLDERS,
    target: 'ticket',
    body: body.cancelTicket,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'ticket-being-served'],
    example: { reason: 'went home' },
  },
  'park-ticket': {
    who: HOLDERS,
    target: 'ticket',
    body: body.parkTicket,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'ticket-held', 'ticket-not-waiting'],
    example: { note: 'fetches a copy' },
  },
  'resume-ticket': {
    who: HOLDERS,
    target: 'ticket',
    body: nothing,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'ticket-not-parked', 'reentry-expired'],
    example: {},
  },
  'bring-back-ticket': {
    who: DESK,
    target: 'ticket',
    body: body.bringBackTicket,
    answer: ticketAnswer,
    refusals: [
      'day-not-open',
      'not-allowed',
      'ticket-unknown',
      'reason-needed',
      'not-ended-here',
      'ticket-held',
      'already-rated',
      'service-repeated',
    ],
    example: { reason: 'came after all' },
  },
  'prioritise-ticket': {
    who: SUPERVISORS,
    target: 'ticket',
    body: body.prioritise,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'not-allowed', 'reason-needed', 'ticket-not-waiting'],
    example: { reason: 'has waited at the wrong counter' },
  },
  'withdraw-priority': {
    who: SUPERVISORS,
    target: 'ticket',
    body: body.prioritise,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'not-allowed', 'reason-needed', 'not-put-first'],
    example: { reason: 'the train is cancelled' },
  },
  'correct-category': {
    who: STAFF,
    target: 'ticket',
    body: body.correctCategory,
    answer: ticketAnswer,
    refusals: [...OPEN_TICKET, 'not-allowed', 'reason-needed', 'category-unknown'],
    example: { category: 'elderly', reason: 'is 80 and took an ordinary ticket' },
  },
  'rate-step': {
    // Staff do not rate themselves, nor others.
    who: { secret: true },
    target: 'ticket',
    body: body.rating,
    answer: ticketAnswer,
    refusals: ['day-not-open', 'not-allowed', 'ticket-unknown', 'not-served', 'already-rated', 'reason-needed'],
    example: { grade: 5, step: 0 },
  },
  'file-complaint': {
    who: HOLDERS,
    target: 'ticket',
    body: body.complaint,
    answer: ticketAnswer,
    refusals: ['day-not-open', 'not-allowed', 'ticket-unknown', 'complained-too-often'],
    example: { text: 'I was sent to three counters.' },
  },
  'request-copy': {
    who: STAFF_AND_KIOSKS,
    target: 'ticket',
    body: body.reprint,
    answer: copyAnswer,
    success: 202,
    refusals: ['day-not-open', 'ticket-unknown'],
    example: { printer: 'kiosk-1' },
  },
} as const satisfies Record<string, CommandRow>;

import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { intake } from '../bodies/hall-bodies.ts';
import { proofQuery, servicesQuery } from '../queries.ts';
import { ANYONE } from '../rights.ts';
import { done } from '../shapes/answers.ts';
import { serviceShape } from '../shapes/service.ts';
import { ISSUERS, MANAGERS, STAFF, SUPERVISORS, SUPERVISORS_READ_HALL } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { alertsShape } from '../shapes/alerts.ts';
import { cardsShape } from '../shapes/card.ts';
import { bookingShape } from '../shapes/booking.ts';
import { hallShape } from '../shapes/hall.ts';
import { managerShape } from '../shapes/manager.ts';
import { troublesShape } from '../shapes/troubles.ts';

/** The hall's public face, its services, and who steers it. */
export const HALL_RESOURCES = {
  'GET /hall': {
    summary: "The hall's public face: names, lines with waiting count and estimate, counters, boards, kiosks, hours",
    tag: 'Hall',
    who: ANYONE,
    answer: hallShape,
  },
  'GET /hall/proof': {
    summary: 'Which hall answers here: its public key, and its signature (Ed25519) over what it is asked to sign',
    tag: 'Hall',
    who: ANYONE,
    query: proofQuery,
    answer: named('HallProof', z.strictObject({ key: z.string(), signature: z.string() })),
    example: {
      answer: {
        key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        signature: 'x'.repeat(86),
      },
    },
  },
  'GET /services': {
    summary: 'Services, ranked for a query in Chinese, pinyin, initials or English',
    tag: 'Hall',
    who: ANYONE,
    query: servicesQuery,
    answer: named('Services', z.strictObject({ items: z.array(serviceShape) })),
  },
  'GET /bookings/{id}': {
    summary: 'How a booking stands: whether it counts now, from when and until when one may check in with it',
    tag: 'Hall',
    who: ISSUERS,
    answer: bookingShape,
    problems: [404],
  },
  'GET /overview': {
    summary: 'The hall for its managers: lines, counters, longest wait',
    tag: 'Hall',
    who: SUPERVISORS_READ_HALL,
    answer: managerShape,
  },
  'GET /troubles': {
    summary: 'What needs a person now, the most harmful first: lines, counters, devices, with causes and ways out',
    tag: 'Hall',
    who: SUPERVISORS_READ_HALL,
    answer: troublesShape,
  },
  'GET /alerts': {
    summary: 'Alerts in force and of today, what was kept quiet, the rules, and how the webhooks stand',
    tag: 'Alerts',
    who: SUPERVISORS_READ_HALL,
    answer: alertsShape,
  },
  'POST /alerts/test': {
    summary: 'Try a rule: an alert that says that it is a test goes all the way out, and is over after a minute',
    tag: 'Alerts',
    command: 'test-alert',
  },
  'POST /alerts/{id}/acknowledge': {
    summary: 'Acknowledge an alert by name, once',
    tag: 'Alerts',
    command: 'acknowledge-alert',
  },
  'GET /cards': {
    summary:
      'The yellow and red cards of today, open ones first: what is over its limit, who was told and when. Clerks and the desk get those of their own work',
    tag: 'Cards',
    who: STAFF,
    answer: cardsShape,
    example: { answer: { now: '2026-03-09T09:00:00.000+08:00', items: [], limits: true } },
  },
  'POST /cards/{id}/acknowledge': {
    summary: 'Acknowledge a card by name, once, with what was found',
    tag: 'Cards',
    command: 'acknowledge-card',
  },
  'POST /hall/intake': {
    summary: 'Stop giving new tickets (serve to empty), or go on',
    tag: 'Hall',
    who: SUPERVISORS,
    body: intake,
    keyed: true,
    answer: done,
    problems: [503],
    codes: { 403: ['not-allowed'], 409: ['day-not-open'], 503: ['journal-unavailable'] },
    example: { body: { open: false, reason: 'the hall is full' }, answer: {} },
  },
  'POST /hall/clock': {
    summary: 'Say that the server’s clock, which has jumped ahead and is doubted, is right',
    tag: 'Hall',
    who: MANAGERS,
    answer: done,
    example: { answer: {} },
    keyed: 'for-an-hour',
  },
  'POST /hall/profile': {
    summary: 'Switch which lines the counters serve: a profile of the hall file, or null for their own lines',
    tag: 'Hall',
    command: 'switch-profile',
  },
  'POST /hall/close-day': {
    summary: 'End the day: every open ticket ends, every counter closes; the next day begins by itself',
    tag: 'Hall',
    command: 'close-day',
  },
} as const satisfies Record<string, ResourceRow>;

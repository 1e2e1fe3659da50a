import * as body from '../bodies/counter-bodies.ts';
import { nothing } from '../bodies/fields.ts';
import { counterRating, parkTicket } from '../bodies/ticket-bodies.ts';
import { callAnswer, counterAnswer } from '../shapes/answers.ts';
import { ITS_SCREEN, STAFF } from '../who-may.ts';
import type { CommandRow } from './command-row.ts';
import { ratingShape } from '../shapes/rating.ts';

const AT_COUNTER = ['day-not-open', 'counter-unknown', 'not-allowed', 'counter-closed', 'not-your-counter'] as const;
const WITH_TICKET = [...AT_COUNTER, 'counter-empty'] as const;
/** The ticket in hand makes room for the one that is called. */
const MAKES_ROOM = ['say-what-became', 'already-serving', 'missed-too-soon', 'recall-first'] as const;
const COUNTER = { who: STAFF, target: 'counter', body: nothing, answer: counterAnswer, example: {} } as const;

/** What is done at a counter: by its clerk, and by the screen at which a citizen rates. */
export const COUNTER_COMMANDS = {
  'open-counter': {
    ...COUNTER,
    body: body.standReason,
    refusals: ['day-not-open', 'counter-unknown', 'not-allowed', 'counter-taken', 'clerk-elsewhere'],
    example: { reason: 'forty people wait' },
  },
  'pause-counter': {
    ...COUNTER,
    body: body.pause,
    refusals: [...AT_COUNTER, 'counter-busy'],
    example: { reason: 'break' },
  },
  'close-counter': {
    ...COUNTER,
    body: body.standReason,
    refusals: ['day-not-open', 'counter-unknown', 'not-allowed', 'not-your-counter', 'counter-busy'],
    example: { reason: 'nobody waits for it' },
  },
  'call-next': {
    ...COUNTER,
    body: body.callNext,
    answer: callAnswer,
    refusals: [...AT_COUNTER, 'counter-paused', 'line-empty', ...MAKES_ROOM],
    example: { became: 'finished' },
  },
  'call-ticket': {
    ...COUNTER,
    body: body.callTicket,
    answer: callAnswer,
    refusals: [
      ...AT_COUNTER,
      'counter-paused',
      'reason-needed',
      'ticket-unknown',
      'ticket-held',
      'ticket-not-waiting',
      'step-blocked',
      ...MAKES_ROOM,
    ],
    example: { number: 'A012', reason: 'has a train to catch' },
  },
  recall: { ...COUNTER, refusals: [...WITH_TICKET, 'already-serving', 'recalled-too-soon', 'recalled-too-often'] },
  serve: { ...COUNTER, refusals: WITH_TICKET },
  finish: { ...COUNTER, body: body.finish, refusals: WITH_TICKET, example: { outcome: 'done' } },
  'mark-no-show': { ...COUNTER, refusals: [...WITH_TICKET, 'already-serving', 'missed-too-soon', 'recall-first'] },
  park: { ...COUNTER, body: parkTicket, refusals: WITH_TICKET, example: { note: 'fills in a form' } },
  transfer: {
    ...COUNTER,
    body: body.transfer,
    refusals: [
      ...WITH_TICKET,
      'reason-needed',
      'service-unknown',
      'service-repeated',
      'service-missed',
      'line-closed',
      'same-counter',
    ],
    example: { to: { service: 'deed-tax' }, note: 'papers are complete' },
  },
  undo: {
    ...COUNTER,
    refusals: [...AT_COUNTER, 'nothing-to-undo', 'undo-expired', 'undo-overtaken', 'counter-paused'],
  },
  'return-to-line': {
    ...COUNTER,
    body: body.returnToLine,
    refusals: [...WITH_TICKET, 'reason-needed'],
    example: { reason: 'called by mistake' },
  },
  'resume-here': {
    ...COUNTER,
    body: body.resumeHere,
    answer: callAnswer,
    refusals: [
      ...AT_COUNTER,
      'counter-paused',
      'ticket-unknown',
      'ticket-ended',
      'ticket-held',
      'ticket-not-parked',
      'reentry-expired',
      'step-blocked',
      ...MAKES_ROOM,
    ],
    example: { ticket: '01JA0000000000000000000000' },
  },
  'bring-back': {
    ...COUNTER,
    body: body.bringBack,
    answer: callAnswer,
    refusals: [
      ...AT_COUNTER,
      'counter-paused',
      'reason-needed',
      'ticket-unknown',
      'not-ended-here',
      'ticket-held',
      'already-rated',
      'service-repeated',
      'step-blocked',
      ...MAKES_ROOM,
    ],
    example: { ticket: '01JA0000000000000000000000', reason: 'came after all' },
  },
  'add-note': {
    ...COUNTER,
    body: body.addNote,
    refusals: WITH_TICKET,
    example: { text: 'passport seen' },
  },
  'rate-at-counter': {
    who: ITS_SCREEN,
    target: 'counter',
    body: counterRating,
    answer: ratingShape,
    refusals: [
      'day-not-open',
      'counter-unknown',
      'not-allowed',
      'rating-closed',
      'ticket-unknown',
      'not-served',
      'already-rated',
      'reason-needed',
    ],
    example: { grade: 4 },
  },
} as const satisfies Record<string, CommandRow>;

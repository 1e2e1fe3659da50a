import { nothing } from '../bodies/fields.ts';
import * as body from '../bodies/hall-bodies.ts';
import { alertAnswer, cardAnswer, complaintAnswered, done, lineAnswer } from '../shapes/answers.ts';
import { MANAGERS, SUPERVISORS } from '../who-may.ts';
import type { CommandRow } from './command-row.ts';

const OF_STAFF = ['day-not-open', 'not-allowed'] as const;
const HALL = { who: SUPERVISORS, target: 'hall', body: nothing, answer: done, example: {} } as const;
const LINE = { ...HALL, target: 'line', answer: lineAnswer } as const;

const CASE = {
  who: MANAGERS,
  target: 'complaint',
  answer: complaintAnswered,
  refusals: [...OF_STAFF, 'complaint-unknown', 'complaint-answered', 'complaint-full'],
} as const;

/** What supervisors and managers say for the whole hall, a line, a complaint, an alert, or a card. */
export const HALL_COMMANDS = {
  'stop-intake': { ...HALL, body: body.stopIntake, refusals: OF_STAFF, example: { reason: 'the hall is full' } },
  'resume-intake': {
    ...HALL,
    body: body.maySayWhy,
    refusals: OF_STAFF,
    example: { reason: 'there is room again' },
  },
  'close-day': { ...HALL, who: MANAGERS, body: body.maySayWhy, refusals: OF_STAFF },
  'switch-profile': {
    ...HALL,
    body: body.switchProfile,
    refusals: [...OF_STAFF, 'profile-unknown', 'zone-unknown'],
    example: { profile: 'lunch', reason: 'half of the counters are at lunch' },
  },
  'close-line': {
    ...LINE,
    body: body.closeLine,
    refusals: [...OF_STAFF, 'line-unknown'],
    example: { reason: 'the register is down' },
  },
  'reopen-line': {
    ...LINE,
    body: body.maySayWhy,
    refusals: [...OF_STAFF, 'line-unknown'],
    example: { reason: 'the register is back' },
  },
  'receive-complaint': {
    ...HALL,
    who: MANAGERS,
    body: body.complaintReceived,
    answer: complaintAnswered,
    refusals: [...OF_STAFF, 'ticket-unknown', 'counter-unknown', 'service-unknown'],
    example: { source: 'letter', text: 'I was sent to three counters.', reference: '2026-117' },
  },
  'assign-complaint': { ...CASE, body: body.complaintAssigned, example: { to: 'wang.li' } },
  'note-complaint': { ...CASE, body: body.complaintNoted, example: { text: 'Called back; nobody answered.' } },
  'extend-complaint': {
    ...CASE,
    body: body.complaintExtended,
    refusals: [...CASE.refusals, 'complaint-untimed'],
    example: { days: 3, reason: 'the department was asked' },
  },
  'reopen-complaint': {
    ...CASE,
    body: body.complaintReopened,
    refusals: [...OF_STAFF, 'complaint-unknown', 'complaint-open'],
    example: { reason: 'the form is missing again' },
  },
  'acknowledge-alert': {
    ...HALL,
    target: 'alert',
    body: body.maySayWhy,
    answer: alertAnswer,
    refusals: [...OF_STAFF, 'alert-unknown', 'alert-acknowledged'],
  },
  'acknowledge-card': {
    ...HALL,
    target: 'card',
    body: body.acknowledgeCard,
    answer: cardAnswer,
    refusals: [...OF_STAFF, 'card-unknown', 'card-acknowledged'],
    example: { words: 'two clerks were ill; counter 7 helps' },
  },
  'test-alert': {
    ...HALL,
    body: body.testAlert,
    answer: alertAnswer,
    success: 202,
    refusals: [...OF_STAFF, 'alert-unknown'],
    example: { rule: 'long-wait' },
  },
  'answer-complaint': {
    who: MANAGERS,
    target: 'complaint',
    body: body.complaintAnswer,
    answer: complaintAnswered,
    refusals: [...OF_STAFF, 'complaint-unknown', 'complaint-answered'],
    example: { outcome: 'corrected', text: 'The form is now handed out at the entrance.' },
  },
} as const satisfies Record<string, CommandRow>;

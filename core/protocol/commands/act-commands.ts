import * as body from '../bodies/act-bodies.ts';
import { counterAnswer, done, lineAnswer, messageAnswer, moveAnswer, profileAnswer } from '../shapes/answers.ts';
import { STAFF, SUPERVISORS } from '../who-may.ts';
import type { CommandRow } from './command-row.ts';

const BY_SUPERVISORS = ['day-not-open', 'not-allowed', 'reason-needed'] as const;
const HALL = { who: SUPERVISORS, target: 'hall', answer: done } as const;

/** What supervisors set for today, move and tell: each with its way back. */
export const ACT_COMMANDS = {
  'assign-lines': {
    who: SUPERVISORS,
    target: 'counter',
    body: body.assignLines,
    answer: counterAnswer,
    refusals: [...BY_SUPERVISORS, 'counter-unknown', 'line-unknown'],
    example: { lines: [{ line: 'deed-tax', level: 1 }], reason: 'twenty people wait there' },
  },
  'make-profile': {
    ...HALL,
    body: body.makeProfile,
    answer: profileAnswer,
    refusals: [...BY_SUPERVISORS, 'profile-unknown', 'counter-unknown', 'line-unknown'],
    example: {
      title: { 'zh-Hans': '税务高峰', en: 'Tax rush' },
      counters: [{ counter: '3', lines: [{ line: 'deed-tax', level: 1 }] }],
      keep: false,
      reason: 'last day of the tax period',
    },
  },
  'drop-profile': {
    ...HALL,
    body: body.dropProfile,
    refusals: [...BY_SUPERVISORS, 'profile-unknown', 'profile-in-force'],
    example: { profile: 'made-1', reason: 'the rush is over' },
  },
  'move-tickets': {
    ...HALL,
    body: body.moveTickets,
    answer: moveAnswer,
    refusals: [
      ...BY_SUPERVISORS,
      'line-unknown',
      'counter-unknown',
      'same-line',
      'same-counter',
      'line-closed',
      'counter-closed',
      'ticket-unknown',
      'ticket-not-waiting',
      'nobody-to-move',
    ],
    example: {
      from: { line: 'deed-tax' },
      to: { line: 'tax-general' },
      which: { last: 5 },
      place: 'kept',
      reason: 'the counters there are free',
    },
  },
  'undo-move': {
    ...HALL,
    body: body.undoMove,
    answer: moveAnswer,
    refusals: [...BY_SUPERVISORS, 'move-unknown', 'nothing-to-undo', 'line-closed'],
    example: { move: '2026-03-09-118', reason: 'the wrong line' },
  },
  'send-message': {
    ...HALL,
    body: body.sendMessage,
    answer: messageAnswer,
    refusals: [...BY_SUPERVISORS, 'counter-unknown', 'line-unknown', 'too-many-messages'],
    example: {
      to: { line: 'deed-tax' },
      text: { 'zh-Hans': '税务系统故障，约20分钟', en: 'The tax system is down, about 20 minutes' },
      minutes: 20,
    },
  },
  'withdraw-message': {
    ...HALL,
    body: body.withdrawMessage,
    refusals: ['day-not-open', 'not-allowed', 'message-unknown'],
    example: { message: '2026-03-09-119' },
  },
  'see-message': {
    who: STAFF,
    target: 'counter',
    body: body.seeMessage,
    answer: counterAnswer,
    refusals: [
      'day-not-open',
      'counter-unknown',
      'not-allowed',
      'counter-closed',
      'not-your-counter',
      'message-unknown',
    ],
    example: { message: '2026-03-09-119' },
  },
  'set-target': {
    who: SUPERVISORS,
    target: 'line',
    body: body.setTarget,
    answer: lineAnswer,
    refusals: [...BY_SUPERVISORS, 'line-unknown'],
    example: { minutes: 30, reason: 'two counters are out of order' },
  },
  'set-limit': {
    ...HALL,
    body: body.setLimit,
    refusals: [...BY_SUPERVISORS, 'service-unknown'],
    example: { service: 'deed-tax', places: 80, reason: 'the system takes no more' },
  },
} as const satisfies Record<string, CommandRow>;

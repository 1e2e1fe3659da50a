import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { complaintsQuery } from '../queries.ts';
import { counterAnswer } from '../shapes/answers.ts';
import { ITS_SCREEN, READS_COMPLAINTS, STAFF, STAFF_READ_HALL } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { receiptShape } from '../shapes/call.ts';
import { complaintCaseShape, complaintShape } from '../shapes/complaint.ts';
import { counterShape } from '../shapes/counter.ts';
import { lineShape } from '../shapes/line.ts';
import { ratingShape } from '../shapes/rating.ts';

const COUNTERS = { tag: 'Counters' } as const;
const LINES = { tag: 'Lines' } as const;
const COMPLAINTS = { tag: 'Complaints' } as const;

/** Counters and lines for staff, and what citizens say of the service. */
export const COUNTER_RESOURCES = {
  'GET /counters': {
    ...COUNTERS,
    summary: 'All counters with state and ticket in hand',
    who: STAFF_READ_HALL,
    answer: named('Counters', z.strictObject({ items: z.array(counterShape) })),
  },
  'GET /counters/{id}': {
    ...COUNTERS,
    summary: 'A counter: state, ticket in hand, line ahead with why',
    who: STAFF_READ_HALL,
    answer: counterAnswer,
    problems: [404],
  },
  'POST /counters/{id}/open': {
    ...COUNTERS,
    summary: 'Open the counter, or come back from a pause',
    command: 'open-counter',
  },
  'POST /counters/{id}/pause': { ...COUNTERS, summary: 'Pause with a reason', command: 'pause-counter' },
  'POST /counters/{id}/close': { ...COUNTERS, summary: 'Close the counter', command: 'close-counter' },
  'POST /counters/{id}/next': {
    ...COUNTERS,
    summary: 'Finish the ticket in hand, if any, or miss it, and call the next one',
    command: 'call-next',
  },
  'POST /counters/{id}/call': {
    ...COUNTERS,
    summary: 'Call a number out of order, with a reason',
    command: 'call-ticket',
  },
  'POST /counters/{id}/recall': { ...COUNTERS, summary: 'Call the ticket in hand again', command: 'recall' },
  'POST /counters/{id}/serve': { ...COUNTERS, summary: 'The citizen is here: start serving', command: 'serve' },
  'POST /counters/{id}/finish': {
    ...COUNTERS,
    summary: 'Finish the ticket in hand, with an outcome',
    command: 'finish',
  },
  'POST /counters/{id}/no-show': { ...COUNTERS, summary: 'The citizen did not come', command: 'mark-no-show' },
  'POST /counters/{id}/park': { ...COUNTERS, summary: 'Put the ticket in hand aside, with a note', command: 'park' },
  'POST /counters/{id}/transfer': {
    ...COUNTERS,
    summary: 'Send the ticket in hand to another service or counter',
    command: 'transfer',
  },
  'POST /counters/{id}/undo': {
    ...COUNTERS,
    summary: 'Take back what happened last here, for a few seconds',
    command: 'undo',
  },
  'POST /counters/{id}/return': {
    ...COUNTERS,
    summary: 'Put the ticket in hand back where it stood, with a reason',
    command: 'return-to-line',
  },
  'POST /counters/{id}/resume': {
    ...COUNTERS,
    summary: 'Take up a parked ticket, or a no-show that came after all, at once',
    command: 'resume-here',
  },
  'POST /counters/{id}/bring-back': {
    ...COUNTERS,
    summary: 'Bring back what ended here in the last half hour, at once or into the line, with a reason',
    command: 'bring-back',
  },
  'POST /counters/{id}/notes': { ...COUNTERS, summary: 'Add to the notes of the ticket in hand', command: 'add-note' },
  'POST /counters/{id}/rating': {
    ...COUNTERS,
    summary: 'Rate what was served here last',
    command: 'rate-at-counter',
  },
  'GET /counters/{id}/rating': {
    ...COUNTERS,
    summary: 'What may be rated at this counter now',
    who: ITS_SCREEN,
    answer: ratingShape,
    problems: [404],
  },
  'GET /counters/{id}/heard': {
    tag: 'Boards',
    summary: 'What the hall saw and heard of the newest call here',
    who: STAFF,
    answer: named('HeardAnswer', z.strictObject({ heard: receiptShape })),
    problems: [404],
  },
  'POST /lines/{id}/close': {
    ...LINES,
    summary: 'Give no new tickets for the line; those who wait go where the hall file says',
    command: 'close-line',
  },
  'POST /lines/{id}/open': { ...LINES, summary: 'Give tickets for the line again', command: 'reopen-line' },
  'GET /lines': {
    ...LINES,
    summary: 'All lines with their waiting tickets',
    who: STAFF_READ_HALL,
    answer: named('Lines', z.strictObject({ items: z.array(lineShape) })),
  },
  'GET /lines/{id}': {
    ...LINES,
    summary: 'A line: waiting tickets in calling order, each with why',
    who: STAFF_READ_HALL,
    answer: named('LineWithItems', z.strictObject({ line: lineShape, items: lineShape.shape.tickets })),
    problems: [404],
  },
  'GET /complaints': {
    ...COMPLAINTS,
    summary: 'Complaints that are open, those that are due first, and those answered of late',
    who: READS_COMPLAINTS,
    query: complaintsQuery,
    answer: named('Complaints', z.strictObject({ items: z.array(complaintShape) })),
    example: { answer: { items: [] } },
  },
  'POST /complaints': {
    ...COMPLAINTS,
    summary: 'File a complaint that came by telephone, letter or in person',
    command: 'receive-complaint',
  },
  'GET /complaints/{id}': {
    ...COMPLAINTS,
    summary: 'A complaint with everything that was done about it',
    who: READS_COMPLAINTS,
    answer: complaintCaseShape,
    problems: [404, 503],
    codes: { 404: ['complaint-unknown'], 503: ['journal-unavailable'] },
  },
  'POST /complaints/{id}/assign': { ...COMPLAINTS, summary: 'Give it to somebody', command: 'assign-complaint' },
  'POST /complaints/{id}/notes': { ...COMPLAINTS, summary: 'Write down what was done', command: 'note-complaint' },
  'POST /complaints/{id}/extend': { ...COMPLAINTS, summary: 'Give it more time', command: 'extend-complaint' },
  'POST /complaints/{id}/reopen': { ...COMPLAINTS, summary: 'Open it again', command: 'reopen-complaint' },
  'POST /complaints/{id}/answer': { ...COMPLAINTS, summary: 'Answer a complaint, once', command: 'answer-complaint' },
} as const satisfies Record<string, ResourceRow>;

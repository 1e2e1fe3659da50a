import { ok } from '../../core/base/result.ts';
import { theCall, theCounter, theRating } from './answers.ts';
import type { Makers } from './maker.ts';

/** What is done at a counter. */
export const COUNTER_MAKERS = {
  'open-counter': {
    make: ({ reason }, { counter }) => ok({ name: 'open-counter', counter, reason }),
    answer: theCounter,
  },
  'pause-counter': {
    make: ({ reason }, { counter }) => ok({ name: 'pause-counter', counter, reason }),
    answer: theCounter,
  },
  'close-counter': {
    make: ({ reason }, { counter }) => ok({ name: 'close-counter', counter, reason }),
    answer: theCounter,
  },
  'call-next': {
    make: (body, { counter }) => ok({ name: 'call-next', counter, ...body }),
    answer: theCall,
  },
  'call-ticket': {
    make: (body, { counter }) => ok({ name: 'call-ticket', counter, ...body }),
    answer: theCall,
  },
  recall: {
    make: (_body, { counter }) => ok({ name: 'recall', counter }),
    answer: theCounter,
  },
  serve: {
    make: (_body, { counter }) => ok({ name: 'serve', counter }),
    answer: theCounter,
  },
  finish: {
    make: ({ outcome, note }, { counter }) => ok({ name: 'finish', counter, outcome, note }),
    answer: theCounter,
  },
  'mark-no-show': {
    make: (_body, { counter }) => ok({ name: 'mark-no-show', counter }),
    answer: theCounter,
  },
  park: {
    make: ({ note }, { counter }) => ok({ name: 'park', counter, note }),
    answer: theCounter,
  },
  transfer: {
    make: ({ to, note, place }, { counter }) => ok({ name: 'transfer', counter, to, note, place }),
    answer: theCounter,
  },
  undo: {
    make: (_body, { counter }) => ok({ name: 'undo', counter }),
    answer: theCounter,
  },
  'return-to-line': {
    make: ({ reason }, { counter }) => ok({ name: 'return-to-line', counter, reason }),
    answer: theCounter,
  },
  'resume-here': {
    make: (body, { counter }) => ok({ ...body, name: 'resume-here', counter }),
    answer: theCall,
  },
  'bring-back': {
    make: ({ step, ...body }, { counter }) => ok({ ...body, name: 'bring-back', counter, step }),
    answer: theCall,
  },
  'add-note': {
    make: ({ text }, { counter }) => ok({ name: 'add-note', counter, text }),
    answer: theCounter,
  },
  'rate-at-counter': {
    make: ({ grade, reasons, reason }, { counter }) => ok({ name: 'rate-at-counter', counter, grade, reasons, reason }),
    answer: theRating,
  },
} as const satisfies Partial<Makers>;

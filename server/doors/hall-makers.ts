import { ok } from '../../core/base/result.ts';
import { nothing, theAlert, theCard, theComplaint, theLine, theNewComplaint } from './answers.ts';
import type { Makers } from './maker.ts';

/** What is said for the whole hall, a line, a complaint, an alert, or a card. */
export const HALL_MAKERS = {
  'stop-intake': {
    make: ({ reason }) => ok({ name: 'stop-intake', reason }),
    answer: nothing,
  },
  'resume-intake': {
    make: ({ reason }) => ok({ name: 'resume-intake', reason }),
    answer: nothing,
  },
  'close-day': {
    make: ({ reason }) => ok({ name: 'close-day', reason }),
    answer: nothing,
  },
  'switch-profile': {
    make: ({ profile, zone, reason }) => ok({ name: 'switch-profile', profile, zone, reason }),
    answer: nothing,
  },
  'close-line': {
    make: ({ reason }, { line }) => ok({ name: 'close-line', line, reason }),
    answer: theLine,
  },
  'reopen-line': {
    make: ({ reason }, { line }) => ok({ name: 'reopen-line', line, reason }),
    answer: theLine,
  },
  'receive-complaint': {
    make: ({ source, text, number, counter, service, clerk, reference }) =>
      ok({ name: 'receive-complaint', source, text, number, counter, service, clerk, reference }),
    answer: theNewComplaint,
  },
  'assign-complaint': {
    make: ({ to, reason }, { complaint }) => ok({ name: 'assign-complaint', complaint, to, reason }),
    answer: theComplaint,
  },
  'note-complaint': {
    make: ({ text }, { complaint }) => ok({ name: 'note-complaint', complaint, text }),
    answer: theComplaint,
  },
  'extend-complaint': {
    make: ({ days, reason }, { complaint }) => ok({ name: 'extend-complaint', complaint, days, reason }),
    answer: theComplaint,
  },
  'reopen-complaint': {
    make: ({ reason }, { complaint }) => ok({ name: 'reopen-complaint', complaint, reason }),
    answer: theComplaint,
  },
  'acknowledge-alert': {
    make: ({ reason }, { alert }) => ok({ name: 'acknowledge-alert', alert, reason }),
    answer: theAlert,
  },
  'acknowledge-card': {
    make: ({ words }, { card }) => ok({ name: 'acknowledge-card', card, words: words === '' ? undefined : words }),
    answer: theCard,
  },
  'test-alert': {
    make: ({ rule }) => ok({ name: 'test-alert', rule }),
    answer: theAlert,
  },
  'answer-complaint': {
    make: ({ outcome, text }, { complaint }) => ok({ name: 'answer-complaint', complaint, outcome, text }),
    answer: theComplaint,
  },
} as const satisfies Partial<Makers>;

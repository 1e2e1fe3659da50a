import { ok } from '../../core/base/result.ts';
import { MINUTE } from '../../core/base/time.ts';
import { inEveryLanguage, messageId } from '../../core/queue/message.ts';
import { moveId } from '../../core/queue/moving.ts';
import { nothing, theCounter, theLine } from './answers.ts';
import type { Done, Makers } from './maker.ts';

/** What supervisors set for today, move and tell. */
export const ACT_MAKERS = {
  'assign-lines': {
    make: ({ lines, reason }, { counter }) => ok({ name: 'assign-lines', counter, lines, reason }),
    answer: theCounter,
  },
  'make-profile': {
    make: ({ profile, title, counters, keep, reason }) =>
      ok({ name: 'make-profile', profile, title: inEveryLanguage(written(title)), counters, keep, reason }),
    answer: ({ events }) => ({ profile: eventOf(events, 'ProfileMade').data.profile }),
  },
  'drop-profile': {
    make: ({ profile, reason }) => ok({ name: 'drop-profile', profile, reason }),
    answer: nothing,
  },
  'move-tickets': {
    make: ({ from, to, which, place, reason }) => ok({ name: 'move-tickets', from, to, which, place, reason }),
    answer: theMove,
  },
  'undo-move': {
    make: ({ move, reason }) => ok({ name: 'undo-move', move, reason }),
    answer: theMove,
  },
  'send-message': {
    make: ({ to, text, minutes, reason }) => ok({ name: 'send-message', to, text: written(text), minutes, reason }),
    answer: ({ events }) => ({ message: messageId(eventOf(events, 'MessageSent')) }),
  },
  'withdraw-message': {
    make: ({ message, reason }) => ok({ name: 'withdraw-message', message, reason }),
    answer: nothing,
  },
  'see-message': {
    make: ({ message }, { counter }) => ok({ name: 'see-message', counter, message }),
    answer: theCounter,
  },
  'set-target': {
    make: ({ minutes, reason }, { line }) =>
      ok({ name: 'set-target', line, targetMs: minutes === null ? null : minutes * MINUTE, reason }),
    answer: theLine,
  },
  'set-limit': {
    make: ({ service, places, reason }) => ok({ name: 'set-limit', service, places, reason }),
    answer: nothing,
  },
} as const satisfies Partial<Makers>;

type Written = { readonly [L in 'zh-Hans' | 'zh-Hant' | 'en']?: string };

/** The languages that were written, without those that are there and undefined. */
function written(text: { readonly [L in keyof Written]?: string | undefined }): Written {
  const said = Object.entries(text).filter((each): each is [string, string] => each[1] !== undefined);
  return Object.fromEntries(said);
}

/** The rules have accepted, so it is among what happened. */
function eventOf<T extends Done['events'][number]['type']>(
  events: Done['events'],
  type: T,
): Extract<Done['events'][number], { readonly type: T }> {
  const found = events.find((event) => event.type === type);
  if (found === undefined) throw new Error(`${type} is not among what happened`);
  return found as Extract<Done['events'][number], { readonly type: T }>; // found by this type
}

function theMove({ events }: Done): { readonly move: string; readonly moved: number } {
  const event = eventOf(events, 'TicketsMoved');
  return { move: moveId(event), moved: new Set(event.data.moved.map(({ ticket }) => ticket)).size };
}

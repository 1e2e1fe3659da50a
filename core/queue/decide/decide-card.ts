import type { Instant } from '../../base/time.ts';
import { isStaff } from '../authority.ts';
import { cardDue } from '../order/card-due.ts';
import type { HallState } from '../state.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';

type CardCommand = CommandOf<'give-card' | 'acknowledge-card'>;

/** Cards: given by the hall itself, each once; acknowledged by people. */
export function decideCard(state: HallState, command: CardCommand, now: Instant): Decision {
  switch (command.name) {
    case 'give-card': {
      if (command.actor.kind !== 'system') return refuse('not-allowed', 'cards are given by the hall itself');
      // It may have been called, or given, since somebody looked.
      const due = cardDue(state, command.to, now);
      return due === undefined ? accept() : accept(due);
    }
    case 'acknowledge-card':
      return acknowledge(state, command);
  }
}

function acknowledge(state: HallState, { actor, card, words }: CommandOf<'acknowledge-card'>): Decision {
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor acknowledges cards');
  const found = [...state.cards.values()].find(({ id }) => id === card);
  if (found === undefined) return refuse('card-unknown', `there is no card ${card} today`);
  if (found.acknowledged !== undefined)
    return refuse('card-acknowledged', `card ${card} was acknowledged by ${found.acknowledged.by}`);
  return accept({ type: 'CardAcknowledged', data: { card, ...(words === undefined ? {} : { words }) } });
}

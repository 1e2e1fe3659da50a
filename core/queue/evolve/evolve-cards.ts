import { personOf } from '../authority.ts';
import { cardId, cardKey } from '../card.ts';
import type { EventOf } from '../event.ts';
import type { HallState } from '../state.ts';

type CardEvent = EventOf<'CardGiven' | 'ComplaintCardGiven' | 'CardAcknowledged'>;

/** What an event says of the cards. */
export function cardChanged({ cards }: HallState, event: CardEvent): void {
  const { at } = event;
  switch (event.type) {
    case 'CardGiven':
      cards.set(cardKey(event.data), { ...event.data, id: cardId(event), at });
      return;
    case 'ComplaintCardGiven':
      cards.set(cardKey(event.data), { ...event.data, kind: 'complaint', id: cardId(event), at });
      return;
    case 'CardAcknowledged': {
      const { card, words } = event.data;
      const found = [...cards].find(([, { id }]) => id === card);
      if (found === undefined) return;
      const [key, record] = found;
      const acknowledged = { at, by: personOf(event.actor), ...(words === undefined ? {} : { words }) };
      cards.set(key, { ...record, acknowledged });
      return;
    }
  }
}

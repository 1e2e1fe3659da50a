import type { CardRecord } from '../queue/card.ts';
import type { ComplaintId } from '../queue/complaint.ts';
import type { World } from '../record/world.ts';
import type { CardFact } from './facts.ts';
import { aboutComplaint } from './fold-complaints.ts';
import { whenOf } from './when.ts';

/**
 * The cards that were given today: of what, and of whom, as far as it was known then. Those that came over from the day
 * before counted there. `clerks`: who served what a complaint is about.
 */
export function cardsGiven({ state, record }: World, clerks: ReadonlyMap<ComplaintId, string>): CardFact[] {
  const { index } = state;
  const given = [...state.cards.values()].filter(({ id }) => id.startsWith(`${state.day}-`));
  return given.map((card) => ({
    ...whenOf(state.day, card.at, index.catalogue.hall.timeZone),
    ...{ colour: card.colour, kind: card.kind, acknowledged: card.acknowledged !== undefined },
    ...ofWhom(card),
  }));

  function ofWhom(card: CardRecord): Omit<CardFact, 'day' | 'slot' | 'colour' | 'kind' | 'acknowledged'> {
    if (card.kind === 'complaint') {
      const { complaint: id } = card;
      const { source: _, ...about } = aboutComplaint(state, record.complaints.get(id), clerks.get(id));
      return about;
    }
    const { department, line, service, counter, clerk } = card;
    const zone = index.counters.get(counter ?? '')?.zone ?? index.departments.get(department)?.zone;
    return { department, line, service, counter, clerk, zone };
  }
}

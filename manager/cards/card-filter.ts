import type { CardView } from '../../core/protocol/shapes/card.ts';

/** What is looked for; an empty text does not matter. */
export type CardFilter = {
  readonly state: 'open' | 'over' | '';
  readonly colour: string;
  readonly department: string;
  readonly clerk: string;
  readonly service: string;
};

export const OPEN_CARDS: CardFilter = { state: 'open', colour: '', department: '', clerk: '', service: '' };

/** The cards that fit. */
export function cardsFor(cards: readonly CardView[], filter: CardFilter): readonly CardView[] {
  return cards.filter(
    (card) =>
      (filter.state === '' || card.open === (filter.state === 'open')) &&
      (['colour', 'department', 'clerk', 'service'] as const).every(
        (key) => filter[key] === '' || card[key] === filter[key],
      ),
  );
}

/** What there is to choose from, each once, in the order of the list. */
export function choicesOf(
  cards: readonly CardView[],
  key: 'department' | 'clerk' | 'service',
): readonly { readonly id: string; readonly card: CardView }[] {
  const found = new Map<string, CardView>();
  for (const card of cards) {
    const id = card[key];
    if (id !== undefined && id !== '' && !found.has(id)) found.set(id, card);
  }
  return [...found].map(([id, card]) => ({ id, card }));
}

import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { CardRule } from '../../../core/catalogue/card-rule.ts';
import { cardsDue } from '../../../core/queue/order/card-due.ts';
import { factsFrom, nextDayOf } from '../../support/report-days.ts';
import { clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const SYSTEM = { kind: 'system' } as const;
const of = (kind: CardRule['kind'], yellow: number, red: number): CardRule => ({
  ...{ id: kind, kind, scope: 'hall', of: [], roles: ['supervisor'], users: [] },
  ...{ yellow: { unit: 'minutes', n: yellow }, red: { unit: 'minutes', n: red } },
});
const hall = () => smallHall({ cards: [of('waiting', 10, 20), of('serving', 15, 40)] });

/** The hall looks every half minute, and gives what is due. */
function pass(rules: Rules, minutes: number): void {
  for (let at = 0; at < minutes * 2; at += 1) {
    rules.pass(MINUTE / 2);
    for (const to of cardsDue(rules.world.state, rules.now)) rules.when(SYSTEM, { name: 'give-card', to });
  }
}

describe('cards as facts of a day', () => {
  it('[RF11] each counts once, when it was given, with what it was for and by whom; acknowledged or not', () => {
    const rules = rulesOf(hall(), '2026-03-09', Date.UTC(2026, 2, 9, 1, 10));
    rules.when(clerk('li'), { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.take('alpha');
    expect(rules.next('1')).not.toBe('nothing');
    rules.when(clerk('li'), { name: 'serve', counter: '1' });
    pass(rules, 21);
    const [yellow] = [...rules.world.state.cards.values()];
    rules.when(SUPERVISOR, { name: 'acknowledge-card', card: yellow?.id ?? '', words: 'seen' });
    const { cards } = factsFrom(rules.events, rules.now);
    expect(cards).toMatchObject([
      { kind: 'waiting', colour: 'yellow', line: 'a', service: 'alpha', slot: 18, acknowledged: true },
      { kind: 'serving', colour: 'yellow', counter: '1', clerk: 'li', zone: '1F-A', slot: 18, acknowledged: false },
      { kind: 'waiting', colour: 'red', line: 'a', department: 'office', slot: 19, acknowledged: false },
    ]);
    expect(cards[0]).toMatchObject({ day: '2026-03-09', counter: undefined, clerk: undefined });
  });

  it('[RF11] over midnight a card counts on the day on which it was given, and on no other', () => {
    const first = rulesOf(hall(), '2026-03-09', Date.UTC(2026, 2, 9, 15, 40));
    first.take('alpha');
    pass(first, 12);
    const second = nextDayOf(first, '2026-03-10');
    expect(second.world.state.cards.size).toBe(1);
    expect(factsFrom(second.events, second.now).cards).toEqual([]);
    pass(second, 25);
    expect(factsFrom(first.events).cards).toHaveLength(1);
    expect(factsFrom(second.events, second.now).cards).toMatchObject([{ colour: 'red', day: '2026-03-10' }]);
  });
});

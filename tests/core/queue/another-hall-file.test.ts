import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { indexCatalogue } from '../../../core/catalogue/catalogue-index.ts';
import { newStep } from '../../../core/queue/decide/new-step.ts';
import { kindOf } from '../../../core/queue/order/order.ts';
import { CITIZEN, KIOSK, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { CATEGORIES, counter, line, service, smallHall } from '../../support/small-hall.ts';
import { LATE, overMidnight } from '../../support/over-midnight.ts';

function change(rules: Rules, catalogue: Catalogue): ReturnType<Rules['when']> {
  return rules.when(SYSTEM, { name: 'change-catalogue', catalogue });
}

const withoutElderly = (): Catalogue => smallHall({ categories: CATEGORIES.filter(({ id }) => id !== 'elderly') });

/** The hall without the line `a` and all that is of it. */
function withoutLineA(): Catalogue {
  return smallHall({
    lines: [line('b', 'B', 5), { ...line('c', 'C'), whenClosed: 'b' }],
    services: [service('beta', 'b'), service('gamma', 'c')],
    counters: [counter('1', 'b'), counter('2', 'b'), counter('3', 'b', 'c'), counter('4', 'c')],
    profiles: [],
    matters: [],
  });
}

describe('another hall file', () => {
  it('[Q110] lacks a category that somebody has, also where none of their steps waits with it', () => {
    const rules = rulesOf();
    open(rules, '4');
    const number = rules.take('bid', 'elderly');
    expect(rules.ticket(number)).toMatchObject({ category: 'elderly', steps: [{ category: 'ordinary' }] });
    expect(change(rules, withoutElderly())).toBe('catalogue-in-use');
    expect(rules.next('4')).toBe(number);
    rules.when(SUPERVISOR, { name: 'finish', counter: '4', outcome: 'done', note: undefined });
    expect(change(rules, withoutElderly())).toHaveLength(1);
  });

  it('[Q111] a category that the hall file does not know counts as the ordinary one, in a journal that has it too', () => {
    const index = indexCatalogue(withoutElderly());
    expect(newStep(index, 'alpha', 'elderly', 0).category).toBe('ordinary');
    expect(kindOf(index, 'a', 'elderly')).toEqual(kindOf(index, 'a', 'ordinary'));
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('bid', 'elderly');
    // As a journal has it that was written when such a hall file was taken over.
    rules.apply({ type: 'CatalogueChanged', data: { catalogue: withoutElderly() } });
    const added = rules.when(CITIZEN, { name: 'add-service', ticket: rules.ticket(number).id, service: 'alpha' });
    expect(added).toMatchObject([{ data: { step: { category: 'ordinary' } } }]);
    expect(rules.next('1')).toBe(number);
  });

  it('[Q112] what is over of a ticket needs nothing, and whoever stands in another line than their service needs that line', () => {
    const late = rulesOf(smallHall(), '2026-03-09', LATE);
    open(late, '1');
    const number = late.take(['alpha', 'gamma']);
    expect(late.next('1')).toBe(number);
    late.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    // The next day has no alpha any more, and gamma is a service of another line.
    const next = smallHall({
      services: [service('beta', 'b'), service('gamma', 'b'), service('bid', 'c')],
      matters: [],
    });
    const rules = overMidnight(late, next);
    expect(rules.ticket(number).steps.map((step) => step.state)).toEqual(['done', 'waiting']);
    expect(change(rules, { ...next, rules: { ...next.rules, boardCalls: 6 } })).toHaveLength(1);
    open(rules, '4');
    expect(rules.next('4')).toBe(number);
  });

  it('[Q113] leads nobody into a line that it does not have: no move back, no paper, no zone that is gone', () => {
    const rules = rulesOf();
    open(rules, '2');
    const moved = rules.take('beta');
    rules.when(KIOSK, { name: 'lease-numbers', kiosk: 'kiosk-1', folder: 'disk', held: [] });
    // Somebody of b is moved to a by hand and on to b again; so a move remembers a.
    const into = (from: string, to: string): ReturnType<Rules['when']> =>
      rules.when(SUPERVISOR, {
        name: 'move-tickets',
        from: { line: from },
        to: { line: to },
        which: 'all',
        place: 'kept',
        reason: 'free',
      });
    into('b', 'a');
    into('a', 'b');
    const [, last] = rules.world.state.moves;
    rules.when(SUPERVISOR, { name: 'close-line', line: 'b', reason: 'no papers' });
    rules.when(SUPERVISOR, {
      name: 'move-tickets',
      from: { line: 'a' },
      to: { line: 'c' },
      which: 'all',
      place: 'kept',
      reason: 'free',
    });
    expect(rules.world.state.routing.closedLines.get('b')?.movedTo).toBe('a');
    rules.when(SUPERVISOR, { name: 'switch-profile', profile: null, zone: '1F-A', reason: 'noon' });
    const zoned = withoutLineA();
    expect(change(rules, { ...zoned, counters: zoned.counters.map((each) => ({ ...each, zone: '2F' })) })).not.toBe(
      'catalogue-in-use',
    );
    expect(rules.world.state.routing.closedLines.get('b')?.movedTo).toBeUndefined();
    expect([...rules.world.state.routing.profiles.keys()]).toEqual([]);
    expect(rules.when(SUPERVISOR, { name: 'undo-move', move: last?.id ?? '', reason: 'wrong' })).toMatch(
      /move-unknown|nothing/,
    );
    const { from = 0 } =
      rules.world.state.leases.standing.get('kiosk-1')?.ranges.find((each) => each.line === 'b') ?? {};
    rules.when(KIOSK, {
      name: 'join-ticket',
      paper: {
        ticket: 'p1',
        secret: 's',
        number: `B${String(from)}`,
        day: '2026-03-09',
        kiosk: 'kiosk-1',
        services: ['beta'],
        category: 'ordinary',
        language: 'en',
        issuedAt: rules.now,
        slip: 'printed',
      },
    });
    expect(rules.ticket(`B${String(from)}`).steps[0]?.line).toBe('b');
    expect(rules.ticket(moved).steps[0]?.line).toBe('c');
  });

  it('[Q114] whoever waits for a counter that is not there any more waits in the line', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take('alpha');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { counter: '2' }, note: undefined });
    const without = smallHall({ counters: smallHall().counters.filter(({ id }) => id !== '2'), profiles: [] });
    // As a journal has it in which the counter had closed and the reservation came back.
    rules.apply({ type: 'CatalogueChanged', data: { catalogue: without } });
    rules.pass(MINUTE);
    expect(rules.ticket(number).steps[1]?.reservedFor).toBeUndefined();
    expect(rules.next('1')).toBe(number);
  });
});

import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { CITIZEN, KIOSK, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { LATE, overMidnight } from '../../support/over-midnight.ts';
import { service, smallHall } from '../../support/small-hall.ts';

const late = (): Rules => rulesOf(smallHall(), '2026-03-09', LATE);

function finish(rules: Rules, counter: string): void {
  rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined });
}

describe('over midnight', () => {
  it('[B30] a number that came over is given to nobody that day, also when whoever had it is done and is brought back', () => {
    const before = late();
    open(before, '1');
    const number = before.take('alpha');
    const { id } = before.ticket(number);
    const rules = overMidnight(before);
    expect(rules.next('1')).toBe(number);
    rules.pass(MINUTE);
    finish(rules, '1');
    expect(rules.take('alpha')).not.toBe(number);
    expect(
      rules.when(SUPERVISOR, {
        name: 'bring-back',
        counter: '1',
        ticket: id,
        step: undefined,
        to: 'line',
        reason: 'came',
      }),
    ).toHaveLength(1);
    const numbers = [...rules.world.state.tickets.values()].map((ticket) => ticket.number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('[B30] nor is it lent to a kiosk, taken over from one, or somebody else’s on a paper', () => {
    const before = late();
    open(before, '1');
    before.when(KIOSK, { name: 'lease-numbers', kiosk: 'kiosk-1', folder: 'disk', held: [] });
    const paper = (day: string, ticket: string, issuedAt: number): ReturnType<Rules['when']> =>
      (day === '2026-03-09' ? before : rules).when(KIOSK, {
        name: 'join-ticket',
        paper: {
          ...{ ticket, secret: 's', number: 'A901', day, kiosk: 'kiosk-1', services: ['alpha'] },
          ...{ category: 'ordinary', language: 'en', issuedAt, slip: 'printed' },
        },
      });
    let rules = before;
    paper('2026-03-09', 'p1', before.now);
    rules = overMidnight(before);
    expect(rules.next('1')).toBe('A901');
    finish(rules, '1');
    const [held] = [{ line: 'a', prefix: 'A', from: 901, to: 920 }];
    rules.when(KIOSK, { name: 'lease-numbers', kiosk: 'kiosk-1', folder: 'disk', held: [held] });
    const ranges = rules.world.state.leases.standing.get('kiosk-1')?.ranges.filter(({ line }) => line === 'a');
    expect(ranges).toEqual([{ line: 'a', prefix: 'A', from: 902, to: 921 }]);
    expect(paper('2026-03-10', 'p2', rules.now)).toMatchObject([
      { type: 'PaperNotJoined', data: { number: 'A901', why: 'number-taken' } },
    ]);
  });

  it('[B31] whoever waits for a counter that the new day does not have waits in the line', () => {
    const before = late();
    open(before, '1', '2');
    const number = before.take('alpha');
    before.next('1');
    before.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { counter: '2' }, note: undefined });
    const without = smallHall({ counters: smallHall().counters.filter(({ id }) => id !== '2'), profiles: [] });
    const rules = overMidnight(before, without);
    expect(rules.ticket(number).steps.at(-1)).toMatchObject({ state: 'waiting', line: 'a', reservedFor: undefined });
    expect(rules.next('1')).toBe(number);
  });

  it('[B32] nothing is told to a line, a counter or a screen that the new day does not have', () => {
    const before = late();
    const tell = (to: { line: string } | { counter: string } | { screen: string }): void => {
      before.when(SUPERVISOR, { name: 'send-message', to, text: { en: 'back soon' }, minutes: 60 });
    };
    tell({ line: 'a' });
    tell({ counter: '2' });
    tell({ screen: '2' });
    tell({ counter: '1' });
    expect(before.world.state.messages.size).toBe(4);
    const without = smallHall({ counters: smallHall().counters.filter(({ id }) => id !== '2'), profiles: [] });
    const rules = overMidnight(before, without);
    expect([...rules.world.state.messages.values()].map(({ to }) => to)).toEqual([{ line: 'a' }, { counter: '1' }]);
  });

  it('[B33] who came over takes no place of the daily limit and gives none back, however they end', () => {
    const limit = smallHall({
      services: [service('alpha', 'a'), service('fund', 'c', { dailyLimit: 2 })],
      matters: [],
    });
    const before = rulesOf(limit, '2026-03-09', LATE);
    open(before, '4');
    const numbers = [before.take('fund'), before.take('fund')];
    expect(() => before.take('fund')).toThrow('service-full');
    const rules = overMidnight(before, limit);
    const taken = (): number => rules.world.state.routing.taken.get('fund') ?? 0;
    const [cancelled, transferred] = numbers.map((number) => rules.ticket(number).id);
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: cancelled ?? '', reason: undefined });
    expect(taken()).toBe(0);
    rules.when(SUPERVISOR, { name: 'bring-back-ticket', ticket: cancelled ?? '', step: undefined, reason: 'came' });
    expect(taken()).toBe(0);
    rules.when(SUPERVISOR, { name: 'call-ticket', counter: '4', number: numbers[1] ?? '', reason: 'asked' });
    rules.when(SUPERVISOR, { name: 'transfer', counter: '4', to: { service: 'alpha' }, note: undefined });
    expect([taken(), rules.world.state.routing.taken.get('alpha')]).toEqual([0, 1]);
    rules.when(SUPERVISOR, { name: 'undo', counter: '4' });
    expect([taken(), rules.world.state.routing.taken.get('alpha')]).toEqual([0, 0]);
    rules.when(SUPERVISOR, { name: 'transfer', counter: '4', to: { service: 'alpha' }, note: undefined });
    // What is asked for today counts today.
    expect(rules.when(CITIZEN, { name: 'add-service', ticket: transferred ?? '', service: 'fund' })).toHaveLength(1);
    expect(taken()).toBe(1);
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: transferred ?? '', reason: undefined });
    expect([taken(), rules.world.state.routing.taken.get('alpha')]).toEqual([0, 0]);
    rules.take('fund');
    rules.take('fund');
    expect(() => rules.take('fund')).toThrow('service-full');
  });
});

import { expect, it } from 'vitest';
import type { CommandBody } from '../../../core/queue/command.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { figuresAgree } from '../../support/figures-agree.ts';
import { open, rulesOf, SUPERVISOR } from '../../support/rules.ts';

it('[QP42] [QP43] over any day, the figures of every view are those that the events alone tell', () => {
  figuresAgree(40);
});

it.each(['one', 'two'])(
  '[QP43] who was missed and taken along by a line that closed is no more missed anywhere once brought back (%s)',
  (how) => {
    const rules = rulesOf();
    const does = (body: object): unknown => rules.when(SUPERVISOR, body as CommandBody);
    open(rules, '3', '4');
    const number = rules.take('gamma');
    if (how === 'two') rules.take('gamma');
    const noShows = (): readonly number[] =>
      managerView(rules.world, rules.now, () => undefined).lines.map((line) => line.noShows);
    const counter = '3';
    expect(does({ name: 'call-next', counter })).not.toBeTypeOf('string');
    expect(does({ name: 'mark-no-show', counter })).not.toBeTypeOf('string');
    expect(noShows().reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(does({ name: 'close-line', line: 'c', reason: 'gone home' })).not.toBeTypeOf('string');
    const ticket = rules.ticket(number).id;
    expect(
      does({ name: 'bring-back', counter, ticket, step: undefined, to: 'line', reason: 'wrong key' }),
    ).toMatchObject([{ type: 'TicketBroughtBack' }]);
    expect(noShows().filter((each) => each !== 0)).toEqual([]);
  },
);

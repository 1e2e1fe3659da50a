import { expect } from 'vitest';
import { boardView, WAITING_AREA } from '../../core/views/board-view.ts';
import { counterView } from '../../core/views/counter-view.ts';
import { hallView } from '../../core/views/hall-view.ts';
import { countWaitingAt } from '../../core/views/line-figures.ts';
import { lineView } from '../../core/views/line-view.ts';
import { managerView } from '../../core/views/manager-view.ts';
import { ticketView } from '../../core/views/ticket-view.ts';
import { anyDay, play } from './any-day.ts';
import { fc } from './property.ts';
import { rulesOf, type Rules } from './rules.ts';
import { smallHall } from './small-hall.ts';
import {
  account,
  counterTold,
  emptyFigures,
  lineTold,
  nextTold,
  totalsTold,
  whoWaits,
  type DayFigures,
} from './told-figures.ts';

/** Every so many moves is looked at: what was counted wrongly stays wrong. */
const EVERY = 15;

/** Over so many random days, all views tell what the events alone tell, at the time and when some more are late. */
export function figuresAgree(days: number): void {
  fc.assert(
    fc.property(anyDay, fc.nat(3 * 60 * 60_000), (moves, later) => {
      const catalogue = smallHall();
      const boards = catalogue.boards.map((board) => ({ ...board, kind: WAITING_AREA }));
      const rules = rulesOf({ ...catalogue, boards });
      const figures = emptyFigures(rules.world.state.index.catalogue);
      let told = 0;
      let made = 0;
      const look = (): void => {
        for (const event of rules.events.slice(told)) account(figures, event);
        told = rules.events.length;
        for (const now of [rules.now, rules.now + later]) compare(rules, figures, now);
      };
      play(
        moves,
        () => {
          made += 1;
          if (made % EVERY === 0) look();
        },
        rules,
      );
      look();
    }),
    { numRuns: days },
  );
}

function compare({ world }: Rules, figures: DayFigures, now: number): void {
  const { state } = world;
  const manager = managerView(world, now, () => undefined);
  const hall = hallView(world, now);
  const board = boardView(world, 'board-01', now);
  const { longestNumber: _, ...totals } = manager.totals;
  expect(totals).toEqual(totalsTold(figures, now));
  expect(hall.waiting).toBe(totals.waiting);
  for (const { id } of state.index.catalogue.lines) {
    const line = lineTold(figures, id, now);
    const { waiting, longestWait } = line;
    expect(manager.lines.find((each) => each.id === id)).toMatchObject(line);
    expect(hall.lines.find((each) => each.id === id)).toMatchObject({ waiting });
    const view = lineView(world, id, now);
    expect(view).toMatchObject({ waiting, longestWait });
    expect(new Set(view?.tickets.filter((each) => each.state === 'ready').map(({ number }) => number)).size).toBe(
      waiting,
    );
    expect(board?.waiting.find((each) => each.line === id)).toMatchObject({
      waiting,
      next: nextTold(figures, id, now),
    });
  }
  for (const { id } of state.index.catalogue.counters) {
    const { waiting, longestWait, ready } = counterTold(figures, id, now);
    const view = counterView(world, id, now);
    expect(view).toMatchObject({ waiting, longestWait });
    expect(view?.ahead.flatMap((each) => (each.state === 'ready' ? [each.number] : []))).toEqual(ready);
    expect(countWaitingAt(state, id)).toBe(waiting);
  }
  // On the phone only who waits is told how many are before.
  const waits = new Set(whoWaits(figures).map(({ ticket, step }) => `${ticket.id} ${String(step)}`));
  for (const id of state.tickets.keys()) {
    for (const step of ticketView(world, id, now)?.steps ?? []) {
      expect(step.ahead !== undefined).toBe(waits.has(`${id} ${String(step.index)}`));
    }
  }
}

import { describe, expect, it } from 'vitest';
import { WAITING_AREA, boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { countWaitingAt } from '../../../core/views/line-figures.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { anyDay, play } from '../../support/any-day.ts';
import {
  counterByEverybody,
  lineByEverybody,
  slipsByEverybody,
  stepsInLine,
  ticketsWaiting,
} from '../../support/everybody.ts';
import { fc } from '../../support/property.ts';
import { rulesOf, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { THOROUGH } from '../../support/thorough.ts';

/** A hall whose boards all say who is next. */
function waitingHall(): Rules {
  const catalogue = smallHall();
  return rulesOf({ ...catalogue, boards: catalogue.boards.map((board) => ({ ...board, kind: WAITING_AREA })) });
}

/** Every so many moves is looked at: what was kept wrongly stays wrong. */
const EVERY = 12;

/** Looks at the day now and then, at that instant and when some more have reached their target or their cap. */
function nowAndThen(look: (rules: Rules, now: number) => void): void {
  fc.assert(
    fc.property(anyDay, fc.nat(3 * 60 * 60_000), fc.nat(EVERY - 1), (moves, later, from) => {
      let made = from;
      const seen = (rules: Rules): void => {
        made += 1;
        if (made % EVERY !== 0) return;
        look(rules, rules.now);
        look(rules, rules.now + later);
      };
      play(moves, seen, waitingHall());
    }),
    { numRuns: THOROUGH ? 300 : 30 },
  );
}

describe('over any day, what views tell of those who wait is what a look at everybody tells', () => {
  it('[QP40] at a counter: how many, how long, the next eight with the reason of each, and who is aside', () => {
    nowAndThen(({ world }, now) => {
      for (const id of world.state.index.counters.keys()) {
        const view = counterView(world, id, now);
        const lines = view?.lines.map(({ line, waiting }) => ({ line, waiting }));
        const aside = view?.aside.map(({ number, step, at }) => ({ number, step, at }));
        const { waiting, longestWait, ahead } = view ?? {};
        expect({ lines, waiting, longestWait, ahead, aside }).toEqual(counterByEverybody(world.state, id, now));
        expect(countWaitingAt(world.state, id)).toBe(waiting);
      }
    });
  });

  it('[QP40] in a line, on the boards, in the hall and for its managers', () => {
    nowAndThen(({ world }, now) => {
      const board = boardView(world, 'board-01', now);
      const manager = managerView(world, now, () => undefined);
      const hall = hallView(world, now);
      for (const id of world.state.index.lines.keys()) {
        const { waiting, longestWait, ...next } = lineByEverybody(world.state, id, now) as Record<string, unknown>;
        expect(lineView(world, id, now)).toMatchObject({ waiting, longestWait });
        expect(manager.lines.find((each) => each.id === id)).toMatchObject({ waiting, longestWait });
        expect(hall.lines.find((each) => each.id === id)).toMatchObject({ waiting });
        const shown = board?.waiting.find(({ line }) => line === id);
        if (shown !== undefined) expect(shown).toMatchObject({ waiting, ...next });
        expect(lineView(world, id, now)?.tickets.length).toBe(stepsInLine(world.state, id).length);
      }
      expect(hall.waiting).toBe(ticketsWaiting(world.state));
      expect(manager.totals.waiting).toBe(ticketsWaiting(world.state));
      expect(manager.slips).toEqual(slipsByEverybody(world));
    });
  });
});

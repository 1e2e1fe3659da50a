import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { WAITING_AREA, boardView } from '../../../core/views/board-view.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

/** A hall whose first board is one of the waiting area. */
function waitingHall(): Rules {
  const catalogue = smallHall();
  return rulesOf({ ...catalogue, boards: catalogue.boards.map((board) => ({ ...board, kind: WAITING_AREA })) });
}

function nextIn(rules: Rules, line: string): readonly string[] | undefined {
  return boardView(rules.world, 'board-01', rules.now)?.waiting.find((each) => each.line === line)?.next;
}

describe('the board of a waiting area', () => {
  it('[BD45] says who is next in the very order in which they are called', () => {
    const rules = waitingHall();
    open(rules, '1');
    for (const category of ['ordinary', 'ordinary', 'elderly', 'ordinary', 'ordinary', 'elderly']) {
      rules.take('alpha', category);
      rules.pass(MINUTE);
    }
    for (let left = 6; left > 0; left -= 1) {
      const said = nextIn(rules, 'a');
      expect(said).toHaveLength(Math.min(4, left));
      expect(rules.next('1')).toBe(said?.[0]);
      rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    }
    expect(nextIn(rules, 'a')).toEqual([]);
  });

  it('[BD45] who has another step to do first is in that line alone', () => {
    const rules = waitingHall();
    open(rules, '1');
    const both = rules.take(['deed-tax', 'title']);
    const one = rules.take('beta');
    expect(nextIn(rules, 'a')).toEqual([both]);
    expect(nextIn(rules, 'b')).toEqual([one]);
    expect(rules.next('1')).toBe(both);
    expect(nextIn(rules, 'a')).toEqual([]);
  });

  it('[BD45] other boards say nothing of it', () => {
    const rules = rulesOf();
    rules.take('alpha');
    expect(nextIn(rules, 'a')).toBeUndefined();
  });
});

describe('the calls on a board', () => {
  const callsOf = (rules: Rules): readonly (readonly [string, string])[] =>
    boardView(rules.world, 'board-01', rules.now)?.calls.map(({ number, state }) => [number, state] as const) ?? [];

  it('[BD8] who is called stays, behind however many newer calls, until served or missed; of the others the last are kept', () => {
    const catalogue = smallHall();
    const rules = rulesOf({ ...catalogue, rules: { ...catalogue.rules, boardCalls: 2 } });
    open(rules, '1', '3');
    const numbers = Array.from({ length: 6 }, () => rules.take('alpha'));
    const [late = '', ...others] = numbers;
    expect(rules.next('1')).toBe(late);
    for (const number of others) {
      rules.pass(MINUTE);
      expect(rules.next('3')).toBe(number);
      rules.when(SUPERVISOR, { name: 'serve', counter: '3' });
      rules.when(SUPERVISOR, { name: 'finish', counter: '3', outcome: 'done', note: undefined });
    }
    const [before, last] = others.slice(-2);
    expect(callsOf(rules)).toEqual([
      [last, 'over'],
      [before, 'over'],
      [late, 'called'],
    ]);
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    expect(callsOf(rules)).toEqual([
      [last, 'over'],
      [before, 'over'],
    ]);
  });
});

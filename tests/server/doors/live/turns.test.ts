import { expect, it } from 'vitest';
import {
  LiveBudgets,
  MOST_OF_TICKET,
  MOST_STRANGERS,
  MOST_WATCHED,
} from '../../../../server/doors/live/live-budgets.ts';
import { Turns } from '../../../../server/doors/live/turns.ts';

it('[STR10] strangers are answered in turn, a few milliseconds at a time; a mistake is the trouble of its own', async () => {
  let ticks = 0;
  const slices: (() => void)[] = [];
  const turns = new Turns(
    () => ticks,
    (act) => {
      slices.push(act);
      return {} as NodeJS.Immediate; // nobody asks for it here
    },
  );
  const done: number[] = [];
  const work = Array.from({ length: 7 }, (_, n) =>
    turns.do(() => {
      ticks += 0.7;
      done.push(n);
      if (n === 1) throw new Error('ours');
      return n;
    }),
  );
  const each = Promise.allSettled(work);
  expect([slices.length, done]).toEqual([1, []]);
  const slice = async (): Promise<void> => {
    slices.shift()?.();
    // All that follows from it, and what waits behind that.
    await new Promise((rest) => setImmediate(rest));
  };
  await slice();
  expect([slices.length, done]).toEqual([1, [0, 1, 2]]);
  await slice();
  await slice();
  expect([slices.length, done]).toEqual([0, [0, 1, 2, 3, 4, 5, 6]]);
  expect((await each).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', ...Array(5).fill('fulfilled')]);
});

it('[STR10] what writing the answers takes counts, too: thousands that are found at once are not written at once', async () => {
  let ticks = 0;
  const slices: (() => void)[] = [];
  const turns = new Turns(
    () => ticks,
    (act) => {
      slices.push(act);
      return {} as NodeJS.Immediate; // nobody asks for it here
    },
  );
  const written: number[] = [];
  for (let n = 0; n < 9; n += 1)
    void turns
      .do(() => n)
      .then((answer) => {
        ticks += 0.7;
        written.push(answer);
      });
  for (const upTo of [3, 6, 9]) {
    slices.shift()?.();
    await new Promise((rest) => setImmediate(rest));
    expect(written).toEqual(Array.from({ length: upTo }, (_, n) => n));
  }
  expect(slices).toEqual([]);
});

const NOBODY = { kind: 'nobody' } as const;
const CLERK = { kind: 'staff', id: 'clerk', role: 'clerk' } as const;
const STRANGER = { kind: 'stranger', network: '10.0.0.1' } as const;
const OTHER = { kind: 'stranger', network: '10.0.0.9' } as const;
const times = <T>(count: number, act: () => T): T[] => Array.from({ length: count }, act);

it('[STR9] 200 boards and 500 phones behind one address come back at once, and again a minute later', () => {
  let now = 0;
  const budgets = new LiveBudgets(() => now);
  for (const at of [0, 60_000]) {
    now = at;
    for (let socket = 0; socket < 700; socket += 1) {
      const one = budgets.of(STRANGER);
      expect(times(socket < 200 ? 5 : 4, () => one.take('watch')).every((waitMs) => waitMs === 0)).toBe(true);
    }
  }
});

it('[STR9] eight clerks behind one address watch twenty topics after each of ten reconnects, with a command a stroke', () => {
  const budgets = new LiveBudgets(() => 0);
  const stranger = budgets.of(STRANGER);
  while (stranger.take('watch') === 0);
  for (let again = 0; again < 80; again += 1) {
    const one = budgets.of({ kind: 'known' });
    expect(times(20, () => one.take('watch')).every((waitMs) => waitMs === 0)).toBe(true);
    expect(times(100, () => one.take('command')).every((waitMs) => waitMs === 0)).toBe(true);
  }
});

it('[STR9] so many sockets of strangers stand behind one address; who goes makes room, and other addresses have their own', () => {
  const budgets = new LiveBudgets(() => 0);
  const enter = (network: string) => budgets.enter(NOBODY, network, undefined)?.kind;
  expect(times(MOST_STRANGERS, () => enter('10.0.0.9')).every((kind) => kind === 'stranger')).toBe(true);
  expect([enter('10.0.0.9'), enter('10.0.0.8')]).toEqual([undefined, 'stranger']);
  budgets.leave(OTHER);
  expect([enter('10.0.0.9'), enter('10.0.0.9')]).toEqual(['stranger', undefined]);
});

it('[STR9] a stranger gets a bounded number, alone and with any number of sockets; who asks on is let go', () => {
  let now = 0;
  const budgets = new LiveBudgets(() => now);
  const one = budgets.of(OTHER);
  const answers = times(2000, () => one.take('watch'));
  expect(answers.filter((each) => each === 0).length).toBeLessThanOrEqual(60);
  expect(answers.filter((each) => each === 'let-go').length).toBeGreaterThan(900);
  let given = 0;
  for (let socket = 0; socket < 1000; socket += 1) {
    const many = budgets.of(OTHER);
    given += times(60, () => many.take('watch')).filter((each) => each === 0).length;
  }
  expect(given).toBeLessThanOrEqual(4000);
  now = 60_000;
  expect(one.take('watch')).toBe(0);
});

it('[STR16] whoever shows a ticket comes in where no stranger does any more; a few sockets a ticket, the rest are strangers', () => {
  const budgets = new LiveBudgets(() => 0);
  const enter = (ticket?: string) => budgets.enter(NOBODY, '10.0.0.9', ticket)?.kind;
  times(MOST_STRANGERS - 1, () => enter());
  for (let n = 0; n < 500; n += 1) expect(enter(`t${String(n)}`)).toBe('holder');
  expect(times(MOST_OF_TICKET + 2, () => enter('mine'))).toEqual([
    ...times(MOST_OF_TICKET, () => 'holder'),
    'stranger',
    undefined,
  ]);
  budgets.leave({ kind: 'holder', ticket: 'mine' });
  expect([enter('mine'), enter('mine')]).toEqual(['holder', undefined]);
  expect(budgets.enter(CLERK, '10.0.0.9', 'mine')?.kind).toBe('known');
});

it('[STR16] all sockets of a ticket ask within one budget, which no stranger uses up, and the tickets of others go on', () => {
  let now = 0;
  const budgets = new LiveBudgets(() => now);
  for (let socket = 0; socket < 1000; socket += 1) {
    const stranger = budgets.of(OTHER);
    while (stranger.take('watch') === 0);
  }
  const granted = (ticket: string): number => {
    const one = budgets.of({ kind: 'holder', ticket });
    return times(200, () => one.take('watch')).filter((waitMs) => waitMs === 0).length;
  };
  expect([granted('mine'), granted('mine'), granted('yours')]).toEqual([40, 0, 40]);
  now = 5000;
  expect(granted('mine')).toBe(5);
  const mine = budgets.of({ kind: 'holder', ticket: 'mine' });
  expect(times(2000, () => mine.take('watch')).includes('let-go')).toBe(true);
});

it('[STR19] so many views are pushed to the strangers of one address, and who goes makes room', () => {
  const budgets = new LiveBudgets(() => 0);
  const stranger = budgets.enter({ kind: 'nobody' }, '10.0.0.1', undefined);
  const other = budgets.enter({ kind: 'nobody' }, '10.0.0.2', undefined);
  const known = { kind: 'known' } as const;
  if (stranger === undefined || other === undefined) throw new Error('both are let in');
  for (let at = 0; at < MOST_WATCHED; at += 1) expect(budgets.watches(stranger)).toBe(true);
  expect(budgets.watches(stranger)).toBe(false);
  expect([budgets.watches(other), budgets.watches(known)]).toEqual([true, true]);
  budgets.watchesNoMore(stranger);
  expect([budgets.watches(stranger), budgets.watches(stranger)]).toEqual([true, false]);
});

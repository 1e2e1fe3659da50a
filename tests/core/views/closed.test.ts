import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { intakeView } from '../../../core/views/intake-view.ts';
import { MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

/** Open on weekdays from 8:30 to 17:00. */
function officeHours(): Catalogue {
  const catalogue = smallHall();
  const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: 510, to: 1020 }));
  return {
    ...catalogue,
    hall: { ...catalogue.hall, alwaysOpen: false },
    calendar: { ...catalogue.calendar, hours },
  };
}

const intakeOf = (rules: Rules): unknown => intakeView(rules.world.state, rules.now);
const callsOn = (rules: Rules): unknown[] =>
  boardView(rules.world, 'board-01', rules.now)?.calls.map(({ number, counter }) => [number, counter]) ?? [];

describe('a hall that gives no numbers', () => {
  it('[CL1] a day that was closed gives none until the next one begins, around the clock or by hours', () => {
    const always = rulesOf();
    always.when(MANAGER, { name: 'close-day' });
    expect(intakeOf(always)).toEqual({ open: false, why: 'closed', opensAt: '2026-03-10T00:00:00+08:00' });
    const office = rulesOf(officeHours());
    office.when(MANAGER, { name: 'close-day' });
    expect(intakeOf(office)).toEqual({ open: false, why: 'closed', opensAt: '2026-03-10T08:30:00+08:00' });
    const friday = rulesOf(officeHours(), '2026-03-13', Date.UTC(2026, 2, 13, 1));
    friday.when(MANAGER, { name: 'close-day' });
    expect(intakeOf(friday)).toMatchObject({ opensAt: '2026-03-16T08:30:00+08:00' });
    expect(hallView(friday.world, friday.now).intake).toEqual(intakeOf(friday));
    expect(boardView(friday.world, 'board-01', friday.now)?.intake).toEqual(intakeOf(friday));
  });

  it('[CL1] a stop says its reason, and the hours once they are over', () => {
    const rules = rulesOf(officeHours());
    rules.when(SUPERVISOR, { name: 'stop-intake', reason: '系统故障' });
    expect(intakeOf(rules)).toEqual({ open: false, why: 'stopped', reason: '系统故障' });
    rules.pass(12 * HOUR);
    expect(intakeOf(rules)).toEqual({ open: false, why: 'closed', opensAt: '2026-03-10T08:30:00+08:00' });
  });
});

describe('a board', () => {
  it('[CL2] sends nobody to a counter that has closed, nor to the one who works there after it', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    expect(rules.next('1')).toBe(first);
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(rules.next('3')).toBe(second);
    expect(callsOn(rules)).toEqual([
      [second, '3'],
      [first, '1'],
    ]);
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
    expect(callsOn(rules)).toEqual([[second, '3']]);
    rules.pass(MINUTE);
    open(rules, '1');
    expect(callsOn(rules)).toEqual([[second, '3']]);
    rules.when(MANAGER, { name: 'close-day' });
    expect(callsOn(rules)).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { LongerThanTold } from '../../../server/forecast/longer-than-told.ts';
import { rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

let hall: Rules & { world: { waits: WaitBook } };
let longer: LongerThanTold;
beforeEach(() => {
  const rules = rulesOf();
  hall = Object.assign(rules, { world: Object.assign(rules.world, { waits: new WaitBook() }) });
  hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
  longer = new LongerThanTold(hall.world.waits);
});

const changed = (): readonly string[] => [...longer.changed(hall.world.state, hall.now)];

describe('phones are told that it takes longer, though nothing happens', () => {
  it('[FC30] once, when it has become so, and again when it is no more; the view says so then', () => {
    const ids = [hall.take('alpha'), hall.take('alpha')].map((number) => hall.ticket(number).id);
    expect(changed()).toEqual([]);
    const told: string[] = [];
    for (let minute = 0; minute < 120; minute += 1) {
      hall.pass(MINUTE);
      const now = changed();
      told.push(...now);
      for (const id of now) expect(ticketView(hall.world, id, hall.now)?.steps[0]).toHaveProperty('longerText');
    }
    expect(told.sort()).toEqual([...ids].sort());
    hall.next('1');
    expect(changed()).toEqual([ids[0]]);
    expect(changed()).toEqual([]);
  });

  it('[FC30] what is foreseen now counts', () => {
    const { id } = hall.ticket(hall.take('alpha'));
    const { day, seq } = hall.world.state;
    const foresee = (p50: number): void => {
      const step = { ticket: id, step: 0, line: 'a', p10: 0, p50, p90: p50 + 60, chanceToday: 1 };
      hall.world.waits.clear();
      hall.world.waits.take({ day, seq, steps: [step], newcomers: [] }, () => undefined);
    };
    foresee(30);
    expect(changed()).toEqual([]);
    foresee(7200);
    expect(changed()).toEqual([id]);
    foresee(30);
    expect(changed()).toEqual([id]);
  });

  it('[FC30] nobody who was told nothing, or has been called', () => {
    hall.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
    hall.take('gamma');
    hall.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    const { id } = hall.ticket(hall.take('alpha'));
    hall.next('1');
    hall.pass(200 * MINUTE);
    expect(ticketView(hall.world, id, hall.now)?.state).toBe('called');
    expect(changed()).toEqual([]);
  });
});

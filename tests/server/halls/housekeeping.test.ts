import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { servedBy } from '../../../core/queue/order/served-by.ts';
import { keepHouse } from '../../../server/halls/housekeeping.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { SUPERVISOR, KIOSK } from '../../support/rules.ts';
import { line, smallHall } from '../../support/small-hall.ts';

const linesOf = (ledger: Ledger, counter: string) => servedBy(ledger.world().state, counter).map((each) => each.line);

describe('what the hall does by itself', () => {
  it('[Q42] a late line gets its counter with the next tick, durably; a restart changes nothing of it', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    const hall = smallHall({ cards: [] });
    const ledger = await startLedger(journal, time, hall);
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '4' });
    await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
    await keepHouse(ledger).tick();
    expect(linesOf(ledger, '4')).toEqual(['c']);
    time.pass(16 * MINUTE);
    await keepHouse(ledger).tick();
    expect(linesOf(ledger, '4')).toEqual(['c', 'a']);
    const { seq } = ledger.world().state;
    await keepHouse(ledger).tick();
    expect(ledger.world().state.seq).toBe(seq);

    const again = await startLedger(journal, time, hall);
    expect(linesOf(again, '4')).toEqual(['c', 'a']);
    await ledger.stop();
    await again.stop();
  });

  it('[CD1] what is over its limit gets its card with the next tick, durably; a restart repeats none', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    const ledger = await startLedger(journal, time);
    await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
    const colours = (of: Ledger) => [...of.world().state.cards.values()].map(({ colour }) => colour);
    time.pass(4 * MINUTE - 1000);
    await keepHouse(ledger).tick();
    expect(colours(ledger)).toEqual([]);
    time.pass(1000);
    await keepHouse(ledger).tick();
    expect(colours(ledger)).toEqual(['yellow']);
    const again = await startLedger(journal, time);
    await keepHouse(again).tick();
    expect(colours(again)).toEqual(['yellow']);
    time.pass(5 * MINUTE);
    await keepHouse(again).tick();
    expect(colours(again)).toEqual(['yellow', 'red']);
    await ledger.stop();
    await again.stop();
  });

  it('[Q99] who is too late to come back holds up the next service no longer, with the next tick, also over a restart', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    const before = await startLedger(journal, time, smallHall({ cards: [] }));
    for (const counter of ['1', '2']) await send(before, SUPERVISOR, { name: 'open-counter', counter });
    await send(before, KIOSK, takeTicket(['title', 'deed-tax'], time.wall()));
    await send(before, SUPERVISOR, { name: 'call-next', counter: '1' });
    await send(before, SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    time.pass(30 * MINUTE);
    await keepHouse(before).tick();
    expect((await send(before, SUPERVISOR, { name: 'call-next', counter: '2' })).kind).toBe('refused');
    time.pass(1000);
    await keepHouse(before).tick();
    await before.stop();
    const ledger = await startLedger(journal, time, smallHall({ cards: [] }));
    const { seq } = ledger.world().state;
    await keepHouse(ledger).tick();
    expect(ledger.world().state.seq).toBe(seq);
    expect((await send(ledger, SUPERVISOR, { name: 'call-next', counter: '2' })).kind).toBe('done');
    await ledger.stop();
  });

  it('[Q40] a profile survives a restart and ends with the day', async () => {
    const time = fakeTime();
    const journal = memoryJournal();
    const before = await startLedger(journal, time);
    await send(before, SUPERVISOR, { name: 'switch-profile', profile: 'lunch', zone: undefined, reason: 'noon' });
    const ledger = await startLedger(journal, time);
    expect(linesOf(ledger, '2')).toEqual(['b', 'a']);
    time.pass(24 * 60 * MINUTE);
    await ledger.tick();
    expect(linesOf(ledger, '2')).toEqual(['b']);
    await before.stop();
    await ledger.stop();
  });

  it('[Q41] the timetable is followed; a hall without such rules is asked for nothing', async () => {
    const time = fakeTime();
    const timetable = { from: 9 * 60 + 30, to: 13 * 60, weekdays: [] };
    const profiles = (smallHall().profiles ?? []).map((each) => (each.id === 'lunch' ? { ...each, timetable } : each));
    const ledger = await startLedger(memoryJournal(), time, smallHall({ profiles, cards: [] }));
    const house = keepHouse(ledger);
    await house.tick();
    expect(linesOf(ledger, '2')).toEqual(['b']);
    time.pass(31 * MINUTE);
    await Promise.all([house.tick(), house.tick()]);
    expect(linesOf(ledger, '2')).toEqual(['b', 'a']);
    await ledger.stop();

    let asked = 0;
    const lines = [line('a', 'A'), line('b', 'B', 5), line('c', 'C')];
    const plain = await startLedger(memoryJournal(), time, smallHall({ profiles: [], lines, cards: [] }));
    const counting = Object.assign(Object.create(plain) as Ledger, {
      world: () => plain.world(),
      handle: (request: Parameters<Ledger['handle']>[0]) => ((asked += 1), plain.handle(request)),
    });
    await keepHouse(counting).tick();
    expect(asked).toBe(0);
    await plain.stop();
  });
});

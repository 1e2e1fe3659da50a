import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { addDays, instantOf } from '../../../core/base/zone.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { Ticket } from '../../../core/queue/ticket.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { JournalFault, type Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, MANAGER, SUPERVISOR } from '../../support/rules.ts';
import { seeded } from '../../support/seeded.ts';
import { smallHall } from '../../support/small-hall.ts';

const EVENING = instantOf('2026-03-09', 23 * 60, 'Asia/Shanghai');
/** The day changes late: the hall waits so long for who is still there. */
const LIMIT = HOUR + 4 * HOUR;

type Way = 'waiting' | 'called' | 'serving' | 'parked' | 'no-show';
const WAYS: readonly Way[] = ['waiting', 'called', 'serving', 'parked', 'no-show'];

/** Brings somebody into the hall, and to where they are when the day ends; gives their number. */
async function comes(ledger: Ledger, way: Way, counter: string): Promise<string> {
  const number = numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])));
  if (way === 'waiting') return number;
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter });
  expect((await send(ledger, SUPERVISOR, { name: 'call-ticket', counter, number, reason: 'asked' })).kind).toBe('done');
  if (way === 'serving') await send(ledger, SUPERVISOR, { name: 'serve', counter });
  if (way === 'parked') await send(ledger, SUPERVISOR, { name: 'park', counter, note: undefined });
  if (way === 'no-show') await send(ledger, SUPERVISOR, { name: 'mark-no-show', counter });
  return number;
}

/** What of a ticket must not change over the edge of a day. */
function kept({ id, number, secret, issuedAt, creditMs, category, heldBy, steps }: Ticket): object {
  return { id, number, secret, issuedAt, creditMs, category, heldBy, steps };
}

const peopleIn = (ledger: Ledger): object[] =>
  [...ledger.world().state.tickets.values()]
    .map(kept)
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

async function dataOf(journal: Journal, day: string, at: number): Promise<Record<string, unknown>> {
  const stored = await journal.read({ hall: 'small', day }, 0);
  return JSON.parse(stored.at(at)?.record ?? '{}') as Record<string, unknown>;
}

function byHours(): Catalogue {
  const hall = smallHall();
  const hours = [{ weekday: 1 as const, from: 8 * 60, to: 24 * 60 }];
  return { ...hall, hall: { ...hall.hall, alwaysOpen: false }, calendar: { ...hall.calendar, hours } };
}

describe('the edge of a day', () => {
  it('[B15] around the clock everybody who is there goes over, with number, place and waiting time', async () => {
    const time = fakeTime(EVENING);
    const journal = memoryJournal();
    const ledger = await startLedger(journal, time);
    const numbers: string[] = [];
    const counters = ['1', '3', '1', '3', '1'];
    for (const [n, way] of (['parked', 'no-show', 'called', 'serving', 'waiting'] as const).entries()) {
      numbers.push(await comes(ledger, way, counters[n] ?? '1'));
      time.pass(MINUTE);
    }
    numbers.push(await comes(ledger, 'waiting', '1'));
    const before = peopleIn(ledger);
    const callsBefore = boardView(ledger.world(), 'board-01', ledger.now())?.calls.filter(
      ({ state }) => state !== 'over',
    );
    time.pass(LIMIT);
    await ledger.tick();
    const { state } = ledger.world();
    expect(state.day).toBe('2026-03-10');
    expect(peopleIn(ledger)).toEqual(before);
    expect(boardView(ledger.world(), 'board-01', ledger.now())?.calls).toEqual(callsBefore);
    for (const { id } of state.tickets.values()) expect(ticketView(ledger.world(), id, ledger.now())).toBeDefined();
    expect(await dataOf(journal, '2026-03-09', -1)).toMatchObject({
      type: 'DayClosed',
      data: { left: [], goesOver: { length: 6 } },
    });
    // No number is given while its holder is still there, nor one that was passed over for it.
    const fresh = [];
    for (let n = 0; n < 4; n += 1) fresh.push(numberIn(await send(ledger, KIOSK, takeTicket(['alpha']))));
    expect(fresh.filter((number) => numbers.includes(number))).toEqual([]);
    expect(new Set(fresh).size).toBe(4);
    // Those who came before go before those who came after, in their order.
    await send(ledger, SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    const called = [];
    for (let n = 0; n < 3; n += 1) {
      called.push(numberIn(await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' })));
      await send(ledger, SUPERVISOR, { name: 'serve', counter: '1' });
      await send(ledger, SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    }
    expect(called).toEqual([numbers[4], numbers[5], fresh[0]]);
    await ledger.stop();
  });

  it('[B16] a hall with hours that is still at work goes over; one that has gone home, and a closed day, do not', async () => {
    for (const [idle, goesOver] of [
      [5 * MINUTE, true],
      [2 * HOUR, false],
    ] as const) {
      const time = fakeTime(EVENING);
      const ledger = await startLedger(memoryJournal(), time, byHours());
      await comes(ledger, 'waiting', '1');
      time.pass(LIMIT - idle);
      await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
      time.pass(idle);
      await ledger.tick();
      expect(ledger.world().state.day).toBe('2026-03-10');
      expect(ledger.world().state.tickets.size).toBe(goesOver ? 1 : 0);
      await ledger.stop();
    }
    const time = fakeTime(EVENING);
    const ledger = await startLedger(memoryJournal(), time);
    await comes(ledger, 'waiting', '1');
    await send(ledger, MANAGER, { name: 'close-day' });
    time.pass(LIMIT);
    await ledger.tick();
    expect(ledger.world().state.tickets.size).toBe(0);
    await ledger.stop();
  });

  it('[B17] nobody goes over twice: who has not been served by the end of the next day is on record as not served', async () => {
    const time = fakeTime(EVENING);
    const journal = memoryJournal();
    const ledger = await startLedger(journal, time);
    await comes(ledger, 'waiting', '1');
    time.pass(LIMIT);
    await ledger.tick();
    const later = await comes(ledger, 'waiting', '1');
    time.pass(24 * HOUR);
    await ledger.tick();
    expect([...ledger.world().state.tickets.values()].map(({ number }) => number)).toEqual([later]);
    expect(await dataOf(journal, '2026-03-10', -1)).toMatchObject({
      data: { left: { length: 1 }, goesOver: { length: 1 } },
    });
    await ledger.stop();
  });

  it('[B18] killed anywhere in the change of the day, two hundred times: nobody is lost and nobody is doubled', async () => {
    for (let round = 0; round < 200; round += 1) {
      const random = seeded(round + 1);
      const pick = (below: number): number => Math.floor(random() * below);
      const time = fakeTime(EVENING);
      const journal = memoryJournal();
      const ledger = await startLedger(journal, time);
      for (let n = pick(7); n >= 0; n -= 1) {
        const counter = ['1', '3'].find((each) => {
          const stand = ledger.world().state.counters.get(each);
          return stand === undefined || stand.state === 'closed' || stand.inHand === undefined;
        });
        await comes(ledger, counter === undefined ? 'waiting' : (WAYS[pick(WAYS.length)] ?? 'waiting'), counter ?? '1');
        time.pass(pick(5) * MINUTE);
      }
      const before = peopleIn(ledger);
      time.pass(LIMIT);
      // The process ends at one of the two writes: before it, or after it and before anybody knows.
      const [dies, written] = [pick(2), pick(2) === 1];
      await ledger.stop();
      let writes = 0;
      const mortal = around(journal, {
        async append(...args) {
          writes += 1;
          if (writes - 1 < dies) return journal.append(...args);
          if (writes - 1 === dies && written) await journal.append(...args);
          throw new JournalFault('the power is gone');
        },
      });
      await startLedger(mortal, time).then(
        (half) => half.stop(),
        () => undefined,
      );
      const again = await startLedger(journal, time);
      await again.tick();
      expect(again.world().state.day, `round ${String(round)}`).toBe('2026-03-10');
      expect(peopleIn(again), `round ${String(round)}`).toEqual(before);
      const streams = await journal.streams('small');
      expect(streams.map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-10']);
      await again.stop();
    }
  });

  it.each([
    ['around the clock', smallHall(), 2],
    ['around the clock', smallHall(), 5],
    ['by hours', byHours(), 2],
    ['by hours', byHours(), 3],
  ])(
    '[B19] %s: killed between two days, and away for days, whoever went over has a day, and an end in it',
    async (...[, hall, days]) => {
      for (const secondDeath of [1, 2, 3]) {
        const time = fakeTime(EVENING);
        const journal = memoryJournal();
        const ledger = await startLedger(journal, time, hall);
        for (const [n, way] of (['parked', 'no-show', 'called', 'serving', 'waiting'] as const).entries())
          await comes(ledger, way, n % 2 === 0 ? '1' : '3');
        time.pass(LIMIT - MINUTE);
        await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '4' });
        time.pass(MINUTE);
        await ledger.stop();
        // The power goes once `DayClosed` is written, and again at one of the writes of the way back.
        for (const [writes, off] of [
          [1, 0],
          [secondDeath - 1, days * 24 * HOUR],
        ] as const) {
          time.pass(off);
          let left = writes;
          const mortal = around(journal, {
            append: (...args) => {
              if ((left -= 1) < 0) throw new JournalFault('the power is gone');
              return journal.append(...args);
            },
          });
          await startLedger(mortal, time, hall).then(
            (half) => half.stop(),
            () => undefined,
          );
        }
        const closed = (await dataOf(journal, '2026-03-09', -1)) as { data: { goesOver: string[] } };
        expect(closed.data.goesOver).toHaveLength(WAYS.length);
        const again = await startLedger(journal, time, hall);
        await again.tick();
        const opened = (await dataOf(journal, '2026-03-10', 0)) as { data: { tickets: Ticket[] } };
        expect(opened.data.tickets.map(({ id }) => id).sort()).toEqual([...closed.data.goesOver].sort());
        const over = (await dataOf(journal, '2026-03-10', -1)) as { type: string; data: { left: string[] } };
        expect(over).toMatchObject({ type: 'DayClosed' });
        expect([...over.data.left].sort()).toEqual([...closed.data.goesOver].sort());
        // Today begins as after any days off: with nobody, and nobody at a counter.
        const { state } = again.world();
        expect([state.day, state.tickets.size]).toEqual([addDays('2026-03-10', days), 0]);
        expect([...state.counters.values()].filter((stand) => stand.state !== 'closed')).toEqual([]);
        const number = numberIn(await send(again, KIOSK, takeTicket(['alpha'])));
        expect(number).toMatch(hall.hall.alwaysOpen ? /^A00\d$/ : /closed/);
        expect((await journal.streams('small')).map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-10', state.day]);
        await again.stop();
      }
    },
  );
});

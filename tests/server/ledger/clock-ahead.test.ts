import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import { JournalFault, type Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';

const at = (date: string, hours: number): number => instantOf(date, hours * 60, 'Asia/Shanghai');
const TEN = at('2026-03-09', 10);

/** A hall in which somebody waits, and a counter is open. */
async function atWork(journal: Journal = memoryJournal(), start = TEN) {
  const time = fakeTime(start);
  const ledger = await startLedger(journal, time);
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  const number = numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])));
  return { time, ledger, number };
}

const waiting = (ledger: Ledger): readonly string[] =>
  [...ledger.world().state.tickets.values()].map(({ number }) => number);

describe('a clock that jumps ahead', () => {
  it.each([
    ['over midnight', 15 * HOUR],
    ['by two days', 48 * HOUR],
    ['by ten years', 87_600 * HOUR],
    ['by an hour', HOUR],
  ])('[B20] %s is not believed while people are there: the day, the numbers and the waits go on', async (_, jump) => {
    const { time, ledger, number } = await atWork();
    time.setWall(time.wall() + jump);
    time.pass(5 * MINUTE);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-09');
    expect(ledger.now()).toBe(TEN + 5 * MINUTE);
    expect(ledger.health().clockAheadMs).toBe(jump);
    expect(numberIn(await send(ledger, KIOSK, takeTicket(['alpha'])))).toBe('A002');
    expect(waiting(ledger)).toEqual([number, 'A002']);
    await ledger.stop();
  });

  it('[B20] is taken back when the clock returns, as if it had not been', async () => {
    const { time, ledger } = await atWork();
    time.setWall(time.wall() + 48 * HOUR);
    time.pass(10 * MINUTE);
    await ledger.tick();
    time.setWall(time.wall() - 48 * HOUR);
    time.pass(MINUTE);
    await ledger.tick();
    expect(ledger.health().clockAheadMs).toBeUndefined();
    expect([ledger.now(), ledger.health().clockBehindMs]).toEqual([TEN + 11 * MINUTE, 0]);
    expect(waiting(ledger)).toEqual(['A001']);
    await ledger.stop();
  });

  it('[B20] counts once a manager says that it is right', async () => {
    const { time, ledger } = await atWork();
    time.setWall(time.wall() + 48 * HOUR);
    await ledger.tick();
    ledger.believeClock();
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-11');
    expect(ledger.health().clockAheadMs).toBeUndefined();
    await ledger.stop();
  });

  it('[B20] counts by itself where nobody waits and no counter is open', async () => {
    const { time, ledger, number } = await atWork();
    time.setWall(time.wall() + 24 * HOUR);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-09');
    await send(ledger, SUPERVISOR, { name: 'call-ticket', counter: '1', number, reason: 'asked' });
    await send(ledger, SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    await send(ledger, SUPERVISOR, { name: 'close-counter', counter: '1' });
    time.pass(2 * SECOND);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-10');
    await ledger.stop();
  });

  it('[B21] by little is followed; by little again and again is not', () => {
    const time = fakeTime(TEN);
    const clock = steadyClock(time.source);
    clock.doubtWhile(() => true);
    time.setWall(time.wall() + 4 * MINUTE);
    expect(clock.now()).toBe(TEN + 4 * MINUTE);
    time.pass(HOUR);
    time.setWall(time.wall() + 4 * MINUTE);
    expect(clock.now()).toBe(TEN + HOUR + 8 * MINUTE);
    for (let each = 0; each < 100; each += 1) {
      time.setWall(time.wall() + MINUTE);
      time.pass(SECOND);
      clock.now();
    }
    expect(clock.now()).toBeLessThan(TEN + HOUR + 15 * MINUTE);
    expect(clock.aheadMs()).toBeGreaterThan(90 * MINUTE);
  });
});

describe('a fault between two days', () => {
  it.each([1, 3])(
    '[B22] a disk that takes the end of a day and for %d tries not the next: all go over, counters too',
    async (tries) => {
      const journal = memoryJournal();
      let left = Infinity;
      const mortal = around(journal, {
        append: (...args) => {
          const opens = args[2].some(({ record }) => record.includes('"type":"DayOpened"'));
          if (opens && left > 0) {
            left -= 1;
            throw new JournalFault('the disk is full');
          }
          return journal.append(...args);
        },
      });
      left = 0;
      const { time, ledger, number } = await atWork(mortal, at('2026-03-09', 23));
      await send(ledger, SUPERVISOR, { name: 'call-ticket', counter: '1', number, reason: 'asked' });
      await send(ledger, SUPERVISOR, { name: 'serve', counter: '1' });
      await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '3' });
      await send(ledger, KIOSK, takeTicket(['alpha']));
      left = tries;
      time.pass(6 * HOUR);
      for (let tick = 0; tick <= tries + 1; tick += 1) await ledger.tick();
      expect(ledger.health().ready).toBe(true);
      const { state } = ledger.world();
      expect(state.day).toBe('2026-03-10');
      expect(waiting(ledger)).toEqual(['A001', 'A002']);
      const open = [...state.counters].filter(([, { state: now }]) => now !== 'closed').map(([id]) => id);
      expect(open.sort()).toEqual(['1', '3']);
      const [first] = await journal.read({ hall: 'small', day: '2026-03-10' }, 0);
      expect(JSON.parse(first?.record ?? '{}')).toMatchObject({ data: { previous: { day: '2026-03-09' } } });
      await ledger.stop();
    },
  );

  it('[B22] killed between two days with open counters and nobody there: the counters are open in the next', async () => {
    const journal = memoryJournal();
    let dead = false;
    const mortal = around(journal, {
      append: (...args) => {
        if (dead) throw new JournalFault('the power is gone');
        dead = args[2].some(({ record }) => record.includes('"type":"DayClosed"'));
        return journal.append(...args);
      },
    });
    const time = fakeTime(at('2026-03-09', 23));
    const ledger = await startLedger(mortal, time);
    for (const counter of ['1', '3']) await send(ledger, SUPERVISOR, { name: 'open-counter', counter });
    time.pass(2 * HOUR);
    await ledger.tick();
    const again = await startLedger(journal, time);
    expect(again.world().state.day).toBe('2026-03-10');
    const open = [...again.world().state.counters].filter(([, { state }]) => state !== 'closed').map(([id]) => id);
    expect(open.sort()).toEqual(['1', '3']);
    await again.stop();
  });
});

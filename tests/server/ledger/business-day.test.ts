import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { openComplaints } from '../../../core/views/complaint-view.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, MANAGER, SUPERVISOR } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (date: string, hours: number, zone = SHANGHAI): number => instantOf(date, hours * 60, zone);

const fresh = () => takeTicket(['alpha']);

function hallIn(zone: string, more: Partial<Catalogue['hall']> = {}): Catalogue {
  const hall = smallHall();
  return { ...hall, hall: { ...hall.hall, timeZone: zone, ...more } };
}

/** A hall that is open on all days until midnight. */
function hallOfHours(): Catalogue {
  const hall = hallIn(SHANGHAI, { alwaysOpen: false });
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: 0, to: 24 * 60 }));
  return { ...hall, calendar: { ...hall.calendar, hours } };
}

/** The sample's weekday hours: 8:30-11:30 and 13:00-17:00, last ticket 30 minutes before. */
function officeHours(): Catalogue {
  const hall = hallIn(SHANGHAI, { alwaysOpen: false });
  const hours = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
    { weekday, from: 8.5 * 60, to: 11.5 * 60 },
    { weekday, from: 13 * 60, to: 17 * 60 },
  ]);
  const holidays = [{ from: '2026-10-01', to: '2026-10-07', name: hall.hall.name }];
  const makeUpWorkdays = [{ from: '2026-10-10', to: '2026-10-10', name: hall.hall.name, like: 1 as const }];
  return { ...hall, calendar: { ...hall.calendar, hours, holidays, makeUpWorkdays } };
}

describe('the business day', () => {
  it('[B1] at midnight in the hall the numbers start again, wherever the server stands', async () => {
    const time = fakeTime(at('2026-03-09', 23));
    const ledger = await startLedger(memoryJournal(), time);
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' });
    await send(ledger, SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    time.pass(HOUR);
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    expect(ledger.world().state.day).toBe('2026-03-10');
    await ledger.stop();
  });

  it('[B2] late closing: while somebody waits or is served the day goes on past midnight, numbers included', async () => {
    const time = fakeTime(at('2026-03-09', 23.9));
    const ledger = await startLedger(memoryJournal(), time);
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    await send(ledger, KIOSK, fresh());
    time.pass(30 * MINUTE);
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A002');
    expect(ledger.world().state.day).toBe('2026-03-09');
    for (const _ of [1, 2]) await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' });
    await send(ledger, SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-10');
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    await ledger.stop();
  });

  it('[B14] a complaint that nobody has answered goes on from day to day, over days off and restarts, until somebody does', async () => {
    const time = fakeTime(at('2026-03-06', 15));
    const journal = memoryJournal();
    let ledger = await startLedger(journal, time);
    const ticket = takeTicket(['alpha']) as { readonly ticket: string };
    await send(ledger, KIOSK, ticket as never);
    await send(ledger, KIOSK, { name: 'file-complaint', ticket: ticket.ticket, text: 'no chairs' });
    const [id = ''] = [...ledger.world().record.complaints.keys()];
    await send(ledger, MANAGER, { name: 'close-day' });
    await ledger.stop();
    time.pass(3 * 24 * HOUR);
    ledger = await startLedger(journal, time);
    expect(ledger.world().state.day).toBe('2026-03-09');
    expect(ledger.world().record.complaints.get(id)).toMatchObject({ text: 'no chairs', number: 'A001' });
    const answer = { name: 'answer-complaint', complaint: id, outcome: 'corrected', text: 'there are chairs' } as const;
    expect(await send(ledger, MANAGER, answer)).toMatchObject({ kind: 'done' });
    time.pass(24 * HOUR);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-10');
    expect(openComplaints(ledger.world())).toEqual([]);
    await ledger.stop();
  });

  it('[B3] a day that nobody ends is closed over its tickets at the limit, and they are on record as not served', async () => {
    const time = fakeTime(at('2026-03-09', 23));
    const journal = memoryJournal();
    const ledger = await startLedger(journal, time, hallOfHours());
    await send(ledger, KIOSK, fresh());
    time.pass(HOUR + 4 * HOUR - SECOND);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-09');
    time.pass(SECOND);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-10');
    const old = await journal.read({ hall: 'small', day: '2026-03-09' }, 0);
    expect(JSON.parse(old.at(-1)?.record ?? '{}')).toMatchObject({
      type: 'DayClosed',
      data: { left: [expect.any(String)] },
    });
    await ledger.stop();
  });

  it('[B4] a hall that is always open takes its open counters over midnight; another one closes them', async () => {
    for (const alwaysOpen of [true, false]) {
      const time = fakeTime(at('2026-03-09', 23.5));
      const ledger = await startLedger(memoryJournal(), time, hallIn(SHANGHAI, { alwaysOpen }));
      await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
      time.pass(HOUR);
      await ledger.tick();
      expect(ledger.world().state.day).toBe('2026-03-10');
      expect(ledger.world().state.counters.get('1')?.state).toBe(alwaysOpen ? 'open' : 'closed');
      await ledger.stop();
    }
  });

  it('[B5] a hall whose day starts at four keeps the night with the day before', async () => {
    const time = fakeTime(at('2026-03-09', 23));
    const ledger = await startLedger(memoryJournal(), time, hallIn(SHANGHAI, { dayStartsAt: 240 }));
    expect(ledger.world().state.day).toBe('2026-03-09');
    time.pass(4.5 * HOUR);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-09');
    time.pass(HOUR);
    await ledger.tick();
    expect(ledger.world().state.day).toBe('2026-03-10');
    await ledger.stop();
  });

  it('[B6] daylight saving: days of 23 and 25 hours change at local midnight', async () => {
    for (const [date, next, hours] of [
      ['2026-03-29', '2026-03-30', 23],
      ['2026-10-25', '2026-10-26', 25],
    ] as const) {
      const zone = 'Europe/Berlin';
      const time = fakeTime(at(date, 0, zone));
      const ledger = await startLedger(memoryJournal(), time, hallIn(zone));
      expect(ledger.world().state.day).toBe(date);
      time.pass(hours * HOUR - SECOND);
      await ledger.tick();
      expect(ledger.world().state.day).toBe(date);
      time.pass(SECOND);
      await ledger.tick();
      expect(ledger.world().state.day).toBe(next);
      await ledger.stop();
    }
  });

  it('[B7] a server that was off for three days closes the old day, skips the ones that never were, and starts today', async () => {
    const journal = memoryJournal();
    const first = fakeTime(at('2026-03-09', 10));
    let ledger = await startLedger(journal, first);
    await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
    await send(ledger, KIOSK, fresh());
    await ledger.stop();
    ledger = await startLedger(journal, fakeTime(at('2026-03-12', 8)));
    expect(ledger.world().state.day).toBe('2026-03-12');
    expect(ledger.world().state.counters.get('1')?.state).toBe('closed');
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    const days = (await journal.streams('small')).map((head) => head.day);
    expect(days).toEqual(['2026-03-09', '2026-03-12']);
    const opened = JSON.parse((await journal.read({ hall: 'small', day: '2026-03-12' }, 0))[0]?.record ?? '{}') as {
      data: { previous: unknown };
    };
    expect(opened.data.previous).toMatchObject({ day: '2026-03-09', seq: 4 });
    await ledger.stop();
  });

  it('[B13] a hall file that moves the beginning of the day: today goes on until the new one says tomorrow', async () => {
    const time = fakeTime(at('2026-03-09', 23));
    const journal = memoryJournal();
    let ledger = await startLedger(journal, time);
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    await ledger.stop();
    time.pass(2 * HOUR);
    ledger = await startLedger(journal, time, hallIn(SHANGHAI, { dayStartsAt: 4 * 60 }));
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A002');
    expect(ledger.world().state.day).toBe('2026-03-09');
    time.pass(8 * HOUR);
    // Two of the day before still wait.
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A003');
    expect(ledger.world().state.day).toBe('2026-03-10');
    await ledger.stop();
  });

  it('[B8] a wall clock that steps back reorders nothing, and waits go on growing', async () => {
    const time = fakeTime(at('2026-03-09', 10));
    const journal = memoryJournal();
    let ledger = await startLedger(journal, time);
    await send(ledger, KIOSK, fresh());
    time.setWall(time.wall() - 2 * HOUR);
    time.pass(10 * MINUTE);
    await send(ledger, KIOSK, fresh());
    const [one, two] = [...ledger.world().state.tickets.values()];
    expect((two?.issuedAt ?? 0) - (one?.issuedAt ?? 0)).toBe(10 * MINUTE);
    expect(ledger.health().clockBehindMs).toBe(2 * HOUR);
    await ledger.stop();
    // The same after a restart: the journal's last instant is the floor.
    ledger = await startLedger(journal, time);
    time.pass(5 * MINUTE);
    await send(ledger, KIOSK, fresh());
    const third = [...ledger.world().state.tickets.values()][2];
    expect((third?.issuedAt ?? 0) - (two?.issuedAt ?? 0)).toBe(5 * MINUTE);
    await ledger.stop();
  });

  it('[B9] a clock set back over midnight does not bring yesterday back', async () => {
    const time = fakeTime(at('2026-03-10', 0.5));
    const ledger = await startLedger(memoryJournal(), time);
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    time.setWall(at('2026-03-09', 22));
    await ledger.tick();
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A002');
    expect(ledger.world().state.day).toBe('2026-03-10');
    await ledger.stop();
  });

  it('[B10] a clock that jumps ahead is followed; set back again, the hall goes on in the later day', async () => {
    const time = fakeTime(at('2026-03-09', 10));
    const ledger = await startLedger(memoryJournal(), time);
    time.setWall(at('2026-03-11', 10));
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    expect(ledger.world().state.day).toBe('2026-03-11');
    time.setWall(at('2026-03-09', 10.1));
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A002');
    expect(ledger.world().state.day).toBe('2026-03-11');
    await ledger.stop();
  });

  it('[B11] a day that a manager closed stays closed until the next one', async () => {
    const time = fakeTime(at('2026-03-09', 17));
    const ledger = await startLedger(memoryJournal(), time);
    await send(ledger, MANAGER, { name: 'close-day' });
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('day-not-open');
    time.pass(7 * HOUR);
    expect(numberIn(await send(ledger, KIOSK, fresh()))).toBe('A001');
    await ledger.stop();
  });

  it('[B12] opening hours, the last ticket, lunch, holidays and make-up workdays are honoured, with the next opening', async () => {
    const cases: readonly (readonly [string, number, string, string?, number?])[] = [
      ['2026-03-09', 8.49, 'hall-closed', '2026-03-09', 8.5],
      ['2026-03-09', 8.5, 'A001'],
      ['2026-03-09', 10.99, 'A001'],
      ['2026-03-09', 11, 'hall-closed', '2026-03-09', 13],
      ['2026-03-09', 16.49, 'A001'],
      ['2026-03-09', 16.5, 'hall-closed', '2026-03-10', 8.5],
      ['2026-03-13', 17, 'hall-closed', '2026-03-16', 8.5],
      ['2026-10-01', 10, 'hall-closed', '2026-10-08', 8.5],
      ['2026-10-10', 10, 'A001'],
      ['2026-10-11', 10, 'hall-closed', '2026-10-12', 8.5],
    ];
    for (const [date, hour, expected, opensOn, opensAt] of cases) {
      const ledger = await startLedger(memoryJournal(), fakeTime(at(date, hour)), officeHours());
      const handled = await send(ledger, KIOSK, fresh());
      expect([date, hour, numberIn(handled)]).toEqual([date, hour, expected]);
      if (handled.kind === 'refused' && opensOn !== undefined)
        expect(handled.refusal.opensAt).toBe(at(opensOn, opensAt ?? 0));
      await ledger.stop();
    }
  });
});

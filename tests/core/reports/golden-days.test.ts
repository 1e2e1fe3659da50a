import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import type { DayFacts } from '../../../core/reports/facts.ts';
import { factsFrom, nextDayOf } from '../../support/report-days.ts';
import { clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const LI = clerk('li');

function factsOfDay(rules: Rules): DayFacts {
  return factsFrom(rules.events, rules.now);
}

/** Minutes by half hour and state. */
function minutesOf({ desks }: DayFacts): readonly string[] {
  return desks.map(
    ({ slot, state, reason, ms }) =>
      `${String(slot)} ${state}${reason === undefined ? '' : ` ${reason}`} ${String(ms / MINUTE)}`,
  );
}

const brief = ({ legs }: DayFacts): readonly string[] =>
  legs.map(({ slot, end, waitS, serveS }) => `${String(slot)} ${end} ${String(waitS)} ${String(serveS ?? '-')}`);

function inZone(timeZone: string) {
  const catalogue = smallHall();
  return { ...catalogue, hall: { ...catalogue.hall, timeZone } };
}

describe('days that are told wrongly elsewhere', () => {
  it('[RF7] the clock is put forward: an hour less on the wall, and no wait is an hour longer', () => {
    // 01:20 in Berlin; at 02:00 it is 03:00.
    const rules = rulesOf(inZone('Europe/Berlin'), '2026-03-29', Date.UTC(2026, 2, 29, 0, 20));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(50 * MINUTE);
    rules.next('1');
    rules.pass(10 * MINUTE);
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    const facts = factsOfDay(rules);
    expect(facts.arrivals.map(({ slot }) => slot)).toEqual([2]);
    // Called at 03:10.
    expect(brief(facts)).toEqual(['6 served 3000 600']);
    expect(minutesOf(facts)).toEqual(['2 idle 10', '3 idle 30', '6 idle 10', '6 serving 10']);
  });

  it('[RF7] the clock is put back: two hours have one name, and the day has 25 of them', () => {
    // 02:30 for the first time.
    const rules = rulesOf(inZone('Europe/Berlin'), '2026-10-25', Date.UTC(2026, 9, 25, 0, 30));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(60 * MINUTE);
    rules.next('1');
    rules.pass(15 * MINUTE);
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    rules.pass(45 * MINUTE);
    const facts = factsOfDay(rules);
    expect(brief(facts)).toEqual(['5 served 3600 900']);
    // Half past two to three, two to half past two, half past two to three again, three to half past three.
    expect(minutesOf(facts)).toEqual(['5 idle 45', '4 idle 30', '5 serving 15', '6 idle 30']);
  });

  it('[RF7] [RF9] midnight: who is at a counter then is counted once, on the day on which it ends, and its wait is whole', () => {
    // 23:40 in Shanghai.
    const first = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 15, 40));
    first.when(LI, { name: 'open-counter', counter: '1' });
    first.take('alpha');
    const waits = first.take('alpha');
    first.pass(15 * MINUTE);
    first.next('1');
    first.pass(5 * MINUTE);
    const second = nextDayOf(first, '2026-03-10');
    const yesterday = factsFrom(first.events);
    expect(yesterday.arrivals).toHaveLength(2);
    expect(yesterday.legs).toEqual([]);
    expect(minutesOf(yesterday)).toEqual(['47 idle 15', '47 serving 5']);
    second.pass(10 * MINUTE);
    second.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(second.next('1')).toBe(waits);
    second.when(LI, { name: 'mark-no-show', counter: '1' });
    const today = factsOfDay(second);
    expect(today.arrivals).toEqual([]);
    // Called at 23:55 after a quarter of an hour, served for another; the other waited thirty minutes.
    expect(brief(today)).toEqual(['47 served 900 900', '0 no-show 1800 -']);
    expect(today.legs.map(({ day }) => day)).toEqual(['2026-03-10', '2026-03-10']);
    expect(minutesOf(today)).toEqual(['0 serving 10']);
  });

  it('[RF7] lunch is a pause with its reason, and is neither idle nor serving; a wait goes on over it', () => {
    const rules = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 4, 0));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.pass(10 * MINUTE);
    rules.when(LI, { name: 'pause-counter', counter: '1', reason: 'lunch' });
    rules.take('alpha');
    rules.pass(45 * MINUTE);
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.next('1');
    rules.pass(5 * MINUTE);
    const facts = factsOfDay(rules);
    expect(minutesOf(facts)).toEqual(['24 idle 10', '24 paused lunch 20', '25 paused lunch 25', '25 serving 5']);
    expect(brief(facts)).toEqual(['25 in-hand 2700 -']);
    // Past the target of a quarter of an hour for thirty minutes.
    expect(facts.jams).toMatchObject([{ line: 'a', seconds: 1800, most: 1, slot: 24 }]);
  });

  it('[RF7] a server that was off for months: nobody stood idle, and no line was late, until it was back', () => {
    const rules = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 15, 0));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.when(LI, { name: 'pause-counter', counter: '1', reason: 'lunch' });
    rules.take('alpha');
    rules.pass(200 * 24 * 60 * MINUTE);
    rules.when({ kind: 'system' }, { name: 'close-day' });
    const facts = factsOfDay(rules);
    // From 23:00 to midnight, and the four hours in which a day may still go on.
    expect(facts.desks.reduce((sum, { ms }) => sum + ms, 0)).toBe(5 * 60 * MINUTE);
    expect(facts.jams).toMatchObject([{ seconds: (5 * 60 - 15) * 60, most: 1 }]);
    expect(facts.legs).toMatchObject([{ end: 'day-over', called: false, late: true }]);
  });

  it('[RF7] a clock that jumps ahead is followed: an hour is an hour, wherever the hall was meanwhile', () => {
    const rules = rulesOf(smallHall());
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(60 * MINUTE);
    // One that stands still, as the server's does when the wall's is put back.
    rules.next('1');
    rules.when(LI, { name: 'serve', counter: '1' });
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    const facts = factsOfDay(rules);
    expect(brief(facts)).toEqual(['20 served 3600 0']);
    expect(facts.legs).toMatchObject([{ walkS: 0, deskS: 0 }]);
    expect(minutesOf(facts)).toEqual(['18 idle 30', '19 idle 30']);
  });

  it('[RF8] a call and a finish that are taken back have not been, nor the idle moment between', () => {
    const rules = rulesOf();
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(MINUTE);
    rules.next('1');
    rules.pass(3 * SECOND);
    rules.when(LI, { name: 'undo', counter: '1' });
    expect(factsOfDay(rules).legs).toMatchObject([{ end: 'waiting', called: false }]);
    expect(minutesOf(factsOfDay(rules))).toEqual(['18 idle 1.05']);
    rules.next('1');
    rules.pass(2 * MINUTE);
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    rules.pass(4 * SECOND);
    rules.when(LI, { name: 'undo', counter: '1' });
    rules.pass(MINUTE);
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'needs-papers', note: undefined });
    const facts = factsOfDay(rules);
    expect(brief(facts)).toEqual(['18 served 63 184']);
    expect(facts.legs).toMatchObject([{ outcome: 'needs-papers' }]);
    expect(minutesOf(facts)).toEqual(['18 idle 1.05', `18 serving ${String(184 / 60)}`]);
  });

  it('[RF8] what is brought back was called, and was neither served nor missed; what comes of it then counts', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.pass(5 * MINUTE);
    rules.next('1');
    rules.pass(MINUTE);
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    rules.pass(2 * MINUTE);
    rules.when(SUPERVISOR, {
      name: 'bring-back',
      counter: '1',
      ticket: id,
      step: 0,
      to: 'here',
      reason: 'was there',
      became: undefined,
    });
    rules.pass(3 * MINUTE);
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(brief(factsOfDay(rules))).toEqual(['18 brought-back 300 -', '18 served 480 180']);
  });

  it('[RF9] who waits over midnight and leaves then has left on the day on which that was, after the whole wait', () => {
    const first = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 15, 30));
    first.when(LI, { name: 'open-counter', counter: '1' });
    const { id } = first.ticket(first.take('alpha'));
    first.pass(30 * MINUTE);
    const second = nextDayOf(first, '2026-03-10');
    expect(factsFrom(first.events).legs).toEqual([]);
    second.pass(MINUTE);
    second.when({ kind: 'citizen' }, { name: 'cancel-ticket', ticket: id, reason: undefined });
    expect(factsOfDay(second).legs).toMatchObject([
      { end: 'left', called: false, waitS: 1860, late: true, day: '2026-03-10', slot: 0 },
    ]);
    // Late from the first instant of the day on, and the day before for its last quarter of an hour.
    expect(factsFrom(first.events).jams).toMatchObject([{ seconds: 900 }]);
    expect(factsOfDay(second).jams).toMatchObject([{ seconds: 60, slot: 0 }]);
  });
});

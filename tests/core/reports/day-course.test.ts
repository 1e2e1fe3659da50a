import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import { courseOf, COURSE_STEPS, type CourseAsk } from '../../../core/reports/day-course.ts';
import type { DayFacts } from '../../../core/reports/facts.ts';
import { anyDay } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { recountCourse, withoutEmptyEnds } from '../../support/recount-course.ts';
import { wallTimes } from '../../../core/views/day-course-view.ts';
import { factsFrom, nextDayOf, playDays } from '../../support/report-days.ts';
import { clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const LI = clerk('li');

const SCOPES: readonly CourseAsk['only'][] = [
  {},
  { line: ['a'] },
  { line: ['b', 'c'] },
  { department: ['office'] },
  { department: ['elsewhere'] },
  { zone: ['1F-A'], line: ['a'] },
];

/** What a store gives for a scope. */
function narrowed({ arrivals, stays, stands }: DayFacts, only: CourseAsk['only']) {
  const has = (wanted: readonly string[] | undefined, ...ids: readonly string[]): boolean =>
    wanted === undefined || wanted.some((each) => ids.includes(each));
  const place = (each: { department: string; line: string; zone: string }): boolean =>
    has(only.department, each.department) && has(only.line, each.line) && has(only.zone, each.zone);
  return {
    arrivals: arrivals.filter((each) => each.first && place(each)).map(({ at }) => at),
    stays: stays.filter(place),
    stands: stands.filter(
      ({ departments, lines, zone }) =>
        has(only.department, ...departments.split(',')) && has(only.line, ...lines.split(',')) && has(only.zone, zone),
    ),
  };
}

describe('the course of a day', () => {
  it('[RC1] is what plain loops over the same events find, at every step, in every scope, on random days that go over', () => {
    let people = 0;
    fc.assert(
      fc.property(
        fc.array(anyDay, { minLength: 1, maxLength: 3 }),
        fc.nat(3 * 60 * MINUTE),
        fc.constantFrom(...COURSE_STEPS),
        (days, later, minutes) => {
          for (const { world, events, now } of playDays(days)) {
            const startsAt = instantOf(world.state.day, 0, 'Asia/Shanghai');
            const facts = factsFrom(events, now + later);
            for (const only of SCOPES) {
              const ask = { startsAt, stepMs: minutes * MINUTE, only };
              const told = courseOf(narrowed(facts, only), ask);
              const expected = recountCourse(events, now + later, ask);
              expect(withoutEmptyEnds(told.rows), JSON.stringify(only)).toEqual(withoutEmptyEnds(expected));
              people += told.peaks.waiting?.value ?? 0;
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
    expect(people).toBeGreaterThan(100);
  });
});

/** A day of the small hall, in a zone, that begins at an instant. */
function dayIn(timeZone: string, day: string, start: number): Rules {
  const catalogue = smallHall();
  return rulesOf({ ...catalogue, hall: { ...catalogue.hall, timeZone } }, day, start);
}

/** Rows as `02:00 came/waiting/most/open/paused`, with the times of the wall. */
function rowsOf({ world, events, now }: Rules, minutes: number): readonly string[] {
  const { timeZone } = world.state.index.catalogue.hall;
  const startsAt = instantOf(world.state.day, 0, timeZone);
  const facts = factsFrom(events, now);
  const { rows } = courseOf(narrowed(facts, {}), { startsAt, stepMs: minutes * MINUTE });
  const times = wallTimes(
    rows.map(({ at }) => at),
    world.state.day,
    timeZone,
  );
  return rows.map(({ values }, at) => {
    const { arrivals, waiting, waitingMost, open, paused } = values;
    return `${times[at] ?? ''} ${[arrivals, waiting, waitingMost, open, paused].join('/')}`;
  });
}

describe('days whose course is told wrongly elsewhere', () => {
  it('[RC2] the clock is put forward: no row has an hour that there was not, and nobody is counted in it', () => {
    const rules = dayIn('Europe/Berlin', '2026-03-29', Date.UTC(2026, 2, 29, 0, 20));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(50 * MINUTE);
    rules.next('1');
    expect(rowsOf(rules, 30)).toEqual(['01:00 1/0/1/0/0', '01:30 0/1/1/1/0', '03:00 0/1/1/1/0']);
  });

  it('[RC2] the clock is put back: both hours have rows of their own, told apart by their offset', () => {
    const rules = dayIn('Europe/Berlin', '2026-10-25', Date.UTC(2026, 9, 25, 0, 0));
    rules.take('alpha');
    rules.pass(60 * MINUTE);
    rules.take('alpha');
    rules.pass(45 * MINUTE);
    expect(rowsOf(rules, 60)).toEqual(['02:00 (+02:00) 1/1/1/0/0', '02:00 (+01:00) 1/2/2/0/0']);
    expect(rowsOf(rules, 30).map((row) => row.slice(0, 14))).toEqual([
      ...['02:00 (+02:00)', '02:30 (+02:00)', '02:00 (+01:00)', '02:30 (+01:00)'],
    ]);
  });

  it('[RC2] midnight: who goes over waits on both days, came on the first, and rows after midnight say the date', () => {
    const first = dayIn('Asia/Shanghai', '2026-03-09', Date.UTC(2026, 2, 9, 15, 35));
    first.when(LI, { name: 'open-counter', counter: '1' });
    first.take('alpha');
    first.take('alpha');
    first.pass(45 * MINUTE);
    // At twenty past midnight the day still goes on.
    first.next('1');
    expect(rowsOf(first, 30).map((row) => row.replace(/ (\d+)\/.*/, ''))).toEqual(['23:30', '03-10 00:00']);
    const second = nextDayOf(first, '2026-03-10');
    second.pass(20 * MINUTE);
    expect(rowsOf(second, 10)).toEqual(['00:20 0/1/1/1/0', '00:30 0/1/1/1/0']);
  });

  it('[RC2] lunch: a counter that pauses is paused and not open; the wait goes on over it', () => {
    const rules = dayIn('Asia/Shanghai', '2026-03-09', Date.UTC(2026, 2, 9, 4, 0));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.pass(10 * MINUTE);
    rules.when(LI, { name: 'pause-counter', counter: '1', reason: 'lunch' });
    rules.take('alpha');
    rules.pass(45 * MINUTE);
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.next('1');
    rules.pass(5 * MINUTE);
    expect(rowsOf(rules, 30)).toEqual(['12:00 1/0/1/1/0', '12:30 0/1/1/0/1']);
  });

  it('[RC3] a call, a no-show and a pause that are taken back have not been; being called up from aside neither', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(MINUTE);
    rules.next('1');
    rules.pass(3 * SECOND);
    rules.when(SUPERVISOR, { name: 'undo', counter: '1' });
    rules.pass(MINUTE);
    const { stays, stands } = factsFrom(rules.events, rules.now);
    expect(stays.map(({ from, until }) => until - from)).toEqual([2 * MINUTE + 3 * SECOND]);
    expect(stands.map(({ state, from, until }) => [state, until - from])).toEqual([['open', 2 * MINUTE + 3 * SECOND]]);
  });

  it('[RC3] who was brought back did not wait while it was away, and does again in its line', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.pass(5 * MINUTE);
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    rules.pass(10 * MINUTE);
    const back = {
      counter: '1',
      ticket: id,
      step: 0,
      to: 'line',
      reason: 'was there',
      became: undefined,
    } as const;
    expect(rules.when(SUPERVISOR, { name: 'bring-back', ...back })).not.toBeTypeOf('string');
    rules.pass(5 * MINUTE);
    expect(rowsOf(rules, 5)).toEqual(['09:00 1/1/1/1/0', '09:05 0/0/0/1/0', '09:10 0/0/0/1/0', '09:15 0/1/1/1/0']);
  });

  it('[RC1] who waits in two lines is one person in the hall, and one in each of them', () => {
    const rules = rulesOf();
    rules.take(['alpha', 'bid']);
    rules.pass(10 * MINUTE);
    const facts = factsFrom(rules.events, rules.now);
    const most = (only: CourseAsk['only']): number | undefined =>
      courseOf(narrowed(facts, only), { startsAt: rules.now - 10 * MINUTE, stepMs: 5 * MINUTE }).peaks.waiting?.value;
    expect([new Set(facts.stays.map(({ line }) => line)).size, most({})]).toEqual([2, 1]);
    for (const line of new Set(facts.stays.map((each) => each.line))) expect(most({ line: [line] })).toBe(1);
  });

  it('[RC2] a server that was off for months: nobody waited until it was back, only until the day had to end', () => {
    const rules = dayIn('Asia/Shanghai', '2026-03-09', Date.UTC(2026, 2, 9, 15, 0));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.take('alpha');
    rules.pass(200 * 24 * 60 * MINUTE);
    rules.when({ kind: 'system' }, { name: 'close-day' });
    expect(rowsOf(rules, 60)).toEqual([
      '23:00 1/1/1/1/0',
      ...['03-10 00:00 0/1/1/1/0', '03-10 01:00 0/1/1/1/0', '03-10 02:00 0/1/1/1/0', '03-10 03:00 0/1/1/1/0'],
    ]);
  });

  it('[RC4] the peaks are the first instants of the most; of nothing there is no row and no peak', () => {
    expect(courseOf({ arrivals: [], stays: [], stands: [] }, { startsAt: 0, stepMs: MINUTE })).toEqual({
      ...{ rows: [], total: 0, peaks: {} },
    });
    const stays = [
      { ticket: 1, from: 100, until: 5 * MINUTE },
      { ticket: 2, from: 2 * MINUTE + 7, until: 3 * MINUTE },
      { ticket: 3, from: 3 * MINUTE, until: 4 * MINUTE },
      // The same person in another line.
      { ticket: 3, from: 3 * MINUTE + 5, until: 5 * MINUTE },
    ];
    const { rows, peaks, total } = courseOf(
      { arrivals: [100, 2 * MINUTE + 7], stays, stands: undefined },
      {
        ...{ startsAt: 0, stepMs: MINUTE },
      },
    );
    expect(peaks).toEqual({ arrivals: { at: 0, value: 1 }, waiting: { at: 2 * MINUTE + 7, value: 2 } });
    expect(total).toBe(2);
    expect(rows.map(({ values }) => [values.waiting, values.waitingMost, values.open])).toEqual([
      ...[
        [0, 1, null],
        [1, 1, null],
        [1, 2, null],
        [2, 2, null],
        [2, 2, null],
      ],
    ]);
  });
});

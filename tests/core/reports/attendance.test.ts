import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { DayFacts } from '../../../core/reports/facts.ts';
import { clockText } from '../../../core/reports/clock-text.ts';
import { factsFrom, nextDayOf } from '../../support/report-days.ts';
import { clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const LI = clerk('li');
const WANG = clerk('wang');
const SYSTEM = { kind: 'system' } as const;

const factsOfDay = (rules: Rules): DayFacts => factsFrom(rules.events, rules.now);

/** Who was there, from when to when, and at which counter first. */
function timesOf({ attendance }: DayFacts): readonly string[] {
  const at = (seconds: number | undefined): string => (seconds === undefined ? '-' : clockText(seconds));
  return attendance.map(({ clerk: who, counter, inS, outS, end }) => `${who} ${counter} ${at(inS)} ${at(outS)} ${end}`);
}

function hall(dayStartsAt: number, timeZone = 'Asia/Shanghai') {
  const catalogue = smallHall();
  return { ...catalogue, hall: { ...catalogue.hall, dayStartsAt, timeZone } };
}

describe('who was at counters, and from when to when', () => {
  it('[KH1] from the first counter opened to the last one closed; pauses, another counter and a second turn are no end', () => {
    const rules = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 0, 52));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.pass(60 * MINUTE);
    rules.when(LI, { name: 'pause-counter', counter: '1', reason: 'lunch' });
    rules.pass(30 * MINUTE);
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.when(LI, { name: 'close-counter', counter: '1' });
    rules.when(WANG, { name: 'open-counter', counter: '1' });
    rules.pass(10 * MINUTE);
    rules.when(LI, { name: 'open-counter', counter: '2' });
    rules.pass(20 * MINUTE);
    expect(timesOf(factsOfDay(rules))).toEqual(['li 1 08:52 - there', 'wang 1 10:22 - there']);
    rules.when(LI, { name: 'close-counter', counter: '2' });
    rules.pass(5 * MINUTE);
    rules.when(WANG, { name: 'close-counter', counter: '1' });
    const facts = factsOfDay(rules);
    expect(timesOf(facts)).toEqual(['li 1 08:52 10:52 out', 'wang 1 10:22 10:57 out']);
    expect(facts.attendance).toMatchObject([{ day: '2026-03-09', slot: 17, department: 'office' }, { slot: 20 }]);
  });

  it('[KH1] hours after midnight belong to the day that has not ended yet, and go on being counted', () => {
    // A night hall whose day begins at four: in at 23:10, out at 01:30.
    const rules = rulesOf(hall(4 * 60), '2026-03-09', Date.UTC(2026, 2, 9, 15, 10));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.pass(140 * MINUTE);
    rules.when(LI, { name: 'close-counter', counter: '1' });
    rules.pass(MINUTE);
    // At 01:31 somebody else comes; that is the same day.
    rules.when(WANG, { name: 'open-counter', counter: '2' });
    expect(timesOf(factsOfDay(rules))).toEqual(['li 1 23:10 25:30 out', 'wang 2 25:31 - there']);
  });

  it('[KH1] who is there over midnight signs in on the first day alone, and out on the second', () => {
    const first = rulesOf(smallHall(), '2026-03-09', Date.UTC(2026, 2, 9, 14, 0));
    first.when(LI, { name: 'open-counter', counter: '1' });
    first.pass(120 * MINUTE);
    const second = nextDayOf(first, '2026-03-10');
    second.pass(50 * MINUTE);
    second.when(LI, { name: 'close-counter', counter: '1' });
    expect(timesOf(factsFrom(first.events))).toEqual(['li 1 22:00 - over']);
    expect(timesOf(factsOfDay(second))).toEqual(['li 1 - 00:50 out']);
  });

  it('[KH1] a day that is closed months later ends over whoever was left; a clock that stands still changes nothing', () => {
    const rules = rulesOf(hall(0), '2026-03-09', Date.UTC(2026, 2, 9, 1, 0));
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    rules.when(LI, { name: 'open-counter', counter: '2' });
    rules.when(LI, { name: 'close-counter', counter: '2' });
    rules.pass(90 * 24 * 60 * MINUTE);
    rules.when(SYSTEM, { name: 'close-day' });
    const facts = factsOfDay(rules);
    expect(timesOf(facts)).toEqual(['supervisor 1 09:00 - over', 'li 2 09:00 09:00 out']);
  });

  it('[KH1] by the clock on the wall, also where it is put forward between in and out', () => {
    // Berlin: in at 01:20, and at 02:00 it is 03:00.
    const rules = rulesOf(hall(0, 'Europe/Berlin'), '2026-03-29', Date.UTC(2026, 2, 29, 0, 20));
    rules.when(LI, { name: 'open-counter', counter: '1' });
    rules.pass(50 * MINUTE);
    rules.when(LI, { name: 'close-counter', counter: '1' });
    const facts = factsOfDay(rules);
    expect(timesOf(facts)).toEqual(['li 1 01:20 03:10 out']);
    // What was staffed are fifty minutes all the same.
    expect(facts.desks.reduce((sum, { ms }) => sum + ms, 0)).toBe(50 * MINUTE);
  });
});

describe('complaints in reports', () => {
  it('[KH2] one that a bad grade opened is of the step, the counter and the clerk who served it; its answer counts when it is given', () => {
    const rules = rulesOf();
    rules.when(LI, { name: 'open-counter', counter: '1' });
    const { id } = rules.ticket(rules.take('alpha'));
    rules.next('1');
    rules.when(LI, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    // Somebody else sits there before the grade is given.
    rules.when(LI, { name: 'close-counter', counter: '1' });
    rules.when(WANG, { name: 'open-counter', counter: '1' });
    rules.when(
      { kind: 'citizen' },
      { name: 'rate-step', ticket: id, step: 0, grade: 1, reasons: ['attitude'], reason: undefined },
    );
    const [complaint = ''] = rules.world.record.complaints.keys();
    const of = { source: 'rating', service: 'alpha', line: 'a', counter: '1', clerk: 'li', department: 'office' };
    expect(factsOfDay(rules).complaints).toMatchObject([{ event: 'filed', outcome: undefined, ...of }]);
    const second = nextDayOf(rules, '2026-03-10');
    second.when(
      { kind: 'staff', id: 'ma', role: 'manager' },
      { name: 'answer-complaint', complaint, outcome: 'corrected', text: 'we have talked' },
    );
    expect(factsOfDay(second).complaints).toMatchObject([
      { day: '2026-03-10', event: 'answered', outcome: 'corrected' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import { hoursOn, intakeAt } from '../../../core/catalogue/calendar.ts';
import type { Calendar, OpeningHours } from '../../../core/catalogue/opening-hours.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { named, smallHall } from '../../support/small-hall.ts';
import { stretched } from '../../support/stretched.ts';

const ZONE = 'Asia/Shanghai';
const at = (date: string, hour: number, minute = 0): number => instantOf(date, hour * 60 + minute, ZONE);
const weekdays = ([1, 2, 3, 4, 5] as const).flatMap((weekday): OpeningHours[] => [
  { weekday, from: 510, to: 690 },
  { weekday, from: 780, to: 1020 },
]);

function hall(calendar: Partial<Calendar>, alwaysOpen = false): Catalogue {
  const base = smallHall();
  return {
    ...base,
    hall: { ...base.hall, timeZone: ZONE, alwaysOpen },
    rules: { ...base.rules, lastTicketBeforeCloseMs: 30 * MINUTE },
    calendar: { hours: weekdays, holidays: [], makeUpWorkdays: [], weekShares: [], arrivals: [], ...calendar },
  };
}

describe('intake', () => {
  const plain = hall({});

  it('[H2] tickets are issued in opening hours, until the last minutes before closing', () => {
    expect(intakeAt(plain, at('2026-03-09', 8, 30))).toEqual({ open: true, closesAt: at('2026-03-09', 11) });
    expect(intakeAt(plain, at('2026-03-09', 11) - 1)).toEqual({ open: true, closesAt: at('2026-03-09', 11) });
    expect(intakeAt(plain, at('2026-03-09', 11))).toEqual({ open: false, opensAt: at('2026-03-09', 13) });
    expect(intakeAt(plain, at('2026-03-09', 8, 30) - 1)).toEqual({ open: false, opensAt: at('2026-03-09', 8, 30) });
  });

  it('[H2] after Friday comes Monday', () => {
    expect(intakeAt(plain, at('2026-03-13', 18))).toEqual({ open: false, opensAt: at('2026-03-16', 8, 30) });
  });

  it('[H2] a holiday is closed, and a make-up workday has the hours of the weekday it stands for', () => {
    const festival = hall({
      holidays: [{ from: '2026-02-15', to: '2026-02-23', name: named('Spring Festival') }],
      makeUpWorkdays: [{ from: '2026-02-14', to: '2026-02-14', like: 5, name: named('Working day') }],
    });
    expect(intakeAt(festival, at('2026-02-14', 9)).open).toBe(true);
    expect(intakeAt(festival, at('2026-02-14', 17))).toEqual({ open: false, opensAt: at('2026-02-24', 8, 30) });
    expect(hoursOn(festival, '2026-02-14').map(({ from }) => from)).toEqual([510, 780]);
    expect(hoursOn(festival, '2026-02-16')).toEqual([]);
  });

  it('[H28] a day with hours of its own has those, and no others', () => {
    const half = { from: '2026-12-31', to: '2026-12-31', like: 4 as const, name: named('Half day') };
    const short = hall({ makeUpWorkdays: [{ ...half, hours: { from: 510, to: 720 } }] });
    expect(intakeAt(short, at('2026-12-31', 11))).toEqual({ open: true, closesAt: at('2026-12-31', 11, 30) });
    expect(intakeAt(short, at('2026-12-31', 14))).toEqual({ open: false, opensAt: at('2027-01-01', 8, 30) });
    expect(intakeAt(short, at('2026-12-30', 14)).open).toBe(true);
    const sunday = { from: '2026-12-20', to: '2026-12-20', like: 7 as const, name: named('Open Sunday') };
    const twice = hall({
      makeUpWorkdays: [
        { ...sunday, hours: { from: 840, to: 960 } },
        { ...sunday, hours: { from: 540, to: 660 } },
      ],
    });
    expect(hoursOn(twice, '2026-12-20')).toEqual([
      { weekday: 7, from: 540, to: 660 },
      { weekday: 7, from: 840, to: 960 },
    ]);
    const late = hall({ makeUpWorkdays: [{ ...half, hours: { from: 1080, to: 1200 } }] });
    expect(intakeAt(late, at('2026-12-31', 9))).toEqual({ open: false, opensAt: at('2026-12-31', 18) });
  });

  it('[H2] hours that adjoin are one opening, also over midnight', () => {
    const long = hall({
      hours: [
        { weekday: 1, from: 480, to: 720 },
        { weekday: 1, from: 720, to: 1440 },
        { weekday: 2, from: 0, to: 120 },
      ],
    });
    const closesAt = at('2026-03-10', 1, 30);
    expect(intakeAt(long, at('2026-03-09', 11, 45))).toEqual({ open: true, closesAt });
    expect(intakeAt(long, at('2026-03-09', 23, 59))).toEqual({ open: true, closesAt });
    expect(intakeAt(long, at('2026-03-10', 0))).toEqual({ open: true, closesAt });
    expect(intakeAt(long, closesAt)).toEqual({ open: false, opensAt: at('2026-03-16', 8) });
  });

  it('[H2] a hall that never opens again says so', () => {
    expect(intakeAt(hall({ hours: [] }), at('2026-03-09', 9))).toEqual({ open: false, opensAt: undefined });
  });

  it('[H2] always open overrides the calendar', () => {
    expect(intakeAt(hall({ hours: [] }, true), at('2026-03-08', 3))).toEqual({ open: true, closesAt: undefined });
  });

  it('[H2] is cheap on the path of every ticket', () => {
    const now = at('2026-03-09', 9);
    intakeAt(plain, now);
    const from = performance.now();
    for (let i = 0; i < 50_000; i += 1) intakeAt(plain, now + i);
    expect(performance.now() - from).toBeLessThan(stretched(250));
  });
});

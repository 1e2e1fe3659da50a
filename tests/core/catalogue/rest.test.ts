import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import type { Calendar, OpeningHours } from '../../../core/catalogue/opening-hours.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { restAt } from '../../../core/catalogue/rest.ts';
import { named, smallHall } from '../../support/small-hall.ts';

const ZONE = 'Asia/Shanghai';
const at = (date: string, hour: number, minute = 0): number => instantOf(date, hour * 60 + minute, ZONE);
const weekdays = ([1, 2, 3, 4, 5] as const).flatMap((weekday): OpeningHours[] => [
  { weekday, from: 510, to: 690 },
  { weekday, from: 780, to: 1020 },
]);

function hall(calendar: Partial<Calendar> = {}, restMinutes: number | undefined = 30, alwaysOpen = false): Catalogue {
  const base = smallHall();
  return {
    ...base,
    hall: { ...base.hall, timeZone: ZONE, alwaysOpen },
    rules: { ...base.rules, ...(restMinutes === undefined ? {} : { boardsRestAfterMs: restMinutes * MINUTE }) },
    calendar: { hours: weekdays, holidays: [], makeUpWorkdays: [], weekShares: [], arrivals: [], ...calendar },
  };
}

describe('boards at rest', () => {
  it('[BD50] from half an hour after closing until a quarter of an hour before the next opening', () => {
    expect(restAt(hall(), at('2026-03-09', 17, 29))).toBeUndefined();
    expect(restAt(hall(), at('2026-03-09', 17, 30))).toEqual({
      wakesAt: at('2026-03-10', 8, 15),
      opensAt: at('2026-03-10', 8, 30),
    });
    expect(restAt(hall(), at('2026-03-10', 0, 30))?.opensAt).toBe(at('2026-03-10', 8, 30));
    expect(restAt(hall(), at('2026-03-10', 8, 15) - 1)).toBeDefined();
    expect(restAt(hall(), at('2026-03-10', 8, 15))).toBeUndefined();
    expect(restAt(hall(), at('2026-03-10', 10))).toBeUndefined();
  });

  it('[BD50] over noon only if that is long enough', () => {
    expect(restAt(hall(), at('2026-03-09', 12, 10))).toEqual({
      wakesAt: at('2026-03-09', 12, 45),
      opensAt: at('2026-03-09', 13),
    });
    expect(restAt(hall({}, 75), at('2026-03-09', 12, 44))).toBeUndefined();
  });

  it('[BD50] over a week-end and a festival until the day on which the hall works again', () => {
    const festival = hall({
      holidays: [{ from: '2026-10-01', to: '2026-10-08', name: named('National Day') }],
    });
    expect(restAt(hall(), at('2026-03-13', 20))?.opensAt).toBe(at('2026-03-16', 8, 30));
    expect(restAt(festival, at('2026-10-04', 12))?.opensAt).toBe(at('2026-10-09', 8, 30));
  });

  it('[BD50] hours that go past midnight are hours', () => {
    const night = hall({
      hours: [
        { weekday: 1, from: 20 * 60, to: 24 * 60 },
        { weekday: 2, from: 0, to: 2 * 60 },
      ],
    });
    expect(restAt(night, at('2026-03-10', 1))).toBeUndefined();
    expect(restAt(night, at('2026-03-10', 2, 29))).toBeUndefined();
    expect(restAt(night, at('2026-03-10', 2, 30))?.opensAt).toBe(at('2026-03-16', 20));
  });

  it('[BD50] never, in a hall that is always open or says nothing of it', () => {
    expect(restAt(hall({}, 30, true), at('2026-03-09', 23))).toBeUndefined();
    const silent = hall();
    const { boardsRestAfterMs: _said, ...rules } = silent.rules;
    expect(restAt({ ...silent, rules }, at('2026-03-09', 23))).toBeUndefined();
    expect(restAt(hall({ hours: [] }), at('2026-03-09', 23))).toEqual({ wakesAt: undefined, opensAt: undefined });
  });
});

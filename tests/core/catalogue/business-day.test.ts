import { describe, expect, it } from 'vitest';
import { businessDayAt, dayEnd, nextDay } from '../../../core/catalogue/business-day.ts';
import { instantOf } from '../../../core/base/zone.ts';
import { fc } from '../../support/property.ts';

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/Havana',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Pacific/Apia',
  'Asia/Beirut',
);
const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });
const halls = fc.record({ timeZone: zones, dayStartsAt: fc.integer({ min: 0, max: 12 * 60 }) });

describe('the business day', () => {
  it('[H1] the night before the day begins belongs to the day before', () => {
    const hall = { timeZone: 'Asia/Shanghai', dayStartsAt: 240 };
    const four = instantOf('2026-03-09', 240, hall.timeZone);
    expect(businessDayAt(four - 1, hall)).toBe('2026-03-08');
    expect(businessDayAt(four, hall)).toBe('2026-03-09');
    expect(dayEnd('2026-03-08', hall)).toBe(four);
  });

  it('[H1] a day ends exactly where another begins, over midnight and daylight saving', () => {
    fc.assert(
      fc.property(instants, halls, (now, hall) => {
        const day = businessDayAt(now, hall);
        const end = dayEnd(day, hall);
        expect(end).toBeGreaterThan(now);
        expect(businessDayAt(end - 1, hall)).toBe(day);
        expect(businessDayAt(end, hall) >= nextDay(day)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[H1] days never go back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 172_800_000 }), halls, (now, later, hall) => {
        expect(businessDayAt(now + later, hall) >= businessDayAt(now, hall)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[H1] a clock put back over midnight does not bring yesterday back', () => {
    const hall = { timeZone: 'America/St_Johns', dayStartsAt: 0 };
    const change = Date.UTC(2010, 10, 7, 2, 31);
    expect(businessDayAt(change - 60_001, hall)).toBe('2010-11-06');
    expect(businessDayAt(change - 1, hall)).toBe('2010-11-07');
    expect(businessDayAt(change + 1, hall)).toBe('2010-11-07');
  });
});

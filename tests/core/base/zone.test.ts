import { describe, expect, it } from 'vitest';
import { addDays, instantOf, localTime, rfc3339, weekdayOf } from '../../../core/base/zone.ts';
import { MINUTE } from '../../../core/base/time.ts';
import { fc } from '../../support/property.ts';
import { stretched } from '../../support/stretched.ts';

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });
const minutes = fc.integer({ min: 0, max: 1439 });
const dates = instants.map((at) => new Date(at).toISOString().slice(0, 10));

describe('local time', () => {
  it('[Z1] Shanghai is eight hours ahead all year', () => {
    expect(localTime(Date.UTC(2026, 2, 9, 0, 30), 'Asia/Shanghai')).toEqual({
      date: '2026-03-09',
      minute: 510,
      weekday: 1,
    });
    expect(localTime(Date.UTC(2026, 6, 5, 16, 0), 'Asia/Shanghai')).toEqual({
      date: '2026-07-06',
      minute: 0,
      weekday: 1,
    });
  });

  it('[Z1] agrees with Intl in every zone', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const format = {
          timeZone: zone,
          hourCycle: 'h23',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
        } as const;
        const { date, minute } = localTime(at, zone);
        const hours = String(Math.floor(minute / 60)).padStart(2, '0');
        const text = `${date}, ${hours}:${String(minute % 60).padStart(2, '0')}`;
        expect(text).toBe(new Intl.DateTimeFormat('en-CA', format).format(at));
      }),
      { numRuns: 300 },
    );
  });

  it('[Z1] a zone that changes in the middle of a quarter hour is told right', () => {
    // St John's went back from 00:01 to 23:01 on 2010-11-07.
    const change = Date.UTC(2010, 10, 7, 2, 31);
    expect(localTime(change - 1, 'America/St_Johns')).toMatchObject({ date: '2010-11-07', minute: 0 });
    expect(localTime(change, 'America/St_Johns')).toMatchObject({ date: '2010-11-06', minute: 23 * 60 + 1 });
  });
});

describe('instants of local times', () => {
  it('[Z2] a local time leads to an instant that shows it, or to the first one after the gap', () => {
    fc.assert(
      fc.property(dates, minutes, zones, (date, minute, zone) => {
        const at = instantOf(date, minute, zone);
        const shown = localTime(at, zone);
        const before = localTime(at - 1, zone);
        const wanted = `${date} ${String(minute).padStart(4, '0')}`;
        const reads = ({ date: day, minute: of }: typeof shown): string => `${day} ${String(of).padStart(4, '0')}`;
        if (reads(shown) !== wanted) expect([reads(before) < wanted, reads(shown) > wanted]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });

  it('[Z2] of two instants that show the same time, the first is meant', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const whole = Math.floor(at / MINUTE) * MINUTE;
        const { date, minute } = localTime(whole, zone);
        const found = instantOf(date, minute, zone);
        expect(found).toBeLessThanOrEqual(whole);
        expect(localTime(found, zone)).toEqual(localTime(whole, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('[Z2] the gap and the overlap of Berlin', () => {
    expect(instantOf('2026-03-29', 150, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 0));
    expect(instantOf('2026-10-25', 150, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('[Z2] the date that Samoa left out begins with the day after it', () => {
    expect(instantOf('2011-12-30', 600, 'Pacific/Apia')).toBe(instantOf('2011-12-31', 0, 'Pacific/Apia'));
  });
});

describe('RFC 3339', () => {
  it('[Z3] carries the offset, and milliseconds only when there are any', () => {
    expect(rfc3339(Date.UTC(2026, 2, 9, 0, 30, 0, 123), 'Asia/Shanghai')).toBe('2026-03-09T08:30:00.123+08:00');
    expect(rfc3339(Date.UTC(2026, 2, 9, 0, 30), 'Asia/Shanghai')).toBe('2026-03-09T08:30:00+08:00');
    expect(rfc3339(Date.UTC(2026, 0, 9), 'America/St_Johns')).toBe('2026-01-08T20:30:00-03:30');
  });

  it('[Z3] reads back as the same instant', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => Date.parse(rfc3339(at, zone)) === at),
      { numRuns: 300 },
    );
  });
});

describe('dates', () => {
  it('[Z4] days add up over months, leap days and daylight saving', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: -800, max: 800 }),
        (date, days) => addDays(addDays(date, days), -days) === date,
      ),
    );
  });

  it('[Z4] the weekday of a date is that of its noon', () => {
    fc.assert(
      fc.property(dates, (date) => weekdayOf(date) === localTime(Date.parse(`${date}T12:00:00Z`), 'UTC').weekday),
    );
    expect(weekdayOf('2026-03-09')).toBe(1);
    expect(weekdayOf('2026-03-15')).toBe(7);
  });

  it('[Z5] a known quarter hour is answered in well under a microsecond', () => {
    const start = Date.UTC(2026, 2, 9);
    for (let i = 0; i < 100_000; i += 1) localTime(start + i * 100, 'Asia/Shanghai');
    const from = performance.now();
    for (let i = 0; i < 100_000; i += 1) localTime(start + i * 100, 'Asia/Shanghai');
    // Measured 0.07 µs; the bound leaves room for a busy machine.
    expect(performance.now() - from).toBeLessThan(stretched(100));
  });
});

import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { ScheduledTime } from '../../../core/catalogue/scheduled-report.ts';
import { dueTimes, nextDue } from '../../../core/reports/due-times.ts';
import { fc } from '../../support/property.ts';

const DAILY: ScheduledTime = { minute: 6 * 60 + 30, weekdays: [1, 2, 3, 4, 5, 6, 7] };
/** A Monday, noon in Berlin. */
const NOON = Date.UTC(2026, 2, 9, 11);
const said = (times: readonly ScheduledTime[], after: number, days: number, zone = 'Europe/Berlin'): string[] =>
  dueTimes(times, after, after + days * DAY, zone).map((at) => rfc3339(at, zone));

describe('when reports are due', () => {
  it('[SR1] each day, on weekdays, on a day of the month; at the end of the stretch, not at its beginning', () => {
    expect(said([DAILY], NOON, 2)).toEqual(['2026-03-10T06:30:00+01:00', '2026-03-11T06:30:00+01:00']);
    expect(said([{ minute: 0, weekdays: [1] }], NOON, 14)).toEqual([
      ...['2026-03-16T00:00:00+01:00', '2026-03-23T00:00:00+01:00'],
    ]);
    expect(said([{ minute: 420, dayOfMonth: 1 }], NOON, 60)).toEqual([
      ...['2026-04-01T07:00:00+02:00', '2026-05-01T07:00:00+02:00'],
    ]);
    const at = Date.UTC(2026, 2, 10, 5, 30);
    expect(dueTimes([DAILY], at, at + DAY, 'Europe/Berlin')).toEqual([at + DAY]);
    expect(dueTimes([DAILY], at - 1, at, 'Europe/Berlin')).toEqual([at]);
    // Two that meet are one.
    expect(said([DAILY, { minute: 390, dayOfMonth: 10 }], NOON, 1)).toHaveLength(1);
  });

  it('[SR1] a minute that the clock skips is due right after the gap; one that it shows twice, once', () => {
    const night: ScheduledTime = { minute: 150, weekdays: [7] };
    expect(said([night], Date.UTC(2026, 2, 28, 12), 1)).toEqual(['2026-03-29T03:00:00+02:00']);
    expect(said([night], Date.UTC(2026, 9, 24, 12), 1)).toEqual(['2026-10-25T02:30:00+02:00']);
  });

  it('[SR1] however a stretch is cut, everything in it is due once; the next one is the first of what comes', () => {
    const anyTime = fc.oneof(
      fc.record({ minute: fc.nat(1439), weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }) }),
      fc.record({ minute: fc.nat(1439), dayOfMonth: fc.integer({ min: 1, max: 28 }) }),
    );
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(
        fc.array(anyTime, { minLength: 1, maxLength: 3 }),
        fc.nat(400),
        zones,
        fc.nat(40 * 24),
        (times, day, zone, hours) => {
          const start = Date.UTC(2026, 0, 1) + day * DAY;
          const [middle, end] = [start + hours * HOUR + 7 * MINUTE, start + 41 * DAY];
          const whole = dueTimes(times, start, end, zone);
          expect([...dueTimes(times, start, middle, zone), ...dueTimes(times, middle, end, zone)]).toEqual(whole);
          if (whole[0] !== undefined) expect(nextDue(times, start, zone)).toBe(whole[0]);
          expect(nextDue(times, start, zone)).toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

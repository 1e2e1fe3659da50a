import { describe, expect, it } from 'vitest';
import { HallTime } from '../../web/hall-time.ts';

const NINE = Date.parse('2026-03-09T09:00:00+08:00');

describe('hall time', () => {
  it('is the machine’s guess until the hall says what time it is', () => {
    const time = new HallTime(1000);
    expect(time.at(500)).toBe(1500);
    time.hear(NINE, 500);
    expect(time.at(700)).toBe(NINE + 200);
  });

  it('is not set back by a message that was long on its way', () => {
    const time = new HallTime(0);
    time.hear(NINE, 1000);
    // Sent at 09:00:01, read six seconds later.
    time.hear(NINE + 1000, 8000);
    expect(time.at(8000)).toBeGreaterThanOrEqual(NINE + 6999);
    expect(time.at(8000)).toBeLessThanOrEqual(NINE + 7000);
  });

  it('follows at once when the hall’s clock is set ahead, and anew on a new line', () => {
    const time = new HallTime(0);
    time.hear(NINE, 1000);
    time.hear(NINE + 60_000, 2000);
    expect(time.at(2000)).toBe(NINE + 60_000);
    time.renew();
    time.hear(NINE + 5000, 3000);
    expect(time.at(3000)).toBe(NINE + 5000);
  });

  it('[F13] runs as fast as the hall’s clock in a demonstration', () => {
    const time = new HallTime(0);
    time.run(10);
    time.hear(NINE, 1000);
    expect(time.at(2000)).toBe(NINE + 10_000);
    // A message that came late does not set it back, but by the drift.
    time.hear(NINE + 5000, 3000);
    expect(time.at(3000)).toBeGreaterThanOrEqual(NINE + 19_995);
    expect(time.at(3000)).toBeLessThanOrEqual(NINE + 20_000);
  });

  it('does not run away over days when the machine’s counter is a little quick', () => {
    const time = new HallTime(0);
    for (let second = 0; second <= 3 * 86_400; second += 60) {
      const counter = second * 1000 * 1.00005; // 50 parts in a million
      time.hear(NINE + second * 1000, counter);
      expect(Math.abs(time.at(counter) - (NINE + second * 1000))).toBeLessThan(10);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { SEAT_KEPT_MS, Seats, type Sitter } from '../../../../server/doors/live/seats.ts';

const T = Date.parse('2026-03-09T09:00:00+08:00');

function sitter(): Sitter & { readonly told: string[] } {
  const told: string[] = [];
  return { told, lost: (counter) => told.push(counter) };
}

describe('seats at the counters', () => {
  it('[SE1] one console has it; another gets it on purpose only, and the first is told', () => {
    const seats = new Seats();
    const [first, second] = [sitter(), sitter()];
    expect(seats.claim('1', 'key-one', first, false, T)).toBe(true);
    expect(seats.claim('1', 'key-two', second, false, T)).toBe(false);
    expect(first.told).toEqual([]);
    expect(seats.claim('1', 'key-two', second, true, T)).toBe(true);
    expect(first.told).toEqual(['1']);
    expect(seats.claim('1', 'key-one', first, false, T)).toBe(false);
    expect(seats.claim('2', 'key-one', first, false, T)).toBe(true);
  });

  it('[SE2] all windows of a console share its seat, and lose it together', () => {
    const seats = new Seats();
    const [main, strip, other] = [sitter(), sitter(), sitter()];
    seats.claim('1', 'key-one', main, false, T);
    expect(seats.claim('1', 'key-one', strip, false, T)).toBe(true);
    seats.leave(strip, T);
    expect(seats.claim('1', 'key-two', other, false, T + SEAT_KEPT_MS * 2)).toBe(false);
    seats.claim('1', 'key-one', strip, false, T);
    seats.claim('1', 'key-two', other, true, T);
    expect([main.told, strip.told, other.told]).toEqual([['1'], ['1'], []]);
  });

  it('[SE3] a page that is loaded again finds its seat; after five seconds, or a sign-out, it is free', () => {
    const seats = new Seats();
    const [first, second] = [sitter(), sitter()];
    seats.claim('1', 'key-one', first, false, T);
    seats.leave(first, T);
    expect(seats.claim('1', 'key-two', second, false, T + SEAT_KEPT_MS - 1)).toBe(false);
    expect(seats.claim('1', 'key-one', first, false, T + SEAT_KEPT_MS - 1)).toBe(true);
    seats.leave(first, T);
    expect(seats.claim('1', 'key-two', second, false, T + SEAT_KEPT_MS)).toBe(true);
    seats.giveUp(first, '1');
    expect(seats.claim('1', 'key-one', first, false, T)).toBe(false);
    seats.giveUp(second, '1');
    expect(seats.claim('1', 'key-one', first, false, T)).toBe(true);
    expect(second.told).toEqual([]);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Crowd } from '../../../../server/doors/live/crowd.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often a crowd was said to be gone, when so many were here one after the other. */
function goneOf(...counts: readonly number[]): number {
  let gone = 0;
  const crowd = new Crowd(
    () => undefined,
    () => (gone += 1),
  );
  for (const count of counts) crowd.are(count);
  vi.advanceTimersByTime(60_000);
  return gone;
}

it('[STR25] a crowd that goes is noticed once for all that go together, and a few that come and go never', () => {
  const leaving = Array.from({ length: 2000 }, (_, at) => 1999 - at);
  expect(goneOf(2000, ...leaving)).toBe(1);
  expect(goneOf(499, ...leaving.slice(-499))).toBe(0);
  expect(goneOf(2000, 1800, 2000, 1500, 2200)).toBe(0);
});

it('[STR25] what goes later is noticed again, and nothing once the door is closed', () => {
  let gone = 0;
  const crowd = new Crowd(
    () => undefined,
    () => (gone += 1),
  );
  for (const count of [2000, 900]) crowd.are(count);
  vi.advanceTimersByTime(4999);
  expect(gone).toBe(0);
  vi.advanceTimersByTime(1);
  expect(gone).toBe(1);
  crowd.are(400);
  vi.advanceTimersByTime(5000);
  expect(gone).toBe(2);
  crowd.are(2000);
  crowd.are(0);
  crowd.stop();
  vi.advanceTimersByTime(60_000);
  expect(gone).toBe(2);
});

it('[STR24] a crowd is noticed as it comes, once, and again where it has stayed after others have gone', () => {
  const told: string[] = [];
  const crowd = new Crowd(
    () => told.push('came'),
    () => told.push('gone'),
  );
  for (const count of [1, 499, 500, 501, 1600, 800]) crowd.are(count);
  expect(told).toEqual(['came']);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['came', 'gone', 'came']);
  crowd.are(300);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['came', 'gone', 'came', 'gone']);
  crowd.are(500);
  expect(told.at(-1)).toBe('came');
});

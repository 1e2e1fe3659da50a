import { expect, it } from 'vitest';
import { AT_LAST_MS, isMoment, type Quiet } from '../../web/renewal/moment.ts';
import { mayTry, recent, TRIES_COUNT_MS, type Try } from '../../web/renewal/tries.ts';

const NOW = 1_770_000_000_000;
const MINUTE = 60_000;

it('[RN3] a page is not loaded anew twice for one build, nor more than three times in ten minutes', () => {
  expect(mayTry([], 'b', NOW)).toBe(true);
  expect(mayTry([{ build: 'b', at: NOW - MINUTE }], 'b', NOW)).toBe(false);
  expect(mayTry([{ build: 'a', at: NOW - MINUTE }], 'b', NOW)).toBe(true);
  // Two servers that take turns, each with a build of its own.
  let tries: readonly Try[] = [];
  let loads = 0;
  for (let second = 0; second < 600; second += 1) {
    const at = NOW + second * 1000;
    const build = `${second % 2 === 0 ? 'a' : 'b'}${String(second)}`;
    if (!mayTry(tries, build, at)) continue;
    tries = [...recent(tries, at), { build, at }];
    loads += 1;
  }
  expect(loads).toBe(3);
});

it('[RN3] what was tried is forgotten after ten minutes, also where the clock was set back or ahead', () => {
  const tried = [{ build: 'b', at: NOW }];
  expect(mayTry(tried, 'b', NOW + TRIES_COUNT_MS - 1)).toBe(false);
  expect(mayTry(tried, 'b', NOW + TRIES_COUNT_MS)).toBe(true);
  expect(mayTry(tried, 'b', NOW - TRIES_COUNT_MS)).toBe(true);
  expect(recent(tried, NOW + 86_400_000)).toEqual([]);
});

it('[RN1] a page waits for rest, and after five minutes for less, where it has less to wait for', () => {
  const quiet = (isQuiet: boolean, atLast?: boolean): Quiet => ({
    isQuiet: () => isQuiet,
    restMs: 3000,
    ...(atLast === undefined ? {} : { atLast: () => atLast }),
  });
  expect(AT_LAST_MS).toBe(5 * MINUTE);
  expect(isMoment(quiet(true), 3000, 0)).toBe(true);
  expect(isMoment(quiet(true, true), 2999, AT_LAST_MS)).toBe(false);
  expect(isMoment(quiet(false, true), 3000, AT_LAST_MS - 1)).toBe(false);
  expect(isMoment(quiet(false, true), 3000, AT_LAST_MS)).toBe(true);
  expect(isMoment(quiet(false, false), 3000, 10 * AT_LAST_MS)).toBe(false);
  // A kiosk or counter in use has nothing less.
  expect(isMoment(quiet(false), 3000, 10 * AT_LAST_MS)).toBe(false);
});

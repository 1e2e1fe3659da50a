import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAwake } from '../../web/glass/wake-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser at the edge: a page that is seen or not, and its locks. */
function browser() {
  const page: EventTarget & { visibilityState: DocumentVisibilityState } = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as const,
  });
  const locks: EventTarget[] = [];
  const given = { refuses: false, asked: 0 };
  const wakeLock = {
    request: (): Promise<WakeLockSentinel> => {
      given.asked += 1;
      if (given.refuses) return Promise.reject(new DOMException('low battery', 'NotAllowedError'));
      const lock: EventTarget = Object.assign(new EventTarget(), {
        release: () => {
          lock.dispatchEvent(new Event('release'));
          return Promise.resolve();
        },
      });
      locks.push(lock);
      return Promise.resolve(lock as WakeLockSentinel); // only its release is listened to
    },
  };
  const see = (state: DocumentVisibilityState): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const release = (): void => void locks.at(-1)?.dispatchEvent(new Event('release'));
  return { page, wakeLock, given, see, release };
}

it('[BD15] a board asks that the screen stays on, and again when it is seen again, has lost that or was refused', async () => {
  const { page, wakeLock, given, see, release } = browser();
  keepAwake(wakeLock, page);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given.asked).toBe(1);
  // Hidden, it loses the lock and asks in vain for none.
  see('hidden');
  release();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given.asked).toBe(1);
  see('visible');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given.asked).toBe(2);
  given.refuses = true;
  release();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(given.asked).toBeGreaterThan(4);
  given.refuses = false;
  await vi.advanceTimersByTimeAsync(5000);
  const held = given.asked;
  see('visible');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given.asked).toBe(held);
});

it('[BD15] where the browser has no lock to give nothing happens', () => {
  const { page } = browser();
  vi.stubGlobal('navigator', {});
  expect(() => keepAwake(undefined, page).keep(false)).not.toThrow();
  vi.unstubAllGlobals();
});

it('[BD66] at rest a board lets go of the lock, and takes it again in the morning', async () => {
  const { page, wakeLock, given } = browser();
  const awake = keepAwake(wakeLock, page);
  await vi.advanceTimersByTimeAsync(1000);
  awake.keep(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(given.asked).toBe(1);
  awake.keep(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(given.asked).toBe(2);
});

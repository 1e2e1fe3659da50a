import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../../core/base/time.ts';
import type { OpenHall } from '../../../../server/halls/open-hall.ts';
import { createPusher } from '../../../../server/doors/live/pusher.ts';
import { MONDAY_9, rulesOf } from '../../../support/rules.ts';
import { smallHall } from '../../../support/small-hall.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('[CL3] what opens and closes by the clock is pushed within a second', () => {
  const catalogue = smallHall();
  const { world } = rulesOf({
    ...catalogue,
    hall: { ...catalogue.hall, alwaysOpen: false },
    // From 9:01 to 11:01, less the time before it in which the last number is given.
    calendar: { ...catalogue.calendar, hours: [{ weekday: 1, from: 541, to: 661 }] },
  });
  const began = Date.now();
  const now = (): number => MONDAY_9 + Date.now() - began;
  const told: { at: number; open: boolean }[] = [];
  const hall = { world: () => world, now } as unknown as OpenHall; // all that a view of the hall is made from
  const pusher = createPusher(hall, (_topics, _message, body) => {
    const { view } = body as { view: { intake: { open: boolean } } };
    if (told.at(-1)?.open !== view.intake.open) told.push({ at: now() - MONDAY_9, open: view.intake.open });
  });
  pusher.watched('hall');
  // At once: thousands of awaited steps are thousands of short sleeps, which take a minute on a busy machine.
  vi.advanceTimersByTime(122 * MINUTE);
  pusher.stop();
  expect(told.map(({ open }) => open)).toEqual([false, true, false]);
  expect(told[1]?.at).toBeLessThan(MINUTE + 1000);
  const closes = 121 * MINUTE - catalogue.rules.lastTicketBeforeCloseMs;
  expect(told[2]?.at).toBeGreaterThanOrEqual(closes);
  expect(told[2]?.at).toBeLessThan(closes + 1000);
});

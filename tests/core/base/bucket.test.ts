import { expect, it } from 'vitest';
import { fullBucket, isFull, take, type Budget } from '../../../core/base/bucket.ts';
import { fc } from '../../support/property.ts';

const BUDGET: Budget = { most: 5, perSecond: 2 };

it('[STR8] as many as there are at once, then one for each that has come back; how long that takes is said', () => {
  let bucket = fullBucket(BUDGET, 1000);
  const waits: number[] = [];
  const ask = (now: number): void => {
    const taken = take(BUDGET, bucket, now);
    bucket = taken.bucket;
    waits.push(taken.waitMs);
  };
  for (let n = 0; n < 6; n += 1) ask(1000);
  ask(1499);
  ask(1500);
  ask(1500);
  expect(waits).toEqual([0, 0, 0, 0, 0, 500, 1, 0, 500]);
  expect(isFull(BUDGET, bucket, 3999)).toBe(false);
  expect(isFull(BUDGET, bucket, 4000)).toBe(true);
});

it('[STR8] in no stretch of time more than the budget, however it is asked; who waits as told is served', () => {
  fc.assert(
    fc.property(
      fc.record({ most: fc.integer({ min: 1, max: 50 }), perSecond: fc.integer({ min: 1, max: 100 }) }),
      fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 300 }),
      (budget, gaps) => {
        let now = 10_000;
        let latest = now;
        let bucket = fullBucket(budget, now);
        let given = 0;
        for (const gap of gaps) {
          // A clock that is set back gives nothing.
          now = Math.max(0, now + (gap > 100 ? 1 : gap));
          latest = Math.max(latest, now);
          const taken = take(budget, bucket, now);
          bucket = taken.bucket;
          if (taken.waitMs === 0) given += 1;
          else expect(take(budget, bucket, now + taken.waitMs).waitMs).toBe(0);
        }
        const risen = gaps.reduce((sum, gap) => sum + (gap > 100 ? 1 : Math.max(0, gap)), 0);
        expect(given).toBeLessThanOrEqual(budget.most + (risen / 1000) * budget.perSecond + 1e-6);
      },
    ),
  );
});

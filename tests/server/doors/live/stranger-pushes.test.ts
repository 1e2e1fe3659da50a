import { expect, it } from 'vitest';
import { AtWork } from '../../../../server/ops/at-work.ts';
import { StrangerPushes } from '../../../../server/doors/live/stranger-pushes.ts';
import { Turns } from '../../../../server/doors/live/turns.ts';

it('[STR31] halls of one process tell their strangers in a tenth of the time together, each in its part of it', () => {
  let ticks = 0;
  const telling = new AtWork();
  const made = () => {
    const rests: number[] = [];
    const acts: (() => void)[] = [];
    const pushes = new StrangerPushes(
      2,
      () => true,
      () => void (ticks += 5),
      () => ticks,
      (act, ms) => {
        rests.push(ms);
        acts.push(act);
        return {} as NodeJS.Timeout; // nobody asks for it here
      },
      telling,
    );
    return { pushes, rests, step: () => acts.shift()?.() };
  };
  const [one, other] = [made(), made()];
  one.pushes.push(['hall'], 'view', {});
  one.step();
  expect(one.rests, 'alone').toEqual([0, 45]);
  other.pushes.push(['hall'], 'view', {});
  other.step();
  expect(other.rests, 'two of them').toEqual([0, 95]);
  one.step();
  other.step();
  one.pushes.push(['hall'], 'view', {});
  one.step();
  expect(one.rests, 'the other one has told all').toEqual([0, 45, 0, 45]);
});

it('[STR31] halls of one process answer their strangers in the same few milliseconds, and not in as many each', async () => {
  let ticks = 0;
  const answering = new AtWork();
  const slices: (() => void)[] = [];
  const made = () =>
    new Turns(
      () => ticks,
      (act) => {
        slices.push(act);
        return {} as NodeJS.Immediate; // nobody asks for it here
      },
      answering,
    );
  const halls = Array.from({ length: 4 }, made);
  const done: number[] = [];
  for (const [hall, turns] of halls.entries())
    for (let n = 0; n < 4; n += 1)
      void turns.do(() => {
        ticks += 0.3;
        done.push(hall);
      });
  for (const slice of slices.splice(0)) {
    slice();
    await new Promise((rest) => setImmediate(rest));
  }
  expect(ticks, 'one look at all of them').toBeLessThanOrEqual(4 * 2 * 0.3);
  expect(new Set(done).size).toBe(4);
  for (const turns of halls) turns.stop();
  expect(answering.count).toBe(1);
});

import { expect, it } from 'vitest';
import { inPlace } from '../../../server/equipment/in-place.ts';

it('[HA17] devices that are opened anew again and again are let go each, and opened by one at a time', async () => {
  const open = new Set<string>();
  const told: string[] = [];
  const held: (() => void)[] = [];
  const devices = (name: string) => () => {
    told.push(`${name} beside ${[...open].join() || 'none'}`);
    open.add(name);
    return {
      close: async () => {
        if (name === 'first') await new Promise<void>((done) => held.push(done));
        open.delete(name);
      },
    };
  };
  const here = inPlace<{ close(): Promise<void> }>();
  here.take(devices('first'));
  expect(open).toEqual(new Set(['first']));
  here.take(devices('second'));
  // While the first are still being let go.
  here.take(devices('third'));
  await expect.poll(() => held.length).toBe(1);
  held[0]?.();
  await expect.poll(() => told).toEqual(['first beside none', 'second beside none', 'third beside none']);
  expect(open).toEqual(new Set(['third']));
  here.take(devices('fourth'));
  await here.close();
  expect([told.length, open.size, here.now() === undefined]).toEqual([3, 0, true]);
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadHall } from '../../../server/hall-file/read-hall-folder.ts';
import { PLANTED, playPlantedHour } from '../../support/planted-hour.ts';

describe('an hour with planted faults in the sample hall', () => {
  it('[ND14] within a minute each stands first or second, with its cause, and goes when it is over', async () => {
    const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
    if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
    const seen = new Map<string, number>();
    const left = new Map<string, number>();
    playPlantedHour(file.value.catalogue, (minute, items) => {
      for (const { name, faultAt, until, key, cause } of PLANTED) {
        const place = items.findIndex((item) => item.key === key);
        const told = items[place]?.causes.some(({ text }) => cause.test(text['zh-Hans'])) ?? false;
        if (minute >= faultAt && minute < until && place >= 0 && place < 2 && told && !seen.has(name))
          seen.set(name, minute - faultAt);
        if (minute > until && place === -1 && !left.has(name)) left.set(name, minute - until);
      }
    });
    for (const { name, until } of PLANTED) {
      expect(seen.get(name), name).toBeLessThanOrEqual(1.05);
      if (until < 58) expect(left.get(name), name).toBeLessThanOrEqual(0.1);
    }
  });
});

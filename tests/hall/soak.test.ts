import { expect, it } from 'vitest';
import { soak } from '../support/soak/soak.ts';
import { THOROUGH } from '../support/thorough.ts';

const MS = THOROUGH ? 600_000 : 60_000;

it(
  '[SK1] under chaos nothing that was acknowledged is lost or doubled, the chain holds, views are as the journal says',
  {
    timeout: MS + 300_000,
  },
  async () => {
    const seed = Math.floor(Math.random() * 1e6);
    const soaked = await soak({ seed, ms: MS });
    console.info(`seed ${String(seed)}: ${JSON.stringify(soaked)}`);
    // Each kind that this machine can have comes once in ten minutes; in one, those that the seed has first.
    expect(Object.keys(soaked.steps).length).toBeGreaterThanOrEqual(THOROUGH ? soaked.kinds : 4);
    expect(soaked.tickets).toBeGreaterThan(50);
  },
);

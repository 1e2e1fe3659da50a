import { expect, it } from 'vitest';
import { killFollowers } from '../../support/killed-followers.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it.each(['reads', 'writes'] as const)(
  `[JF10] killed fifty times, while another or it itself %s: no event is missed (seed ${String(SEED)})`,
  async (own) => {
    await killFollowers(own, 50, SEED);
    expect.hasAssertions();
  },
  600_000,
);

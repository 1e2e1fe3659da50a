import { expect, it } from 'vitest';
import { killFollowers } from '../../support/killed-followers.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

it(`[JF10] killed at any moment it misses no event and knows which it has seen twice (seed ${String(SEED)})`, async () => {
  await killFollowers('reads', 5, SEED);
  expect.hasAssertions();
}, 120_000);

it(`[JF10] killed together with the hall that writes, it misses none either (seed ${String(SEED)})`, async () => {
  await killFollowers('writes', 5, SEED);
  expect.hasAssertions();
}, 120_000);

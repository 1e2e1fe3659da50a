import { expect, it } from 'vitest';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';

it('[DR11] a token can be written behind a flag: none begins with a hyphen', async () => {
  const store = keepTokens(memoryTokenBook(), () => 0);
  // By chance one in 64 would.
  for (let n = 0; n < 1000; n += 1) expect(await store.issue('agent', 'pc-1', undefined)).toMatch(/^\w[\w-]{42}$/);
});

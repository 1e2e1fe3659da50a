import { afterAll, vi } from 'vitest';

// Files share their modules with those before them in the same process: none leaves a clock, a spy or a global of its
// own behind.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

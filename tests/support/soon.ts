import { vi } from 'vitest';

/** Waits until a check passes: for what happens by itself, on a machine that may be busy with other things. */
export function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}

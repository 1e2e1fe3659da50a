import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** Waits until a check passes: for what happens by itself, on a machine that may be busy with other things. */
export function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 20 });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const TSX = 'node_modules/tsx/dist/cli.mjs';

async function tried(what: 'lean' | 'plain' | 'give-back'): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, [TSX, 'tests/support/heap-trial.ts', what]);
  return JSON.parse(stdout) as Record<string, number>;
}

it('[STR24] what lives as long as the answer of a stranger who has to wait does not pile up in the memory once it is over', async () => {
  const [lean, plain] = [await tried('lean'), await tried('plain')];
  expect(lean['most']).toBeLessThan(0.85 * (plain['most'] ?? 0));
});

it('[STR25] what is given back is the system’s again', async () => {
  const { taken = 0, left = 0 } = await tried('give-back');
  expect(taken).toBeGreaterThan(50e6);
  // What was made room for what is young is kept.
  expect(left).toBeLessThan(taken / 2);
});

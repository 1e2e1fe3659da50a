import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { LeanHeap } from '../../../server/ops/lean-heap.ts';

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

it('[STR24] the memory of halls of one process stays lean until the last crowd has gone, or its hall is closed', () => {
  const told: string[] = [];
  let lean = false;
  const say = (what: string, is: boolean) => (): void => {
    told.push(what);
    lean = is;
  };
  const heap = new LeanHeap({
    keepLean: say('lean', true),
    giveBack: say('given back', false),
    leave: say('left', false),
  });
  const [one, other] = [{}, {}];
  heap.came(one);
  heap.came(other);
  expect(told).toEqual(['lean']);
  heap.gone(one);
  expect([told.at(-2), lean], 'what one has left is given back, and the other is still there').toEqual([
    'given back',
    true,
  ]);
  // Half of a crowd may go twice.
  heap.gone(one);
  expect(lean).toBe(true);
  heap.closed(other);
  expect(lean).toBe(false);
  heap.came(one);
  heap.closed(other);
  expect(lean).toBe(true);
  heap.gone(one);
  expect(lean).toBe(false);
});

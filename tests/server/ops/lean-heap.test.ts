import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { giveHeapBack, keepHeapLean } from '../../../server/ops/lean-heap.ts';

const MB = 1_000_000;

it('[STR24] what lives as long as the answer of a stranger who has to wait does not pile up in the memory once it is over', () => {
  keepHeapLean();
  const before = getHeapStatistics().used_heap_size;
  // Old enough to count as what stays, 80 MB of it at any time, and ten times as much after one another.
  const ring = Array.from<unknown>({ length: 400_000 });
  let most = 0;
  for (let at = 0; at < 4_000_000; at += 1) {
    ring[at % ring.length] = { at, more: [at, at + 1, String(at)], why: { at } };
    if (at % 1000 === 0) most = Math.max(most, getHeapStatistics().used_heap_size);
  }
  expect((most - before) / MB).toBeLessThan(230);
});

it('[STR25] what is given back is the system’s again', () => {
  giveHeapBack();
  const before = getHeapStatistics().total_heap_size;
  let crowd: unknown = Array.from({ length: 400_000 }, (_, at) => ({
    at,
    more: [at, at + 1, String(at)],
    why: { at },
  }));
  expect((getHeapStatistics().total_heap_size - before) / MB).toBeGreaterThan(50);
  crowd = undefined;
  giveHeapBack();
  expect(crowd, 'gone').toBeUndefined();
  expect((getHeapStatistics().total_heap_size - before) / MB).toBeLessThan(20);
});

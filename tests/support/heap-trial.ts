import { getHeapStatistics } from 'node:v8';
import { giveHeapBack, keepHeapLean } from '../../server/ops/lean-heap.ts';

// A process of its own, whose heap nobody else fills: says as JSON how many bytes it has had.

const LIVE = 400_000;

/** Old enough to count as what stays: about 80 MB of it. */
const one = (at: number): unknown => ({ at, more: [at, at + 1, String(at)], why: { at } });

/** The most that was in use while ten times of what lives came after one another. */
function mostInUse(): number {
  const before = getHeapStatistics().used_heap_size;
  const ring = Array.from<unknown>({ length: LIVE });
  let most = 0;
  for (let at = 0; at < 10 * LIVE; at += 1) {
    ring[at % LIVE] = one(at);
    if (at % 1000 === 0) most = Math.max(most, getHeapStatistics().used_heap_size);
  }
  return most - before;
}

function givenBack(): { readonly taken: number; readonly left: number } {
  giveHeapBack();
  const before = getHeapStatistics().total_heap_size;
  const taken = crowded() - before;
  giveHeapBack();
  return { taken, left: getHeapStatistics().total_heap_size - before };
}

/** How large the heap is with a crowd in it that is gone with this call. */
function crowded(): number {
  const crowd = Array.from({ length: LIVE }, (_, at) => one(at));
  return crowd.length === 0 ? 0 : getHeapStatistics().total_heap_size;
}

if (process.argv[2] === 'lean') keepHeapLean();
console.log(JSON.stringify(process.argv[2] === 'give-back' ? givenBack() : { most: mostInUse() }));

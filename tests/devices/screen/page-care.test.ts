import { expect, it } from 'vitest';
import type { PageNews } from '../../../core/protocol/pictures.ts';
import { lookAfter, type CareParts, type Mended } from '../../../devices/screen/page-care.ts';

const PAGE = { id: 'board-01', port: 9222 };

/** A page that is found as the rows say, one look every four seconds. */
async function looks(found: readonly Mended[]): Promise<{ told: readonly PageNews[]; looked: readonly number[] }> {
  const told: PageNews[] = [];
  const looked: number[] = [];
  const known: Parameters<typeof lookAfter>[1] = new Map();
  let now = 0;
  let at = 0;
  const parts: CareParts = {
    pages: () => [PAGE],
    now: () => now,
    tell: (_board, news) => void told.push(news),
    mend: () => {
      looked.push(now);
      return Promise.resolve(found[Math.min(at++, found.length - 1)] ?? { state: 'unknown' });
    },
  };
  for (; now < 400_000; now += 4000) await lookAfter(PAGE, known, parts);
  return { told, looked };
}

it('[CR1] a crash is told once, and once that the page is back', async () => {
  const { told } = await looks([{ state: 'well' }, { state: 'crashed' }, { state: 'well' }]);
  expect(told).toEqual([{ what: 'crashed' }, { what: 'back' }]);
});

it('[CR1] a page that crashes again is loaded anew again, and its news told again', async () => {
  const once: readonly Mended[] = [{ state: 'crashed' }, { state: 'well' }, { state: 'well' }];
  const { told } = await looks([...once, ...once, { state: 'well' }]);
  expect(told.map(({ what }) => what)).toEqual(['crashed', 'back', 'crashed', 'back']);
});

it('[CR1] one that goes on crashing is loaded anew less and less often, at least once a minute, and is told of once', async () => {
  const { told, looked } = await looks([{ state: 'crashed', detail: 'no memory' }]);
  expect(told).toEqual([{ what: 'crashed', detail: 'no memory' }]);
  const gaps = looked.slice(1).map((at, n) => at - (looked[n] ?? 0));
  expect(gaps[0]).toBe(4000);
  expect(gaps.every((gap, n) => n === 0 || gap >= (gaps[n - 1] ?? 0))).toBe(true);
  expect(Math.max(...gaps)).toBe(60_000);
});

it('[CR1] nothing is told of a browser or page that is not there, nor is a crash forgotten for it', async () => {
  expect((await looks([{ state: 'unknown' }])).told).toEqual([]);
  const { told } = await looks([{ state: 'crashed' }, { state: 'unknown' }, { state: 'crashed' }, { state: 'well' }]);
  expect(told.map(({ what }) => what)).toEqual(['crashed', 'back']);
});

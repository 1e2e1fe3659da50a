import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ShownRecord } from '../../display/notices/shown-record.ts';
import { ShownTeller } from '../../display/notices/shown-teller.ts';

type Answer = Record<string, unknown> | 'silence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function telling(answers: readonly Answer[], state: 'online' | 'offline' = 'online') {
  const kept = new Map<string, string>();
  let count = 0;
  const book = new ShownRecord(
    {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    'board-01',
    () => `showing-${String((count += 1))}`,
  );
  const faults: string[] = [];
  const asked: object[] = [];
  const link = {
    state,
    ask(_message: string, body: object): Promise<never> {
      asked.push(body);
      // As the hall answers; nothing that the compiler could know.
      return Promise.resolve((answers[asked.length - 1] ?? 'silence') as never);
    },
  };
  const teller = new ShownTeller(book, link, (said) => faults.push(said));
  book.begin('drill', 0);
  book.end(1000, true);
  teller.start();
  return { book, link, teller, faults, asked };
}

it('[N62] what the hall did not acknowledge is told again until it does', async () => {
  const { book, asked, teller } = telling(['silence', { problem: { status: 503 } }, { ok: true, added: 1 }]);
  await vi.advanceTimersByTimeAsync(3000);
  expect([asked.length, book.untold().length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([asked.length, book.untold().length]).toEqual([3, 0]);
  expect(asked[2]).toEqual(asked[0]);
  teller.stop();
});

it('[N62] what the hall refuses is told as a fault and given up, so that it holds up nothing', async () => {
  const { book, faults, teller } = telling([{ problem: { status: 400 } }]);
  await vi.advanceTimersByTimeAsync(3000);
  expect([book.untold(), faults]).toEqual([[], ['the hall refused a report of what was shown']]);
  teller.stop();
});

it('[N62] cut off, nothing is told; back again it is', async () => {
  const { book, link, asked, teller } = telling([{ ok: true, added: 1 }], 'offline');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  link.state = 'online';
  await vi.advanceTimersByTimeAsync(15_000);
  expect(book.untold()).toEqual([]);
  teller.stop();
});

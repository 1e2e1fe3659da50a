import { describe, expect, it } from 'vitest';
import { shownReport } from '../../core/protocol/notices.ts';
import { ENTRIES_KEPT, ShownRecord, type ShownStore } from '../../display/notices/shown-record.ts';

const T = Date.parse('2026-03-09T02:00:00.000Z');

function drawer(): ShownStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

let count = 0;
const bookIn = (store: ShownStore): ShownRecord =>
  new ShownRecord(store, 'board-01', () => `showing-${String((count += 1))}`);

describe('the book of what was shown', () => {
  it('[N61] an entry is from when it came to when it went, whole or not, as the hall reads it', () => {
    const book = bookIn(drawer());
    book.begin('drill', T);
    book.end(T + 10_000, true);
    book.begin('film', T + 10_000);
    book.end(T + 12_000, false);
    const items = book.untold();
    expect(shownReport.safeParse({ items }).success).toBe(true);
    expect(items).toMatchObject([
      { notice: 'drill', from: '2026-03-09T02:00:00.000Z', until: '2026-03-09T02:00:10.000Z', complete: true },
      { notice: 'film', until: '2026-03-09T02:00:12.000Z', complete: false },
    ]);
  });

  it('[N61] one that stands on turn after turn is told in parts of ten minutes, without a hole between them', () => {
    const book = bookIn(drawer());
    book.begin('drill', T);
    for (let turn = 1; turn <= 150; turn += 1) book.turn(T + 10_000 * turn);
    book.end(T + 1_503_000, false);
    const items = book.untold();
    expect(items.map(({ complete }) => complete)).toEqual([true, true, false]);
    expect(items.slice(1).map(({ from }) => from)).toEqual(items.slice(0, -1).map(({ until }) => until));
  });

  it('[N62] it is kept until the hall has it, over restarts, and what was told is not told again', () => {
    const store = drawer();
    const first = bookIn(store);
    first.begin('drill', T);
    first.end(T + 10_000, true);
    const next = bookIn(store);
    const items = next.untold();
    expect(items).toHaveLength(1);
    next.told(items);
    expect(next.untold()).toEqual([]);
    expect(bookIn(store).untold()).toEqual([]);
  });

  it('[N62] what a page left open when it died ends at the last instant that was noted', () => {
    const store = drawer();
    const first = bookIn(store);
    first.begin('drill', T);
    for (let ms = 0; ms <= 12_000; ms += 250) first.note(T + ms);
    const items = bookIn(store).untold();
    expect(items).toMatchObject([{ notice: 'drill', until: '2026-03-09T02:00:10.000Z', complete: false }]);
    expect(bookIn(store).untold()).toEqual(items);
  });

  it('[N62] a message takes a hundred, the book five thousand; the oldest are given up', () => {
    const store = drawer();
    const entry = (n: number): object => ({
      id: `showing-${String(n)}`,
      notice: `n${String(n)}`,
      from: '',
      until: '',
      complete: true,
    });
    store.setItem('hallcall.shown.board-01', JSON.stringify(Array.from({ length: ENTRIES_KEPT }, (_, n) => entry(n))));
    const book = bookIn(store);
    expect(book.untold()).toHaveLength(100);
    expect(book.untold()[0]?.notice).toBe('n0');
    book.begin('new', T);
    book.end(T + 1000, true);
    expect(book.untold()[0]?.notice).toBe('n1');
  });

  it('[N62] a clock that was put back, a drawer that is full or full of nonsense break nothing', () => {
    const store = drawer();
    store.kept.set('hallcall.shown.board-01', '[{"id": 1}, null, "x"]');
    store.kept.set('hallcall.showing.board-01', '{"id":');
    const full = {
      ...store,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const book = bookIn(full);
    book.begin('drill', T);
    book.end(T - 60_000, false);
    const items = book.untold();
    expect(shownReport.safeParse({ items }).success).toBe(true);
    expect(items).toMatchObject([{ from: '2026-03-09T02:00:00.000Z', until: '2026-03-09T02:00:00.000Z' }]);
  });
});

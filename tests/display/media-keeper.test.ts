import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fetched } from '../../display/notices/fetch-media.ts';
import { MediaKeeper } from '../../display/notices/media-keeper.ts';
import type { MediaShelf } from '../../display/notices/media-shelf.ts';
import { makeRoom, type KeptFile } from '../../display/notices/shelf-room.ts';
import { fc } from '../support/property.ts';

const file = (size: number): Blob => new Blob([new Uint8Array(size)]);

/** A shelf in memory; `room` bytes at most, as a browser has it. */
function shelf(room = Infinity): MediaShelf & { readonly files: Map<string, Blob> } {
  const files = new Map<string, Blob>();
  return {
    files,
    list: () => Promise.resolve([...files].map(([media, { size }]) => ({ media, size, keptAt: 0 }))),
    get: (media) => Promise.resolve(files.get(media)),
    put(media, blob) {
      const total = [...files.values()].reduce((sum, { size }) => sum + size, blob.size);
      if (total > room) return Promise.reject(new Error('QuotaExceededError'));
      files.set(media, blob);
      return Promise.resolve();
    },
    remove: (media) => Promise.resolve(void files.delete(media)),
  };
}

function keeperOn(
  place: MediaShelf,
  hall: (media: string) => Fetched,
  own: { readonly limit?: number; readonly isWhole?: () => boolean } = {},
) {
  const asked: string[] = [];
  const faults: string[] = [];
  const keeper = new MediaKeeper({
    shelf: place,
    fetch: (media) => {
      asked.push(media);
      return Promise.resolve(hall(media));
    },
    isWhole: () => Promise.resolve(own.isWhole?.() ?? true),
    now: () => Date.now(),
    changed: () => undefined,
    fault: (said) => faults.push(said),
    ...(own.limit === undefined ? {} : { limit: own.limit }),
  });
  return { keeper, asked, faults };
}

const need = (...media: readonly string[]) => media.map((each) => ({ media: each, size: undefined }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('files kept on the board', () => {
  it('[N55] they are fetched in the order in which they are needed, once, and found again by the next page', async () => {
    const place = shelf();
    const first = keeperOn(place, () => file(3));
    first.keeper.need(need('a', 'b'));
    await vi.advanceTimersByTimeAsync(0);
    first.keeper.need(need('a', 'b'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first.asked).toEqual(['a', 'b']);
    const next = keeperOn(place, () => 'unreachable');
    next.keeper.need(need('a', 'b'));
    await vi.advanceTimersByTimeAsync(0);
    expect([next.keeper.has('a'), next.keeper.has('b'), next.asked]).toEqual([true, true, []]);
  });

  it('[N55] what does not come is asked for again, ever less often, and at once when the line is back', async () => {
    let there = false;
    const { keeper, asked, faults } = keeperOn(shelf(), () => (there ? file(1) : 'unreachable'));
    keeper.need(need('a'));
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(12);
    there = true;
    keeper.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect([keeper.has('a'), faults]).toEqual([true, []]);
    keeper.stop();
  });

  it('[N55] one that is missing or did not come whole is told, holds up no other, and comes later', async () => {
    let whole = false;
    const { keeper, faults } = keeperOn(shelf(), (media) => (media === 'gone' ? 'missing' : file(1)), {
      isWhole: () => whole,
    });
    keeper.need(need('gone', 'half'));
    await vi.advanceTimersByTimeAsync(0);
    expect(faults).toEqual(['the hall has no file gone', 'the file half did not come whole']);
    whole = true;
    await vi.advanceTimersByTimeAsync(3000);
    expect([keeper.has('gone'), keeper.has('half')]).toEqual([false, true]);
    keeper.stop();
  });

  it('[N55] a kept file that cannot be shown is fetched anew, once', async () => {
    const { keeper, asked } = keeperOn(shelf(), () => file(1));
    keeper.need(need('a'));
    await vi.advanceTimersByTimeAsync(0);
    for (let time = 0; time < 3; time += 1) {
      await keeper.renew('a');
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(asked).toEqual(['a', 'a']);
  });

  it('[N56] under the limit what is on no schedule goes first; what has no room is played from the hall and told', async () => {
    const place = shelf();
    const { keeper, faults } = keeperOn(place, () => file(4), { limit: 10 });
    keeper.need(need('old', 'a'));
    await vi.advanceTimersByTimeAsync(0);
    keeper.need(need('a', 'b', 'c'));
    await vi.advanceTimersByTimeAsync(0);
    expect([...place.files.keys()]).toEqual(['a', 'b']);
    expect(keeper.has('c')).toBe(true);
    expect(await keeper.open('c')).toMatchObject({ src: '/api/v1/media/c' });
    expect(faults).toEqual(['there is no room to keep the file c: it is played from the hall']);
  });

  it('[N56] a browser that lets less be kept than the limit keeps what is needed first', async () => {
    const place = shelf(9);
    const { keeper } = keeperOn(place, () => file(4));
    keeper.need(need('x', 'y'));
    await vi.advanceTimersByTimeAsync(0);
    keeper.need(need('a', 'b'));
    await vi.advanceTimersByTimeAsync(0);
    expect(place.files.has('a')).toBe(true);
    expect([...place.files.values()].reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(9);
    expect([keeper.has('a'), keeper.has('b')]).toEqual([true, true]);
  });

  it('[N56] room is made for what is needed sooner only, and never more than has to go', () => {
    const files = fc.uniqueArray(
      fc.record({ media: fc.stringMatching(/^[a-h]$/), size: fc.integer({ min: 1, max: 9 }) }),
      {
        selector: ({ media }) => media,
      },
    );
    fc.assert(
      fc.property(
        files,
        fc.shuffledSubarray(['a', 'b', 'c', 'd', 'n']),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 40 }),
        (kept, needed, size, limit) => {
          const all: readonly KeptFile[] = kept.map((each, keptAt) => ({ ...each, keptAt }));
          const place = (media: string): number => (needed.includes(media) ? needed.indexOf(media) : Infinity);
          const gone = makeRoom(all, needed, { media: 'n', size }, limit);
          const sum = (list: readonly KeptFile[]): number => list.reduce((total, each) => total + each.size, size);
          if (gone === undefined) {
            expect(sum(all.filter(({ media }) => place(media) <= place('n')))).toBeGreaterThan(limit);
            return;
          }
          const stay = all.filter(({ media }) => !gone.includes(media));
          expect(sum(stay)).toBeLessThanOrEqual(limit);
          for (const media of gone) expect(place(media)).toBeGreaterThan(place('n'));
          const last = all.find(({ media }) => media === gone.at(-1));
          if (last !== undefined) expect(sum([...stay, last])).toBeGreaterThan(limit);
        },
      ),
    );
  });
});

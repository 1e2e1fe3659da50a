import { describe, expect, it } from 'vitest';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import { PAGE_MS, rowsFor, turnPage, type PageTurn } from '../../display/rows.ts';
import { fc } from '../support/property.ts';

const counterName = { 'zh-Hans': '3号窗口', 'zh-Hant': '3號窗口', en: 'Counter 3' };

/** Newest first: one call a letter, `c`alled, `s`erved or `o`ver. */
function callsOf(states: string): readonly BoardCall[] {
  return [...states].map((letter, at) => ({
    seq: states.length - at,
    at: '2026-03-09T09:00:00+08:00',
    kind: 'call',
    number: `A${String(states.length - at).padStart(3, '0')}`,
    counter: '3',
    counterName,
    zone: '1F-A',
    line: 'a',
    state: letter === 'c' ? 'called' : letter === 's' ? 'serving' : 'over',
  }));
}

const seqs = (calls: readonly BoardCall[]): readonly number[] => calls.map(({ seq }) => seq);

describe('rows of the list of calls', () => {
  it('[BD8] the newest have a row, and those who are still expected before all others, in the order of their calls', () => {
    expect(seqs(rowsFor(callsOf('cssooc'), 6))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(seqs(rowsFor(callsOf('cssooscoc'), 6))).toEqual([9, 8, 7, 6, 3, 1]);
    expect(seqs(rowsFor(callsOf('socccccccs'), 6))).toEqual([8, 7, 6, 5, 4, 3, 2]);
    expect(rowsFor([], 6)).toEqual([]);
  });

  it('[BD8] whatever becomes of a call, no row moves while all have room', () => {
    expect(seqs(rowsFor(callsOf('cccccc'), 6))).toEqual(seqs(rowsFor(callsOf('csocos'), 6)));
  });

  it('[BD9] a page stays eight seconds, then the next one comes', () => {
    let turn = turnPage(undefined, 3, 0, false);
    const seen: number[] = [];
    for (let now = 0; now < 6 * PAGE_MS; now += 1000) seen.push((turn = turnPage(turn, 3, now, false)).page);
    expect(seen).toEqual([0, 1, 2, 0, 1, 2].flatMap((page) => Array.from({ length: 8 }, () => page)));
    expect(turnPage(turn, 1, 99_000, false).page).toBe(0);
    expect(turnPage({ page: 2, since: 0, whole: 2 }, 2, 1000, false).page).toBe(0);
  });

  it('[BD9] a new call brings the first page', () => {
    let turn = turnPage(turnPage(undefined, 1, 0, true), 3, 1000, false);
    turn = turnPage(turn, 3, 9000, false);
    expect(turn.page).toBe(1);
    turn = turnPage(turn, 3, 10_000, true);
    expect(turn).toMatchObject({ page: 0, since: 10_000 });
    // It has its eight seconds.
    expect(turnPage(turn, 3, 17_999, false).page).toBe(0);
  });

  it('[BD9] however often somebody is called, every page has eight whole seconds in every two rounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.array(fc.nat(6), { minLength: 100 }), (pages, gaps) => {
        const calls = new Set<number>();
        gaps.reduce((at, gap) => (calls.add(at + gap), at + gap), 0);
        let turn: PageTurn | undefined;
        const lastWhole = Array.from({ length: pages }, () => 0);
        const last = Math.max(...calls);
        for (let second = 0; second <= last; second += 1) {
          const next = turnPage(turn, pages, second * 1000, calls.has(second));
          if (turn !== undefined && next !== turn && next.since - turn.since >= PAGE_MS) lastWhole[turn.page] = second;
          turn = next;
          expect(second - Math.min(...lastWhole)).toBeLessThanOrEqual((2 * pages + 1) * (PAGE_MS / 1000));
        }
      }),
      { numRuns: 200, seed: 20260309 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { OUTSIDE, wedgeKey, type WedgeState } from '../../core/devices/wedge.ts';
import { BROKEN_FOR_MS, brokenScan, type BrokenScan } from '../../web/scan/broken-scan.ts';

const WEDGE = { prefix: '~', suffix: 'Enter' } as const;

/** Keys with the time before each; what reached the page, and what was scanned. */
function typed(keys: readonly (readonly [code: string, gapMs: number])[]): { page: string[]; scans: string[] } {
  let wedge: WedgeState = OUTSIDE;
  let broken: BrokenScan;
  let atMs = 1000;
  const page: string[] = [];
  const scans: string[] = [];
  for (const [code, gapMs] of keys) {
    atMs += gapMs;
    const before = wedge;
    const step = wedgeKey(before, { code, shift: code === 'Backquote' }, atMs, WEDGE);
    const rest = brokenScan(broken, { before, step, code, atMs });
    wedge = step.state;
    broken = rest.broken;
    if (!step.taken && !rest.taken) page.push(code);
    if (step.scan !== undefined) scans.push(step.scan);
  }
  return { page, scans };
}

describe('a code that breaks in the middle', () => {
  it('[DV109] none of the keys that follow reaches the page, and nothing is scanned; the next code is whole', () => {
    const stalled = typed([
      ['Backquote', 0],
      ['KeyA', 5],
      ['KeyN', 130],
      ['KeyC', 5],
      ['Digit1', 400],
      ['Enter', 5],
    ]);
    expect(stalled).toEqual({ page: [], scans: [] });
    const next = typed([
      ...([
        ['Backquote', 0],
        ['KeyA', 5],
        ['KeyN', 500],
        ['Enter', 5],
      ] as const),
      ...([
        ['Backquote', 50],
        ['KeyB', 5],
        ['Enter', 5],
        ['KeyN', 300],
      ] as const),
    ]);
    expect(next).toEqual({ page: ['KeyN'], scans: ['b'] });
  });

  it('[DV109] a whole code leaves nothing behind, and after a second of silence a key is a key', () => {
    expect(
      typed([
        ['Backquote', 0],
        ['KeyA', 5],
        ['Enter', 5],
        ['KeyN', 50],
        ['Enter', 50],
      ]),
    ).toEqual({
      page: ['KeyN', 'Enter'],
      scans: ['a'],
    });
    expect(
      typed([
        ['Backquote', 0],
        ['KeyA', 5],
        ['KeyN', BROKEN_FOR_MS + 1],
      ]),
    ).toEqual({ page: ['KeyN'], scans: [] });
    expect(
      typed([
        ['KeyN', 10],
        ['Enter', 10],
      ]),
    ).toEqual({ page: ['KeyN', 'Enter'], scans: [] });
  });
});

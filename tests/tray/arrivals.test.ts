import { describe, expect, it } from 'vitest';
import type { TraySlip } from '../../core/protocol/shapes/printers.ts';
import { arrivals } from '../../tray/arrivals.ts';

const slip = (id: string): TraySlip => ({
  id,
  at: '2026-03-09T08:30:00+08:00',
  printer: 'p1',
  copy: 0,
  widthDots: 576,
  url: `/slips/${id}.png`,
  code: '',
  unknown: [],
});

describe('arrivals', () => {
  it('lets nothing slide out that lay there when the page was opened', () => {
    expect([...arrivals(undefined, [slip('a')]).fresh]).toEqual([]);
  });

  it('knows what has come since', () => {
    const { known } = arrivals(undefined, [slip('a')]);
    const next = arrivals(known, [slip('b'), slip('a')]);
    expect([...next.fresh]).toEqual(['b']);
    expect([...arrivals(next.known, [slip('b'), slip('a')]).fresh]).toEqual([]);
  });
});

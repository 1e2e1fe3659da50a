import { describe, expect, it } from 'vitest';
import type { ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { tooLarge } from '../../manager/acting/too-large.ts';
import { screenOf } from '../../manager/flow.ts';
import { countLines, findLines, orderLines } from '../../manager/lines/line-order.ts';
import { perCent, shareTone } from '../../manager/overview/tones.ts';

const named = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

function line(id: string, more: Partial<ManagerLine> = {}): ManagerLine {
  return {
    id,
    prefix: id.toUpperCase(),
    name: named(`line ${id}`),
    department: 'police',
    waiting: 0,
    longestWait: 0,
    target: 600,
    openCounters: 0,
    served: 0,
    noShows: 0,
    late: 0,
    meanWait: 0,
    meanWaitOf: 0,
    withinTargetOf: 0,
    ...more,
  };
}

const HALL = { departments: [{ id: 'police', name: named('公安局'), zone: '1F-A' }] } as unknown as HallView;
const ids = (lines: readonly ManagerLine[]): readonly string[] => lines.map((each) => each.id);

describe('the table of lines', () => {
  const unserved = line('u', { waiting: 1, longestWait: 10, alert: 'waiting-unserved' });
  const late = line('l', { waiting: 3, longestWait: 900, openCounters: 1, alert: 'over-target' });
  const near = line('n', { waiting: 9, longestWait: 500, openCounters: 1 });
  const idle = line('i', { openCounters: 1 });
  const asleep = line('a');

  it('puts people without a counter first, then the longest wait against its target, then the prefix', () => {
    const double = line('aa', { openCounters: 1 });
    expect(ids(orderLines([asleep, double, idle, near, late, unserved], undefined))).toEqual([
      'u',
      'l',
      'n',
      'a',
      'i',
      'aa',
    ]);
  });

  it('keeps rows where they are while somebody points at them; a new one goes last', () => {
    expect(ids(orderLines([late, near, unserved], ['n', 'l']))).toEqual(['n', 'l', 'u']);
  });

  it('counts and shows what each filter says', () => {
    const all = [unserved, late, near, idle, asleep];
    expect(countLines(all)).toEqual({ attention: 2, active: 4, all: 5 });
    expect(ids(findLines(all, 'attention', '', HALL))).toEqual(['u', 'l']);
    expect(ids(findLines(all, 'active', '', HALL))).toEqual(['u', 'l', 'n', 'i']);
  });

  it('[ND17] what the list of troubles has needs attention here too, before anybody is late', () => {
    const harmOf = new Map([['n', 700]]);
    expect(countLines([late, near, idle], harmOf).attention).toBe(2);
    expect(ids(findLines([late, near, idle], 'attention', '', HALL, harmOf))).toEqual(['l', 'n']);
    expect(ids(orderLines([late, near, idle], undefined, harmOf))[0]).toBe('n');
  });

  it('finds a line by its prefix, its name or its department', () => {
    expect(ids(findLines([late, near], 'all', ' L ', undefined))).toEqual(['l', 'n']);
    expect(ids(findLines([late, near], 'all', 'line n', undefined))).toEqual(['n']);
    expect(ids(findLines([late, near], 'all', '公安', HALL))).toEqual(['l', 'n']);
    expect(ids(findLines([late, near], 'all', 'tax', HALL))).toEqual([]);
  });
});

describe('tones', () => {
  it('turn at nine of ten and at three of four', () => {
    expect([0.9, 0.89, 0.75, 0.74].map(shareTone)).toEqual(['good', 'near', 'near', 'late']);
  });

  it('never round a share up to what was not reached', () => {
    expect([1, 0.999, 0.29, 0].map(perCent)).toEqual([100, 99, 29, 0]);
  });
});

describe('the screen', () => {
  const user = { id: 'manager', roles: ['manager'] } as const;
  const view = {} as ManagerView;
  const problem = (status: number) => ({ status, title: '', detail: '' }) as never;
  it('follows from who is signed in and what the hall says', () => {
    expect(screenOf({ user: undefined, view: undefined, problem: undefined })).toBe('sign-in');
    expect(screenOf({ user, view: undefined, problem: problem(401) })).toBe('sign-in');
    expect(screenOf({ user, view: undefined, problem: problem(403) })).toBe('no-right');
    expect(screenOf({ user, view: undefined, problem: undefined })).toBe('loading');
    expect(screenOf({ user, view, problem: undefined })).toBe('overview');
  });
});

it('[DE46] a command that has no room in a message is refused here: it would cost the line', () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({
    counter: String(at),
    lines: [{ line: 'household', level: 1 }],
  }));
  expect(tooLarge({ counters: rows, reason: '理由' })).toBeUndefined();
  expect(tooLarge({ counters: [...rows, ...rows, ...rows], reason: '理由' })).toMatchObject({ status: 413 });
  expect(tooLarge({ reason: '理'.repeat(20_000) })).toMatchObject({ status: 413 });
});

import { describe, expect, it } from 'vitest';
import type { BoardCall, BoardView } from '../../core/protocol/shapes/board.ts';
import { withCall } from '../../display/announce/with-call.ts';
import type { CallMessage } from '../../core/protocol/shapes/call.ts';

const NAME = { 'zh-Hans': '3号窗口', 'zh-Hant': '3號窗口', en: 'Counter 3' };
const place = { counter: '3', counterName: NAME, zone: '1F-A', line: 'a' };

function callOf(seq: number, number: string): BoardCall {
  return { seq, at: '2026-03-09T09:00:00+08:00', kind: 'call', number, ...place, state: 'serving' };
}

const view = { id: 'board-03', seq: 20, calls: [callOf(18, 'A002'), callOf(9, 'A001')] } as unknown as BoardView; // what is not asked is left out

function message(seq: number, number: string, board = ['board-03']): CallMessage {
  const kind = seq > 21 ? 'recall' : 'call';
  return { seq, at: '2026-03-09T09:01:00+08:00', kind, number, ...place, speech: [], board };
}

describe('a call ahead of its view', () => {
  it('[BD41] stands on top, once, as called', () => {
    const next = withCall(view, message(21, 'A003'));
    expect(next.calls.map(({ number, state }) => `${number} ${state}`)).toEqual([
      'A003 called',
      'A002 serving',
      'A001 serving',
    ]);
    expect(withCall(next, message(22, 'A001')).calls.map(({ number }) => number)).toEqual(['A001', 'A003', 'A002']);
  });

  it('[BD41] changes nothing when the view holds it already, or when it is for other boards', () => {
    expect(withCall(view, message(20, 'A003'))).toBe(view);
    expect(withCall(view, message(21, 'A003', ['board-01']))).toBe(view);
  });
});

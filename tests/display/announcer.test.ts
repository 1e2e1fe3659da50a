import { describe, expect, it } from 'vitest';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import {
  advance,
  arrange,
  FLASH_MS,
  hear,
  HIGHLIGHT_MS,
  initialStage,
  phaseOf,
  remembered,
  TOO_LATE_MS,
} from '../../display/announce/announcer.ts';

const NINE = Date.parse('2026-03-09T09:00:00+08:00');
const REPEAT_MS = 15_000;

function call(seq: number, number: string, secondsAfterNine: number, kind: BoardCall['kind'] = 'call'): BoardCall {
  const at = new Date(NINE + secondsAfterNine * 1000).toISOString();
  const counterName = { 'zh-Hans': '3号窗口', 'zh-Hant': '3號窗口', en: 'Counter 3' };
  return { seq, at, kind, number, counter: '3', counterName, zone: '1F-A', line: 'a', state: 'called' };
}

const at = (seconds: number): number => NINE + seconds * 1000;

describe('announcer', () => {
  it('a board that remembers nothing shows what it finds and announces nothing', () => {
    const stage = hear(initialStage(undefined), [call(7, 'A001', 0)], at(1), REPEAT_MS);
    expect(stage.current).toBeUndefined();
    expect(stage.heard?.seq).toBe(7);
  });

  it('a board that remembers nothing and found nothing announces the first call of all', () => {
    const empty = hear(initialStage(undefined), [], at(0), REPEAT_MS);
    expect(empty.current).toBeUndefined();
    expect(hear(empty, [call(3, 'A001', 2)], at(2), REPEAT_MS).current?.call.number).toBe('A001');
  });

  it('a new call is announced, a reload right after it is not', () => {
    const stage = hear(
      initialStage({ seq: 7, at: new Date(at(0)).toISOString() }),
      [call(9, 'A002', 5)],
      at(5),
      REPEAT_MS,
    );
    expect(stage.current?.call.number).toBe('A002');
    const reloaded = hear(initialStage(stage.heard), [call(9, 'A002', 5)], at(7), REPEAT_MS);
    expect(reloaded.current).toBeUndefined();
  });

  it('a call that was taken back is not announced, whether its turn has come or not', () => {
    const before = initialStage({ seq: 1, at: new Date(at(0)).toISOString() });
    let stage = hear(before, [call(3, 'B001', 1), call(2, 'A001', 1), call(1, 'C001', 0)], at(1), REPEAT_MS);
    expect(stage.current?.call.number).toBe('A001');
    stage = hear(stage, [call(2, 'A001', 1), call(1, 'C001', 0)], at(2), REPEAT_MS);
    expect(stage).toMatchObject({ current: { call: { number: 'A001' } }, pending: [] });
    stage = hear(stage, [call(1, 'C001', 0)], at(3), REPEAT_MS);
    expect(stage.current).toBeUndefined();
    // A call that fell off the end of the list is old, not taken back: it keeps its turn.
    stage = hear(before, [call(3, 'B001', 1), call(2, 'A001', 1)], at(1), REPEAT_MS);
    stage = hear(stage, [call(5, 'C003', 2), call(4, 'C002', 2)], at(1.5), REPEAT_MS);
    expect(stage.pending.map(({ number }) => number)).toEqual(['B001', 'C002', 'C003']);
  });

  it('[BD42] under a flood of calls turns are short, and what is too late has none: what waits does not pile up', () => {
    let stage = initialStage({ seq: 0, at: new Date(at(-1)).toISOString() });
    const all: BoardCall[] = [];
    const begun: { readonly seq: number; readonly waitedMs: number }[] = [];
    let most = 0;
    for (let tenth = 0; tenth < 6000; tenth += 1) {
      const now = at(tenth / 10);
      const before = stage.current?.call.seq;
      if (tenth % 2 === 0) {
        all.unshift(call(tenth + 1, `F${String(tenth)}`, tenth / 10));
        stage = hear(stage, all.slice(0, 12), now, REPEAT_MS);
      } else stage = advance(stage, now);
      if (stage.current !== undefined && stage.current.call.seq !== before)
        begun.push({ seq: stage.current.call.seq, waitedMs: now - Date.parse(stage.current.call.at) });
      most = Math.max(most, stage.pending.length);
    }
    expect(most).toBeLessThanOrEqual(151);
    expect(begun.length).toBeGreaterThan(600);
    expect(Math.max(...begun.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(TOO_LATE_MS);
    expect(begun.map(({ seq }) => seq)).toEqual(begun.map(({ seq }) => seq).sort((a, b) => a - b));
  });

  it('[BD42] five at once all have their turn within five seconds and a bit', () => {
    const five = [5, 4, 3, 2, 1].map((seq) => call(seq, `A00${String(seq)}`, 0));
    let stage = hear(initialStage({ seq: 0, at: new Date(at(-1)).toISOString() }), five, at(0), REPEAT_MS);
    const seen = new Set<string>();
    for (let ms = 0; ms <= 8000; ms += 100) {
      stage = advance(stage, at(ms / 1000));
      seen.add(stage.current?.call.number ?? '');
    }
    expect([...seen]).toEqual(['A001', 'A002', 'A003', 'A004', 'A005']);
    expect(stage.pending).toEqual([]);
  });

  it('a recall of the number in the band is announced again', () => {
    let stage = hear(
      initialStage({ seq: 1, at: new Date(at(0)).toISOString() }),
      [call(2, 'A001', 1)],
      at(1),
      REPEAT_MS,
    );
    stage = hear(stage, [call(5, 'A001', 20, 'recall')], at(20), REPEAT_MS);
    expect(stage.current).toEqual({ call: call(5, 'A001', 20, 'recall'), startedAt: at(20) });
  });

  it('two calls at once take turns, oldest first, and none is lost', () => {
    let stage = hear(
      initialStage({ seq: 1, at: new Date(at(0)).toISOString() }),
      [call(3, 'B001', 1), call(2, 'A001', 1)],
      at(1),
      REPEAT_MS,
    );
    expect(stage.current?.call.number).toBe('A001');
    expect(stage.pending.map((each) => each.number)).toEqual(['B001']);
    stage = advance(stage, at(1) + FLASH_MS - 1);
    expect(stage.current?.call.number).toBe('A001');
    stage = advance(stage, at(1) + FLASH_MS);
    expect(stage.current?.call.number).toBe('B001');
    expect(stage.pending).toEqual([]);
  });

  it('a number called again before its turn is announced once, where it goes now', () => {
    let stage = hear(
      initialStage({ seq: 1, at: new Date(at(0)).toISOString() }),
      [call(2, 'A001', 1)],
      at(1),
      REPEAT_MS,
    );
    stage = hear(stage, [call(3, 'B001', 1), call(2, 'A001', 1)], at(1), REPEAT_MS);
    stage = hear(stage, [call(4, 'B001', 2, 'recall'), call(2, 'A001', 1)], at(2), REPEAT_MS);
    expect(stage.pending.map((each) => each.seq)).toEqual([4]);
  });

  it('calls older than the repeat window are shown after a reconnect, not announced', () => {
    const stage = hear(
      initialStage({ seq: 1, at: new Date(at(0)).toISOString() }),
      [call(3, 'A002', 50), call(2, 'A001', 1)],
      at(52),
      REPEAT_MS,
    );
    expect(stage.current?.call.number).toBe('A002');
    expect(stage.pending).toEqual([]);
  });

  it('a new day, whose seq begins again, is announced', () => {
    const stage = hear(
      initialStage({ seq: 900, at: new Date(at(0)).toISOString() }),
      [call(4, 'A001', 60_000)],
      at(60_000),
      REPEAT_MS,
    );
    expect(stage.current?.call.seq).toBe(4);
  });

  it('[BD13] flashes three times 0.9 s, stays marked for at least 8 s more, then is calm', () => {
    const announcement = { call: call(2, 'A001', 0), startedAt: at(0) };
    expect(phaseOf(announcement, at(0))).toBe('flash');
    expect(phaseOf(announcement, at(0) + FLASH_MS)).toBe('marked');
    expect(HIGHLIGHT_MS - FLASH_MS).toBeGreaterThanOrEqual(8000);
    expect(phaseOf(announcement, at(0) + HIGHLIGHT_MS)).toBe('calm');
    expect(phaseOf(undefined, at(0))).toBe('calm');
  });

  it('[BD13] a call stays marked while it is spoken, for thirty seconds at most', () => {
    const announcement = { call: call(2, 'A001', 0), startedAt: at(0) };
    expect(phaseOf(announcement, at(1), true)).toBe('flash');
    expect(phaseOf(announcement, at(18), true)).toBe('marked');
    expect(phaseOf(announcement, at(18), false)).toBe('calm');
    expect(phaseOf(announcement, at(30), true)).toBe('calm');
  });

  it('[BD4] a remembered call of a time that has not come yet silences nothing, also over a reload', () => {
    const wrong = { seq: 900, at: new Date(at(86_400)).toISOString() };
    const found = hear(initialStage(wrong), [call(2, 'A001', 0)], at(1), REPEAT_MS);
    expect(found).toMatchObject({ heard: { seq: 2 }, current: undefined });
    const next = hear(found, [call(3, 'A002', 5), call(2, 'A001', 0)], at(5), REPEAT_MS);
    expect(next.current?.call.number).toBe('A002');
    expect(remembered(next, wrong)).toEqual({ seq: 3, at: call(3, 'A002', 5).at });
    // A hall whose own clock was set back goes on with its calls.
    const ahead = call(4, 'A003', 600);
    const back = hear(initialStage({ seq: 4, at: ahead.at }), [call(5, 'A004', 600), ahead], at(10), REPEAT_MS);
    expect(back.current?.call.number).toBe('A004');
  });

  it('keeps the announced call in the band and lists the others, newest first', () => {
    const calls = [call(3, 'B001', 1), call(2, 'A001', 1)];
    const stage = hear(initialStage({ seq: 1, at: new Date(at(0)).toISOString() }), calls, at(1), REPEAT_MS);
    const { top, rest } = arrange(stage, calls, 'flash');
    expect(top?.number).toBe('A001');
    expect(rest.map((each) => each.number)).toEqual(['B001']);
    expect(arrange(initialStage(undefined), calls, 'calm').top?.number).toBe('B001');
    expect(arrange(initialStage(undefined), [], 'calm').top).toBeUndefined();
  });

  it('[BD7] after a cut longer than the repeat window the band has the newest call, however old; what it announced last has had its time', () => {
    const first = call(2, 'A001', 0);
    let stage = hear(initialStage({ seq: 1, at: new Date(at(-9)).toISOString() }), [first], at(0), REPEAT_MS);
    expect(arrange(stage, [first], phaseOf(stage.current, at(0))).top).toBe(first);
    const missed = [call(6, 'A003', 20), call(4, 'A002', 10), first];
    stage = hear(stage, missed, at(40), REPEAT_MS);
    const { top, rest } = arrange(stage, missed, phaseOf(stage.current, at(40)));
    expect([top, ...rest].map((each) => each?.number)).toEqual(['A003', 'A002', 'A001']);
    expect(stage).toMatchObject({ current: { call: first }, pending: [] });
    // What still has its turn keeps the band, and what waits for its turn keeps the order.
    const waiting = { ...stage, pending: [call(6, 'A003', 20)] };
    expect(arrange(waiting, missed, 'calm').top).toBe(first);
    expect(arrange(stage, missed, 'marked').top).toBe(first);
  });

  it('[BD42] after a flood the band ends with the newest call, though it was too late for a turn', () => {
    let stage = initialStage({ seq: 0, at: new Date(at(-1)).toISOString() });
    const flood = Array.from({ length: 60 }, (_, n) => call(n + 1, `F${String(n)}`, n / 100)).reverse();
    stage = hear(stage, flood, at(1), REPEAT_MS);
    for (let tenth = 10; tenth < 600; tenth += 1) stage = advance(stage, at(tenth / 10));
    expect(stage.current?.call.seq).toBeLessThan(60);
    expect(arrange(stage, flood, phaseOf(stage.current, at(60))).top?.seq).toBe(60);
  });
});

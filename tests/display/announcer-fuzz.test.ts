import { describe, expect, it } from 'vitest';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import {
  advance,
  FLASH_MS,
  hear,
  initialStage,
  remembered,
  type Heard,
  type Stage,
} from '../../display/announce/announcer.ts';
import { fc } from '../support/property.ts';

const T = Date.parse('2026-03-09T09:00:00+08:00');
const WINDOW_MS = 15_000;
const KEPT = 12;

type Moment =
  | { readonly what: 'call'; readonly afterMs: number; readonly ticket: number }
  | { readonly what: 'served'; readonly afterMs: number; readonly ticket: number }
  /**
   * The line breaks for so long; `reload`: the page is loaded anew when it is back; `asleep`: the tab's timers stand
   * still meanwhile.
   */
  | {
      readonly what: 'cut';
      readonly afterMs: number;
      readonly forMs: number;
      readonly how: 'cut' | 'reload' | 'asleep';
    }
  | { readonly what: 'view'; readonly afterMs: number };

const moment: fc.Arbitrary<Moment> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('call' as const), afterMs: fc.nat(9000), ticket: fc.nat(19) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('served' as const), afterMs: fc.nat(2000), ticket: fc.nat(19) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('cut' as const),
      afterMs: fc.nat(3000),
      forMs: fc.nat(40_000),
      how: fc.constantFrom('cut' as const, 'reload' as const, 'asleep' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('view' as const), afterMs: fc.nat(2000) }) },
);

/** A board over a morning of calls and cuts: what it announced, and when. */
function morning(moments: readonly Moment[]): {
  readonly calls: readonly BoardCall[];
  readonly announced: readonly { readonly seq: number; readonly at: number }[];
  /** When the board first had a view with the call in it. */
  readonly heardAt: ReadonlyMap<number, number>;
  /** When the page was loaded anew, or awoke. */
  readonly reloads: readonly number[];
  /** Those whose owners were served, and gone from the board, before their turn. */
  readonly gone: ReadonlySet<number>;
} {
  let now = T;
  let seq = 0;
  let all: BoardCall[] = [];
  const announced: { seq: number; at: number }[] = [];
  const history: BoardCall[] = [];
  const heardAt = new Map<number, number>();
  const gone = new Set<number>();
  const reloads: number[] = [];
  // A board that remembers nothing says nothing of what it finds: it has been on since before the first call.
  let stage: Stage = initialStage({ seq: 0, at: new Date(T - 1000).toISOString() });
  let stored: Heard | undefined = stage.heard;
  let cut: { readonly to: number; readonly how: string } | undefined;
  const note = (next: Stage, at: number): void => {
    if (next.current !== undefined && next.current.call.seq !== stage.current?.call.seq)
      announced.push({ seq: next.current.call.seq, at });
    stage = next;
    stored = remembered(stage, stored);
  };
  const look = (at: number): void => {
    const shown = onBoard(all);
    for (const { seq } of shown) if (!heardAt.has(seq)) heardAt.set(seq, at);
    for (const { seq } of stage.pending) {
      const served = all.find((each) => each.seq === seq)?.state === 'over';
      if (served && !shown.some((each) => each.seq === seq)) gone.add(seq);
    }
    note(hear(stage, shown, at, WINDOW_MS), at);
  };
  const pass = (to: number): void => {
    while (now < to) {
      const step = Math.min(to, cut === undefined ? now + 250 : Math.min(cut.to, now + 250));
      now = step;
      if (cut !== undefined && now >= cut.to) {
        if (cut.how === 'reload') stage = initialStage(stored);
        cut = undefined;
        look(now);
      }
      // The timers of a tab that is asleep stand still.
      if (cut?.how !== 'asleep') note(advance(stage, now), now);
    }
  };
  for (const each of moments) {
    pass(now + each.afterMs);
    if (each.what === 'call') {
      seq += 1;
      const ticket = numberOf(each.ticket);
      const call = callOf(seq, ticket, now);
      history.push(call);
      all = [...all.filter(({ number }) => number !== ticket), call];
      if (cut === undefined) look(now);
    } else if (each.what === 'served') {
      all = all.map((call) => (call.number === numberOf(each.ticket) ? { ...call, state: 'over' } : call));
      if (cut === undefined) look(now);
    } else if (each.what === 'cut' && cut === undefined) {
      cut = { to: now + each.forMs, how: each.how };
      if (each.how !== 'cut') reloads.push(cut.to);
    } else if (cut === undefined) look(now);
  }
  pass(now + 60_000);
  return { calls: history, announced, heardAt, reloads, gone };
}

function numberOf(ticket: number): string {
  return `A${String(ticket).padStart(3, '0')}`;
}

function callOf(seq: number, number: string, at: number): BoardCall {
  return {
    seq,
    at: new Date(at).toISOString(),
    kind: 'call',
    number,
    counter: '1',
    counterName: { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' },
    zone: '1F-A',
    line: 'l',
    state: 'called',
  };
}

/** As the view has it: the newest, and of the older ones those who are still expected. */
function onBoard(calls: readonly BoardCall[]): readonly BoardCall[] {
  const newestFirst = [...calls].sort((a, b) => b.seq - a.seq);
  return newestFirst.filter(({ state }, at) => at < KEPT || state === 'called');
}

describe('a board over cuts, reloads and a sleeping tab', () => {
  it('[BD4] no call is announced twice, and none is missed that was young when the board could hear of it', () => {
    let announcedInAll = 0;
    fc.assert(
      fc.property(fc.array(moment, { minLength: 10, maxLength: 120 }), (moments) => {
        const { calls, announced, heardAt, reloads, gone } = morning(moments);
        const seqs = announced.map(({ seq }) => seq);
        announcedInAll += seqs.length;
        expect(new Set(seqs).size).toBe(seqs.length);
        // In the order of the calls, each with its time on the stage.
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
        for (const call of calls) {
          const at = Date.parse(call.at);
          const heard = heardAt.get(call.seq) ?? Infinity;
          const young = heard - at <= WINDOW_MS;
          const again = calls.find((other) => other.number === call.number && other.seq > call.seq);
          // A number that is called again before its turn is announced once, where it goes now. A page that is loaded
          // anew, or wakes up, announces what is still young then.
          const grewOld = reloads.some(
            (at) => at > heard && at - heard < 120_000 && at - Date.parse(call.at) > WINDOW_MS,
          );
          const overtaken = again !== undefined && Date.parse(again.at) - heard < calls.length * FLASH_MS;
          if (young && !overtaken && !grewOld && !gone.has(call.seq))
            expect(seqs, JSON.stringify(call)).toContain(call.seq);
          if (!young) expect(seqs).not.toContain(call.seq);
        }
      }),
      { numRuns: 400, seed: 20260309 },
    );
    expect(announcedInAll).toBeGreaterThan(3000);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hearCall,
  MERGED_AT_MOST,
  nextUtterance,
  STALE_MS,
  takeBack,
  type Utterance,
  type VoiceCall,
  type VoicePlan,
  type VoiceQueue,
} from '../../../core/voice/schedule.ts';

const PLAN: VoicePlan = [
  { language: 'zh', times: 2 },
  { language: 'en', times: 1 },
];
/** As the clips of the sample hall take: a pass in Mandarin or English about 3.5 s, in one breath 2.2 s a call. */
const lengthOf = ({ calls, parts }: Utterance): number => {
  const passes = parts.reduce((sum, { times }) => sum + times, 0);
  return calls.length > 1 ? 900 + calls.length * 2200 : 700 + passes * 3500;
};
const call = (seq: number, at: number, number = `A${String(seq).padStart(3, '0')}`): VoiceCall => ({
  seq,
  at,
  number,
  counter: String(seq % 9),
});

type Said = { readonly from: number; readonly to: number; readonly utterance: Utterance };

/** Speaks what is called, one after the other, as a zone does. */
function speak(
  calls: readonly VoiceCall[],
  over: (call: VoiceCall, now: number) => boolean = () => false,
): {
  readonly said: readonly Said[];
  readonly skipped: readonly VoiceCall[];
} {
  const said: Said[] = [];
  const skipped: VoiceCall[] = [];
  let queue: VoiceQueue = [];
  let now = 0;
  let next = 0;
  while (next < calls.length || queue.length > 0) {
    while (next < calls.length && (calls[next]?.at ?? 0) <= now) queue = hearCall(queue, calls[next++] as VoiceCall);
    queue = takeBack(queue, (each) => over(each, now));
    const step = nextUtterance(queue, now, PLAN, lengthOf);
    queue = step.queue;
    skipped.push(...step.skipped);
    if (step.utterance === undefined) now = Math.max(now, calls[next]?.at ?? now);
    else {
      said.push({ from: now, to: now + lengthOf(step.utterance), utterance: step.utterance });
      now += lengthOf(step.utterance);
    }
  }
  return { said, skipped };
}

const lags = (said: readonly Said[]): number[] =>
  said.flatMap(({ from, utterance }) => utterance.calls.map(({ at }) => from - at));

describe('the voice of a sound zone', () => {
  test('[V6] with time, everything is said: Mandarin twice, English once', () => {
    const { said } = speak([call(1, 0), call(2, 60_000)]);
    expect(said.map(({ utterance }) => utterance.step)).toEqual(['whole', 'whole']);
    expect(said[0]?.utterance.parts).toEqual(PLAN);
  });

  test('[V7] twenty calls in a minute: each is said or merged, none waits half a minute for the voice', () => {
    const calls = Array.from({ length: 20 }, (_, at) => call(at + 1, at * 3000));
    const { said, skipped } = speak(calls);
    expect(said.flatMap(({ utterance }) => utterance.calls.map(({ seq }) => seq))).toEqual(calls.map(({ seq }) => seq));
    expect(skipped).toEqual([]);
    expect(Math.max(...lags(said))).toBeLessThan(30_000);
  });

  test('[V7] twenty calls at the same moment: all are said, in order, within forty-five seconds', () => {
    const { said, skipped } = speak(Array.from({ length: 20 }, (_, at) => call(at + 1, 0)));
    expect(said.flatMap(({ utterance }) => utterance.calls).length).toBe(20);
    expect(skipped).toEqual([]);
    expect(said.every(({ utterance }) => utterance.step === 'merged')).toBe(true);
    expect(Math.max(...lags(said))).toBeLessThan(45_000);
  });

  test('[V8] a call that is over is not said; a recall before its turn is said once, where it is called to now', () => {
    const { said } = speak([call(1, 0), call(2, 100), call(3, 200)], ({ seq }) => seq === 2);
    expect(said.flatMap(({ utterance }) => utterance.calls.map(({ seq }) => seq))).toEqual([1, 3]);
    const again = hearCall(hearCall(hearCall([], call(1, 0, 'A001')), call(2, 5, 'B001')), call(3, 9, 'A001'));
    expect(again.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  test('[V9] what has waited longer than a minute is not said, but the last is', () => {
    const queue = [call(1, 0), call(2, 100), call(3, 200)];
    const { utterance, skipped } = nextUtterance(queue, STALE_MS + 1000, PLAN, lengthOf);
    expect(utterance?.calls.map(({ seq }) => seq)).toEqual([3]);
    expect(skipped.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('[V10] whatever is called when: never two at once, in the order of the calls, each at most once, none lost but the stale', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 7 }), (between, numbers) => {
        let at = 0;
        const calls = between.map((gap, n) => call(n + 1, (at += gap), `A${String((n * 7) % (numbers * 9))}`));
        const { said, skipped } = speak(calls);
        const order = said.flatMap(({ utterance }) => utterance.calls.map(({ seq }) => seq));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(new Set(order).size).toBe(order.length);
        for (const [n, { from, utterance }] of said.entries()) {
          expect(from).toBeGreaterThanOrEqual(said[n - 1]?.to ?? 0);
          expect(utterance.calls.length).toBeLessThanOrEqual(MERGED_AT_MOST);
        }
        // Every ticket that was called has been spoken of after its last call, or that call had grown stale.
        for (const last of calls.filter((each, n) => !calls.slice(n + 1).some(({ number }) => number === each.number)))
          expect(order.includes(last.seq) || skipped.includes(last), last.number).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

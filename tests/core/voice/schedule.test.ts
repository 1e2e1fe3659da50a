import { describe, expect, it } from 'vitest';
import {
  BREATH_MS,
  hearCall,
  LEAD_MS,
  MERGED_AT_MOST,
  nextUtterance,
  STALE_MS,
  type Utterance,
  type VoiceCall,
} from '../../../core/voice/schedule.ts';
import type { VoicePlan } from '../../../core/catalogue/sounds.ts';
import { fc } from '../../support/property.ts';
import { speak } from '../../support/speak-calls.ts';

const PLAN: VoicePlan = [
  { language: 'zh', times: 2 },
  { language: 'en', times: 1 },
];
/**
 * About as the clips of the program take: the chime 1 s, a pass in Mandarin or English 3.9 s, in one breath 2.6 s a
 * call.
 */
const lengthOf = ({ calls, parts }: Utterance): number => {
  const passes = parts.reduce((sum, { times }) => sum + times, 0);
  return calls.length > 1 ? 1500 + calls.length * 2600 : 1000 + passes * 3900;
};
const call = (seq: number, at: number, number = `A${String(seq).padStart(3, '0')}`): VoiceCall => ({
  seq,
  at,
  number,
  counter: String(seq % 9),
});

describe('the voice of a sound zone', () => {
  it('[V6] with time, everything is said: Mandarin twice, English once', () => {
    const { said } = speak([call(1, 0), call(2, 60_000)], PLAN, lengthOf);
    expect(said.map(({ utterance }) => utterance.step)).toEqual(['whole', 'whole']);
    expect(said[0]?.utterance.parts).toEqual(PLAN);
  });

  it('[V7] gives way step by step: the last in the queue still begins within the lag of the step', () => {
    const stepOf = (waiting: number, now = 0): string | undefined =>
      nextUtterance(
        Array.from({ length: waiting }, (_, at) => call(at + 1, 0)),
        now,
        PLAN,
        lengthOf,
      ).utterance?.step;
    // The second of two begins after one call in every language, the breath after it, and the time to fetch what comes.
    const whole = LEAD_MS + lengthOf({ calls: [], step: 'whole', parts: PLAN }) + BREATH_MS + LEAD_MS;
    expect(whole).toBeGreaterThan(10_000);
    expect([1, 2, 3, 4, 6, 7].map((waiting) => stepOf(waiting))).toEqual([
      ...['whole', 'once', 'once', 'one-language', 'one-language', 'merged'],
    ]);
    expect([9_700, 9_701, 19_700, 19_701, 29_700, 29_701].map((now) => stepOf(1, now))).toEqual([
      ...['whole', 'once', 'once', 'one-language', 'one-language', 'merged'],
    ]);
  });

  it('[V8] a call that is over is not said; a recall before its turn is said once, where it is called to now', () => {
    const { said } = speak([call(1, 0), call(2, 100), call(3, 200)], PLAN, lengthOf, ({ seq }) => seq === 2);
    expect(said.flatMap(({ utterance }) => utterance.calls.map(({ seq }) => seq))).toEqual([1, 3]);
    const again = hearCall(hearCall(hearCall([], call(1, 0, 'A001')), call(2, 5, 'B001')), call(3, 9, 'A001'));
    expect(again.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it('[V9] what has waited longer than a minute is not said, but the last is', () => {
    const queue = [call(1, 0), call(2, 100), call(3, 200)];
    const { utterance, skipped } = nextUtterance(queue, STALE_MS + 1000, PLAN, lengthOf);
    expect(utterance?.calls.map(({ seq }) => seq)).toEqual([3]);
    expect(skipped.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('[V10] whatever is called when: never two at once, in the order of the calls, each at most once, none lost but the stale', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 7 }), (between, numbers) => {
        let at = 0;
        const calls = between.map((gap, n) => call(n + 1, (at += gap), `A${String((n * 7) % (numbers * 9))}`));
        const { said, skipped } = speak(calls, PLAN, lengthOf);
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

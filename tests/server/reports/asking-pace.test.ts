import { describe, expect, it } from 'vitest';
import { AskingPace } from '../../../server/reports/asking-pace.ts';

/** A pace by a clock of the test; answers come when it says. */
function stage() {
  const at = { share: 0, ticks: 0 };
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const rests: { readonly ms: number; readonly over: () => void }[] = [];
  const pace = new AskingPace(
    () => at.share,
    () => at.ticks,
    (over, ms) => rests.push({ ms, over }),
  );
  const ask = (n: number): Promise<number> =>
    pace.do(() => {
      asked.push(n);
      return new Promise((done) => answers.push(() => done(n)));
    });
  return { at, asked, answers, rests, pace, ask };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('the pace of asking the reports', () => {
  it('[RP10] a hall that has time to spare asks at once, however many want to know', () => {
    const { at, asked, ask, rests } = stage();
    at.share = 0.4;
    for (const n of [1, 2, 3]) void ask(n);
    expect([asked, rests]).toEqual([[1, 2, 3], []]);
  });

  it('[RP10] a hall at its limits asks one after the other, and rests three times as long as each took', async () => {
    const { at, asked, answers, ask, rests } = stage();
    at.share = 0.9;
    const first = ask(1);
    void ask(2);
    await settled();
    expect(asked).toEqual([1]);
    at.ticks = 70;
    answers[0]?.();
    expect(await first).toBe(1);
    await settled();
    expect([asked, rests.map(({ ms }) => ms)]).toEqual([[1], [210]]);
    rests[0]?.over();
    await settled();
    expect(asked).toEqual([1, 2]);
    at.ticks += 60_000;
    answers[1]?.();
    await settled();
    expect(
      rests.map(({ ms }) => ms),
      'a second at most',
    ).toEqual([210, 1000]);
  });

  it('[RP10] it rests no more once the hall has time, and one that fails holds up nobody', async () => {
    const { at, asked, answers, ask, pace, rests } = stage();
    at.share = 0.9;
    const failing = pace.do(() => Promise.reject(new Error('away'))).catch((fault: unknown) => String(fault));
    void ask(1);
    expect(await failing).toBe('Error: away');
    await settled();
    rests[0]?.over();
    await settled();
    expect(asked).toEqual([1]);
    void ask(2);
    at.share = 0.1;
    answers[0]?.();
    await settled();
    expect([asked, rests.length]).toEqual([[1, 2], 1]);
  });
});

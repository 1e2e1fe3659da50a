import { describe, expect, it } from 'vitest';
import { AtWork } from '../../../server/ops/at-work.ts';
import { AskingPace, shareOfTime, type NotAsked } from '../../../server/reports/asking-pace.ts';

const PATIENCE_MS = 15_000;

/** A pace by a clock of the test; answers come when it says. */
function stage(asking = new AtWork()) {
  const at = { share: 0, ticks: 0 };
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const rests: { readonly ms: number; readonly over: () => void }[] = [];
  const late: (() => void)[] = [];
  const pace = new AskingPace({
    ...{ patienceMs: PATIENCE_MS, asking },
    share: () => at.share,
    ticks: () => at.ticks,
    later: (over, ms) => void (ms === PATIENCE_MS ? late.push(over) : rests.push({ ms, over })),
  });
  const ask = (n: number, isGone?: () => boolean): Promise<number | NotAsked> =>
    pace.do(() => {
      asked.push(n);
      return new Promise((done) => answers.push(() => done(n)));
    }, isGone);
  return { at, asked, answers, rests, late, pace, ask };
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

  it('[RP11] whoever has waited for as long as anybody waits for an answer is told so, and asked for no more', async () => {
    const { at, asked, answers, ask, rests, late } = stage();
    at.share = 0.9;
    const replies = [ask(1), ask(2), ask(3)];
    expect([asked, late.length]).toEqual([[1], 2]);
    late[0]?.();
    expect(await replies[1]).toBe('late');
    answers[0]?.();
    await settled();
    rests[0]?.over();
    expect(asked).toEqual([1, 3]);
    // Whoever has had their turn is not late any more.
    late[1]?.();
    answers[1]?.();
    expect(await replies[2]).toBe(3);
  });

  it('[RP11] whoever has left is asked for no more, and leaves room for others', async () => {
    const { at, asked, answers, ask, rests } = stage();
    at.share = 0.9;
    let left = false;
    const isGone = (): boolean => left;
    void ask(0);
    const gone = Array.from({ length: 99 }, (_, n) => ask(n + 1, isGone));
    const waits = ask(100);
    expect(await ask(101)).toBe('full');
    left = true;
    void ask(102);
    expect(new Set(await Promise.all(gone))).toEqual(new Set(['gone']));
    answers[0]?.();
    await settled();
    rests[0]?.over();
    answers[1]?.();
    expect([asked, await waits]).toEqual([[0, 100], 100]);
  });

  it('[RP11] a hall with time to spare asks sixteen at once, and the next as each is answered', async () => {
    const { at, asked, answers, ask } = stage();
    at.share = 0.1;
    for (let n = 0; n < 20; n += 1) void ask(n);
    expect(asked.length).toBe(16);
    answers[0]?.();
    await settled();
    expect(asked.length).toBe(17);
  });

  it('[RP10] halls of one process rest for one another, too: together they are asked no more than one', async () => {
    const asking = new AtWork();
    const [one, other] = [stage(asking), stage(asking)];
    for (const { at } of [one, other]) at.share = 0.9;
    const both = [one.ask(1), other.ask(1)];
    for (const { at, answers } of [one, other]) {
      at.ticks = 100;
      answers[0]?.();
    }
    await Promise.all(both);
    await settled();
    expect([one.rests[0]?.ms, other.rests[0]?.ms]).toEqual([600, 600]);
    for (const { rests } of [one, other]) rests[0]?.over();
    expect(asking.count).toBe(1);
    void one.ask(2);
    one.at.ticks += 100;
    one.answers[1]?.();
    await settled();
    expect(one.rests[1]?.ms).toBe(300);
  });

  /** A thread that works for all of its time, by a clock of the test. */
  function working() {
    const at = { ticks: 0 };
    const share = shareOfTime(
      () => at.ticks,
      () => ({ idle: 0, active: at.ticks, utilization: 1 }),
    );
    return { at, share };
  }

  it('[RP10] a question that took longer than looks count says how busy the hall was meanwhile', async () => {
    const { at, share } = working();
    const rests: number[] = [];
    const pace = new AskingPace({
      ...{ patienceMs: PATIENCE_MS, share, ticks: () => at.ticks, asking: new AtWork() },
      later: (_, ms) => void rests.push(ms),
    });
    const dear = (): Promise<unknown> =>
      pace.do(async () => {
        at.ticks += 9000;
        return Promise.resolve();
      });
    // Nobody has asked for long, so at once: but the hall is known to be busy once it is answered.
    at.ticks = 60_000;
    await dear();
    expect(rests).toEqual([1000]);
    let second = false;
    void dear().then(() => (second = true));
    await settled();
    expect(second, 'it has its rest first').toBe(false);
  });

  it('[RP10] what the hall did long ago does not say that it is busy', () => {
    const { at, share } = working();
    at.ticks = 300;
    expect(share()).toBe(1);
    at.ticks += 5001;
    expect(share()).toBe(0);
    at.ticks += 6000;
    expect(share(2000), 'also where a question took a part of it').toBe(1);
  });
});

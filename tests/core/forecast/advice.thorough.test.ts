import { expect, it } from 'vitest';
import { badMorning, broughtBy, calmDay, followMorning, playMorning } from '../../support/advised-days.ts';

const MORNINGS = 100;
const CALM_DAYS = 40;
const PATIENCE_MS = 1_800_000;

it(
  '[AV3] on a hundred bad mornings following what is advised spares a fifth of the waiting and more, and eight of ten announced gains hold',
  () => {
    let [ignored, followed, lateIgnored, lateFollowed] = [0, 0, 0, 0];
    const came: { readonly low: number; readonly high: number; readonly real: number }[] = [];
    const kinds = new Map<string, number>();
    for (let number = 0; number < MORNINGS; number += 1) {
      const morning = badMorning(number);
      const without = playMorning(morning);
      const then = followMorning(morning);
      ignored += without.minutes;
      followed += then.minutes;
      lateIgnored += without.late;
      lateFollowed += then.late;
      for (const { advice } of then.heard) kinds.set(advice.kind, (kinds.get(advice.kind) ?? 0) + 1);
      const [first] = then.heard;
      if (first === undefined) continue;
      const real = broughtBy(morning, first.advice, without);
      came.push({ low: first.advice.saved.p10, high: first.advice.saved.p90, real });
    }
    const held = came.filter(({ low, high, real }) => real >= low && real <= high).length;
    const below = came.filter(({ low, real }) => real < low).length;
    const spared = 1 - followed / ignored;
    process.stdout.write(
      [
        `bad mornings             ${String(MORNINGS)}`,
        `hours waited             ${(ignored / 60).toFixed(0)} ignored, ${(followed / 60).toFixed(0)} followed: ${(100 * spared).toFixed(1)} % spared`,
        `called past the target   ${String(lateIgnored)} ignored, ${String(lateFollowed)} followed`,
        `advised                  ${[...kinds].map(([kind, count]) => `${kind} ${String(count)}`).join(', ')}`,
        `first gains announced    ${String(came.length)}: ${String(held)} within the range, ${String(below)} below, ${String(came.length - held - below)} above`,
        '',
      ].join('\n'),
    );
    expect(spared).toBeGreaterThan(0.2);
    expect(came.length).toBeGreaterThan(MORNINGS * 0.8);
    expect(held / came.length).toBeGreaterThanOrEqual(0.8);
  },
  PATIENCE_MS,
);

it(
  '[AV4] on calm days nothing is advised',
  () => {
    const advised = Array.from({ length: CALM_DAYS }, (_, number) => followMorning(calmDay(number)).heard.length);
    process.stdout.write(
      `calm days ${String(CALM_DAYS)}, on ${String(advised.filter((each) => each > 0).length)} of them something was advised\n`,
    );
    expect(advised.filter((each) => each > 0)).toEqual([]);
  },
  PATIENCE_MS,
);

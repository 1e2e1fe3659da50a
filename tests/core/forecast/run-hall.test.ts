import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import type { MadeScene } from '../../../core/forecast/live/make-scene.ts';
import { HallForecaster, sortedWaits } from '../../../core/forecast/live/hall-forecaster.ts';
import type { HallScene } from '../../../core/forecast/live/hall-scene.ts';
import { runHall } from '../../../core/forecast/live/run-hall.ts';
import { quantileOf } from '../../../core/forecast/scores.ts';
import { chanceOf } from '../../../core/forecast/chance.ts';
import { clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { category, counter, line, service, smallHall } from '../../support/small-hall.ts';

/** What every service takes where all is certain. */
const TAKES = 90 * MINUTE;
const NEVER = new Float64Array(193);
/** What has lasted for any time ends now. */
const ENDED = Float64Array.from({ length: 17 }, (_, at) => (at === 0 ? 1 : 0));
const AT_ONCE = new Float64Array(257);

/** The same scene without anything that nobody can know: every service takes its usual time, and nobody else comes. */
function certain({ scene, ...rest }: MadeScene): MadeScene {
  return {
    ...rest,
    scene: {
      ...scene,
      hall: { mean: 0, sd: 0 },
      busy: { shape: 1, rate: 0 },
      offsetMs: 0,
      lines: scene.lines.map((each) => ({
        ...each,
        ...{ mean: 0, sd: 0, missed: 0, patience: undefined, factors: new Float64Array(513).fill(1) },
      })),
      kinds: scene.kinds.map((each) => ({ ...each, middles: each.middles.map(() => TAKES) })),
      counters: scene.counters.map((each) => ({
        ...each,
        ...{
          turn: ENDED,
          reaction: ENDED,
          closing: NEVER,
          opening: NEVER,
          returning: NEVER,
          turns: AT_ONCE,
          reactions: AT_ONCE,
        },
        speed: { mean: 0, sd: 0 },
      })),
    },
  };
}

function sceneOf(hall: Rules): MadeScene {
  const forecaster = new HallForecaster();
  forecaster.take(hall.events);
  const made = forecaster.scene(hall.now, []);
  if (made === undefined) throw new Error('no day');
  return made;
}

/** All counters of a queue of exponential services, as theory has them. */
function erlang(ahead: number, counters: number, meanMs: number): HallScene {
  const catalogue = smallHall({
    lines: [line('a', 'A')],
    services: [service('alpha', 'a')],
    counters: Array.from({ length: counters }, (_, at) => counter(`c${String(at)}`, 'a')),
    categories: [category('ordinary', 1, 15, 600)],
  });
  const hall = rulesOf(catalogue);
  for (const { id } of catalogue.counters) hall.when(SUPERVISOR, { name: 'open-counter', counter: id });
  for (let each = 0; each < counters + ahead + 1; each += 1) hall.take('alpha');
  for (const { id } of catalogue.counters) hall.when(SUPERVISOR, { name: 'call-next', counter: id });
  const { scene } = certain(sceneOf(hall));
  const exponential = Float64Array.from({ length: 513 }, (_, at) => -Math.log(1 - Math.min(at / 512, 1 - 0.25 / 512)));
  return {
    ...scene,
    lines: scene.lines.map((each) => ({ ...each, factors: exponential })),
    kinds: scene.kinds.map((each) => ({ ...each, middles: each.middles.map(() => meanMs) })),
  };
}

describe('the hall run forward', () => {
  it.each([
    ['nobody ahead, 40 counters of 10 min', 0, 40, 10, { p10: 0.02634, p50: 0.173287, p90: 0.575646, sd: 0.25 }],
    ['99 ahead, 40 counters of 10 min', 99, 40, 10, { p10: 21.854409, p50: 24.916716, p90: 28.252631, sd: 2.5 }],
    ['24 ahead, 5 counters of 12 min', 24, 5, 12, { p10: 45.226378, p50: 59.201924, p90: 75.800545, sd: 12 }],
    ['4 ahead, 2 counters of 7 min', 4, 2, 7, { p10: 8.51, p50: 16.35, p90: 27.98, sd: 7.83 }],
  ])('[FC14] %s: as theory says', (_, ahead, counters, mean, exact) => {
    const scene = erlang(ahead, counters, mean * MINUTE);
    const runs = 4000;
    const times = runHall(scene, runs, 'theory');
    const waits = sortedWaits(times, scene.guests.length - 1);
    // Five times what chance does to a quantile of so many runs.
    const near = (5 * 1.7 * exact.sd) / Math.sqrt(runs);
    for (const [part, value] of [
      [0.1, exact.p10],
      [0.5, exact.p50],
      [0.9, exact.p90],
    ] as const)
      expect(Math.abs(quantileOf(waits, part) / MINUTE - value)).toBeLessThan(near + 0.01 * exact.sd);
  });

  it('[FC15] it calls in the order of the hall itself, of any lines, levels, categories and visits', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const chance = chanceOf(`order ${String(seed)}`);
      const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
      const { rules, ...others } = smallHall();
      const hall = rulesOf(seed % 3 === 0 ? { ...others, rules: { ...rules, helpOverduePercent: 100 } } : smallHall());
      for (const id of ['1', '2', '3', '4'])
        if (id === '1' || chance() < 0.8) hall.when(clerk(`k${id}`), { name: 'open-counter', counter: id });
      for (let each = 0; each < 25; each += 1) {
        const services = chance() < 0.25 ? ['deed-tax', pick(['gamma', 'title'])] : [pick(['alpha', 'beta', 'gamma'])];
        hall.take(services, pick(['ordinary', 'ordinary', 'elderly', 'disabled']));
        if (chance() < 0.1) callAt(hall, pick(['1', '2', '3', '4']));
        hall.pass(Math.round(chance() * 3 * MINUTE) + 1);
      }
      // Nobody is to call at the same instant as another.
      for (const id of ['1', '2', '3', '4']) {
        callAt(hall, id);
        hall.pass(1000 + Math.round(chance() * MINUTE));
      }
      const made = certain(sceneOf(hall));
      const times = runHall(made.scene, 1, 'order');
      const foreseen = new Map(made.steps.map(({ ticket, step }, at) => [`${ticket} ${String(step)}`, times.ms[at]]));
      const begins = hall.now;
      const called = playOn(hall);
      expect(called.size, `seed ${String(seed)}`).toBeGreaterThan(10);
      for (const [key, at] of called) {
        // Nobody is called after the end of the day, which these rules were not told of.
        if (at >= made.scene.endMs) continue;
        const wait = foreseen.get(key);
        expect(Math.abs((wait ?? Number.NaN) - (at - begins)), `seed ${String(seed)}, ${key}`).toBeLessThan(SECOND);
      }
    }
  });

  it('[FC16] the same scene and seed give the same; somebody more at the end changes nobody before', () => {
    const hall = rulesOf();
    for (const id of ['1', '2', '3']) hall.when(clerk(`k${id}`), { name: 'open-counter', counter: id });
    for (let each = 0; each < 12; each += 1) hall.take(each % 3 === 0 ? 'beta' : 'alpha');
    const before = sceneOf(hall);
    const times = runHall(before.scene, 50, 'seed');
    expect([...runHall(before.scene, 50, 'seed').ms]).toEqual([...times.ms]);
    expect([...runHall(before.scene, 50, 'another').ms]).not.toEqual([...times.ms]);
    hall.take('alpha');
    const after = runHall(sceneOf(hall).scene, 50, 'seed');
    const count = before.steps.length;
    expect([...after.ms.slice(0, count * 50)].map(Math.round)).toEqual(
      [...times.ms.slice(0, count * 50)].map(Math.round),
    );
  });

  it('[FC17] whoever nobody can call is not told a wait, and a counter that closes for good calls nobody', () => {
    const hall = rulesOf();
    hall.when(clerk('k2'), { name: 'open-counter', counter: '2' });
    hall.take('gamma');
    hall.take('beta');
    const made = certain(sceneOf(hall));
    const times = runHall(made.scene, 20, 'nobody');
    expect(sortedWaits(times, 0).length).toBe(0);
    expect(sortedWaits(times, 1).length).toBe(20);
    const { scene } = made;
    const closed = { ...scene, counters: scene.counters.map((each) => ({ ...each, now: 'closed' as const })) };
    expect(sortedWaits(runHall(closed, 20, 'nobody'), 1).length).toBe(0);
  });
});

/** Calls where nobody is in hand. */
function callAt(hall: Rules, counter: string): void {
  const stand = hall.world.state.counters.get(counter);
  if (stand?.state === 'open' && stand.inHand === undefined) hall.next(counter);
}

/** The hall's own rules from here on: every service takes as long, and whoever is free calls at once. */
function playOn(hall: Rules): ReadonlyMap<string, number> {
  const { state } = hall.world;
  const called = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const [id, stand] of state.counters)
    if (stand.state === 'open' && stand.inHand !== undefined) {
      const at = state.tickets.get(stand.inHand.ticket)?.steps[stand.inHand.step]?.calledAt ?? hall.now;
      ends.set(id, Math.max(hall.now, at + TAKES));
    }
  const call = (): void => {
    for (const [id, stand] of state.counters) {
      if (stand.state !== 'open' || stand.inHand !== undefined) continue;
      const events = hall.when(SUPERVISOR, { name: 'call-next', counter: id });
      const event = typeof events === 'string' ? undefined : events.at(-1);
      if (event?.type !== 'TicketCalled') continue;
      called.set(`${event.data.ticket} ${String(event.data.step)}`, hall.now);
      ends.set(id, hall.now + TAKES);
    }
  };
  call();
  while (ends.size > 0) {
    const [id = '', at = 0] = [...ends].sort((a, b) => a[1] - b[1])[0] ?? [];
    ends.delete(id);
    hall.now = Math.max(hall.now, at);
    hall.when(SUPERVISOR, { name: 'finish', counter: id, outcome: 'done', note: undefined });
    call();
  }
  return called;
}

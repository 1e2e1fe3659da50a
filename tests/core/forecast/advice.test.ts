import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, type Instant } from '../../../core/base/time.ts';
import { instantOf, localTime } from '../../../core/base/zone.ts';
import { CARE_RULES } from '../../../core/catalogue/hall-rules.ts';
import type { DayChange } from '../../../core/forecast/advice/day-change.ts';
import { gainOf } from '../../../core/forecast/advice/gain.ts';
import { lunchOn, lunchPlan } from '../../../core/forecast/advice/lunch-turns.ts';
import { linesAround, partOfHall } from '../../../core/forecast/advice/part-of-hall.ts';
import { supposed } from '../../../core/forecast/advice/supposed.ts';
import { countersFor, dayNeeds } from '../../../core/forecast/advice/staffing.ts';
import { otherVisits } from '../../../core/forecast/advice/other-arrivals.ts';
import { USUAL_ASSUMPTIONS } from '../../../core/forecast/demand.ts';
import { changesOn, overBy, readWhatIf } from '../../../core/forecast/advice/what-if-words.ts';
import { hazardOf, momentBy } from '../../../core/forecast/learn/crew.ts';
import { learnedOf } from '../../../core/forecast/learn/memory.ts';
import { playRest } from '../../../core/forecast/live/rest-of-day.ts';
import { runHall } from '../../../core/forecast/live/run-hall.ts';
import { simulateDay } from '../../../core/forecast/simulate-day.ts';
import type { FloorChange } from '../../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { indexCatalogue } from '../../../core/catalogue/catalogue-index.ts';
import {
  badMorning,
  broughtBy,
  calmDay,
  followMorning,
  learnedForecaster,
  playMorning,
  setupOf,
} from '../../support/advised-days.ts';
import { busyHall } from '../../support/busy-hall.ts';

const HALL = busyHall();
const INDEX = indexCatalogue(HALL);

/** A bad morning up to a time of the day, and what is known then. */
function at(number: number, minute: number) {
  const morning = badMorning(number);
  const forecaster = learnedForecaster();
  const events: HallEvent[] = [];
  simulateDay(setupOf(morning), (event) => void events.push(event));
  const until = events.filter((event) => localTime(event.at, HALL.hall.timeZone).minute < minute);
  forecaster.take(until);
  const now = (until[0]?.at ?? 0) + (minute - 9 * 60) * MINUTE;
  const made = forecaster.scene(now, []);
  const state = forecaster.world?.state;
  if (made === undefined || state === undefined) throw new Error('no day');
  return { made, state, now, endMs: now + 8 * HOUR, forecaster };
}

describe('a change is tried on the same draws', () => {
  it('[AV1] nothing changed, nothing gained; a counter of other lines changes nothing of these, and the part of the hall that it touches tells the same', () => {
    const { made, now, endMs } = at(0, 10 * 60);
    const without = playRest(made.scene, 20, 'x', endMs);
    expect(gainOf(without, playRest(supposed(made, INDEX, []), 20, 'x', endMs)).saved).toEqual({
      p10: 0,
      p50: 0,
      p90: 0,
    });
    const opened = supposed(made, INDEX, [{ what: 'open', counter: '12', at: now, until: now + HOUR }]);
    const gain = gainOf(without, playRest(opened, 20, 'x', endMs));
    const [permits, , taxes] = gain.byLine;
    expect(permits).toBeGreaterThan(0);
    expect(taxes).toBe(0);
    const lines = linesAround(opened, [0]);
    expect([...lines].sort()).toEqual([0, 1]);
    const part = gainOf(
      playRest(partOfHall(made.scene, lines), 20, 'x', endMs),
      playRest(partOfHall(opened, lines), 20, 'x', endMs),
    );
    expect(part.mean).toBeCloseTo(gain.mean, 6);
  });

  it('[AV1] one that helps takes from its own lines nobody who waits', () => {
    const { made, now, endMs } = at(2, 10 * 60);
    const lent = supposed(made, INDEX, [{ what: 'lend', counter: '9', line: 'cards', at: now, until: now + 2 * HOUR }]);
    const never = supposed(made, INDEX, [{ what: 'lend', counter: '9', line: 'cards', at: now, until: now }]);
    const [soon, later] = [now + 3 * HOUR, endMs];
    const nothing = gainOf(playRest(made.scene, 30, 'x', soon), playRest(never, 30, 'x', soon));
    expect([...nothing.byLine]).toEqual([0, 0, 0]);
    const gain = gainOf(playRest(made.scene, 30, 'x', later), playRest(lent, 30, 'x', later));
    expect(gain.byLine[1]).toBeGreaterThan(10);
    // It may be busy when one of its own comes, no more.
    expect(gain.byLine[2]).toBeGreaterThan(-0.25 * (gain.byLine[1] ?? 0));
  });

  it('[AV2] a counter that is to open is there from that moment to the end that was said, and then as it would have been', () => {
    const { made, now } = at(2, 10 * 60);
    const probes = [5, 30, 70, 140].map((minutes) => ({
      queue: made.lineQueues[1]?.[0] ?? 0,
      atMs: now + minutes * MINUTE,
    }));
    const scene = { ...made.scene, probes };
    const change: DayChange = { what: 'open', counter: '14', at: now + 20 * MINUTE, until: now + 60 * MINUTE };
    const waits = (changes: readonly DayChange[]): number[] => {
      const { ms, runs } = runHall(supposed({ ...made, scene }, INDEX, changes), 60, 'x');
      return probes.map((_, probe) => {
        const from = (made.scene.guests.length + probe) * runs;
        return (
          ms.slice(from, from + runs).reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : each), 0) / runs / MINUTE
        );
      });
    };
    const [before, then] = [waits([]), waits([change])];
    expect(then[1]).toBeLessThan((before[1] ?? 0) - 2);
    expect(waits([{ what: 'open', counter: '14', at: now + 12 * HOUR }])).toEqual(before);
    // Closed for good, everybody waits longer; a pause ends, a closing does not.
    const closed = waits([{ what: 'close', counter: '7', at: now }]);
    const paused = waits([{ what: 'pause', counter: '7', at: now, until: now + 20 * MINUTE }]);
    expect(closed[2]).toBeGreaterThan((before[2] ?? 0) + 5);
    expect(paused[2]).toBeLessThan(closed[2] ?? 0);
  });
});

describe('what is advised', () => {
  it('[AV3] [AV4] followed it spares a fifth of the waiting and more on bad mornings; on calm days nothing is said', () => {
    let [ignored, followed, said, held] = [0, 0, 0, 0];
    for (const number of [0, 2, 4]) {
      const morning = badMorning(number);
      const without = playMorning(morning);
      const then = followMorning(morning);
      ignored += without.minutes;
      followed += then.minutes;
      const [first] = then.heard;
      if (first === undefined) continue;
      const { p10, p90 } = first.advice.saved;
      const real = broughtBy(morning, first.advice, without);
      said += 1;
      if (real >= p10 && real <= p90) held += 1;
    }
    expect(followed).toBeLessThan(ignored * 0.8);
    expect(said).toBe(3);
    expect(held).toBeGreaterThanOrEqual(said - 1);
    for (const number of [0, 1]) expect(followMorning(calmDay(number)).heard).toEqual([]);
  });

  it('[AV4] what is said is certain, worth its staff, ranked, one for a line and a counter, and the same for the same hall', () => {
    const { forecaster, now } = at(2, 10 * 60);
    const advice = forecaster.advice(now) ?? [];
    expect(advice.length).toBeGreaterThan(0);
    expect(advice.length).toBeLessThanOrEqual(3);
    for (const { saved, fewerLate, staffMs, until } of advice) {
      expect(saved.p10).toBeGreaterThan(0);
      expect(saved.p50).toBeLessThanOrEqual(saved.p90);
      expect(fewerLate.p50).toBeGreaterThanOrEqual(1);
      expect(until).toBeGreaterThan(now);
      expect(staffMs).toBeLessThan(3 * HOUR);
    }
    expect(new Set(advice.map(({ line }) => line)).size).toBe(advice.length);
    expect(new Set(advice.map(({ counter }) => counter)).size).toBe(advice.length);
    expect(forecaster.advice(now)).toEqual(advice);
  });
});

describe('the words of a what-if', () => {
  it('[AV5] each change by its word, its counter and its time; several with commas', () => {
    const words =
      'open=5@09:30, close=7@14:00,pause=3@12:30-13:15,stay=3@12:00,lend=9:cards@10:00-11:00,arrivals*1.2,arrivals:taxes*0';
    const read = readWhatIf(words, HALL, true);
    const day = '2026-03-09';
    const time = (hour: number, minute = 0): Instant => Date.UTC(2026, 2, 9, hour - 8, minute);
    expect(read.ok && changesOn(read.value, HALL, day)).toEqual([
      { what: 'open', counter: '5', at: time(9, 30) },
      { what: 'close', counter: '7', at: time(14) },
      { what: 'pause', counter: '3', at: time(12, 30), until: time(13, 15) },
      { what: 'stay', counter: '3', at: time(9), until: time(12) },
      { what: 'lend', counter: '9', line: 'cards', at: time(10), until: time(11) },
      { what: 'arrivals', factor: 1.2 },
      { what: 'arrivals', factor: 0, line: 'taxes' },
    ]);
    const now = readWhatIf('open=5,lend=9:cards', HALL, false);
    expect(now.ok && changesOn(now.value, HALL, day, time(10))).toEqual([
      { what: 'open', counter: '5', at: time(10) },
      { what: 'lend', counter: '9', line: 'cards', at: time(10), until: time(11) },
    ]);
  });

  it.each([
    ['', 'change 1, "": a change is needed'],
    ['opne=5@09:30', 'change 1, "opne=5@09:30": not known; there are open='],
    [
      'open=5@09:30,open=99@10:00',
      'change 2, "open=99@10:00": there is no counter "99"; this hall has the counters 1, 2',
    ],
    ['open=5', 'when is needed'],
    ['open=5@9.30', '"9.30" is no time of the day'],
    ['open=5@25:00', '"25:00" is no time of the day'],
    ['open=5@10:00-09:00', '09:00 is not after 10:00'],
    ['close=5@10:00-11:00', 'one time alone is needed'],
    ['pause=5@10:00', 'until when is needed'],
    ['lend=5@10:00-11:00', 'which line it helps is needed'],
    ['lend=5:nobody@10:00-11:00', 'there is no line "nobody"; this hall has the lines permits, cards, taxes'],
    ['arrivals*x', 'a factor from 0 to 5 is needed'],
    ['arrivals:nobody*2', 'there is no line "nobody"'],
    [Array.from({ length: 21 }, () => 'arrivals*1').join(','), '21 changes: 20 at most'],
  ])('[AV5] %j is refused, and says where and what is needed', (words, why) => {
    const read = readWhatIf(words, HALL, true);
    expect(read.ok ? 'taken' : read.error).toContain(why);
  });

  it.each([
    [Array.from({ length: 20 }, () => 'arrivals*5').join(','), 'come to 5 times at most, not 95400000000000'],
    ['arrivals*2,arrivals*2,arrivals*1.5', 'arrivals: all changes of a line together come to 5 times at most, not 6'],
    ['arrivals:taxes*3,arrivals*2', 'at most, not 6'],
    ['arrivals:taxes*5,open=5@10:00,arrivals:taxes*1.1', 'at most, not 5.5'],
  ])('[AV12] %j: more than five times as many are refused, as all changes of a line multiply', (words, why) => {
    for (const timed of [true, false]) {
      const read = readWhatIf(words, HALL, timed);
      expect(read.ok ? 'taken' : read.error).toContain(why);
    }
  });

  it.each(['arrivals:taxes*5,arrivals:cards*5', 'arrivals*5,arrivals*5,arrivals*0.2', 'arrivals*0.1,arrivals*3'])(
    '[AV12] %j is within five times',
    (words) => {
      expect(readWhatIf(words, HALL, true).ok).toBe(true);
    },
  );

  it('[AV12] a day that is played multiplies the changes of a line, too', () => {
    const coming = (words: string): number => {
      const read = readWhatIf(words, HALL, true);
      if (!read.ok) throw new Error(read.error);
      const changes = changesOn(read.value, HALL, '2026-03-09');
      return otherVisits(HALL, '2026-03-09', 3, USUAL_ASSUMPTIONS, changes).length;
    };
    const usual = coming('arrivals*1');
    expect(coming('arrivals*0.5,arrivals*2')).toBe(usual);
    expect(coming('arrivals*2,arrivals*2')).toBe(coming('arrivals*4'));
    expect(coming('arrivals*2,arrivals*2')).toBeGreaterThan(3.5 * usual);
    expect(coming('arrivals*0.5,arrivals*0.5')).toBe(coming('arrivals*0.25'));
  });

  it.each([
    ['open=5@10:00,open=5@11:00', 'change 2, "open=5@11:00": counter 5 has another such change; one can be tried'],
    ['open=5,resume=5', 'counter 5 has another such change'],
    ['close=5@11:00,arrivals*2,pause=5@12:00-13:00', 'change 3, "pause=5@12:00-13:00": counter 5 has another'],
    ['open=5@10:00-11:00,close=5@12:00', 'counter 5 has another such change'],
    ['lend=9:cards,lend=9:taxes', 'change 2, "lend=9:taxes": counter 9 has another such change'],
    ['stay=3@12:00,stay=3@12:30', 'counter 3 has another such change'],
  ])('[AV13] %j: what one plan of a counter cannot hold is refused', (words, why) => {
    const read = readWhatIf(words, HALL, false);
    expect(read.ok ? 'taken' : read.error).toContain(why);
  });

  it('[AV13] other counters, and what a plan can hold together, are tried at once', () => {
    for (const words of ['open=5,open=6', 'open=5@10:00,close=5@12:00', 'pause=5@10:00-11:00,stay=5@12:00'])
      expect(readWhatIf(words, HALL, false).ok).toBe(true);
    // A day that is played takes one after another.
    expect(readWhatIf('pause=3@10:00-10:15,pause=3@15:00-15:15', HALL, true).ok).toBe(true);
  });

  it.each([
    ['open=5@09:00-10:00', 'change 1, open=5: it would end at 10:00, and it is 14:00; a later time is needed'],
    ['arrivals*2,pause=3@13:30-14:00', 'change 2, pause=3: it would end at 14:00'],
    ['lend=9:cards@10:00-11:00', 'change 1, lend=9: it would end at 11:00'],
    ['open=6,stay=3@12:30', 'change 2, stay=3: it would end at 12:30'],
    ['open=5@13:00-14:01,close=7@09:00', undefined],
  ])('[AV14] %j at two in the afternoon: what is over is refused', (words, why) => {
    const now = Date.UTC(2026, 2, 9, 6);
    const read = readWhatIf(words, HALL, false);
    if (!read.ok) throw new Error(read.error);
    const said = overBy(changesOn(read.value, HALL, '2026-03-09', now), HALL, now);
    if (why === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(why);
  });
});

describe('a simulated day that is changed', () => {
  const played = (changes: readonly FloorChange[]): readonly HallEvent[] => {
    const events: HallEvent[] = [];
    simulateDay({ ...setupOf(badMorning(0)), changes }, (event) => void events.push(event));
    return events;
  };
  const begins = played([])[0]?.at ?? 0;
  const clock = (hours: number): Instant => begins + (hours - 9) * HOUR;
  const seen = (events: readonly HallEvent[], type: HallEvent['type'], counter: string) =>
    events.filter((event) => event.type === type && 'counter' in event.data && event.data.counter === counter);

  it('[AV6] a counter opens and closes when that is said, and one that closes for good does not come back', () => {
    const opened = played([{ what: 'open', counter: '14', at: clock(10), until: clock(11) }]);
    expect(seen(opened, 'CounterOpened', '14').map(({ at: when }) => when)).toEqual([clock(10)]);
    expect(seen(opened, 'TicketCalled', '14').length).toBeGreaterThan(2);
    const closed = played([{ what: 'close', counter: '6', at: clock(10.5) }]);
    const [end] = seen(closed, 'CounterClosed', '6').filter(({ at: when }) => when >= clock(10.5));
    expect(end).toBeDefined();
    expect(
      closed.filter((event) => event.at > (end?.at ?? 0) && seen([event], 'TicketCalled', '6').length > 0),
    ).toEqual([]);
  });

  it('[AV6] a counter pauses, comes back early, stays, and helps until it is taken back', () => {
    const paused = played([
      { what: 'pause', counter: '7', at: clock(10), until: clock(11) },
      { what: 'resume', counter: '7', at: clock(10.5) },
    ]);
    const [pause] = seen(paused, 'CounterPaused', '7').filter(({ at: when }) => when >= clock(10));
    expect(pause?.at).toBeLessThan(clock(10.5));
    expect(seen(paused, 'CounterOpened', '7').map(({ at: when }) => when)).toContain(clock(10.5));
    const lent = played([{ what: 'lend', counter: '9', line: 'cards', at: clock(10), until: clock(11) }]);
    const ofCards = (events: readonly HallEvent[]) =>
      events.filter(
        (event) => event.type === 'TicketCalled' && event.data.counter === '9' && event.data.line === 'cards',
      );
    expect(ofCards(played([]))).toEqual([]);
    expect(ofCards(lent).length).toBeGreaterThan(0);
    expect(ofCards(lent).every(({ at: when }) => when >= clock(10) && when <= clock(11))).toBe(true);
    const plain = played([]);
    const stays = plain.find((event) => event.type === 'CounterPaused' && event.at > clock(9.5));
    const counter = stays !== undefined && 'counter' in stays.data ? String(stays.data.counter) : '';
    const later = played([{ what: 'stay', counter, at: clock(9), until: (stays?.at ?? 0) + HOUR }]);
    const [first] = seen(later, 'CounterPaused', counter);
    expect(first?.at).toBeGreaterThanOrEqual((stays?.at ?? 0) + HOUR);
  });
});

describe('counters that come and go', () => {
  it('[AV8] one that opens before anybody waits for it is learned to do so; one that is never open is not waited for', () => {
    const { memory } = learnedForecaster();
    const { crew } = learnedOf(memory);
    const opens = momentBy(hazardOf(crew.opening, '1', true), 8.9 * HOUR, 0.7) / HOUR;
    expect(opens).toBeGreaterThanOrEqual(8.9);
    expect(opens).toBeLessThan(9.26);
    const returns = momentBy(hazardOf(crew.returning, '1', true), 12.6 * HOUR, 0.7) / HOUR;
    expect(returns).toBeGreaterThan(12.7);
    expect(returns).toBeLessThan(13.3);
    const { made, now } = at(2, 10 * 60);
    const spare = made.scene.counters[HALL.counters.findIndex(({ id }) => id === '14')];
    expect(spare?.opening.at(-1)).toBe(0);
    expect(now).toBeGreaterThan(0);
  });

  it('[AV9] one that had nobody and closed unseen is back when somebody comes after its pause', () => {
    const { made, now } = at(1, 11 * 60 + 50);
    const { scene } = made;
    const queue = made.lineQueues[2]?.[0] ?? 0;
    const returnsAt = now + HOUR;
    const idle = scene.counters.map((counter) => ({
      ...counter,
      now: 'idle' as const,
      visit: -1,
      plan: { closesAt: now + 5 * MINUTE, returnsAt },
    }));
    const quiet = {
      ...scene,
      guests: [],
      visits: [],
      queues: scene.queues.map((each) => ({ ...each, guests: [], comes: each.comes.map(() => 0) })),
    };
    const probes = [30, 90].map((minutes) => ({ queue, atMs: now + minutes * MINUTE }));
    const { ms, runs } = runHall({ ...quiet, counters: idle, probes }, 30, 'x');
    const [during, after] = [ms.slice(0, runs), ms.slice(runs)];
    expect(Math.min(...during)).toBeGreaterThanOrEqual(30 * MINUTE - 1);
    expect(Math.max(...during)).toBeLessThan(35 * MINUTE);
    expect(Math.max(...after)).toBeLessThan(10 * MINUTE);
  });
});

describe('what tomorrow needs', () => {
  it.each([
    [0.8, 0.001, 43],
    [0.8, 15, 37],
    [0.9, 15, 38],
    [0.9, 10, 38],
    [0.95, 5, 41],
  ])('[AV7] 216 an hour of ten minutes each, %d within %d min: as theory says', (share, target, counters) => {
    expect(countersFor({ perHour: 216, meanMs: 10 * MINUTE, targetMs: target * MINUTE, share })).toBe(counters);
  });

  it('[AV7] by line and half hour of the opening, from who usually comes; nobody for whom nobody comes', () => {
    const learned = learnedOf(learnedForecaster().memory);
    const needs = dayNeeds(HALL, '2026-03-16', learned);
    expect(needs).toHaveLength(14);
    const time = (instant: Instant): number => localTime(instant, HALL.hall.timeZone).minute / 60;
    expect(needs.map(({ from }) => time(from))).toEqual([
      9, 9.5, 10, 10.5, 11, 11.5, 13, 13.5, 14, 14.5, 15, 15.5, 16, 16.5,
    ]);
    const [, , ten] = needs;
    const come = needs.flatMap(({ lines }) => lines).reduce((sum, each) => sum + each.come, 0);
    expect(come).toBeGreaterThan(180);
    expect(come).toBeLessThan(380);
    for (const { counters, come: those } of ten?.lines ?? []) {
      expect(counters).toBeGreaterThan(0);
      expect(counters).toBeLessThan(those);
    }
    expect(dayNeeds(HALL, '2026-03-15', learned)).toEqual([]);
    expect(countersFor({ perHour: 0, meanMs: MINUTE, targetMs: MINUTE, share: 0.8 })).toBe(0);
  });

  describe('lunch in turns', () => {
    const at = (hour: number): Instant => hour * HOUR;
    const half = (hour: number, counters: number) => ({
      ...{ from: at(hour), until: at(hour + 0.5) },
      lines: [{ line: 'a', come: 9, counters }],
    });
    const between = { from: at(11), until: at(14) };
    const turns = (needs: readonly number[], counters: number, lastsMs = HOUR) =>
      lunchPlan(
        needs.map((each, place) => half(11 + place / 2, each)),
        counters,
        between,
        lastsMs,
      );

    it('[AV17] nobody goes twice, everybody goes, where least are needed first', () => {
      const { turns: found, short } = turns([9, 8, 3, 3, 4, 4], 10);
      expect(found.reduce((sum, each) => sum + each.counters, 0)).toBe(10);
      expect(short).toBe(0);
      expect(found.find(({ from }) => from === at(12))?.counters).toBeGreaterThan(3);
      expect(found.find(({ from }) => from === at(11))?.counters ?? 0).toBeLessThan(2);
    });

    it('[AV17] where too few are left it says by how many', () => {
      expect(turns([9, 9, 9, 9, 9, 9], 10)).toMatchObject({ short: 3 });
      expect(turns([0, 0, 0, 0, 0, 0], 6).turns.map(({ counters }) => counters)).toEqual([2, 2, 2]);
    });

    it('[AV17] none where the hall is closed at noon, has no counters, or opens later', () => {
      const closed = [half(11, 3), half(11.5, 3), half(13, 3), half(13.5, 3)];
      expect(lunchPlan(closed, 10, between, HOUR).turns).toEqual([]);
      expect(turns([1, 1, 1, 1, 1, 1], 0).turns).toEqual([]);
      expect(lunchPlan([half(13, 3), half(13.5, 3)], 10, between, HOUR).turns).toEqual([]);
    });

    it.each([
      ['half an hour of noon', [11, 11.5, 12, 13, 13.5], HOUR],
      ['an hour of noon and a long lunch', [11, 11.5, 13, 13.5], 2 * HOUR],
      ['half an hour and a lunch of four', [11, 11.5, 12, 13, 13.5], 4 * HOUR],
      ['two short breaks', [11, 12, 12.5, 13.5], HOUR / 2],
      ['a morning alone', [11, 11.5, 12], HOUR],
      ['an afternoon alone', [12, 12.5, 13, 13.5], 2 * HOUR],
    ])('[AV17] none across a break of the hall itself: %s', (_, hours, lastsMs) => {
      const open = hours.map((hour) => half(hour, 2));
      expect(lunchPlan(open, 10, between, lastsMs)).toEqual({ turns: [], short: 0 });
    });

    it('[AV17] a hall that opens or closes half an hour within has its turns', () => {
      const open = [11.5, 12, 12.5, 13].map((hour) => half(hour, 2));
      expect(lunchPlan(open, 10, between, HOUR).turns.reduce((sum, each) => sum + each.counters, 0)).toBe(10);
    });

    it('[AV17] lasts as long as the hall file allows, between eleven and two of its own clock', () => {
      const day = '2026-03-16';
      const noon = instantOf(day, 12 * 60, HALL.hall.timeZone);
      const open = [-2, -1, 0, 1, 2, 3].map((place) => ({
        ...{ from: noon + (place * HOUR) / 2, until: noon + ((place + 1) * HOUR) / 2 },
        lines: [{ line: 'a', come: 9, counters: place === 0 ? 0 : 1 }],
      }));
      const lengths = (care?: number): readonly number[] => {
        const rules = { ...HALL.rules, ...(care === undefined ? {} : { care: { ...CARE_RULES, lunchMs: care } }) };
        return lunchOn({ ...HALL, rules }, day, open).turns.map(({ from, until }) => until - from);
      };
      expect(lengths().length).toBeGreaterThan(0);
      expect(new Set(lengths())).toEqual(new Set([CARE_RULES.lunchMs]));
      expect(new Set(lengths(HOUR / 2))).toEqual(new Set([HOUR / 2]));
      const early = open.map((each) => ({ ...each, from: each.from - 3 * HOUR, until: each.until - 3 * HOUR }));
      expect(lunchOn(HALL, day, early)).toEqual({ turns: [], short: 0 });
    });

    it('[AV17] a lunch of half an hour has turns of its own', () => {
      const { turns: found } = turns([5, 5, 1, 1, 5, 5], 6, HOUR / 2);
      expect(found.map(({ from }) => from)).toContain(at(12));
      expect(found.every(({ from, until }) => until - from === HOUR / 2)).toBe(true);
    });
  });
});

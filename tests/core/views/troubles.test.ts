import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { CARE_RULES } from '../../../core/catalogue/hall-rules.ts';
import type { Trouble } from '../../../core/protocol/shapes/troubles.ts';
import { deviceTrouble } from '../../../core/views/troubles/device-troubles.ts';
import { findTroubles, type Found } from '../../../core/views/troubles/find-troubles.ts';
import { harmNow, peopleLate } from '../../../core/views/troubles/line-harm.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { keysOf, NOTHING_SETTLED, settle, settleAtStart, type Settled } from '../../../core/views/troubles/settle.ts';
import { waitWithOneMore } from '../../../core/views/troubles/one-more.ts';
import { troublesView } from '../../../core/views/troubles/troubles-view.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { counter, line, named, service, smallHall } from '../../support/small-hall.ts';

/** A hall that is looked at every two seconds, as the server does. */
type Watched = { readonly rules: Rules; pass(ms: number): readonly Trouble[] };

function watched(rules: Rules): Watched {
  let settled: Settled = NOTHING_SETTLED;
  return {
    rules,
    pass(ms) {
      const until = rules.now + ms;
      while (rules.now < until) {
        rules.pass(Math.min(2 * SECOND, until - rules.now));
        settled = settle(settled, findTroubles(rules.world, keysOf(settled), rules.now), rules.now);
      }
      return troublesView(rules.world.state, settled, peopleLate(rules.world, rules.now), rules.now).items;
    },
  };
}

/** Three lines, each with counters of its own; the fourth department has one that is free. */
function threeLines(): Rules {
  return rulesOf(
    smallHall({
      lines: [line('entry', 'C', 20), line('cards', 'B', 15), line('cars', 'D', 25)],
      services: [
        service('passport', 'entry', { medianMs: 12 * MINUTE }),
        service('card', 'cards', { medianMs: 6 * MINUTE }),
        service('plate', 'cars', { medianMs: 10 * MINUTE }),
      ],
      counters: [
        counter('1', 'cards'),
        counter('2', 'cards'),
        counter('3', 'entry'),
        counter('10', 'entry'),
        counter('11', 'entry'),
        counter('20', 'cars'),
      ],
      matters: [],
      profiles: [],
    }),
  );
}

/** From now on a newcomer of the line is foreseen to wait so long. */
function foresee(rules: Rules, line: string, ms: number): void {
  const [p10, p50, p90] = [ms, ms, ms].map((each) => each / SECOND) as [number, number, number];
  const waits = ((rules.world as { waits?: WaitBook }).waits ??= new WaitBook());
  const { day, seq } = rules.world.state;
  const newcomers = [{ line, category: 'ordinary', p10, p50, p90, chanceToday: 1 }];
  waits.take({ day, seq, steps: [], newcomers }, () => undefined);
}

/** By plain sums: who of a line will be past the target, if a newcomer waits as long as is said of it. */
function pastIn(rules: Rules, line: string): number {
  const view = lineView(rules.world, line, rules.now);
  const n = view?.waiting ?? 0;
  const left = (at: number): number => ((view?.wait?.p50 ?? 0) * (at + 1)) / (n + 1);
  return Array.from({ length: n }, (_, at) => left(at)).filter((seconds) => seconds > (view?.target ?? 0)).length;
}

function takeMany(rules: Rules, what: string, n: number): void {
  for (let i = 0; i < n; i += 1) rules.take(what);
}

/** Calls next, serves and finishes after so long. */
function serveOne(watch: Watched, at: string, ms: number): void {
  const { rules } = watch;
  rules.next(at);
  rules.when(SUPERVISOR, { name: 'serve', counter: at });
  watch.pass(ms);
  rules.when(SUPERVISOR, { name: 'finish', counter: at, outcome: 'done', note: undefined });
}

const sentences = (items: readonly Trouble[]): string[] => items.map(({ title, text }) => `${title.en}: ${text.en}`);
const causesOf = (trouble: Trouble | undefined): string[] => (trouble?.causes ?? []).map(({ text }) => text.en);

describe('what needs a person now', () => {
  it('[ND1] nobody waits, or all will be called within their target: nothing is told', () => {
    const watch = watched(threeLines());
    open(watch.rules, '1', '2', '3', '10', '20');
    expect(watch.pass(MINUTE)).toEqual([]);
    watch.rules.take('card');
    watch.rules.next('1');
    watch.rules.take('card');
    watch.rules.next('2');
    watch.rules.take('card');
    expect(watch.pass(MINUTE)).toEqual([]);
  });

  it('[ND2] a clerk idle for 55 minutes with forty people before him is first, within a minute, by name and time', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '1', '3', '20');
    takeMany(rules, 'passport', 41);
    const early = watch.pass(MINUTE);
    expect(early[0]?.key).toBe('line:entry');
    takeMany(rules, 'card', 3);
    const late = watch.pass(54 * MINUTE);
    expect(late[0]?.key).toBe('line:entry');
    expect(late[0]?.tone).toBe('bad');
    expect(sentences(late)[0]).toMatch(/^C entry: 41 people wait, 41 past their target, a newcomer would wait about /);
    expect(causesOf(late[0])).toContain('Counter 3 is open with nobody in hand, and has called nobody for 55 min');
    expect(late[0]?.remedies).toContainEqual({ what: 'ask', counter: '3' });
  });

  it('[ND2] who served until a moment ago is not idle, nor who has nobody to call', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '3', '20');
    takeMany(rules, 'passport', 10);
    watch.pass(MINUTE);
    serveOne(watch, '3', 20 * MINUTE);
    const items = watch.pass(2 * MINUTE);
    expect(items[0]?.causes.map(({ cause }) => cause.what)).toEqual(['too-few']);
    expect(items.some(({ id }) => id === '20')).toBe(false);
    // Somebody comes after the counter was free for an hour: it has kept nobody waiting so far.
    watch.pass(60 * MINUTE);
    rules.take('plate');
    expect(watch.pass(2 * MINUTE).some(({ key }) => key === 'counter:20' || key === 'line:cars')).toBe(false);
    expect(watch.pass(2 * MINUTE).find(({ key }) => key === 'counter:20')).toMatchObject({ harm: 0, people: 1 });
  });

  it('[ND3] a pause past its allowance is the cause, with what a newcomer would wait were it over', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '3', '10');
    takeMany(rules, 'passport', 21);
    rules.next('3');
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '10', reason: 'break' });
    const [within] = watch.pass(MINUTE);
    expect(causesOf(within)).toEqual(['Counter 10 has paused (Short break) for 1 min']);
    const [past] = watch.pass(39 * MINUTE);
    expect(causesOf(past)).toEqual(
      expect.arrayContaining(['Counter 10 has paused (Short break) for 40 min, 15 min are allowed']),
    );
    const end = past?.remedies.find(({ what }) => what === 'end-pause');
    const now = rules.world.state.tickets.size;
    expect(now).toBe(21);
    expect(end).toMatchObject({ what: 'end-pause', counter: '10' });
    // With two counters for one it is about half of what it is with one.
    const wait = end !== undefined && 'wait' in end ? end.wait : undefined;
    expect(wait?.p50).toBeGreaterThan(0);
    expect(wait?.p50).toBeLessThan(21 * 12 * 60 * 0.75);
  });

  it('[ND3] the allowance is that of the hall file, and lunch has one of its own', () => {
    const catalogue = smallHall();
    const care = { ...CARE_RULES, pauseMs: 5 * MINUTE, lunchMs: 45 * MINUTE };
    const watch = watched(rulesOf({ ...catalogue, rules: { ...catalogue.rules, care } }));
    open(watch.rules, '1', '2');
    watch.rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'fetching toner' });
    watch.rules.when(SUPERVISOR, { name: 'pause-counter', counter: '2', reason: 'lunch' });
    expect(watch.pass(5 * MINUTE)).toEqual([]);
    expect(watch.pass(MINUTE).map(({ key }) => key)).toEqual(['counter:1']);
    const [first, second] = watch.pass(40 * MINUTE);
    expect([first?.key, second?.key]).toEqual(['counter:1', 'counter:2']);
    expect(causesOf(first)).toEqual(['Counter 1 has paused (fetching toner) for 46 min, 5 min are allowed']);
    expect(causesOf(second)).toEqual(['Counter 2 has paused (Lunch) for 46 min, 45 min are allowed']);
  });

  it('[ND4] one person three minutes late stands below twenty-one who face hours', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '1', '2', '3');
    takeMany(rules, 'card', 2);
    rules.next('1');
    watch.pass(17 * MINUTE);
    takeMany(rules, 'passport', 21);
    rules.next('3');
    const items = watch.pass(MINUTE);
    expect(items.map(({ key }) => key)).toEqual(['line:entry', 'line:cards']);
    const [entry, cards] = items as [Trouble, Trouble];
    expect(entry.harm).toBeGreaterThan(20 * cards.harm);
  });

  it('[ND5] a line without a counter says so, and how long the first has waited; a closed counter can be opened', () => {
    const watch = watched(threeLines());
    watch.rules.take('plate');
    const [only, ...none] = watch.pass(12 * MINUTE);
    expect(none).toEqual([]);
    expect(only?.text['zh-Hans']).toBe('1 人在等，没有窗口开放，最久的已等 12 分钟。');
    expect(only?.causes.map(({ cause }) => cause)).toEqual([{ what: 'no-counter-open' }]);
    expect(only?.remedies[0]).toMatchObject({ what: 'open', counter: '20', wait: expect.anything() });
    open(watch.rules, '20');
    expect(watch.pass(2 * SECOND)).toEqual([]);
  });

  it('[ND6] who has somebody far longer than such a service takes is named with the number', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '20');
    const number = rules.take('plate');
    rules.next('20');
    expect(watch.pass(20 * MINUTE)).toEqual([]);
    // Median 10 min, cv 0.5: nineteen of twenty are over within 21.7 min.
    const [only] = watch.pass(28 * MINUTE);
    expect(causesOf(only)).toEqual([`Counter 20 has had ${number} for 48 min, usually 21 min at most`]);
  });

  it('[ND7] a free counter of the department is offered, with what it would bring; one that is needed is not', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    open(rules, '3', '20');
    takeMany(rules, 'passport', 21);
    rules.next('3');
    const borrowed = (items: readonly Trouble[]) => items[0]?.remedies.find(({ what }) => what === 'borrow');
    expect(borrowed(watch.pass(MINUTE))).toMatchObject({ counter: '20', line: 'entry', wait: expect.anything() });
    rules.take('plate');
    rules.next('20');
    expect(borrowed(watch.pass(MINUTE))).toBeUndefined();
  });

  it('[ND23] who is late is reckoned once at an instant, and again once something happens', () => {
    const { rules } = watched(threeLines());
    open(rules, '3', '1');
    takeMany(rules, 'passport', 40);
    takeMany(rules, 'card', 30);
    rules.pass(30 * MINUTE);
    let read = 0;
    for (const { queues } of rules.world.state.standing.byLine.values()) {
      const entries = queues[Symbol.iterator].bind(queues);
      Object.defineProperty(queues, Symbol.iterator, {
        value: () => {
          read += 1;
          return entries();
        },
      });
    }
    const look = (): number => {
      const before = read;
      findTroubles(rules.world, new Set(), rules.now);
      peopleLate(rules.world, rules.now);
      return read - before;
    };
    expect(look(), 'once for each of the two lines in which people wait').toBe(2);
    expect(look(), 'the same instant').toBe(0);
    rules.pass(2 * SECOND);
    expect(look(), 'time has gone on').toBe(2);
    rules.take('card');
    expect(look(), 'somebody has come').toBe(2);
  });

  it('[ND20] one more counter is offered for what it brings; for nothing only where another does not work', () => {
    const offered = (watch: Watched) => {
      const [worst] = watch.pass(2 * MINUTE);
      return worst?.remedies.filter(({ what }) => what === 'open');
    };
    const crowded = watched(threeLines());
    open(crowded.rules, '3', '10');
    takeMany(crowded.rules, 'passport', 21);
    crowded.rules.next('3');
    crowded.rules.next('10');
    expect(offered(crowded)).toEqual([{ what: 'open', counter: '11', wait: expect.anything() }]);
    const told = (rules: Rules, at: string) => waitWithOneMore(rules.world, 'entry', at, rules.now);
    const now = lineView(crowded.rules.world, 'entry', crowded.rules.now)?.wait;
    expect(told(crowded.rules, '11')?.wait?.p90).toBeLessThan((now?.p90 ?? 0) * 0.8);
    expect(told(crowded.rules, '11')?.wait?.method).toBe('formula');
    // Two who wait behind ten counters are told the same with eleven.
    const many = rulesOf(
      smallHall({
        lines: [line('entry', 'C', 1)],
        services: [service('passport', 'entry', { medianMs: 3 * MINUTE })],
        counters: Array.from({ length: 40 }, (_, at) => counter(String(at + 1), 'entry')),
        ...{ matters: [], profiles: [] },
      }),
    );
    open(many, ...Array.from({ length: 39 }, (_, at) => String(at + 1)));
    takeMany(many, 'passport', 42);
    for (let at = 1; at <= 39; at += 1) many.next(String(at));
    expect(told(many, '40')).toBeUndefined();
    expect(findTroubles(many.world, new Set(['line:entry']), many.now + 2 * MINUTE)[0]?.remedies).toEqual([
      { what: 'look', at: 'line' },
    ]);
    // What is told by running the hall forward and made shorter by the formula is neither's alone.
    foresee(crowded.rules, 'entry', 100 * MINUTE);
    const shorter = told(crowded.rules, '11')?.wait;
    expect(shorter?.p50).toBeLessThan(100 * 60);
    expect(shorter?.method).toBeUndefined();
    // One of two calls nobody: the third may stand in, though two are enough.
    const idle = watched(threeLines());
    open(idle.rules, '3');
    idle.rules.take('passport');
    idle.pass(30 * MINUTE);
    const [only] = idle.pass(2 * SECOND);
    expect(only?.remedies.map(({ what }) => what)).toEqual(['ask', 'open', 'look']);
  });

  it('[ND8] what is over at once is not told, and what is told stays until it is clearly better', () => {
    const watch = watched(threeLines());
    const { rules } = watch;
    rules.take('plate');
    expect(watch.pass(8 * SECOND)).toEqual([]);
    open(rules, '20');
    rules.next('20');
    expect(watch.pass(MINUTE)).toEqual([]);
    const found = (key: string, harm: number): Found => ({
      key,
      kind: 'line',
      id: key,
      tone: 'bad',
      harm,
      people: 1,
      title: named(key),
      text: named(''),
      causes: [],
      remedies: [],
    });
    const look = (before: Settled, at: number, ...harms: [string, number][]): Settled =>
      settle(
        before,
        harms.map(([key, harm]) => found(key, harm)),
        at,
      );
    let seen = look(look(NOTHING_SETTLED, 0, ['x', 100], ['y', 104]), 10_000, ['x', 100], ['y', 104]);
    const order = seen.shown.map((each) => each.found.key);
    for (let at = 12_000; at < 60_000; at += 2000) {
      const noise = at % 4000 === 0 ? 8 : -8;
      seen = look(seen, at, ['x', 100 + noise], ['y', 104 - noise]);
      expect(seen.shown.map((each) => each.found.key)).toEqual(order);
    }
    seen = look(seen, 60_000, ['x', 100], ['y', 300]);
    expect(seen.shown.map((each) => each.found.key)).toEqual(['y', 'x']);
  });

  it('[ND24] what is above all stands first at the first look and later, by no kind, whatever harm others do', () => {
    const found = (key: string, harm: number, aboveAll?: true): Found => ({
      ...{ key, kind: 'line', id: key, tone: 'warn', harm, people: 0, title: named(key), text: named('') },
      ...{ causes: [], remedies: [] },
      ...(aboveAll === undefined ? {} : { aboveAll }),
    });
    const all = [found('x', 500), found('gone', 0, true), found('y', 900)];
    const first = settleAtStart(all, 0);
    const keys = ({ shown }: Settled): string[] => shown.map((each) => each.found.key);
    expect(keys(first)).toEqual(['gone', 'y', 'x']);
    expect(keys(settle(first, all, 2000))).toEqual(['gone', 'y', 'x']);
    expect(keys(settle(first, [found('gone', 0), ...all.slice(0, 1)], 4000))).toEqual(['x', 'gone']);
    expect(keys(settle(NOTHING_SETTLED, all, 0))).toEqual([]);
    expect(keys(settle(settle(NOTHING_SETTLED, all, 0), all, 10_000))).toEqual(['gone', 'y', 'x']);
  });

  it('[ND18] who will be late counts each person once, in however many lines, and nobody need be late yet', () => {
    const rules = threeLines();
    open(rules, '1', '20');
    rules.take(['plate', 'card']);
    takeMany(rules, 'plate', 6);
    takeMany(rules, 'passport', 2);
    // Nobody serves passports: an hour more is taken, so both will pass their 20 minutes.
    expect(peopleLate(rules.world, rules.now)).toEqual({ lateNow: 0, willBeLate: 2 + pastIn(rules, 'cars') });
    rules.pass(30 * MINUTE);
    // All nine by then: 20, 15 and 25 minutes are over; who waits for both lines is one person.
    expect(peopleLate(rules.world, rules.now)).toEqual({ lateNow: 9, willBeLate: 9 });
  });

  it('[ND19] the first look tells of lines and counters at once, and of devices once it has lasted', () => {
    const rules = threeLines();
    open(rules, '20');
    takeMany(rules, 'plate', 9);
    takeMany(rules, 'passport', 2);
    const name = named('Kiosk');
    const kiosk = deviceTrouble(rules.world.state, { kind: 'kiosk', id: 'k', name, zones: [], what: 'paper-out' });
    const found = [kiosk, ...findTroubles(rules.world, new Set(), rules.now)];
    const first = settleAtStart(found, rules.now);
    expect(first.shown.map((each) => each.found.key)).toEqual(['line:cars', 'line:entry']);
    expect(settle(first, found, rules.now + 8 * SECOND).shown).toHaveLength(2);
    expect(settle(first, found, rules.now + 10 * SECOND).shown).toHaveLength(3);
  });

  it('[ND9] the harm of a line is the sum of what each will have waited past the target', () => {
    const rules = threeLines();
    open(rules, '20');
    takeMany(rules, 'plate', 3);
    rules.pass(20 * MINUTE);
    // Waited 20 of 25 min, and a newcomer would wait 40: 10, 20 and 30 still to come, so 5, 15 and 25 past the target.
    foresee(rules, 'cars', 40 * MINUTE);
    expect(harmNow(rules.world, 'cars', rules.now)).toEqual({ people: 3, late: 0, minutes: 45 });
    rules.pass(10 * MINUTE);
    foresee(rules, 'cars', 0);
    expect(harmNow(rules.world, 'cars', rules.now)).toEqual({ people: 3, late: 3, minutes: 15 });
    expect(harmNow(rules.world, 'entry', rules.now)).toEqual({ people: 0, late: 0, minutes: 0 });
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '20' });
    expect(harmNow(rules.world, 'cars', rules.now)).toEqual({ people: 3, late: 3, minutes: 195 });
  });

  it('[ND10] a device is measured by who needs it', () => {
    const { state } = rulesOf().world;
    const fault = { kind: 'kiosk', id: 'kiosk-1', name: named('Kiosk'), zones: ['1F-A'] } as const;
    expect(deviceTrouble(state, { ...fault, what: 'no-paper-and-no-stand-in' })).toMatchObject({
      harm: 0,
      tone: 'bad',
    });
    const rules = rulesOf();
    takeMany(rules, 'alpha', 4);
    expect(deviceTrouble(rules.world.state, { ...fault, what: 'paper-out' })).toMatchObject({
      people: 4,
      harm: 8,
      tone: 'warn',
    });
    expect(deviceTrouble(rules.world.state, { ...fault, what: 'no-paper-and-no-stand-in' })).toMatchObject({
      harm: 40,
    });
    expect(deviceTrouble(rules.world.state, { ...fault, zones: ['9F'], what: 'paper-out' })).toMatchObject({
      people: 0,
    });
  });
});

import { MINUTE, type Millis } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Chance } from '../../core/forecast/chance.ts';
import { playModel, queueingHall } from './queueing-model.ts';
import { expo, poisson, spread, waitsOf, type Stream } from './poisson-streams.ts';
import { category, counter, line, service } from './small-hall.ts';

/** A queue of the textbook: its hall, who comes, and how long they wait. Rates a minute, times in minutes. */
export type QueueingCase = {
  readonly what: string;
  /** Of its arrivals; the same seed, the same day. */
  readonly seed: number;
  readonly hall: Catalogue;
  readonly streams: readonly Stream[];
  /** By what waits are told apart; all alike where nothing is said. */
  readonly by?: 'line' | 'category';
  readonly noShowMs?: Millis;
  /** The mean wait of each, or of `all`. */
  readonly exact: Readonly<Record<string, number>>;
};

const alike = (count: number, ...lines: string[]) =>
  Array.from({ length: count }, (_, at) => counter(String(at + 1), ...lines));
const oneLine = (counters: number): Catalogue =>
  queueingHall({ lines: [line('a', 'A')], services: [service('alpha', 'a')], counters: alike(counters, 'a') });
const inOrder = (counters: number): Catalogue =>
  queueingHall({
    lines: [line('a', 'A'), line('b', 'B'), line('c', 'C')],
    services: [service('alpha', 'a'), service('beta', 'b'), service('gamma', 'c')],
    counters: alike(counters, 'a', 'b:2', 'c:3'),
  });
/** Slope = target makes urgency wait / target for ever. */
const byTarget = (counters: number, minutes: number, factors: Readonly<Record<string, number>>): Catalogue =>
  queueingHall({
    lines: [line('a', 'A', minutes)],
    services: [service('alpha', 'a')],
    counters: alike(counters, 'a'),
    categories: Object.entries(factors).map(([id, factor]) => category(id, factor, minutes * factor, 1e9)),
  });
const of = (service: string, rate: number, minutes: Stream['minutes']): Stream => ({
  ...{ rate, minutes, services: [service] },
});
const kind = (id: string, rate: number, mean: number): Stream => ({ rate, minutes: expo(mean), category: id });
const gone = (chance: Chance) => (chance() < 0.15 ? { absence: { backAfterMs: undefined } } : {});

/** Those that differ by hall and arrivals alone. */
export const QUEUEING_CASES = {
  V01: {
    ...{ what: 'M/M/1', seed: 1, hall: oneLine(1), exact: { all: 4 } },
    streams: [{ rate: 0.8, minutes: expo(1) }],
  },
  V02: {
    ...{ what: 'M/M/3', seed: 2, hall: oneLine(3), exact: { all: 1.0786517 } },
    streams: [{ rate: 2.4, minutes: expo(1) }],
  },
  V03: {
    ...{ what: 'M/M/40 at 0.9', seed: 3, hall: oneLine(40), exact: { all: 1.0289062 } },
    streams: [{ rate: 3.6, minutes: expo(10) }],
  },
  V04: {
    ...{ what: 'M/M/40 at 0.975', seed: 7, hall: oneLine(40), exact: { all: 8.2088682 } },
    streams: [{ rate: 3.9, minutes: expo(10) }],
  },
  V05: {
    ...{ what: 'M/D/1', seed: 5, hall: oneLine(1), exact: { all: 20 } },
    streams: [{ rate: 0.08, minutes: () => 10 }],
  },
  V06: {
    ...{ what: 'log-normal services', seed: 6, hall: oneLine(1), exact: { all: 32.8 } },
    streams: [{ rate: 0.08, minutes: spread(10, 0.8) }],
  },
  V07: {
    ...{ what: 'no-shows', seed: 7, hall: oneLine(1), exact: { all: 20.5072146 }, noShowMs: 2 * MINUTE },
    streams: [{ rate: 0.11, minutes: spread(8, 0.7), more: gone }],
  },
  V11: {
    ...{ what: 'strict order, 40 counters', seed: 11, hall: inOrder(40), by: 'line' },
    streams: [of('alpha', 0.6, expo(10)), of('beta', 1.2, expo(10)), of('gamma', 1.8, expo(10))],
    exact: { a: 0.121048, b: 0.220087, c: 1.870739 },
  },
  V12: {
    ...{ what: 'strict order, 2 counters', seed: 12, hall: inOrder(2), by: 'line' },
    streams: [of('alpha', 0.02, expo(20)), of('beta', 0.06, expo(20))],
    exact: { a: 8.888889, b: 44.444444 },
  },
  V13: {
    ...{ what: 'strict order, services of their own', seed: 13, hall: inOrder(1), by: 'line' },
    streams: [of('alpha', 0.03, spread(8, 0.5)), of('beta', 0.04, spread(12, 0.8))],
    exact: { a: 7.793684, b: 27.834586 },
  },
  V14: {
    ...{ what: 'by wait over target, 40 counters', seed: 14, by: 'category' },
    hall: byTarget(40, 30, { ordinary: 1, elderly: 1 / 3 }),
    streams: [kind('ordinary', 2.4, 10), kind('elderly', 1.2, 10)],
    exact: { ordinary: 1.286133, elderly: 0.514453 },
  },
  V15: {
    ...{ what: 'by wait over target, 1 counter', seed: 15, by: 'category' },
    hall: byTarget(1, 60, { ordinary: 1, elderly: 1 / 2, disabled: 1 / 6 }),
    streams: [kind('ordinary', 0.4, 1), kind('elderly', 0.2, 1), kind('disabled', 0.3, 1)],
    exact: { ordinary: 13.846154, elderly: 7.788462, disabled: 3.346154 },
  },
  V18: {
    ...{ what: 'a counter that helps', seed: 18, by: 'line' },
    hall: queueingHall({
      lines: [line('a', 'A'), line('b', 'B')],
      services: [service('alpha', 'a'), service('beta', 'b')],
      counters: [counter('1', 'a'), counter('2', 'b', 'a:2')],
    }),
    streams: [of('alpha', 0.12, expo(10)), of('beta', 0.05, expo(10))],
    exact: { a: 32.580322, b: 17.371567 },
  },
} satisfies Readonly<Record<string, QueueingCase>>;

/** Who gives up: the exact wait counts until then. */
export const GIVING_UP_CASES = {
  V09: { rate: 3.9, patience: 60, delayed: 0.631047, abandoned: 0.027177, wait: 1.6305952 },
  V10: { rate: 4.4, patience: 45, delayed: 0.936059, abandoned: 0.097081, wait: 4.3686573 },
} as const;

/** Waits in minutes of so many visits, by what the case tells apart. */
export function waitsIn({ seed, hall, streams, by, noShowMs }: QueueingCase, visits: number): Map<string, number[]> {
  return waitsOf(hall, poisson(seed, visits, streams), by === undefined ? undefined : (call) => call[by], noShowMs);
}

/** How long each waited for a call or until giving up, min, and who gave up (1 or 0), at forty counters. */
export function givingUp(
  { rate, patience }: { readonly rate: number; readonly patience: number },
  visits: number,
): { readonly waits: readonly number[]; readonly left: readonly number[] } {
  const more = (chance: Chance) => ({ patienceMs: Math.round(expo(patience)(chance) * MINUTE) });
  const issued = new Map<string, number>();
  const waits: number[] = [];
  const left: number[] = [];
  playModel(oneLine(40), poisson(9, visits, [{ rate, minutes: expo(10), more }]), (event, minute) => {
    if (event.type === 'TicketIssued') issued.set(event.data.ticket, minute);
    if (event.type !== 'TicketCalled' && event.type !== 'TicketCancelled') return;
    waits.push(minute - (issued.get(event.data.ticket) ?? minute));
    left.push(event.type === 'TicketCancelled' ? 1 : 0);
  });
  return { waits, left };
}

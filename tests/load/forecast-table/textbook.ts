import { countersFor } from '../../../core/forecast/advice/staffing.ts';
import type { Chance } from '../../../core/forecast/chance.ts';
import { MINUTE } from '../../../core/base/time.ts';
import { batchMeans, playModel, queueingHall } from '../../support/queueing-model.ts';
import { expo, poisson, spread, waitsOf, type Stream } from '../../support/poisson-streams.ts';
import { category, counter, line, service } from '../../support/small-hall.ts';

type Row = readonly [id: string, what: string, exact: number, values: readonly number[]];

const VISITS = 20_000;
const alike = (count: number, ...lines: string[]) =>
  Array.from({ length: count }, (_, at) => counter(String(at + 1), ...lines));
const oneLine = (counters: number) =>
  queueingHall({ lines: [line('a', 'A')], services: [service('alpha', 'a')], counters: alike(counters, 'a') });
const threeLines = (counters: number) =>
  queueingHall({
    lines: [line('a', 'A'), line('b', 'B'), line('c', 'C')],
    services: [service('alpha', 'a'), service('beta', 'b'), service('gamma', 'c')],
    counters: alike(counters, 'a', 'b:2', 'c:3'),
  });

function oneQueue(id: string, what: string, exact: number, counters: number, stream: Stream, noShowMs = 0): Row {
  const waits = waitsOf(oneLine(counters), poisson(7, VISITS, [stream]), undefined, noShowMs);
  return [id, what, exact, waits.get('all') ?? []];
}

/** Three lines in strict order, or categories by accumulating priority: a row each. */
function byKey(id: string, what: string, exact: Readonly<Record<string, number>>, waits: Map<string, number[]>): Row[] {
  return Object.entries(exact).map(([key, value]) => [id, `${what}: ${key}`, value, waits.get(key) ?? []]);
}

const inOrder = (rates: readonly number[], minutes: readonly Stream['minutes'][]): Stream[] =>
  rates.map((rate, at) => ({
    ...{ rate, minutes: minutes[at] ?? expo(1), services: [['alpha', 'beta', 'gamma'][at] ?? 'alpha'] },
  }));

function strict(): Row[] {
  const line = ({ line: of }: { readonly line: string }): string => of;
  const play = (counters: number, rates: readonly number[], minutes: readonly Stream['minutes'][]) =>
    waitsOf(threeLines(counters), poisson(11, VISITS, inOrder(rates, minutes)), line);
  return [
    ...byKey(
      'V11',
      'strict order, 40 counters',
      { a: 0.121048, b: 0.220087, c: 1.870739 },
      play(40, [0.6, 1.2, 1.8], [expo(10), expo(10), expo(10)]),
    ),
    ...byKey(
      'V12',
      'strict order, 2 counters',
      { a: 8.888889, b: 44.444444 },
      play(2, [0.02, 0.06], [expo(20), expo(20)]),
    ),
    ...byKey(
      'V13',
      'strict order, services of their own',
      { a: 7.793684, b: 27.834586 },
      play(1, [0.03, 0.04], [spread(8, 0.5), spread(12, 0.8)]),
    ),
  ];
}

function accumulating(): Row[] {
  const kind = ({ category: of }: { readonly category: string }): string => of;
  const hall = (counters: number, minutes: number, categories: readonly (readonly [string, number, number])[]) =>
    queueingHall({
      lines: [line('a', 'A', minutes)],
      services: [service('alpha', 'a')],
      counters: alike(counters, 'a'),
      categories: categories.map(([id, factor, slope]) => category(id, factor, slope, 1e9)),
    });
  const two = hall(40, 30, [
    ['ordinary', 1, 30],
    ['elderly', 1 / 3, 10],
  ]);
  const three = hall(1, 60, [
    ['ordinary', 1, 60],
    ['elderly', 1 / 2, 30],
    ['disabled', 1 / 6, 10],
  ]);
  const stream = (rate: number, mean: number, category?: string): Stream => ({
    ...{ rate, minutes: expo(mean), ...(category === undefined ? {} : { category }) },
  });
  return [
    ...byKey(
      'V14',
      'by wait over target, 40 counters',
      { ordinary: 1.286133, elderly: 0.514453 },
      waitsOf(two, poisson(14, VISITS, [stream(2.4, 10), stream(1.2, 10, 'elderly')]), kind),
    ),
    ...byKey(
      'V15',
      'by wait over target, 1 counter',
      { ordinary: 13.846154, elderly: 7.788462, disabled: 3.346154 },
      waitsOf(
        three,
        poisson(15, VISITS, [stream(0.4, 1), stream(0.2, 1, 'elderly'), stream(0.3, 1, 'disabled')]),
        kind,
      ),
    ),
  ];
}

function givingUp(id: string, rate: number, patience: number, exact: number): Row {
  const more = (chance: Chance) => ({ patienceMs: Math.round(expo(patience)(chance) * MINUTE) });
  const issued = new Map<string, number>();
  const waits: number[] = [];
  playModel(oneLine(40), poisson(9, VISITS, [{ rate, minutes: expo(10), more }]), (event, minute) => {
    if (event.type === 'TicketIssued') issued.set(event.data.ticket, minute);
    if (event.type === 'TicketCalled' || event.type === 'TicketCancelled')
      waits.push(minute - (issued.get(event.data.ticket) ?? minute));
  });
  return [id, `who gives up, ${String(rate)} a minute at 40 counters`, exact, waits];
}

function helping(): Row[] {
  const hall = queueingHall({
    lines: [line('a', 'A'), line('b', 'B')],
    services: [service('alpha', 'a'), service('beta', 'b')],
    counters: [counter('1', 'a'), counter('2', 'b', 'a:2')],
  });
  const visits = poisson(18, VISITS, [
    { rate: 0.12, minutes: expo(10) },
    { rate: 0.05, minutes: expo(10), services: ['beta'] },
  ]);
  return byKey(
    'V18',
    'a counter that helps',
    { a: 32.580322, b: 17.371567 },
    waitsOf(hall, visits, (call) => call.line),
  );
}

function tandem(): Row[] {
  const hall = queueingHall({
    lines: [line('a', 'A'), line('b', 'B')],
    services: [service('alpha', 'a'), service('beta', 'b', { after: ['alpha'] })],
    counters: [...alike(10, 'a'), ...Array.from({ length: 14 }, (_, at) => counter(`b${String(at)}`, 'b'))],
  });
  const visits = poisson(19, VISITS, [{ rate: 1.5, minutes: expo(5), services: ['alpha', 'beta'] }]).map((visit) => ({
    ...visit,
    durations: visit.durations.map((ms, at) => (at === 0 ? ms : Math.round((visit.durations[1] ?? ms) * 1.6))),
  }));
  const readyAt = new Map<string, number>();
  const waits = [[] as number[], [] as number[]] as const;
  playModel(hall, visits, (event, minute) => {
    if (event.type === 'TicketIssued' || event.type === 'StepFinished') readyAt.set(event.data.ticket, minute);
    if (event.type === 'TicketCalled')
      waits[event.data.step === 0 ? 0 : 1].push(minute - (readyAt.get(event.data.ticket) ?? 0));
  });
  return [
    ['V19', 'two services one after the other: the first', 0.6132224, waits[0]],
    ['V19', 'two services one after the other: the second', 1.9268215, waits[1]],
  ];
}

/** The textbook's cases as the rules of the hall play them: minutes, and how many standard errors off. */
export function textbookTable(): string {
  const gone = (chance: Chance) => (chance() < 0.15 ? { absence: { backAfterMs: undefined } } : {});
  const rows: readonly Row[] = [
    oneQueue('V01', 'M/M/1', 4, 1, { rate: 0.8, minutes: expo(1) }),
    oneQueue('V02', 'M/M/3', 1.0786517, 3, { rate: 2.4, minutes: expo(1) }),
    oneQueue('V03', 'M/M/40 at 0.9', 1.0289062, 40, { rate: 3.6, minutes: expo(10) }),
    oneQueue('V04', 'M/M/40 at 0.975', 8.2088682, 40, { rate: 3.9, minutes: expo(10) }),
    oneQueue('V05', 'M/D/1', 20, 1, { rate: 0.08, minutes: () => 10 }),
    oneQueue('V06', 'log-normal services', 32.8, 1, { rate: 0.08, minutes: spread(10, 0.8) }),
    oneQueue('V07', 'no-shows', 20.5072146, 1, { rate: 0.11, minutes: spread(8, 0.7), more: gone }, 2 * MINUTE),
    givingUp('V09', 3.9, 60, 1.6305952),
    givingUp('V10', 4.4, 45, 4.3686573),
    ...strict(),
    ...accumulating(),
    ...helping(),
    ...tandem(),
  ];
  const staff = ([share, minutes]: readonly [number, number]): number =>
    countersFor({ perHour: 216, meanMs: 10 * MINUTE, targetMs: minutes * MINUTE, share });
  const needs = (
    [
      [0.8, 0.001],
      [0.8, 15],
      [0.9, 15],
      [0.9, 10],
      [0.95, 5],
    ] as const
  )
    .map(staff)
    .join(', ');
  return [
    ...rows.map(([id, what, exact, values]) => {
      const { mean, se } = batchMeans(values);
      const off = Math.abs(mean - exact) / se;
      return `${id}  ${what.padEnd(48)} exact ${exact.toFixed(4).padStart(8)}  played ${mean.toFixed(4).padStart(8)} ± ${se.toFixed(4)}  ${off.toFixed(1)} errors${off > 4 ? '  TOO FAR' : ''}`;
    }),
    `V20  counters for 36 at work, five promises: exact 43, 37, 38, 38, 41; ours ${needs}`,
    'V08  not played: clerks pause when they choose, and no rule makes a pause of every empty moment',
    'V16  the forecast itself: [FC7] in forecast.test.ts, [FC14] in run-hall.test.ts',
    'V17  arrivals that rise and fall: [F1] in exact-cases.test.ts, by how many are in service at two moments',
  ].join('\n');
}

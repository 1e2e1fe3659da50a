import { countersFor } from '../../../core/forecast/advice/staffing.ts';
import { MINUTE } from '../../../core/base/time.ts';
import { expo, poisson } from '../../support/poisson-streams.ts';
import { givingUp, GIVING_UP_CASES, QUEUEING_CASES, waitsIn, type QueueingCase } from '../../support/queueing-cases.ts';
import { batchMeans, playModel, queueingHall } from '../../support/queueing-model.ts';
import { counter, line, service } from '../../support/small-hall.ts';

type Row = readonly [id: string, what: string, exact: number, values: readonly number[]];

const VISITS = 20_000;

/** A row for each that a case tells apart. */
function rowsOf([id, of]: readonly [id: string, of: QueueingCase]): Row[] {
  const waits = waitsIn(of, VISITS);
  return Object.entries(of.exact).map(([key, exact]) => {
    const what = key === 'all' ? of.what : `${of.what}: ${key}`;
    return [id, what, exact, waits.get(key) ?? []];
  });
}

function givingUpRow(id: keyof typeof GIVING_UP_CASES): Row {
  const of = GIVING_UP_CASES[id];
  return [id, `who gives up, ${String(of.rate)} a minute at 40 counters`, of.wait, givingUp(of, VISITS).waits];
}

function tandem(): Row[] {
  const hall = queueingHall({
    lines: [line('a', 'A'), line('b', 'B')],
    services: [service('alpha', 'a'), service('beta', 'b', { after: ['alpha'] })],
    counters: [
      ...Array.from({ length: 10 }, (_, at) => counter(String(at + 1), 'a')),
      ...Array.from({ length: 14 }, (_, at) => counter(`b${String(at)}`, 'b')),
    ],
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
  const rows: readonly Row[] = [
    ...Object.entries(QUEUEING_CASES).flatMap(rowsOf),
    ...[givingUpRow('V09'), givingUpRow('V10')],
    ...tandem(),
  ].sort(([one], [other]) => one.localeCompare(other));
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

import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { compareCandidates, inOrder } from '../../../core/queue/order/order.ts';
import type { Candidate } from '../../../core/queue/reason.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { fc } from '../../support/property.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { category, counter, line, service, smallHall } from '../../support/small-hall.ts';

type Arrival = { readonly gapMs: number; readonly service: number; readonly category: string };

const anyArrivals = fc.array(
  fc.record({
    gapMs: fc.integer({ min: 0, max: 4 * MINUTE }),
    service: fc.nat(2),
    category: fc.constantFrom('ordinary', 'ordinary', 'ordinary', 'elderly', 'disabled'),
  }),
  { minLength: 5, maxLength: 60, size: 'max' },
);
const anyServices = fc.array(fc.integer({ min: 1, max: 12 * MINUTE }), { minLength: 60, maxLength: 60, size: 'max' });

const SERVICES = ['alpha', 'beta', 'gamma'];

/** Counters that all serve all lines at level 1: any of them may take anybody. */
function alike(counters: number, scale = 1): Catalogue {
  const hall = smallHall();
  return {
    ...hall,
    rules: { ...hall.rules, walkBetweenCountersMs: 0 },
    lines: [line('a', 'A', 15 * scale), line('b', 'B', 5 * scale), line('c', 'C', 10 * scale)],
    services: [service('alpha', 'a'), service('beta', 'b'), service('gamma', 'c')],
    counters: Array.from({ length: counters }, (_, i) => counter(String(i + 1), 'a', 'b', 'c')),
    categories: [
      category('ordinary', 1, 15 * scale, 100_000),
      category('elderly', 0.5, 8 * scale, 100_000),
      category('disabled', 0.4, 5 * scale, 100_000),
      category('appointment', 0.4, 5 * scale, 100_000),
    ],
  };
}

type Run = {
  readonly calls: readonly string[];
  readonly starts: readonly number[];
  readonly waits: readonly number[];
  readonly rules: Rules;
  readonly queueMs: number;
};

/**
 * Runs arrivals through the hall, the n-th service begun taking the n-th duration, counters calling whenever they are
 * free.
 */
function run(
  arrivals: readonly Arrival[],
  durations: readonly number[],
  counters: number,
  scale = 1,
  categoryOf = (each: Arrival): string => each.category,
): Run {
  const rules = rulesOf(alike(counters, scale));
  const start = rules.now;
  const ids = Array.from({ length: counters }, (_, i) => String(i + 1));
  open(rules, ...ids);
  const freeAt = new Map(ids.map((id) => [id, 0]));
  const busy = new Set<string>();
  const due = arrivals.reduce<number[]>((times, each) => [...times, (times.at(-1) ?? 0) + each.gapMs], []);
  const calls: string[] = [];
  const starts: number[] = [];
  const waits: number[] = [];
  let next = 0;
  let waiting = 0;
  let last = 0;
  let queueMs = 0;
  for (;;) {
    const arrival = due[next] ?? Infinity;
    const finish = Math.min(...[...busy].map((id) => freeAt.get(id) ?? Infinity), Infinity);
    const at = Math.min(arrival, finish);
    if (at === Infinity) break;
    queueMs += waiting * (at - last);
    last = at;
    rules.now = start + at;
    if (finish <= arrival) {
      for (const id of ids) {
        if (!busy.has(id) || freeAt.get(id) !== at) continue;
        busy.delete(id);
        rules.when(SUPERVISOR, { name: 'finish', counter: id, outcome: 'done', note: undefined });
      }
    } else {
      const each = arrivals[next] as Arrival;
      rules.take(SERVICES[each.service] as string, categoryOf(each));
      waiting += 1;
      next += 1;
      if (due[next] === at) continue;
    }
    for (const id of ids) {
      if (busy.has(id)) continue;
      const called = rules.when(SUPERVISOR, { name: 'call-next', counter: id });
      if (typeof called === 'string') continue;
      const event = called.at(-1);
      if (event?.type !== 'TicketCalled') throw new Error('no call');
      const ticket = rules.ticket(event.data.number);
      waiting -= 1;
      calls.push(`${event.data.number}@${id}`);
      starts.push(at);
      waits.push(rules.now - ticket.issuedAt);
      busy.add(id);
      freeAt.set(id, at + (durations[starts.length - 1] ?? MINUTE) * scale);
    }
  }
  return { calls, starts, waits, rules, queueMs };
}

const scaled = (arrivals: readonly Arrival[], scale: number): Arrival[] =>
  arrivals.map((each) => ({ ...each, gapMs: each.gapMs * scale }));

describe('a hall of counters that are alike', () => {
  it('[QP15] all times, targets, slopes and durations multiplied alike change no call (P7)', () => {
    fc.assert(
      fc.property(
        anyArrivals,
        anyServices,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2, max: 5 }),
        (arrivals, durations, counters, scale) => {
          expect(run(scaled(arrivals, scale), durations, counters, scale).calls).toEqual(
            run(arrivals, durations, counters).calls,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[QP16] the policy moves waiting between people and makes none: starts and the sum of waits are those of any other policy (P9)', () => {
    fc.assert(
      fc.property(anyArrivals, anyServices, fc.integer({ min: 1, max: 4 }), (arrivals, durations, counters) => {
        const ours = run(arrivals, durations, counters);
        const alikeForAll = run(arrivals, durations, counters, 1, () => 'ordinary');
        expect(ours.starts).toEqual(alikeForAll.starts);
        const sum = (waits: readonly number[]): number => waits.reduce((total, wait) => total + wait, 0);
        expect(sum(ours.waits)).toBe(sum(alikeForAll.waits));
      }),
      { numRuns: 80 },
    );
  });

  it("[QP17] Little's law to the millisecond: the queue length over time adds up to the waits (P13)", () => {
    fc.assert(
      fc.property(anyArrivals, anyServices, fc.integer({ min: 1, max: 4 }), (arrivals, durations, counters) => {
        const { waits, queueMs } = run(arrivals, durations, counters);
        expect(waits.length).toBe(arrivals.length);
        expect(queueMs).toBe(waits.reduce((total, wait) => total + wait, 0));
      }),
      { numRuns: 80 },
    );
  });

  it('[QP18] a later ticket overtakes an overdue one only within the bound of the slopes (P6)', () => {
    let overtakings = 0;
    fc.assert(
      fc.property(anyArrivals, anyServices, (arrivals, durations) => {
        const { rules } = run(
          arrivals,
          durations.map((each) => each * 3),
          1,
        );
        for (const event of rules.events) {
          if (event.type !== 'TicketCalled') continue;
          const [chosen, ...others] = event.data.reason.heads;
          if (chosen === undefined) throw new Error('a call without heads');
          const waited = event.at - chosen.since;
          for (const other of others) {
            const otherWaited = event.at - other.since;
            if (chosen.since <= other.since || waited <= chosen.targetMs || otherWaited <= other.targetMs) continue;
            overtakings += 1;
            expect(waited).toBeGreaterThanOrEqual(
              chosen.targetMs + (chosen.slopeMs / other.slopeMs) * (otherWaited - other.targetMs) - 1e-6,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(overtakings).toBeGreaterThan(20);
  });

  it('[QP19] coming earlier never makes anybody later (P8)', () => {
    fc.assert(
      fc.property(
        anyArrivals,
        anyServices,
        fc.nat(1000),
        fc.integer({ min: 1, max: MINUTE }),
        (arrivals, durations, which, byMs) => {
          const at = which % arrivals.length;
          const one = arrivals[at] as Arrival;
          const by = Math.min(byMs, Math.max(0, one.gapMs - 1));
          const earlier = arrivals.map((each, index) =>
            index === at
              ? { ...each, gapMs: each.gapMs - by }
              : index === at + 1
                ? { ...each, gapMs: each.gapMs + by }
                : each,
          );
          const startOf = (result: Run): number =>
            result.starts[result.calls.findIndex((call) => call.startsWith(`${numberOf(result, at)}@`))] as number;
          expect(startOf(run(earlier, durations, 1))).toBeLessThanOrEqual(startOf(run(arrivals, durations, 1)));
        },
      ),
      { numRuns: 80 },
    );
  });
});

function numberOf(result: Run, arrival: number): string {
  const issued = result.rules.events.filter((event) => event.type === 'TicketIssued');
  return issued[arrival]?.data.number ?? '';
}

describe('the order itself', () => {
  const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
    ticket: fc.string(),
    number: fc.constant('A001'),
    step: fc.nat(2),
    line: fc.constantFrom('a', 'b'),
    category: fc.constant('ordinary'),
    level: fc.integer({ min: 1, max: 3 }),
    tier: fc.constantFrom<1 | 2 | 3>(1, 1, 1, 2, 3),
    since: fc.integer({ min: -3_600_000, max: 100_000_000 }),
    targetMs: fc.integer({ min: 60_000, max: 28_800_000 }),
    slopeMs: fc.integer({ min: 60_000, max: 28_800_000 }),
    capMs: fc.constant(7_200_000),
    seq: fc.nat(),
  });

  it('[QP20] it is a total order: antisymmetric and transitive, whatever the numbers', () => {
    fc.assert(
      fc.property(anyCandidate, anyCandidate, anyCandidate, (a, b, c) => {
        const now = 100_000_000;
        const order = (x: Candidate, y: Candidate): number => Math.sign(compareCandidates(x, y, now));
        expect(order(a, b)).toBe(order(b, a) === 0 ? 0 : -order(b, a));
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('[QP21] taking away one who was not chosen does not change who is (P10), nor does the order of asking (P1)', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { minLength: 2, maxLength: 8 }), fc.nat(), (heads, which) => {
        const [first, ...rest] = inOrder(heads, 100_000_000);
        const gone = which % rest.length;
        expect(inOrder([...rest.filter((_, at) => at !== gone), first as Candidate].reverse(), 100_000_000)[0]).toEqual(
          first,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

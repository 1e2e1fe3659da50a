import { describe, expect, it } from 'vitest';
import type { DayFacts } from '../../../core/reports/facts.ts';
import { RATING_REASONS } from '../../../core/queue/rating.ts';
import { anyDay } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { recount, type Plain } from '../../support/recount-reports.ts';
import { factsFrom, playDays } from '../../support/report-days.ts';

/** The facts in the recount's words, in an order that both can be brought into. */
function inPlainWords(facts: DayFacts): Record<string, Plain[]> {
  return {
    arrivals: facts.arrivals.map(({ day: _, came: _came, at: _at, ...each }) => each),
    legs: facts.legs.map(({ day: _, came: _came, targetS: _targetS, waitS, walkS, deskS, serveS, offS, ...each }) => ({
      ...{ ...each, wait: waitS, walk: walkS, desk: deskS, serve: serveS, off: offS },
      recalls: each.called ? each.recalls : undefined,
    })),
    ratings: facts.ratings.map(({ day: _, came: _came, reasons, ...each }) => ({
      ...each,
      ...Object.fromEntries(RATING_REASONS.flatMap((reason, bit) => ((reasons >> bit) & 1 ? [[reason, true]] : []))),
    })),
    jams: facts.jams.map(({ day: _, ...each }) => each),
    papers: facts.papers.map(({ day: _, cause: _cause, ...each }) => each),
    attendance: facts.attendance.map(({ day: _, ...each }) => each),
    complaints: facts.complaints.map(({ day: _, ...each }) => each),
  };
}

function sorted(rows: readonly Plain[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([key, value]) => value !== undefined && !['key', 'servingAt', 'from'].includes(key))
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    )
    .sort();
}

function byHalfHour(rows: readonly Plain[]): string[] {
  const sums = new Map<string, number>();
  for (const { ms, ...row } of rows) {
    const [key = ''] = sorted([row]);
    sums.set(key, (sums.get(key) ?? 0) + Number(ms));
  }
  return [...sums].map(([key, ms]) => `${key} ${String(ms)}`).sort();
}

describe('the facts of a day', () => {
  it('[RF1] are what plain loops over the same events find, on random days that go over into the next, to the last ticket', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 1, maxLength: 3 }), fc.nat(3 * 60 * 60_000), (days, later) => {
        for (const { events, now } of playDays(days)) {
          const facts = factsFrom(events, now + later);
          const told = recount(events, now + later);
          const plain = inPlainWords(facts);
          for (const kind of ['arrivals', 'legs', 'ratings', 'jams', 'papers', 'attendance', 'complaints'] as const)
            expect(sorted(plain[kind] ?? []), kind).toEqual(sorted(told[kind]));
          expect(byHalfHour(facts.desks.map(({ day: _, ...each }) => each))).toEqual(byHalfHour(told.desks));
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { VisitsSeen, type SeenRow } from '../../../server/reports/visits-seen.ts';
import { fc } from '../../support/property.ts';

const anyRow = fc.record({
  visit: fc.constantFrom('1', '2', 'constructor', '2 a', ''),
  taken: fc.integer({ min: 0, max: 2 }),
  called: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  place: fc.constantFrom('a', 'b', '1'),
});

describe('the visits of a history', () => {
  it('[RI3] a row is known again by visit, place and times, and by nothing less', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        const seen = new VisitsSeen();
        const [known, visits] = [new Set<string>(), new Map<string, number>()];
        for (const { visit, ...row } of rows) {
          const text = JSON.stringify([visit, row.place, row.taken, row.called ?? 0]);
          const first = !visits.has(visit);
          const number = visits.get(visit) ?? visits.size;
          expect(seen.note(visit, row)).toEqual(known.has(text) ? undefined : { number, first });
          visits.set(visit, number);
          known.add(text);
        }
        expect(seen.count()).toBe(visits.size);
      }),
    );
  });

  it('[RI3] so it is with the first, the last and any other of many', () => {
    const seen = new VisitsSeen();
    const rowOf = (number: number): SeenRow => ({ taken: 1_700_000_000_000 + number, called: undefined, place: 'a' });
    const visits = Array.from({ length: 5000 }, (_, number) => number);
    expect(visits.map((each) => seen.note(`v${String(each)}`, rowOf(each))?.number)).toEqual(visits);
    for (const each of [0, 1023, 1024, 2048, 4999]) {
      expect(seen.note(`v${String(each)}`, rowOf(each))).toBeUndefined();
      expect(seen.note(`v${String(each)}`, rowOf(each + 1))).toEqual({ number: each, first: false });
    }
    expect(seen.count()).toBe(5000);
  });
});

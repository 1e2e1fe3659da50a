import { describe, expect, it } from 'vitest';
import { BIN_MINUTES, distributionOf, MOST_BINS, type LengthCount } from '../../../core/reports/distribution.ts';
import { fc } from '../../support/property.ts';

const anyCounts = fc.uniqueArray(
  fc.record({ seconds: fc.nat(5 * 3600), cases: fc.integer({ min: 1, max: 9 }), lateOf: fc.nat(9) }),
  { selector: ({ seconds }) => seconds, maxLength: 60 },
);

describe('a distribution', () => {
  it('[RH1] every case stands in the one bin that it belongs to, by loops over every single case', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(undefined, ...BIN_MINUTES), (found, wanted) => {
        const counts = found.map(({ lateOf, ...each }): LengthCount => ({
          ...each,
          late: Math.min(lateOf, each.cases),
        }));
        const { bins, binMinutes, cases } = distributionOf(counts, wanted);
        const single = counts.flatMap(({ seconds, cases: many, late }) =>
          Array.from({ length: many }, (_, at) => ({ minutes: seconds / 60, late: at < late })),
        );
        expect(cases).toBe(single.length);
        expect(binMinutes).toBe(wanted ?? binMinutes);
        for (const { fromMinutes, toMinutes, cases: many, late } of bins) {
          const inside = single.filter(({ minutes }) => minutes >= fromMinutes && minutes < (toMinutes ?? Infinity));
          expect([many, late]).toEqual([inside.length, inside.filter((each) => each.late).length]);
        }
        expect(bins.reduce((sum, bin) => sum + bin.cases, 0)).toBe(single.length);
        if (wanted === undefined) expect(bins.length).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('[RH1] ends: the minute itself begins a bin, the second before is in the one before it', () => {
    const counts = [
      { seconds: 299, cases: 1, late: 0 },
      { seconds: 300, cases: 2, late: 1 },
      { seconds: 0, cases: 4, late: 0 },
    ];
    expect(distributionOf(counts, 5).bins).toEqual([
      { fromMinutes: 0, toMinutes: 5, cases: 5, late: 0 },
      { fromMinutes: 5, toMinutes: 10, cases: 2, late: 1 },
    ]);
  });

  it('[RH2] nothing is no bin; a very long case leaves the bins few, and the last one open', () => {
    expect(distributionOf([], 5)).toEqual({ binMinutes: 5, cases: 0, bins: [] });
    const { bins } = distributionOf([{ seconds: 10 * 3600, cases: 1, late: 1 }], 1);
    expect(bins).toHaveLength(MOST_BINS);
    expect(bins.at(-1)).toEqual({ fromMinutes: MOST_BINS - 1, toMinutes: null, cases: 1, late: 1 });
    expect(bins.slice(0, -1).every(({ cases }) => cases === 0)).toBe(true);
  });
});

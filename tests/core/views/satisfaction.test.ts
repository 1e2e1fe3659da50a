import { describe, expect, it } from 'vitest';
import { satisfaction } from '../../../core/views/satisfaction.ts';

const none = { '5': 0, '4': 0, '3': 0, '2': 0, '1': 0 };

describe('the share of the content', () => {
  it('[Q56] is the three good grades of all that were given; who gave none is in no share', () => {
    expect(satisfaction({ grades: { ...none, '5': 2, '3': 1, '1': 1 }, none: 0 })).toBe(0.75);
    expect(satisfaction({ grades: { ...none, '5': 2, '3': 1, '1': 1 }, none: 96 })).toBe(0.75);
    expect(satisfaction({ grades: { ...none, '4': 1 }, none: 0 })).toBe(1);
    expect(satisfaction({ grades: { ...none, '2': 1 }, none: 0 })).toBe(0);
  });

  it('[Q56] before anybody gave a grade there is no share, neither good nor bad', () => {
    expect(satisfaction({ grades: none, none: 40 })).toBeUndefined();
  });
});

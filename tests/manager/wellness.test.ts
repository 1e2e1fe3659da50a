import { expect, it } from 'vitest';
import { wellness } from '../../manager/troubles/wellness.ts';

it.each([
  ['nothing is known yet', undefined, 'loading'],
  ['nobody will be late', { willBeLate: 0, looking: 0 }, 'well'],
  ['a line has just got late, or another forecast says so', { willBeLate: 4, looking: 1 }, 'looking'],
  ['two will be by a minute', { willBeLate: 2, looking: 0 }, 'littleLate'],
] as const)('[ND25] an empty list, and %s', (_, view, words) => {
  expect(wellness(view)).toBe(words);
});

import { expect, it } from 'vitest';
import { waitTone } from '../../web/wait-tone.ts';

it('a wait is near from three quarters of its target and late past it', () => {
  expect([449, 450, 600, 601].map((waited) => waitTone(waited, 600))).toEqual(['calm', 'near', 'near', 'late']);
});

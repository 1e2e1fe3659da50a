import { it } from 'vitest';
import { figuresAgree } from '../../support/figures-agree.ts';

it('[QP42] [QP43] over a thousand random days', { timeout: 1_200_000 }, () => {
  figuresAgree(1000);
});

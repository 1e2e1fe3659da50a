import { it } from 'vitest';
import { figuresAgree } from '../../support/figures-agree.ts';

it('[QP42] [QP43] over any day, the figures of every view are those that the events alone tell', () => {
  figuresAgree(40);
});

import { z } from 'zod';
import { shortened } from '../base/shortened.ts';

/**
 * A text that a machine writes for people. One that is longer than there is room for is cut: what it stands in has to
 * arrive all the same.
 */
export function peopleWords(most: number) {
  return z
    .string()
    .overwrite((text) => shortened(text, most))
    .max(most);
}

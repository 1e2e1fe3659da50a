import { isBlank } from '../../base/blank.ts';

/** A reason that may be left out: clerks open and close their own counter without a word, others say why. */
export function saidWhy(reason: string | undefined): { readonly reason?: string } {
  return isBlank(reason) ? {} : { reason: reason ?? '' };
}

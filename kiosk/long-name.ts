import { widthEm } from '../core/base/width-em.ts';

/** About two lines of a tile. */
const LONG_EM = 26;

/** A name that is set in smaller letters, so that more of it can be read. */
export function isLong(name: string): boolean {
  return widthEm(name) > LONG_EM;
}

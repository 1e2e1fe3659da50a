import type { SignFamilyName } from '../../core/catalogue/signs.ts';
import { alpha } from './family/alpha.ts';
import { onbon } from './family/onbon.ts';
import type { SignFamily } from './port.ts';

/** Every family that the hall file may name. */
export const FAMILIES: Readonly<Record<SignFamilyName, SignFamily>> = {
  'bx-5k': onbon(5),
  'bx-6k': onbon(6),
  alpha,
};

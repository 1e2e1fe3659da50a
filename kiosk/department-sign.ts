import type { SVGTemplateResult } from 'lit';
import { departmentSigns } from '../web/components/department-signs.ts';

/**
 * Words in the ids of departments and their signs, the first that fits; a hall's own ids fall back to the public
 * building.
 */
const signs: readonly (readonly [pattern: RegExp, sign: keyof typeof departmentSigns])[] = [
  [/ecology|agri|forest/, 'leaf'],
  [/water|meteo/, 'drop'],
  [/security$|police/, 'shield'],
  [/medical|health/, 'health'],
  [/human|industry|commerce|market|tobacco/, 'briefcase'],
  [/tax|finance|fund|procurement|trading/, 'coins'],
  [/real-estate|housing/, 'house'],
  [/civil|disabled|ethnic/, 'family'],
  [/education|culture|science|archives/, 'book'],
  [/transport|customs|post/, 'car'],
  [/emergency|fire|utilities/, 'bolt'],
  [/justice|urban/, 'scales'],
  [/veterans/, 'flag'],
  [/development/, 'chart'],
];

/** A sign for a department, found by its id. */
export function departmentSign(id: string): SVGTemplateResult {
  return departmentSigns[signs.find(([pattern]) => pattern.test(id))?.[1] ?? 'building'];
}

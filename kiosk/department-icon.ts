import type { IconName } from '../web/components/icons.ts';

/** The first word of a department's id that has a sign; a hall's own ids fall back to the public building. */
const signs: readonly (readonly [pattern: RegExp, icon: IconName])[] = [
  [/security$|police/, 'shield'],
  [/medical|health/, 'health'],
  [/human|industry|commerce|market|tobacco/, 'briefcase'],
  [/real-estate|housing|land/, 'house'],
  [/tax|finance|fund|procurement|trading/, 'coins'],
  [/civil|disabled|ethnic/, 'family'],
  [/education|culture|science|archives/, 'book'],
  [/transport|customs|post/, 'car'],
  [/ecology|agri|forest/, 'leaf'],
  [/water|meteo/, 'drop'],
  [/emergency|fire|utilities/, 'bolt'],
  [/justice|urban/, 'scales'],
  [/veterans/, 'flag'],
  [/development/, 'chart'],
];

/** A sign for a department, found by its id. */
export function departmentIcon(id: string): IconName {
  return signs.find(([pattern]) => pattern.test(id))?.[1] ?? 'building';
}

/** What a spreadsheet shows a number as. `digits`: with zeros before it, at least so many. */
export type Shown =
  | { readonly as: 'number'; readonly digits: number }
  | { readonly as: 'percent' | 'date' | 'time' | 'moment' };

/** The formats that have a number alone and are not written down in a workbook. Source: ECMA-376 18.8.30. */
const BUILT_IN: readonly (readonly [from: number, to: number, as: 'percent' | 'date' | 'time' | 'moment'])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

const PLAIN: Shown = { as: 'number', digits: 0 };

/** By the number of a format, and its code where the workbook has one. */
export function shownAs(id: number, code: string | undefined): Shown {
  if (code !== undefined) return shownBy(code);
  const as = BUILT_IN.find(([from, to]) => from <= id && id <= to)?.[2];
  return as === undefined ? PLAIN : { as };
}

function shownBy(code: string): Shown {
  // What stands in quotes, behind a backslash or in brackets is no place of a digit; [h] counts hours beyond a day.
  const [bare = ''] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(h+|m+|s+)\]/gi, '$1')
    .replaceAll(/\[[^\]]*\]/g, '')
    .split(';');
  if (/general/i.test(bare)) return PLAIN;
  // Era years are letters too, which 0.00E+00 has as well.
  const date = /[yd]/i.test(bare) || (/[eg]/i.test(bare) && !/[0#]/.test(bare));
  const time = /[hs]/i.test(bare) || /AM\/PM|上午/i.test(bare);
  if (date || time || /m/i.test(bare)) return { as: date && time ? 'moment' : time ? 'time' : 'date' };
  if (bare.includes('%')) return { as: 'percent' };
  return { as: 'number', digits: /^0+$/.test(bare) ? bare.length : 0 };
}

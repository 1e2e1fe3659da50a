/** Scripts whose letters join, stack or carry marks: such a line is shaped as a whole, not cut into cells. */
const JOINING = /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Tibetan}\p{sc=Mongolian}\p{sc=Thai}\p{M}]/u;

/** The first letter that has a direction decides how a line runs. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}]/u;

/** True where a text cannot be drawn letter by letter. */
export function joins(text: string): boolean {
  return JOINING.test(text);
}

/** True where a line begins at the right edge. */
export function runsRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

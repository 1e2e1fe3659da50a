/** Why somebody was not content, as codes: what the two bad grades ask for. `other` is said in words. */
export const RATING_REASONS = [
  'attitude',
  'slow',
  'long-wait',
  'not-told-at-once',
  'papers-not-needed',
  'sent-around',
  'not-skilled',
  'other',
] as const;

export type RatingReason = (typeof RATING_REASONS)[number];

/** 5 very good, 4 good, 3 fair, 2 bad, 1 very bad. */
export function isBadGrade(grade: number): boolean {
  return grade <= 2;
}

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

/** A grade of a citizen: 5 very good, 4 good, 3 fair, 2 bad, 1 very bad. */
export type Grade = 1 | 2 | 3 | 4 | 5;

/** Best first, as they stand on screens from the left. */
export const GRADES: readonly Grade[] = [5, 4, 3, 2, 1];

export function isBadGrade(grade: number): boolean {
  return grade <= 2;
}

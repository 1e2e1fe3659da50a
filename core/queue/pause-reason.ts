/** The usual reasons of a pause, as codes. Anything else is in a clerk's own words, and for the hall alone. */
export const PAUSE_REASONS = ['break', 'lunch', 'meeting', 'paperwork', 'trouble'] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** The code, if it is one of the usual reasons. */
export function usualReason(reason: string): PauseReason | undefined {
  return PAUSE_REASONS.find((each) => each === reason);
}

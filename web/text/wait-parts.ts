/**
 * A wait as what stands on one line each where it is too long for one: `about 1 h 45 min – ` and `3 h 15 min`. Ends
 * that share their unit (`20–45 min`) stay together.
 */
export function waitParts(words: string): readonly string[] {
  return words.split(/(?<=[^\d ] ?– ?)(?! )/);
}

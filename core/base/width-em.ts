/**
 * About how wide a text is in the bold of the board: figures 0.58, Latin letters 0.66, the broad ones 0.92, Chinese
 * characters 1.
 */
export function widthEm(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (/\d/.test(character) ? 0.58 : /[MW]/.test(character) ? 0.92 : /[\x20-\x7e]/.test(character) ? 0.66 : 1),
    0,
  );
}

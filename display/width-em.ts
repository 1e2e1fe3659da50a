/** About how wide a text is in the bold of the board: figures 0.58, Latin capitals 0.66, Chinese characters 1. */
export function widthEm(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/\d/.test(character) ? 0.58 : /[\x20-\x7e]/.test(character) ? 0.66 : 1),
    0,
  );
}

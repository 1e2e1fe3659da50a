/** True for words that nobody can see: nothing, spaces of any width, and characters that have no shape. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || !/[^\s\p{Z}\p{Cc}\p{Cf}]/u.test(text);
}

/** Closer than this the letters need not come to their room, px. */
const CLOSE_PX = 0.5;

/**
 * Sets the largest letters, `least` to `most` px, in which `words` (a block inside its box) keep to the room of `width`
 * x `height` px, and says whether they do; the least ones if none do.
 */
export function fitLetters(
  words: HTMLElement,
  room: { readonly width: number; readonly height: number },
  least: number,
  most: number,
): boolean {
  const fits = (size: number): boolean => {
    words.style.fontSize = `${size}px`;
    return words.scrollHeight <= Math.ceil(room.height) && words.scrollWidth <= Math.ceil(room.width);
  };
  if (fits(most)) return true;
  if (!fits(least)) return false;
  let [good, bad] = [least, most];
  while (bad - good > CLOSE_PX) {
    const middle = (good + bad) / 2;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return fits(good);
}

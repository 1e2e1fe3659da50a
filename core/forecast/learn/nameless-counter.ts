/** The first of a line's counters that nobody has written down, and that is not taken. */
export function namelessCounter(line: string, isTaken: (counter: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const counter = number === 1 ? `? ${line}` : `? ${line} ${String(number)}`;
    if (!isTaken(counter)) return counter;
  }
}

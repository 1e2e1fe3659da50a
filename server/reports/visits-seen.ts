import type { Instant } from '../../core/base/time.ts';
import { Names } from './names.ts';

/** When a row of a history was, and of what. */
export type SeenRow = { readonly taken: Instant; readonly called: Instant | undefined; readonly place: string };

/** So many numbers are kept of the first row of each visit. */
const WIDTH = 3;

/**
 * The rows of a history by visit, to know those that stand there twice. There are millions, and hardly any visit has a
 * second one: first rows are numbers, which take a tenth of what texts would.
 */
export class VisitsSeen {
  private readonly numbers = new Map<string, number>();
  private readonly places = new Names();
  private first = new Float64Array(WIDTH * 1024);
  /** Of visits with more rows: what the others were. */
  private readonly others = new Map<number, Set<string>>();

  count(): number {
    return this.numbers.size;
  }

  /** Notes a row. Gives which visit of the file it is of, and whether that is new; undefined if the row is not. */
  note(
    visit: string,
    { taken, called = 0, place }: SeenRow,
  ): { readonly number: number; readonly first: boolean } | undefined {
    const row = [taken, called, this.places.numberFor(place)];
    const number = this.numbers.get(visit);
    if (number === undefined) return { number: this.begin(visit, row), first: true };
    const at = number * WIDTH;
    if (row.every((each, column) => this.first[at + column] === each)) return undefined;
    const others = this.others.get(number) ?? new Set();
    const text = row.join(' ');
    if (others.has(text)) return undefined;
    this.others.set(number, others.add(text));
    return { number, first: false };
  }

  private begin(visit: string, row: readonly number[]): number {
    const number = this.numbers.size;
    this.numbers.set(visit, number);
    if ((number + 1) * WIDTH > this.first.length) {
      const longer = new Float64Array(this.first.length * 2);
      longer.set(this.first);
      this.first = longer;
    }
    this.first.set(row, number * WIDTH);
    return number;
  }
}

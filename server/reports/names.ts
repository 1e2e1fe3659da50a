/** In the place of a text or a number that there is none of. */
export const NONE = -2_147_483_648;

/** What no name has: nothing in the store is equal to it. */
export const UNKNOWN = -1;

/**
 * The texts that stand in facts, each kept once and spoken of by its number. Of millions of facts they are some
 * hundreds, and numbers are compared, grouped and written in a fraction of the time.
 */
export class Names {
  private readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(known: readonly string[] = []) {
    for (const name of known) this.numberFor(name);
  }

  /** The number of a name, a new one if need be. */
  numberFor(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.all.length);
    return this.all.push(name) - 1;
  }

  /** The number of a name if it has one. */
  numberOf(name: string): number {
    return this.numbers.get(name) ?? UNKNOWN;
  }

  nameOf(number: number): string | undefined {
    return this.all[number];
  }

  /** The numbers of all names of a kind. */
  numbersWhere(fits: (name: string) => boolean): readonly number[] {
    return [...this.all.keys()].filter((number) => fits(this.all[number] ?? ''));
  }

  /** In the order of their numbers. */
  list(): readonly string[] {
    return this.all;
  }
}

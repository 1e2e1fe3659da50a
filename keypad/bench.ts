import type { InputView } from '../core/protocol/shapes/inputs.ts';

/**
 * The devices of a page: those that a hand on the page can press, and the others. Each by its place, counters first.
 */
export type Bench = { readonly virtual: readonly InputView[]; readonly real: readonly InputView[] };

/** Sorts the devices of the hall onto the page. */
export function benchOf(items: readonly InputView[]): Bench {
  const sorted = [...items].sort((a, b) => compare(placeOf(a), placeOf(b)) || compare(a.id, b.id));
  return {
    virtual: sorted.filter(({ where }) => where === 'virtual'),
    real: sorted.filter(({ where }) => where !== 'virtual'),
  };
}

function placeOf({ counter, kiosk }: InputView): string {
  return counter === undefined ? `1 ${kiosk ?? ''}` : `0 ${counter}`;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

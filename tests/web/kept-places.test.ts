import { describe, expect, it } from 'vitest';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';

type Row = { readonly id: string; readonly says: string };
const rows = (...words: readonly string[]): Row[] => words.map((id) => ({ id, says: `${id}!` }));
const keyOf = ({ id }: Row): string => id;
const seen = (kept: readonly KeptRow<Row>[]): string =>
  kept.map(({ item, gone }) => (gone ? `(${item.id})` : item.id)).join(' ');

describe('a list that is chosen from by its places', () => {
  it('[W44] stands as it came at first; then what is new goes last and what is gone keeps its place', () => {
    const first = keepPlaces([], rows('c', 'b', 'a'), keyOf);
    expect(seen(first)).toBe('c b a');
    const second = keepPlaces(first, rows('e', 'd', 'c', 'a'), keyOf);
    expect(seen(second)).toBe('c (b) a e d');
    // It has come back, another has gone, and all of them in the end.
    const third = keepPlaces(second, rows('b', 'e', 'c'), keyOf);
    expect(seen(third)).toBe('c b (a) e (d)');
    expect(seen(keepPlaces(third, [], keyOf))).toBe('(c) (b) (a) (e) (d)');
  });

  it('[W44] shows what is newest of each row, and of one that is gone what was known last', () => {
    const first = keepPlaces([], rows('a', 'b'), keyOf);
    const second = keepPlaces(first, [{ id: 'b', says: 'other' }], keyOf);
    expect(second.map(({ item }) => item.says)).toEqual(['a!', 'other']);
  });
});

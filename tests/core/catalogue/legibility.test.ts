import { describe, expect, it } from 'vitest';
import type { Board } from '../../../core/catalogue/equipment.ts';
import { legibilityOf } from '../../../core/catalogue/legibility.ts';
import { named } from '../../support/small-hall.ts';

function board(diagonalIn: number, viewingM: number, widthPx = 1920, heightPx = 1080): Board {
  const place = { id: 'b', name: named('b'), zone: 'z', coversZones: [], kind: 'zone-calls' };
  return { ...place, widthPx, heightPx, diagonalIn, viewingM };
}

describe('legibility by the distance', () => {
  it('[BD43] says nothing of a board whose size or distance nobody gave', () => {
    const { diagonalIn: _size, ...unknown } = board(55, 5);
    expect(legibilityOf(unknown)).toBeUndefined();
  });

  it('[BD43] near by the full picture, farther away four calls in larger letters', () => {
    // 55 inches are 1218 mm across: 4.9 hundredths of it, times 0.733, are 43.7 mm, for 6.78 m.
    expect(legibilityOf(board(55, 6))).toEqual({ layout: 'near', scale: 1, reachesM: 6.7 });
    const far = legibilityOf(board(55, 9));
    expect(far).toMatchObject({ layout: 'far', scale: 1.328 });
    expect(far).not.toHaveProperty('needsIn');
  });

  it('[BD43] the letters are as high as the rule asks, wherever the board can be read at all', () => {
    for (const diagonal of [15, 24, 32, 43, 55, 75, 98, 110])
      for (let viewing = 1; viewing <= 25; viewing += 1)
        for (const [width, height, called, list] of [
          [1920, 1080, 14, 4.9],
          [1080, 1920, 10.4, 3.9],
        ] as const) {
          const found = legibilityOf(board(diagonal, viewing, width, height));
          const long = (diagonal * 25.4 * 1920) / Math.hypot(1920, 1080);
          const cap = (hundredths: number): number => (0.733 * hundredths * long) / 100;
          const obeys =
            cap(called) >= Math.max(51, (viewing * 1000) / 82) - 0.1 &&
            cap(list * (found?.scale ?? 0)) >= (viewing * 1000) / 155 - 0.1;
          expect(obeys, `${String(diagonal)} in at ${String(viewing)} m`).toBe(found?.needsIn === undefined);
          if (found?.needsIn !== undefined)
            expect(legibilityOf(board(found.needsIn, viewing, width, height))).not.toHaveProperty('needsIn');
        }
  });
});

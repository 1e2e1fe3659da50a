import { expect, it } from 'vitest';
import { BoardFaults, FAULT_LASTS_MS } from '../../display/health/board-faults.ts';

it('[BD63] a fault is told until ten minutes after it came last; the same again is one', () => {
  const faults = new BoardFaults();
  faults.add('notice a: no picture', 0);
  faults.add('it broke', 1000);
  faults.add('notice a: no picture', 30_000);
  expect(faults.standing(30_000)).toEqual(['it broke', 'notice a: no picture']);
  expect(faults.standing(1000 + FAULT_LASTS_MS)).toEqual(['notice a: no picture']);
  expect(faults.standing(30_000 + FAULT_LASTS_MS)).toEqual([]);
});

it('[BD63] of many faults the last five are told, and each in short', () => {
  const faults = new BoardFaults();
  for (let n = 1; n <= 7; n += 1) faults.add(`${String(n)}${'x'.repeat(400)}`, n);
  expect(faults.standing(10).map((said) => said[0])).toEqual(['3', '4', '5', '6', '7']);
  expect(faults.standing(10)[0]).toHaveLength(300);
});

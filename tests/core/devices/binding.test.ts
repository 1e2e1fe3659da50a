import { expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { pluggedAt, prefixesAt } from '../../../core/devices/binding.ts';
import { SMALL_HALL, tablesOf } from '../hall-file/fixtures/small-hall-file.ts';

it('[DV68] a device is found at its agent, and a typed number has the letters of its counter', () => {
  const read = readHallFile(tablesOf(SMALL_HALL));
  if (!read.ok) return expect(read.error).toEqual([]);
  const { catalogue } = read.value;
  expect(pluggedAt(catalogue, 'pc-1').map(({ id }) => id)).toEqual(['gun-1']);
  expect(pluggedAt(catalogue).map(({ id }) => id)).toEqual(['pad-1', 'box-1', 'box-2', 'cards']);
  expect(prefixesAt(catalogue, '1')).toEqual(['A', 'BA']);
  expect(prefixesAt(catalogue, 'none')).toEqual([]);
});

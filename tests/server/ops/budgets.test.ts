import { expect, it } from 'vitest';
import { Budgets } from '../../../server/ops/budgets.ts';
import { networkOf } from '../../../server/ops/network-of.ts';

it('[STR8] each name has a bucket of its own, and is forgotten once that is full again', () => {
  let now = 0;
  const budgets = new Budgets({ most: 2, perSecond: 1 }, () => now);
  expect([1, 2, 3].map(() => budgets.take('one'))).toEqual([0, 0, 1000]);
  expect(budgets.take('other')).toBe(0);
  for (let n = 0; n < 100_000; n += 1) {
    now += 1;
    budgets.take(`name-${String(n)}`);
  }
  // Those who asked within the last second, and what has come since they were looked through.
  expect(budgets.size).toBeLessThan(5000);
});

it.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['::FFFF:10.0.0.7', '10.0.0.7'],
  ['10.0.0.7:51234', '10.0.0.7'],
  ['[2001:db8:1:2::1]:443', '2001:db8:1:2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('[STR8] %s comes from %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
  expect(networkOf(undefined)).toBe('');
});

import { expect, it } from 'vitest';
import { readArguments } from '../../../server/simulate/arguments.ts';

it('[F7] without words it is one day of the sample hall with seed 1', () => {
  const read = readArguments([]);
  expect(read.ok && read.value).toMatchObject({ hall: 'halls/sample', day: '2026-03-09', days: 1, seed: 1 });
});

it.each([
  [['--day', '2026-02-30'], '--day 2026-02-30'],
  [['--days', '0'], '--days 0'],
  [['--seed', 'x'], '--seed x'],
  [['--load', '-1'], '--load'],
  [['--staffed', '2'], '--staffed 2'],
  [['--policy', 'lifo'], 'hall-file, first-come, priority-first'],
  [['--compare', 'days'], '--compare days'],
  [['--compare', 'joint', '--verify'], '--verify'],
  [['--fast'], '--fast'],
  [['--advise', '--whatif', 'arrivals*1.2'], '--whatif and --advise do not go together'],
  [['--advise', '--verify'], '--verify and --advise do not go together'],
  [['--into', 'd', '--advise'], '--advise does not go with --into'],
  [['--into', 'd', '--whatif', 'open=1@09:00'], '--whatif does not go with --into'],
  [['--until', '2026-03-08'], '--until 2026-03-08: goes with --into'],
  [['--into', ''], '--into'],
  [['--into', 'd', '--until', 'yesterday'], '--until yesterday: a date'],
  [['--into', 'd', '--verify'], '--verify does not go with --into'],
  [['--into', 'd', '--day', '2026-03-09'], '--day does not go with --into'],
  [['--into', 'd', '--json', 'f'], '--json does not go with --into'],
  [['--into', 'd', '--policy', 'first-come'], '--policy does not go with --into'],
  [['--into', 'd', '--days', '0'], '--days 0'],
])('[F7] %j is refused, and says what is wrong', (words, named) => {
  const read = readArguments(words);
  expect(read.ok ? 'taken' : read.error).toContain(named);
});

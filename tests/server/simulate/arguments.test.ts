import { expect, it, vi } from 'vitest';
import { main } from '../../../server/simulate/cli.ts';
import { readArguments } from '../../../server/simulate/arguments.ts';

it('[F7] without words it is one day of the sample hall with seed 1', () => {
  const read = readArguments([]);
  expect(read.ok && read.value).toMatchObject({ hall: 'halls/sample', day: '2026-03-09', days: 1, seed: 1 });
});

it('[F7] the hall file is that of the flag, else that of HALL_FILE', () => {
  const hallOf = (words: readonly string[], env: Readonly<Record<string, string>>): string | undefined => {
    const read = readArguments(words, env);
    return read.ok ? read.value.hall : undefined;
  };
  expect(hallOf([], { HALL_FILE: '/srv/hall' })).toBe('/srv/hall');
  expect(hallOf(['--hall', 'mine'], { HALL_FILE: '/srv/hall' })).toBe('mine');
  expect(hallOf([], { HALL_FILE: '' })).toBe('halls/sample');
});

it('[F7] a hall file with mistakes and a file that cannot be written are told before anything is played', async () => {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said.push(String(text)), true));
  const none = () => {
    throw new Error('nothing is to be played');
  };
  expect(await main(['--verify'], { HALL_FILE: '/nowhere/hall' }, none)).toBe(2);
  expect(said.join('')).toMatch(
    /^the hall file in \/nowhere\/hall has a mistake:\n {2}\/nowhere\/hall: expected a folder/,
  );
  expect(await main(['--verify', '--json', '/nowhere/out.json'], {}, none)).toBe(2);
  expect(said.join('')).toContain('--json: there is no folder /nowhere');
  vi.restoreAllMocks();
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

import { runChild } from './child.ts';
import { figure, type Figure } from './figures.ts';

/** (c) A year in a minute: 600,000 visits, each issued, called, served and finished, through the durable core. */
export async function benchYear(): Promise<readonly Figure[]> {
  const year = await runChild('year', process.env['VISITS'] ?? '600000');
  return [
    figure('year', 'visits', year['visits'] ?? 0, ''),
    figure('year', 'wall time', year['seconds'] ?? 0, 's'),
    figure('year', 'commands', year['commandsPerSecond'] ?? 0, '1/s'),
    figure('year', 'events', year['eventsPerSecond'] ?? 0, '1/s'),
    figure('year', 'peak memory', year['peakMb'] ?? 0, 'MB'),
    figure(
      'year',
      'cost per command, last tenth against first',
      year['lastMicros'] ?? 0,
      'µs',
      year['firstMicros'] ?? 0,
    ),
    figure('year', 'journal', year['journalMb'] ?? 0, 'MB'),
  ];
}

/** (d) How long a hall takes to be back, by what its day has behind it. */
export async function benchRecovery(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const tickets of [100, 1000, 10_000]) {
    const result = await runChild('recovery', String(tickets));
    figures.push(
      figure(
        'recovery',
        `${String(tickets)} tickets (${String(result['events'])} events) loaded and verified`,
        result['ms'] ?? 0,
        'ms',
      ),
    );
  }
  return figures;
}

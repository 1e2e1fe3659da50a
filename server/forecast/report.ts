import type { Forecasted } from '../../core/forecast/replay/replay.ts';
import type { Summary } from '../../core/forecast/scores.ts';

/** The names in which methods are told. */
type Summaries = Readonly<Record<string, Summary>>;

const COLUMNS = ['mae', 'rmse', 'bias', 'crps', 'coverage80', 'width80'] as const;

/** The summary as a table for people; lengths in seconds. */
export function summaryText(summaries: Summaries): string {
  const rows = Object.entries(summaries).map(([name, each]) => [
    name,
    ...COLUMNS.map((column) =>
      column === 'coverage80' ? `${(each[column] * 100).toFixed(1)} %` : each[column].toFixed(1),
    ),
  ]);
  const table = [['', ...COLUMNS], ...rows];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One forecast as it is written into a file; lengths in seconds, the time as in the file of visits. */
export function forecastJson({ visit, method, ...scored }: Forecasted) {
  const { day, line, arrivedMs } = visit;
  const { p10, p50, p90, mean, crps, actual } = scored;
  const seconds = { p10: inSeconds(p10), p50: inSeconds(p50), p90: inSeconds(p90), mean: inSeconds(mean) };
  return {
    day,
    arrived: timeText(arrivedMs),
    line,
    ...seconds,
    crps: inSeconds(crps),
    actual: inSeconds(actual),
    method,
  };
}

function inSeconds(ms: number): number {
  return Math.round(ms) / 1000;
}

/** `09:30:00`, with thousandths where there are any. */
function timeText(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const part = ms % 1000 === 0 ? '' : `.${String(Math.round(ms % 1000)).padStart(3, '0')}`;
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${part}`;
}

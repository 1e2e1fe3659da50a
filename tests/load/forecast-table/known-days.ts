import { indexCatalogue } from '../../../core/catalogue/catalogue-index.ts';
import { hallRule } from '../../../core/forecast/hall-rule.ts';
import { emptyMemory, learnDay, learnedOf, type Learned } from '../../../core/forecast/learn/memory.ts';
import { expectServices } from '../../../core/forecast/learn/service-times.ts';
import { forecastDay, summariesOf, type Forecasted } from '../../../core/forecast/replay/replay.ts';
import { summaryOf } from '../../../core/forecast/scores.ts';
import { summaryText } from '../../../server/forecast/report.ts';
import { knownDays, knownHall, oracleOf, type KnownHall } from '../../support/known-hall.ts';
import { cellsOf, cellsText } from './cells.ts';

const FIRST = '2026-03-02';
const LEARNED_DAYS = 20;
const FORECAST_DAYS = 6;

const CASES = [
  { name: 'days alike', daySpeed: 0, drift: 0 },
  { name: 'each day its own speed (12 %)', daySpeed: 0.12, drift: 0 },
  { name: 'services 1 % longer every day', daySpeed: 0.05, drift: 0.01 },
] as const;

/** Days of a hall whose truth is known, by the engine of replay: each evening is learned from. */
export function knownDaysTable(): string {
  return CASES.map(({ name, ...of }) =>
    caseText(name, { catalogue: knownHall(14, 2), seed: 1, load: 1.05, ...of }),
  ).join('\n\n');
}

function caseText(name: string, hall: KnownHall): string {
  const days = knownDays(hall, FIRST, LEARNED_DAYS + FORECAST_DAYS);
  const memory = emptyMemory();
  const found = { known: [] as Forecasted[], ours: [] as Forecasted[], unruled: [] as Forecasted[] };
  days.forEach((day, at) => {
    if (at >= LEARNED_DAYS) {
      const learned = learnedOf(memory);
      const ruled: Learned = { ...learned, preference: hallRule(indexCatalogue(hall.catalogue)) };
      found.known.push(...forecastDay(day, oracleOf(memory, hall, at), 1));
      found.ours.push(...forecastDay(day, ruled, 1));
      found.unruled.push(...forecastDay(day, learned, 1));
    }
    learnDay(memory, day, 1);
  });
  const { ours, ...simple } = summariesOf(found.ours);
  const known = summaryOf(found.known);
  const rows = { 'knows the truth': known, ours, 'ours, its rule learned': summaryOf(found.unruled), ...simple };
  const cells = cellsOf(found.ours, ({ visit }) => [
    `line ${visit.line}`,
    visit.category,
    `hour ${String(Math.floor(visit.arrivedMs / 3_600_000))}`,
  ]);
  return [
    `${name}: ${String(ours.n)} waits of ${String(FORECAST_DAYS)} days, seconds`,
    summaryText(rows),
    `error by the oracle's ${(ours.mae / known.mae).toFixed(3)} (at most 1.03), by that of les ${(ours.mae / simple.les.mae).toFixed(3)} (at most 0.45)`,
    cellsText(cells),
  ].join('\n');
}

const WRONG = [
  { name: 'a to d 35 % too long, the others too short', by: (line: string) => (line < 'e' ? 1.35 : 0.65) },
  { name: 'all 35 % too long', by: () => 1.35 },
  { name: 'all 35 % too short', by: () => 0.65 },
  { name: 'every other line', by: (line: string) => ('aceg'.includes(line) ? 0.65 : 1.35) },
] as const;
const AFTER_DAYS = 2;

/** Times of the hall file that are wrong, after two days beside right ones. */
export function wrongTimesTable(): string {
  const seeds = [1, 2, 3, 4];
  const mae = (by: (line: string) => number): number => {
    const forecasts = seeds.flatMap((seed) => {
      const hall = { catalogue: knownHall(14, 2), seed, load: 1.05, daySpeed: 0.05 };
      const memory = emptyMemory();
      expectServices(
        memory.services,
        hall.catalogue.services.map(({ id, line, medianMs }) => ({ line, service: id, medianMs: medianMs * by(line) })),
      );
      const days = knownDays(hall, FIRST, AFTER_DAYS + 1);
      for (const day of days.slice(0, AFTER_DAYS)) learnDay(memory, day, 1);
      return days.slice(AFTER_DAYS).flatMap((day) => forecastDay(day, learnedOf(memory), 1));
    });
    return summaryOf(forecasts).mae;
  };
  const right = mae(() => 1);
  return [
    `mean error on the third day, of ${String(seeds.length)} halls: ${right.toFixed(1)} s with right times`,
    ...WRONG.map(({ name, by }) => {
      const wrong = mae(by);
      return `${name}: ${wrong.toFixed(1)} s, ${(wrong / right).toFixed(3)} of it (at most 1.05)`;
    }),
  ].join('\n');
}

import { expect, it, vi } from 'vitest';
import { indexCatalogue } from '../../../core/catalogue/catalogue-index.ts';
import { hallRule } from '../../../core/forecast/hall-rule.ts';
import { emptyMemory, learnDay, learnedOf } from '../../../core/forecast/learn/memory.ts';
import { forecastDay, summariesOf, type Forecasted } from '../../../core/forecast/replay/replay.ts';
import { summaryText } from '../../../server/forecast/report.ts';
import { knownDays, knownHall, oracleOf } from '../../support/known-hall.ts';

vi.setConfig({ testTimeout: 1_200_000 });

/** Twenty days are learned, six forecast. */
const CASES = [{ name: 'days alike', load: 1.05, daySpeed: 0 }] as const;

for (const { name, load, daySpeed } of CASES)
  it(`[FC9] ${name}: at most 3 % behind whoever knows the truth, 78 to 82 of 100 within the range, each cell 75 to 85`, () => {
    const hall = { catalogue: knownHall(14, 2), seed: 1, load, daySpeed };
    const days = knownDays(hall, '2026-03-02', 26);
    const memory = emptyMemory();
    for (const day of days.slice(0, 20)) learnDay(memory, day, 1);
    const learned = learnedOf(memory);
    const over = (by: typeof learned) => days.slice(20).flatMap((day) => forecastDay(day, by, 1));
    const ours = over({ ...learned, preference: hallRule(indexCatalogue(hall.catalogue)) });
    const { ours: known } = summariesOf(over(oracleOf(memory, hall)));
    const summary = summariesOf(ours);
    const { ours: unruled } = summariesOf(over(learned));
    console.log(`${name}\n${summaryText({ 'knows the truth': known, 'rule learned': unruled, ...summary })}`);
    expect(summary.ours.mae / known.mae).toBeLessThan(1.03);
    expect(unruled.mae / known.mae).toBeLessThan(1.06);
    expect(summary.ours.coverage80).toBeGreaterThan(0.78);
    expect(summary.ours.coverage80).toBeLessThan(0.82);
    for (const [cell, part] of cellsOf(ours)) {
      expect(part, cell).toBeGreaterThan(0.75);
      expect(part, cell).toBeLessThan(0.85);
    }
  });

/** The coverage of each line, category and hour with 300 visits. */
function cellsOf(forecasts: readonly Forecasted[]): readonly (readonly [cell: string, part: number])[] {
  const cells = new Map<string, boolean[]>();
  for (const { visit, p10, p90, actual } of forecasts) {
    const hour = `hour ${String(Math.floor(visit.arrivedMs / 3_600_000))}`;
    for (const cell of [`line ${visit.line}`, visit.category, hour])
      cells.set(cell, [...(cells.get(cell) ?? []), p10 <= actual && actual <= p90]);
  }
  return [...cells]
    .filter(([, within]) => within.length >= 300)
    .map(([cell, within]) => [cell, within.filter(Boolean).length / within.length]);
}

import { replay, summariesOf, type Forecasted } from '../../../core/forecast/replay/replay.ts';
import { SIMPLE_METHODS } from '../../../core/forecast/replay/simple-methods.ts';
import { summaryText } from '../../../server/forecast/report.ts';
import { cellsOf } from './cells.ts';
import { daysBySnapshots } from './snapshots.ts';

/** Of the days of an office so many of a hundred are learned from. */
const LEARNED = 0.64;

/** Every office of a file of snapshots through replay: the first days are learned from, the others forecast. */
export async function officesTable(file: string): Promise<string> {
  const offices = await daysBySnapshots(file);
  const all: Forecasted[] = [];
  const rows: string[] = [];
  let worse = 0;
  for (const [office, days] of offices) {
    const trainUntil = days[Math.round(days.length * LEARNED) - 1]?.day;
    const own: Forecasted[] = [];
    replay(days, { trainUntil, seed: 1 }, (_, forecasts) => void own.push(...forecasts));
    all.push(...own);
    if (own.length === 0) continue;
    const { ours, ...simple } = summariesOf(own);
    const best = SIMPLE_METHODS.reduce((least, each) => (simple[each].mae < simple[least].mae ? each : least));
    const ratio = ours.mae / simple[best].mae;
    if (ratio >= 1) worse += 1;
    const [cell] = cellsOf(own, () => []);
    rows.push(
      `${office.padEnd(20)} ${String(ours.n).padStart(5)}  mae ${ours.mae.toFixed(0).padStart(5)}  crps ${ours.crps.toFixed(0).padStart(5)}  ` +
        `within ${((cell?.within ?? 0) * 100).toFixed(1)} %  best simple ${best.padEnd(12)} ${simple[best].mae.toFixed(0).padStart(5)}  ratio ${ratio.toFixed(3)}`,
    );
  }
  return [
    ...rows,
    `${String(worse)} of ${String(rows.length)} offices in which a simple method has the smaller error`,
    summaryText(summariesOf(all)),
  ].join('\n');
}

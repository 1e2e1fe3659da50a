import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { MINUTE, type Instant, type LocalDate } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { arrivalInstants, expectedServices } from '../../core/forecast/arrivals.ts';
import { chanceOf, exponential, weighted, type Chance } from '../../core/forecast/chance.ts';
import { pickerOf, serviceTime } from '../../core/forecast/demand.ts';
import { workingDays } from '../../core/forecast/shifts.ts';

const HEAD = 'visit,taken,called,served,ended,service,counter,clerk,category,language,channel,booked,outcome,grade';

/**
 * Writes so many visits of another system's past as `npm run history -- import` reads them, one service each, on the
 * hall's working days from `first` on: its services as often as they are asked for, at the hours of its calendar, at
 * counters that serve their line. Waits are drawn, not queued for. Gives the last day. The same seed, the same file.
 */
export async function writeHistory(
  path: string,
  catalogue: Catalogue,
  { visits, first, seed }: { readonly visits: number; readonly first: LocalDate; readonly seed: number },
): Promise<LocalDate> {
  const draw = drawnFor(catalogue);
  const file = createWriteStream(path);
  file.write(`${HEAD}\n`);
  let [day, written] = [first, 0];
  for (; written < visits; day = addDays(day, 1)) {
    if (workingDays(catalogue, day, 1).length === 0) continue;
    const chance = chanceOf(`history/${String(seed)}/${day}`);
    const instants = arrivalInstants(catalogue, day, expectedServices(catalogue, day), chance);
    const lines = instants.slice(0, visits - written).map((at, index) => draw(`${day}-${String(index)}`, at, chance));
    written += lines.length;
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return addDays(day, -1);
}

function drawnFor(catalogue: Catalogue): (visit: string, taken: Instant, chance: Chance) => string {
  const pick = pickerOf(catalogue);
  const countersOf = new Map(
    catalogue.lines.map(({ id }) => [
      id,
      catalogue.counters.filter(({ lines }) => lines.some(({ line }) => line === id)).map((each) => each.id),
    ]),
  );
  const grades = [5, 5, 5, 5, 4, 4, 3, 2, 1];
  return (visit, taken, chance) => {
    const service = pick(chance);
    const counters = countersOf.get(service.line) ?? [];
    const counter = counters[Math.floor(chance() * counters.length)] ?? '';
    const category = weighted(chance, catalogue.categories, (each) => each.shareOfVisits)?.id ?? '';
    const called = taken + Math.round(exponential(chance, 18 * MINUTE));
    const fate = chance();
    const head = `${visit},${time(taken)}`;
    const who = `${category},${chance() < 0.04 ? 'en' : ''},${chance() < 0.8 ? 'kiosk' : 'staff'},${chance() < 0.1 ? 'yes' : ''}`;
    if (fate < 0.03) return `${head},,,${time(called)},${service.id},,,${who},left,`;
    const where = `${service.id},${counter},clerk-${counter},${who}`;
    if (fate < 0.08) return `${head},${time(called)},,${time(called + 2 * MINUTE)},${where},no-show,`;
    const served = called + Math.round(exponential(chance, MINUTE / 2));
    const ended = served + serviceTime(service, chance);
    const grade = chance() < 0.3 ? String(grades[Math.floor(chance() * grades.length)]) : '';
    return `${head},${time(called)},${time(served)},${time(ended)},${where},done,${grade}`;
  };
}

function time(at: Instant): string {
  return new Date(at).toISOString();
}

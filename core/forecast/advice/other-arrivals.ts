import type { LocalDate } from '../../base/time.ts';
import type { LineId } from '../../base/names.ts';
import { indexCatalogue } from '../../catalogue/catalogue-index.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { chanceOf } from '../chance.ts';
import { visitsOn, type Assumptions } from '../demand.ts';
import type { Visit } from '../simulated-day.ts';
import { arrivalsFactor, type DayChange } from './day-change.ts';

/**
 * Who would come to a date by these changes: everybody else as before, beside more or fewer of some lines. Several
 * changes of a line multiply.
 */
export function otherVisits(
  catalogue: Catalogue,
  date: LocalDate,
  seed: number,
  assumptions: Assumptions,
  changes: readonly DayChange[],
): readonly Visit[] {
  const { services } = indexCatalogue(catalogue);
  const lineOf = ({ services: [first = ''] }: Visit): LineId => services.get(first)?.line ?? '';
  const asked = changes.filter((change) => change.what === 'arrivals');
  const factors = new Map(catalogue.lines.map(({ id }) => [id, arrivalsFactor(asked, id)]));
  const factorOf = (visit: Visit): number => factors.get(lineOf(visit)) ?? 1;
  const stays = (visit: Visit): boolean => chanceOf(`${String(seed)}/${date}/arrivals/${visit.id}`)() < factorOf(visit);
  const visits = visitsOn(catalogue, date, seed, assumptions).filter(stays);
  const busier = [...new Set(factors.values())].filter((factor) => factor > 1);
  for (const [at, factor] of busier.entries()) {
    const load = assumptions.load * (factor - 1);
    const more = visitsOn(catalogue, date, seed + 1_000_003 * (at + 1), { ...assumptions, load });
    for (const visit of more)
      if (factorOf(visit) === factor) visits.push({ ...visit, id: `${visit.id}+${String(at + 1)}` });
  }
  return visits.sort((a, b) => a.at - b.at);
}

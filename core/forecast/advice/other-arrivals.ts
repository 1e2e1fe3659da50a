import type { LocalDate } from '../../base/time.ts';
import type { LineId } from '../../base/names.ts';
import { indexCatalogue } from '../../catalogue/catalogue-index.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { chanceOf } from '../chance.ts';
import { visitsOn, type Assumptions } from '../demand.ts';
import type { Visit } from '../simulated-day.ts';
import type { DayChange } from './day-change.ts';

/** Who would come to a date by these changes: everybody else as before, beside more or fewer of some lines. */
export function otherVisits(
  catalogue: Catalogue,
  date: LocalDate,
  seed: number,
  assumptions: Assumptions,
  changes: readonly DayChange[],
): readonly Visit[] {
  const { services } = indexCatalogue(catalogue);
  const lineOf = ({ services: [first = ''] }: Visit): LineId => services.get(first)?.line ?? '';
  let visits = visitsOn(catalogue, date, seed, assumptions);
  for (const [at, change] of changes.entries()) {
    if (change.what !== 'arrivals') continue;
    const { line, factor } = change;
    const name = `${String(seed)}/${date}/arrivals/${String(at)}`;
    const isMeant = (visit: Visit): boolean => line === undefined || lineOf(visit) === line;
    const stays = (visit: Visit): boolean => chanceOf(`${name}/${visit.id}`)() < factor;
    visits = visits.filter((visit) => !isMeant(visit) || stays(visit));
    if (factor <= 1) continue;
    const load = assumptions.load * (factor - 1);
    const more = visitsOn(catalogue, date, seed + 1_000_003 * (at + 1), { ...assumptions, load });
    visits = [...visits, ...more.filter(isMeant).map((visit) => ({ ...visit, id: `${visit.id}+${String(at + 1)}` }))];
  }
  return [...visits].sort((a, b) => a.at - b.at);
}

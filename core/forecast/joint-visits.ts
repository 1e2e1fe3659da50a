import type { LocalDate } from '../base/time.ts';
import { indexCatalogue, type CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { ORDINARY } from '../catalogue/category.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Service } from '../catalogue/service.ts';
import { arrivalInstants, expectedServices } from './arrivals.ts';
import { chanceOf, type Chance } from './chance.ts';
import { pickerOf, serviceTime, USUAL_ASSUMPTIONS, visitsOn } from './demand.ts';
import { spreadOf, type Spread } from './figures.ts';
import { shiftsOn } from './shifts.ts';
import { simulateDay } from './simulate-day.ts';
import { USUAL_CONDUCT, type Visit } from './simulated-day.ts';

/** Times in the hall, from arrival to the last end of service, of the joint visitors and of everybody else. */
export type InHall = { readonly joint: Spread; readonly others: Spread };

/** One day played twice with the same people: three departments on one number, and one number after another. */
export type JointComparison = { readonly seed: number; readonly together: InHall; readonly oneByOne: InHall };

/** Joint visits are so much of the services of the day, beside everybody else with one service. */
const JOINT_SHARE_OF_SERVICES = 0.1;

/**
 * Plays a date twice, everybody's arrival, service times and absence alike. The joint visitors need three services of
 * three departments that the hall file names as belonging together. Together: one ticket that waits in all its lines.
 * One by one: a number for the next service is taken when the one before is finished and the walk is done.
 */
export function compareJoint(catalogue: Catalogue, date: LocalDate, seed: number, load = 1): JointComparison {
  const single = { ...USUAL_ASSUMPTIONS, severalShare: 0, load: load * (1 - JOINT_SHARE_OF_SERVICES) };
  const others = visitsOn(catalogue, date, seed, single);
  const joint = jointVisits(catalogue, date, seed, load);
  const play = (oneByOne: boolean): InHall => {
    const visits = [...others, ...joint.map((visit) => ({ ...visit, oneByOne }))].sort((a, b) => a.at - b.at);
    const setup = { catalogue, day: date, visits, shifts: shiftsOn(catalogue, date), conduct: USUAL_CONDUCT };
    const { ends } = simulateDay(setup, () => undefined);
    const inHall = (several: boolean): Spread =>
      spreadOf(
        ends
          .filter(({ visit }) => visit.services.length > 1 === several)
          .map(({ visit, endedAt }) => endedAt - Math.max(visit.at, visit.slotAt ?? 0)),
      );
    return { joint: inHall(true), others: inHall(false) };
  };
  return { seed, together: play(false), oneByOne: play(true) };
}

/** Joint visitors of a date: three services of three departments each, in the order that the hall file asks for. */
export function jointVisits(catalogue: Catalogue, date: LocalDate, seed: number, load = 1): readonly Visit[] {
  const index = indexCatalogue(catalogue);
  const anchors = catalogue.services.filter((service) => partners(index, service).length > 0);
  if (anchors.length === 0) return [];
  const name = `${String(seed)}/${date}/joint`;
  const pick = pickerOf(catalogue, anchors);
  const expected = (expectedServices(catalogue, date) * load * JOINT_SHARE_OF_SERVICES) / 3;
  return arrivalInstants(catalogue, date, expected, chanceOf(name)).map((at, order) => {
    const chance = chanceOf(`${name}/${String(order)}`);
    const services = inOrder(threeOf(index, pick(chance), chance));
    return {
      id: `${date}-joint-${String(order + 1)}`,
      at,
      category: ORDINARY,
      services: services.map((service) => service.id),
      durations: services.map((service) => serviceTime(service, chance)),
    };
  });
}

/** Pairs of services that together with this one make three of three departments. */
function partners(index: CatalogueIndex, service: Service): readonly (readonly [Service, Service])[] {
  const others = service.jointWith
    .map((id) => index.services.get(id))
    .filter((each) => each !== undefined)
    .filter((each) => each.department !== service.department);
  return others.flatMap((one, at) =>
    others
      .slice(at + 1)
      .filter((two) => two.department !== one.department)
      .map((two) => [one, two] as const),
  );
}

function threeOf(index: CatalogueIndex, anchor: Service, chance: Chance): readonly Service[] {
  const pairs = partners(index, anchor);
  return [anchor, ...(pairs[Math.floor(chance() * pairs.length)] ?? [])];
}

/** What has to come before another does; else as asked for. */
function inOrder(services: readonly Service[]): readonly Service[] {
  const left = [...services];
  const ordered: Service[] = [];
  while (left.length > 0) {
    const free = left.findIndex((each) => !left.some((other) => each.after.includes(other.id)));
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}

import { MINUTE, type Instant, type LocalDate, type Millis } from '../base/time.ts';
import { instantOf } from '../base/zone.ts';
import { APPOINTMENT, ORDINARY } from '../catalogue/category.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Service } from '../catalogue/service.ts';
import { arrivalInstants, expectedServices } from './arrivals.ts';
import { chanceOf, exponential, logNormal, normal, weighted, type Chance } from './chance.ts';
import { workingHours } from './shifts.ts';
import type { Visit } from './simulated-day.ts';

/** What the hall file does not say about those who come. */
export type Assumptions = {
  /** 1 = as many services as the hall file's `visits_per_year`; 1.1 = a tenth more. */
  readonly load: number;
  /** Of those whose service has companions (`joint_with`): how many ask for one or two of them on the same ticket. */
  readonly severalShare: number;
  /** Not there when called. */
  readonly noShowShare: number;
  /** Of the no-shows: how many come back, a quarter of an hour later on average. */
  readonly comeBackShare: number;
  /** Standard deviation of the logarithm of a day's own busyness, which nobody knows in advance. */
  readonly dayVariation: number;
};

export const USUAL_ASSUMPTIONS: Assumptions = {
  load: 1,
  severalShare: 0.15,
  noShowShare: 0.05,
  comeBackShare: 0.4,
  dayVariation: 0.08,
};

/**
 * Everybody who comes on a date. Each visitor's chance is a stream of its own by seed, date and place in the sequence,
 * so that one who is changed changes nobody else.
 */
export function visitsOn(
  catalogue: Catalogue,
  date: LocalDate,
  seed: number,
  assumptions: Assumptions,
): readonly Visit[] {
  const name = `${String(seed)}/${date}`;
  const chance = chanceOf(`${name}/day`);
  const busy = Math.exp(assumptions.dayVariation * normal(chance));
  const tickets =
    (expectedServices(catalogue, date) * assumptions.load * busy) / servicesPerTicket(catalogue, assumptions);
  const pick = pickerOf(catalogue);
  const instants = arrivalInstants(catalogue, date, tickets, chance);
  return instants
    .map((at, index) =>
      visitor(
        catalogue,
        date,
        `${date}-${String(index + 1)}`,
        at,
        chanceOf(`${name}/${String(index)}`),
        pick,
        assumptions,
      ),
    )
    .sort((a, b) => a.at - b.at);
}

function visitor(
  catalogue: Catalogue,
  date: LocalDate,
  id: string,
  at: Instant,
  chance: Chance,
  pick: (chance: Chance) => Service,
  assumptions: Assumptions,
): Visit {
  const category = weighted(chance, catalogue.categories, (each) => each.shareOfVisits)?.id ?? ORDINARY;
  const service = pick(chance);
  const several = chance() < assumptions.severalShare ? companionsOf(catalogue, service, chance) : [];
  const services = [service, ...several];
  const absent = chance() < assumptions.noShowShare;
  const back = chance() < assumptions.comeBackShare ? exponential(chance, 15 * MINUTE) : undefined;
  const booked = category === APPOINTMENT ? booking(catalogue, date, at, chance) : { at, category };
  return {
    id,
    ...booked,
    services: services.map((each) => each.id),
    durations: services.map((each) => serviceTime(each, chance)),
    ...(absent ? { absence: { backAfterMs: back === undefined ? undefined : Math.round(back) } } : {}),
  };
}

/** A slot of half an hour, and the check-in: ten minutes before it on average, some late. */
function booking(
  catalogue: Catalogue,
  date: LocalDate,
  at: Instant,
  chance: Chance,
): Pick<Visit, 'at' | 'slotAt' | 'category'> {
  const { timeZone } = catalogue.hall;
  const opening = instantOf(date, workingHours(catalogue, date)[0]?.from ?? 0, timeZone);
  const slotAt = opening + Math.floor((at - opening) / (30 * MINUTE)) * 30 * MINUTE;
  const checkIn = Math.round(slotAt + (-10 + 8 * normal(chance)) * MINUTE);
  const earliest = slotAt - Math.min(30 * MINUTE, catalogue.rules.appointmentEarlyMs);
  return { at: Math.max(checkIn, earliest), slotAt, category: ORDINARY };
}

/** Log-normal by the service's median and cv, from the call to the end, at least ten seconds. */
export function serviceTime(service: Service, chance: Chance): Millis {
  return Math.max(10_000, Math.round(logNormal(chance, service.medianMs, service.cv)));
}

function companionsOf(catalogue: Catalogue, service: Service, chance: Chance): readonly Service[] {
  const left = catalogue.services.filter((each) => service.jointWith.includes(each.id));
  const wanted = Math.min(chance() < 0.5 ? 1 : 2, left.length, catalogue.rules.maxServicesPerTicket - 1);
  return Array.from({ length: Math.max(0, wanted) }, () => left.splice(Math.floor(chance() * left.length), 1)).flat();
}

function servicesPerTicket(catalogue: Catalogue, { severalShare }: Assumptions): number {
  let visits = 0;
  let extra = 0;
  for (const { visitsPerYear, jointWith } of catalogue.services) {
    visits += visitsPerYear;
    extra += visitsPerYear * severalShare * (jointWith.length === 0 ? 0 : jointWith.length === 1 ? 1 : 1.5);
  }
  return visits === 0 ? 1 : 1 + extra / visits;
}

/** Picks services as often as they are asked for. */
export function pickerOf(catalogue: Catalogue, services = catalogue.services): (chance: Chance) => Service {
  const sums: number[] = [];
  let sum = 0;
  for (const service of services) sums.push((sum += service.visitsPerYear));
  return (chance) => {
    const wanted = chance() * sum;
    let [from, to] = [0, sums.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sums[middle] ?? 0) > wanted) to = middle;
      else from = middle + 1;
    }
    return services[from] as Service;
  };
}

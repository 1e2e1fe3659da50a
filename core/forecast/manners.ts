import type { LocalDate, Millis } from '../base/time.ts';
import { MINUTE, SECOND } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ServiceId } from '../base/names.ts';
import { RATING_REASONS, isBadGrade, type Grade } from '../queue/rating.ts';
import type { Outcome } from '../queue/ticket.ts';
import { chanceOf, exponential, weighted, type Chance } from './chance.ts';
import type { GivenRating, Manners, Shift, Visit } from './simulated-day.ts';

/** What no hall file says, and no figure of ours rests on: how visits end and what is said of them, as shares. */
const OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ['done', 0.78],
  ['accepted', 0.12],
  ['needs-papers', 0.06],
  ['referred', 0.02],
  ['withdrawn', 0.01],
  ['not-served', 0.01],
];
const GRADES: readonly (readonly [Grade, number])[] = [
  [5, 0.82],
  [4, 0.12],
  [3, 0.04],
  [2, 0.012],
  [1, 0.008],
];
const RATED_SHARE = 0.4;
const BY_PHONE_SHARE = 0.3;
const SLIP_FAILED_SHARE = 0.004;
/** Of those who choose another language than the hall's first. */
const OTHER_LANGUAGE_SHARE = 0.04;
const REST_SHARE = 0.7;

/** The same visits, each with where it takes its number, how its services end and what is said of them. */
export function withManners(
  catalogue: Catalogue,
  date: LocalDate,
  seed: number,
  visits: readonly Visit[],
): readonly Visit[] {
  const kiosks = kiosksOf(catalogue);
  return visits.map((visit) => {
    // A stream of its own: the visits themselves stay what they are without it.
    const chance = chanceOf(`${String(seed)}/${date}/manners/${visit.id}`);
    const [first = ''] = visit.services;
    const manners: Manners = {
      origin: oneOf(chance, kiosks(first)) ?? 'kiosk',
      language: languageOf(catalogue, chance),
      slip: chance() < SLIP_FAILED_SHARE ? 'failed' : 'printed',
      outcomes: visit.services.map(() => weighted(chance, OUTCOMES, ([, share]) => share)?.[0] ?? 'done'),
      ratings: visit.services.map(() => ratingOf(chance)),
    };
    return { ...visit, manners };
  });
}

/** The same shifts, most with a pause of some minutes in their middle. */
export function withRests(date: LocalDate, seed: number, shifts: readonly Shift[]): readonly Shift[] {
  return shifts.map((shift) => {
    const chance = chanceOf(`${String(seed)}/${date}/rest/${shift.counter}/${String(shift.from)}`);
    if (chance() >= REST_SHARE) return shift;
    const lengthMs = shift.until - shift.from;
    const at = Math.round(shift.from + (0.3 + 0.4 * chance()) * lengthMs);
    const forMs = Math.round((8 + 8 * chance()) * MINUTE);
    return { ...shift, rest: { at, forMs, reason: 'break' } };
  });
}

/** The kiosks that stand where a service is served, else all. */
function kiosksOf({ kiosks, services, departments }: Catalogue): (service: ServiceId) => readonly string[] {
  const zones = new Map(departments.map(({ id, zone }) => [id, zone]));
  const zoneOf = new Map(services.map(({ id, department }) => [id, zones.get(department) ?? '']));
  const all = kiosks.map(({ id }) => id);
  return (service) => {
    const zone = zoneOf.get(service) ?? '';
    const near = kiosks.filter(({ coversZones }) => coversZones.includes(zone)).map(({ id }) => id);
    return near.length === 0 ? all : near;
  };
}

function oneOf<T>(chance: Chance, from: readonly T[]): T | undefined {
  return from[Math.floor(chance() * from.length)];
}

function languageOf({ hall }: Catalogue, chance: Chance): Manners['language'] {
  const [first = 'zh-Hans', ...others] = hall.languages;
  return chance() < OTHER_LANGUAGE_SHARE ? (oneOf(chance, others) ?? first) : first;
}

function ratingOf(chance: Chance): GivenRating | undefined {
  const rates = chance() < RATED_SHARE;
  const grade = weighted(chance, GRADES, ([, share]) => share)?.[0] ?? 5;
  const by = chance() < BY_PHONE_SHARE ? 'phone' : 'screen';
  const afterMs: Millis = Math.round(by === 'phone' ? exponential(chance, 10 * MINUTE) : (3 + 9 * chance()) * SECOND);
  const why = oneOf(
    chance,
    RATING_REASONS.filter((reason) => reason !== 'other'),
  );
  if (!rates) return undefined;
  return { grade, reasons: isBadGrade(grade) && why !== undefined ? [why] : [], by, afterMs };
}

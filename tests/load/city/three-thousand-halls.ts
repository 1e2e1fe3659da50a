import { USUAL_ASSUMPTIONS, visitsOn } from '../../../core/forecast/demand.ts';
import { figure, percentile, type Figure } from '../figures.ts';
import { sampleHall } from '../sample-day.ts';
import { MONDAY, type ServerCost } from './halls-on-one-machine.ts';
import type { DatabaseCost } from './servers-on-one-database.ts';

const HALLS = 3000;
/** Mondays that are drawn; the halls share them out. */
const DRAWN = 24;
/** Ticket, call, serve, finish; and what became of the paper. */
const COMMANDS_A_VISIT = 5;
const EVENTS_A_VISIT = 7;
/** A record of the sample hall with its hash, and the one that opens its day, which has the hall file in it. */
const EVENT_BYTES = 406;
const DAY_BYTES = 450_000;
/** No core is to be busier than this in the busiest minute. */
const AT_MOST = 0.6;
const MINUTE = 60_000;

/** What 3,000 sample halls ask for on one Monday, and what that takes by the costs that were measured here. */
export async function threeThousandHalls(server: ServerCost, database: DatabaseCost): Promise<readonly Figure[]> {
  const catalogue = await sampleHall();
  const perMinute = new Map<number, number>();
  let visits = 0;
  for (let seed = 1; seed <= DRAWN; seed += 1) {
    for (const { at } of visitsOn(catalogue, MONDAY, seed, USUAL_ASSUMPTIONS)) {
      const minute = Math.floor(at / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + HALLS / DRAWN);
      visits += HALLS / DRAWN;
    }
  }
  const peak = (Math.max(...perMinute.values()) / 60) * COMMANDS_A_VISIT;
  const serverCores = Math.ceil((peak * server.secondsACommand + HALLS * server.coresAHall) / AT_MOST);
  // What is left of them for commands.
  const forCommands = Math.max(1, Math.floor(serverCores - HALLS * server.coresAHall));
  const databaseCores = Math.ceil((peak * database.secondsATicket) / AT_MOST);
  return [
    figure('city', `${String(HALLS)} halls: visits on a Monday`, visits, ''),
    figure('city', `${String(HALLS)} halls: commands in the busiest minute`, peak, '1/s'),
    figure(
      'city',
      `${String(HALLS)} halls: events in the busiest minute`,
      (peak / COMMANDS_A_VISIT) * EVENTS_A_VISIT,
      '1/s',
    ),
    figure(
      'city',
      `${String(HALLS)} halls: records of a Monday`,
      (visits * EVENTS_A_VISIT * EVENT_BYTES + HALLS * DAY_BYTES) / 1e9,
      'GB',
    ),
    figure(
      'city',
      `${String(HALLS)} halls: cores for the servers, each busy for ${String(AT_MOST * 100)} %`,
      serverCores,
      '',
    ),
    figure(
      'city',
      `${String(HALLS)} halls: wait for a core, p99`,
      waitMs(peak, server.secondsACommand, forCommands),
      'ms',
    ),
    figure(
      'city',
      `${String(HALLS)} halls: cores for the database, each busy for ${String(AT_MOST * 100)} %`,
      databaseCores,
      '',
    ),
    figure(
      'city',
      `${String(HALLS)} halls: wait in the database, p99`,
      waitMs(peak, database.secondsATicket, databaseCores),
      'ms',
    ),
  ];
}

/** The p99 of waits for a core in a minute that is played through: who comes first is served first. */
function waitMs(perSecond: number, seconds: number, cores: number): number {
  const free = Array.from({ length: cores }, () => 0);
  const waits: number[] = [];
  let seed = 1;
  for (let at = 0; at < 60;) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    at += -Math.log((seed + 1) / 4294967297) / perSecond;
    let first = 0;
    for (let core = 1; core < cores; core += 1) if ((free[core] ?? 0) < (free[first] ?? 0)) first = core;
    const begins = Math.max(at, free[first] ?? 0);
    waits.push((begins - at) * 1000);
    free[first] = begins + seconds;
  }
  return percentile(waits, 99);
}

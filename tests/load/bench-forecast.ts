import { MINUTE } from '../../core/base/time.ts';
import { instantOf } from '../../core/base/zone.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import { chanceOf, weighted } from '../../core/forecast/chance.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { HallForecaster, RUNS } from '../../core/forecast/live/hall-forecaster.ts';
import { runHall } from '../../core/forecast/live/run-hall.ts';
import { shiftsOn } from '../../core/forecast/shifts.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT } from '../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { rulesOf, SUPERVISOR, type Rules } from '../support/rules.ts';
import { category, counter, line, service, smallHall } from '../support/small-hall.ts';
import { asked, figure, percentile, type Figure } from './figures.ts';
import { benchBeside } from './forecast-beside.ts';
import { sampleHall } from './sample-day.ts';

const TRIES = 40;
const WORKING_DAYS = 250;
const DAY = '2026-03-10';

/** (k) The forecast: a batch of runs over a middling and a full hall, and whole days run forward. */
export async function benchForecast(): Promise<readonly Figure[]> {
  const sample = await sampleHall();
  return [
    ...batch('100 waiting, 40 counters, 200 runs', middlingHall(), 100, 30),
    ...batch('the sample hall, 300 waiting, 102 counters, 200 runs', sample, 300, 150),
    ...wholeDays(sample),
    ...(await benchBeside()),
  ];
}

/** Eight lines of which each counter serves two to four, three categories. */
function middlingHall(): Catalogue {
  const lines = Array.from({ length: 8 }, (_, at) => line(`l${String(at)}`, 'ABCDEFGH'[at] ?? 'A'));
  return smallHall({
    lines,
    services: lines.map(({ id }, at) =>
      service(`s-${id}`, id, { medianMs: (4 + 2 * at) * MINUTE, visitsPerYear: 5000 }),
    ),
    categories: [category('ordinary', 1, 15, 120), category('elderly', 0.5, 8, 60), category('disabled', 0.33, 5, 60)],
    counters: Array.from({ length: 40 }, (_, at) =>
      counter(
        `c${String(at)}`,
        ...Array.from({ length: 2 + (at % 3) }, (__, more) => `l${String((at + more) % 8)}${more === 0 ? '' : ':2'}`),
      ),
    ),
  });
}

/** A hall in which so many wait: as many numbers are taken as that takes, by how often services are asked for. */
function crowded(catalogue: Catalogue, waiting: number): { readonly hall: Rules; readonly forecaster: HallForecaster } {
  const start = instantOf(DAY, 9 * 60, catalogue.hall.timeZone);
  const hall = rulesOf(catalogue, DAY, start);
  for (const { id } of catalogue.counters) hall.when(SUPERVISOR, { name: 'open-counter', counter: id });
  const chance = chanceOf('crowd');
  const offered = catalogue.services.filter(({ hours, dailyLimit }) => hours === undefined && dailyLimit === undefined);
  while (hall.world.state.standing.tickets < waiting) {
    const wanted = weighted(chance, offered, ({ visitsPerYear }) => Math.max(1, visitsPerYear));
    const who = weighted(chance, catalogue.categories, ({ shareOfVisits }) => shareOfVisits);
    hall.take(wanted?.id ?? '', who?.id === 'appointment' ? ORDINARY : (who?.id ?? ORDINARY));
    for (const { id } of catalogue.counters) {
      const stand = hall.world.state.counters.get(id);
      if (stand?.state === 'open' && stand.inHand === undefined)
        hall.when(SUPERVISOR, { name: 'call-next', counter: id });
    }
    hall.pass(500);
  }
  const forecaster = new HallForecaster();
  forecaster.take(hall.events);
  return { hall, forecaster };
}

function batch(what: string, catalogue: Catalogue, waiting: number, most: number): readonly Figure[] {
  const { hall, forecaster } = crowded(catalogue, waiting);
  for (let warm = 0; warm < 5; warm += 1) forecaster.forecast(hall.now);
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let each = 0; each < TRIES; each += 1) {
    const [began, used] = [performance.now(), process.cpuUsage().user];
    forecaster.forecast(hall.now + each, RUNS);
    wall.push(performance.now() - began);
    cpu.push((process.cpuUsage().user - used) / 1000);
  }
  return [
    asked(figure('forecast', `${what}, p50`, percentile(wall, 50), 'ms'), { most }),
    figure('forecast', `${what}, p95`, percentile(wall, 95), 'ms'),
    figure('forecast', `${what}, processor time p50`, percentile(cpu, 50), 'ms'),
  ];
}

/** From the first minute of a day to its last: everybody who comes, once. */
function wholeDays(sample: Catalogue): readonly Figure[] {
  const events: HallEvent[] = [];
  simulateDay(
    {
      ...{ catalogue: sample, day: '2026-03-09', conduct: USUAL_CONDUCT, shifts: shiftsOn(sample, '2026-03-09') },
      visits: visitsOn(sample, '2026-03-09', 1, USUAL_ASSUMPTIONS),
    },
    (event) => void events.push(event),
  );
  const forecaster = new HallForecaster();
  // From the first call on the counters are open.
  const first = events.findIndex(({ type }) => type === 'TicketCalled');
  forecaster.take(events.slice(0, first));
  const end = instantOf('2026-03-09', 19 * 60, sample.hall.timeZone);
  const now = events[first]?.at ?? end;
  const probes = sample.lines.map(({ id }) => ({ line: id, category: ORDINARY, atMs: end }));
  const scene = forecaster.scene(now, probes)?.scene;
  if (scene === undefined) throw new Error('the day has not begun');
  const visits = Math.round(forecaster.knowledgeOfDay()?.coming.expectedFrom(now) ?? 0);
  runHall(scene, 20, 'warm');
  const used = process.cpuUsage().user;
  const began = performance.now();
  runHall(scene, WORKING_DAYS, 'year');
  const ms = performance.now() - began;
  const cpu = (process.cpuUsage().user - used) / 1000;
  return [
    figure('forecast', 'visits of a day that is run forward', visits, 'visits'),
    asked(figure('forecast', 'such a day', ms / WORKING_DAYS, 'ms'), { most: (5 * visits) / 2200 }),
    asked(figure('forecast', 'a year of them', ms / 1000, 's'), { most: 2 }),
    figure('forecast', 'a year of them, processor time', cpu / 1000, 's'),
  ];
}

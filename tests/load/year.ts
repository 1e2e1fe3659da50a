import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, SECOND } from '../../core/base/time.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger } from '../../server/ledger/ledger.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { quiet } from '../support/ledger.ts';
import { doIt, elapsed, movableTime, sampleHall, SUPERVISOR, visit, yearOfServices } from './sample-day.ts';

// A year of the sample hall: 250 days, each with its own journal stream, all counters open, on the real SQLite journal.
const visits = Number(process.argv[2] ?? 600_000);
const DAYS = Math.max(1, Math.round(visits / 2400));
const TOGETHER = 40;
const LANES = 4;

const folder = await mkdtemp(join(tmpdir(), 'hallcall-year-'));
const file = join(folder, 'journal.sqlite');
const catalogue = await sampleHall();
const services = yearOfServices(catalogue, visits);
const countersOf = new Map(
  catalogue.lines.map((line) => [
    line.id,
    catalogue.counters
      .filter((counter) => counter.lines.some((served) => served.line === line.id && served.level === 1))
      .map((counter) => counter.id),
  ]),
);
const time = movableTime(Date.UTC(2026, 0, 5, 0, 30));
let events = 0;
const ledger = createLedger({
  journal: sqliteJournal(file),
  catalogue,
  clock: steadyClock(time),
  ids: systemIds,
  report: { ...quiet, written: (count) => (events += count) },
});
await ledger.start();

let refused = 0;
let turn = 0;
const tenths: number[] = [];
const began = performance.now();
let tenthBegan = began;
const perDay = Math.ceil(visits / DAYS);
let done = 0;
for (let day = 0; done < visits; day += 1) {
  const until = Math.min(visits, done + perDay);
  await Promise.all(
    catalogue.counters.map(({ id }) => doIt(ledger, SUPERVISOR, { name: 'open-counter', counter: id })),
  );
  let next = done;
  const lane = async (): Promise<void> => {
    while (next < until) {
      const from = next;
      next = Math.min(until, next + TOGETHER);
      const under: Promise<boolean>[] = [];
      for (let at = from; at < next; at += 1) {
        const service = catalogue.services[services[at] ?? 0];
        const counters = countersOf.get(service?.line ?? '') ?? [];
        time.at += 10 * SECOND;
        turn += 1;
        under.push(...visit(ledger, service?.id ?? '', counters[turn % counters.length] ?? '', time.at));
      }
      for (const ok of await Promise.all(under)) if (!ok) refused += 1;
    }
  };
  // Every other lane comes a turn of the event loop later, so that one half is decided while the other is being
  // written.
  const lanes = Array.from({ length: LANES }, async (_, at) => {
    if (at % 2 === 1) await new Promise((later) => setImmediate(later));
    await lane();
  });
  await Promise.all(lanes);
  done = until;
  if (Math.floor((done / visits) * 10) > tenths.length) {
    tenths.push(elapsed(tenthBegan));
    tenthBegan = performance.now();
  }
  time.at = Date.UTC(2026, 0, 5, 0, 30) + (day + 1) * DAY;
  await ledger.tick();
}
const seconds = elapsed(began) / 1000;
const journalMb =
  ((await stat(file)).size +
    (await stat(`${file}-wal`).then(
      (each) => each.size,
      () => 0,
    ))) /
  1e6;
await ledger.stop();
await rm(folder, { recursive: true, force: true });
if (refused > 0) throw new Error(`${String(refused)} commands were refused`);
const commandsPerTenth = (4 * visits) / 10;
console.log(
  JSON.stringify({
    visits,
    seconds,
    commandsPerSecond: (4 * visits) / seconds,
    eventsPerSecond: events / seconds,
    peakMb: process.resourceUsage().maxRSS / 1024,
    firstMicros: ((tenths[0] ?? 0) * 1000) / commandsPerTenth,
    lastMicros: ((tenths.at(-1) ?? 0) * 1000) / commandsPerTenth,
    journalMb,
  }),
);
process.exit(0);

import { loadavg } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gapAt, gapsTable, loadOn } from '../support/load-on-two.ts';
import { writeLongDay } from '../support/long-day.ts';
import { pause } from '../support/pause.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';
import { seeded } from '../support/seeded.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const KILLS = Number(process.env['OWNER_KILLS'] ?? 30);
const SLEEPS = Number(process.env['OWNER_SLEEPS'] ?? 10);
const SLEEP_MS = Number(process.env['OWNER_SLEEP_MS'] ?? 60_000);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** The day has so many behind it already: who takes the hall over must not be slower for it. */
const VISITS = Number(process.env['OWNER_VISITS'] ?? 3000);
const MEDIAN_GAP_MS = 3000;

/** What else the machine has to do says how much a gap means. */
const busy = (): string =>
  loadavg()
    .map((each) => each.toFixed(1))
    .join(', ');

describe(`the owner of a hall with ${String(VISITS)} visits, under 32 issuing and 16 calling clients`, () => {
  let database: OwnDatabase;
  let halls: RunningHall[] = [];
  beforeEach(async () => {
    database = await ownDatabase();
    await writeLongDay(database, VISITS);
    const env = { DATABASE_URL: database.url };
    halls = [await startHall({ env }), await startHall({ env })];
  }, 180_000);
  afterEach(() => Promise.all(halls.map((hall) => hall.dispose())));

  const ownerAt = async (): Promise<number> => {
    const [row] = await database.sql('SELECT address FROM hallcall.leases');
    return halls.findIndex(({ url }) => url === row?.['address']);
  };

  it(`[OW2] killed ${String(KILLS)} times: nothing acknowledged is lost, nothing doubled, no chain forked (seed ${String(SEED)})`, async () => {
    const random = seeded(SEED);
    const load = await loadOn(
      halls.map(({ url }) => url),
      random,
      VISITS,
    );
    const gaps: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(300 + random() * 900);
      const at = await ownerAt();
      gaps.push(await load.gapOver(() => halls[at]!.kill()));
      halls[at] = await halls[at]!.again();
    }
    const table = gapsTable('kills of the owner', gaps, await load.end(database));
    console.info(`${table}\n${String(VISITS)} visits before, load of the machine ${busy()}`);
    expect(gapAt(gaps, 0.5)).toBeLessThan(MEDIAN_GAP_MS);
  }, 1_200_000);

  it(`[OW3] stopped ${String(SLEEPS)} times for ${String(SLEEP_MS / 1000)} s and woken: nothing acknowledged is lost, nothing doubled, no chain forked (seed ${String(SEED)})`, async () => {
    const random = seeded(SEED + 1);
    const load = await loadOn(
      halls.map(({ url }) => url),
      random,
      VISITS,
    );
    const [gaps, wakings]: [number[], number[]] = [[], []];
    for (let sleep = 0; sleep < SLEEPS; sleep += 1) {
      await pause(300 + random() * 900);
      const at = await ownerAt();
      gaps.push(await load.gapOver(async () => halls[at]!.signal('SIGSTOP')));
      await pause(SLEEP_MS);
      expect(await ownerAt()).not.toBe(at);
      wakings.push(await load.gapOver(async () => halls[at]!.signal('SIGCONT')));
    }
    const figures = await load.end(database);
    console.info(
      `${gapsTable('stops of the owner', gaps, figures)}\n${gapsTable('wakings', wakings, figures)}\nload of the machine ${busy()}`,
    );
    expect(gapAt(gaps, 0.5)).toBeLessThan(MEDIAN_GAP_MS);
  }, 1_200_000);
});

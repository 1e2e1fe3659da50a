import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { asked, figure, percentile, type Figure } from './figures.ts';
import { sampleHall } from './sample-day.ts';

const SERVICE = 'name-change';
const WAITING = 100;
/** Numbers and calls a second: several times those of a busy morning. */
const EVERY_MS = 25;
const BLOCK = 400;
const BLOCKS = 5;

/**
 * What taking a number and calling it takes with the forecast beside, and without: two halls alike, in one of which the
 * thread of the forecast does nothing. Block by block in turns, so that both see the same machine.
 */
export async function benchBeside(): Promise<readonly Figure[]> {
  const quiet = await withoutForecast();
  const counters = await servingCounters();
  const halls = [await startHall(), await startHall({ root: quiet })] as const;
  const clients = await Promise.all(halls.map((hall) => crowded(hall, counters)));
  const times: readonly [number[], number[]] = [[], []];
  for (let block = 0; block < BLOCKS; block += 1)
    for (const [at, client] of clients.entries()) {
      const taken = await commands(client, counters, BLOCK);
      // The first block of each is cold.
      if (block > 0) times[at as 0 | 1].push(...taken);
    }
  const method = ((await clients[0]?.get('/forecast'))?.body ?? {})['method'];
  for (const client of clients) client.close();
  for (const hall of halls) await hall.dispose();
  await rm(quiet, { recursive: true, force: true });
  if (method !== 'simulation') throw new Error(`the forecast did not run: ${String(method)}`);
  const compare = (p: number): Figure =>
    figure(
      'forecast',
      `number and call, p${String(p)}, beside none`,
      percentile(times[0], p),
      'ms',
      percentile(times[1], p),
    );
  return [compare(50), asked(compare(99), { most: 1.05 })];
}

/** The build, with a thread of the forecast that never answers. */
async function withoutForecast(): Promise<string> {
  const root = process.cwd();
  const folder = join(root, 'node_modules', '.hallcall', 'no-forecast');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['halls', 'package.json']) await symlink(join(root, name), join(folder, name));
  await writeFile(
    join(folder, 'dist', 'server', 'forecast', 'forecast-worker.js'),
    "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => undefined);\n",
  );
  return folder;
}

/** The counters of the sample hall that serve the line in which all wait here. */
async function servingCounters(): Promise<readonly string[]> {
  const { services, counters } = await sampleHall();
  const line = services.find(({ id }) => id === SERVICE)?.line;
  return counters.filter(({ lines }) => lines.some((served) => served.line === line)).map(({ id }) => id);
}

async function crowded(hall: RunningHall, counters: readonly string[]): Promise<Client> {
  const client = await login(hall.url, 'supervisor');
  for (const counter of counters) await done(client, `/counters/${counter}/open`, {});
  for (let each = 0; each < counters.length + WAITING; each += 1) await take(client);
  for (const counter of counters) await callAt(client, counter);
  return client;
}

function take(client: Client): Promise<void> {
  return done(client, '/tickets', { services: [SERVICE] });
}

function callAt(client: Client, counter: string): Promise<void> {
  return done(client, `/counters/${counter}/next`, {});
}

/** Somebody waits all the time, so that nothing may be refused: what is refused costs less than what is measured. */
async function done(client: Client, path: string, body: object): Promise<void> {
  const said = await client.post(path, body);
  if (said.status >= 300) throw new Error(`${path}: ${String(said.status)} ${JSON.stringify(said.body)}`);
}

/** Numbers and calls in turns, one after another at a steady pace; how long each took. */
async function commands(client: Client, counters: readonly string[], count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const began = performance.now();
    if (each % 2 === 0) await take(client);
    else await callAt(client, counters[((each - 1) / 2) % counters.length] ?? '');
    const took = performance.now() - began;
    times.push(took);
    await new Promise((next) => setTimeout(next, Math.max(0, EVERY_MS - took)));
  }
  return times;
}

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPORT_IDS } from '../../core/reports/report-table.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { reportsPids } from '../support/reports-process.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { launchChromium } from '../support/chromium.ts';
import { startHall } from '../support/start-hall.ts';
import { runChild } from './child.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { sampleHall } from './sample-day.ts';
import { writeHistory } from './write-history.ts';

const VISITS = Number(process.env['VISITS'] ?? 600_000);
const HISTORY_YEARS = 3;
/** The last two years of the history, and the one of the journal. */
const SPAN = 'from=2022-01-01&to=2025-12-31';
const LOAD_SECONDS = 4;
const ROUNDS = 3;
const AT_ONCE = 16;

/**
 * (j) Reports: a simulated year in the journal, and three before it from another system. How long the cache takes from
 * the journal, and the import; every report over three years, cold and warm; the page; and what the hall notices.
 * `VISITS` says how many a year has, and `REPORTS_DATA` a folder with such a journal that is there already.
 */
export async function benchReports(): Promise<readonly Figure[]> {
  const given = process.env['REPORTS_DATA'];
  const data = given ?? (await mkdtemp(join(tmpdir(), 'hallcall-bench-reports-')));
  try {
    if (given === undefined) console.error(await runChild('simulated-year', String(VISITS), data));
    await rm(join(data, 'reports'), { recursive: true, force: true });
    const rebuild = program('reports', ['rebuild', '--data', data]);
    const history = join(data, 'history.csv');
    const asked = { visits: VISITS * HISTORY_YEARS, first: '2021-01-01', seed: 1 };
    await writeHistory(history, await sampleHall(), asked);
    const import_ = program('history', ['import', history, '--data', data]);
    return [
      figure('reports', 'rebuild from a year of journal', rebuild.seconds, 's'),
      figure('reports', 'processor time of it', rebuild.cpuSeconds, 's'),
      figure('reports', `import of ${String(asked.visits)} visits`, import_.seconds, 's'),
      figure('reports', 'processor time of it', import_.cpuSeconds, 's'),
      figure('reports', 'peak memory of it', import_.peakMb, 'MB'),
      ...(await ofHall(data, asked.visits)),
    ];
  } finally {
    if (given === undefined) await rm(data, { recursive: true, force: true });
  }
}

type Ran = { readonly seconds: number; readonly cpuSeconds: number; readonly peakMb: number };

function program(name: 'reports' | 'history', words: readonly string[]): Ran {
  const url = JSON.stringify(`${process.cwd()}/dist/server/reports/${name}-cli.js`);
  const text = `const { main } = await import(${url});
process.exitCode = await main(process.argv.slice(1), {}, process.cwd());
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.error('used ' + maxRSS + ' ' + (userCPUTime + systemCPUTime));`;
  const began = performance.now();
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', text, ...words], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${name} ${words.join(' ')}: ${done.stderr}`);
  noteLoad(done.stdout.trim());
  const [, rss, cpu] = /used (\d+) (\d+)/.exec(done.stderr) ?? [];
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: Number(cpu) / 1e6, peakMb: Number(rss) / 1024 };
}

/** Figures say little without what else the machine had to do. */
function noteLoad(what: string): void {
  console.error(`${what} [load ${loadavg()[0]?.toFixed(1) ?? '?'} on ${String(cpus().length)} cores]`);
}

async function ofHall(data: string, imported: number): Promise<readonly Figure[]> {
  const hall = await startHall({ data });
  const manager = await login(hall.url, 'manager');
  const loaded = await takenIn(manager, imported);
  const afterIntake = await peakOf(data);
  const asks = [
    ...REPORT_IDS.map((id) => `/reports/${id}?${SPAN}`),
    `/reports/arrivals?${SPAN}&by=weekday,half-hour`,
    `/reports/waits?${SPAN}&by=weekday,half-hour`,
    `/reports/waits?${SPAN}&by=clerk`,
    `/reports/waits?${SPAN}&by=month,department`,
    '/reports/waits?from=2023-01-01&to=2023-12-31&by=service&compare=last-year',
  ];
  const store = (await readdir(join(data, 'reports'))).find((each) => /^reports\.(duckdb|sqlite)$/.test(each)) ?? '';
  const { size } = await stat(join(data, 'reports', store));
  const { cold, warm } = await timedAll(data, manager, asks);
  const afterAsking = await peakOf(data);
  const page = await pageTimes(hall.url);
  const { alone, beside } = await ticketsBeside(manager, asks);
  manager.close();
  await hall.dispose();
  return [
    figure('reports', 'history in the store, from the start of the hall', loaded, 's'),
    figure('reports', 'peak memory of the process, taking it in', afterIntake, 'MB'),
    figure('reports', `the store (${store})`, size / 1e6, 'MB'),
    ...[worst('cold', cold), worst('warm', warm)],
    figure('reports', `median warm of ${String(asks.length)} reports`, median(warm.map(({ ms }) => ms)), 'ms'),
    figure('reports', 'peak memory of the process, answering', afterAsking, 'MB'),
    figure('reports', 'first paint of the page /reports, median', page.paintMs, 'ms'),
    figure('reports', 'its rows, median', page.rowsMs, 'ms'),
    figure('reports', 'tickets while reports run, against without', beside, '1/s', alone),
  ];
}

/** Seconds until all of the history is in the reports. */
async function takenIn(manager: Client, imported: number): Promise<number> {
  const began = performance.now();
  await eventually(
    async () => {
      const said = await manager.get(`/reports/arrivals?from=2020-01-01&to=2025-12-31&by=&origin=imported`);
      await new Promise((done) => setTimeout(done, 500));
      return (said.body['total'] as { services: number } | undefined)?.services === imported;
    },
    'the history is in the reports',
    600_000,
  );
  noteLoad('history taken in');
  return (performance.now() - began) / 1000;
}

type Timed = { readonly ask: string; readonly ms: number };

/** Each first after the process is new, then the least, the median and the most of three more. */
async function timedAll(
  data: string,
  manager: Client,
  asks: readonly string[],
): Promise<{ readonly cold: readonly Timed[]; readonly warm: readonly Timed[] }> {
  const cold: Timed[] = [];
  const warm: Timed[] = [];
  for (const ask of asks) {
    await restart(data, manager);
    cold.push({ ask, ms: await timed(manager, ask) });
    const again = [await timed(manager, ask), await timed(manager, ask), await timed(manager, ask)];
    warm.push({ ask, ms: median(again) });
    const told = again.sort((a, b) => a - b).map((ms) => ms.toFixed(0));
    noteLoad(`${ask}: cold ${cold.at(-1)?.ms.toFixed(0) ?? ''} ms, warm ${told.join(' ')} ms`);
  }
  return { cold, warm };
}

function worst(how: string, all: readonly Timed[]): Figure {
  const { ask, ms } = all.reduce((one, other) => (one.ms > other.ms ? one : other));
  return figure('reports', `slowest ${how}: ${ask}`, ms, 'ms');
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}

async function pageTimes(url: string): Promise<{ readonly paintMs: number; readonly rowsMs: number }> {
  const browser = await launchChromium();
  const { page } = await openPage(browser, `${url}/reports`, SIZES.manager);
  await signIn(page, 'manager');
  const [paints, rows]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await page.goto(`${url}/reports?${SPAN}`);
    await at(page, 'rows').waitFor();
    rows.push(performance.now() - began);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN));
  }
  noteLoad(
    `first paint ${paints.map((ms) => ms.toFixed(0)).join(' ')} ms, rows ${rows.map((ms) => ms.toFixed(0)).join(' ')} ms`,
  );
  await browser.close();
  return { paintMs: median(paints), rowsMs: median(rows) };
}

async function pidOf(data: string): Promise<number> {
  const [pid] = await reportsPids(data);
  if (pid === undefined) throw new Error('there is no process of the reports');
  return pid;
}

/** The process anew, so that nothing is in its memory. */
async function restart(data: string, manager: Client): Promise<void> {
  process.kill(await pidOf(data), 'SIGKILL');
  await eventually(
    async () => (await manager.get('/reports/papers')).body['state'] === 'complete',
    'it is back',
    60_000,
  );
}

async function peakOf(data: string): Promise<number> {
  const status = await readFile(`/proc/${String(await pidOf(data))}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function timed(client: Client, path: string): Promise<number> {
  const began = performance.now();
  const said = await client.get(path);
  if (said.status !== 200) throw new Error(`${path}: ${JSON.stringify(said.body)}`);
  return performance.now() - began;
}

/** Without reports and beside them in turn, so that both have the same machine; the median of each. */
async function ticketsBeside(
  manager: Client,
  asks: readonly string[],
): Promise<{ readonly alone: number; readonly beside: number }> {
  const [alone, beside]: [number[], number[]] = [[], []];
  await tickets(manager); // warm
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await tickets(manager));
    beside.push(await tickets(manager, asks));
  }
  const told = (all: readonly number[]): string => all.map((each) => each.toFixed(0)).join(' ');
  noteLoad(`tickets a second: without ${told(alone)}, beside ${told(beside)}`);
  return { alone: median(alone), beside: median(beside) };
}

/** Tickets a second, with somebody who asks for one report after the other meanwhile or without. */
async function tickets(manager: Client, asks: readonly string[] = []): Promise<number> {
  let count = 0;
  const until = performance.now() + LOAD_SECONDS * 1000;
  const asking = async (): Promise<void> => {
    for (let turn = 0; asks.length > 0 && performance.now() < until; turn += 1)
      await manager.get(asks[turn % asks.length] ?? '');
  };
  const taking = async (): Promise<void> => {
    while (performance.now() < until) {
      const { status } = await manager.post('/tickets', { services: ['name-change'] });
      if (status !== 201) throw new Error(`a ticket was refused with ${String(status)}`);
      count += 1;
    }
  };
  await Promise.all([asking(), ...Array.from({ length: AT_ONCE }, taking)]);
  return count / LOAD_SECONDS;
}

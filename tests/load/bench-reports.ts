import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REPORT_IDS } from '../../core/reports/report-table.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { reportsPids } from '../support/reports-process.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { launchChromium } from '../support/chromium.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { asked, figure, percentile, type Figure } from './figures.ts';
import { reportsData } from './reports-data.ts';
import { noteLoad, program } from './run-program.ts';

const VISITS = Number(process.env['VISITS'] ?? 600_000);
/** The last two years of the history, and the one of the journal. */
const SPAN = 'from=2022-01-01&to=2025-12-31';
const LOAD_SECONDS = 4;
const PAGES = 3;
const LOADS = 5;
const AT_ONCE = 16;

/**
 * (j) Reports: a simulated year in the journal, and three before it from another system. How long the cache takes from
 * the journal, and the import; every report over three years, cold and warm; the page; and what the hall notices.
 * `VISITS` says how many a year has, and `REPORTS_DATA` a folder in which both are kept for the next time.
 */
export async function benchReports(): Promise<readonly Figure[]> {
  const given = process.env['REPORTS_DATA'];
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'hallcall-bench-reports-')) : resolve(given);
  try {
    const made = await reportsData(folder, VISITS);
    const { data, history, imported } = made;
    const rebuild = await program('reports', ['rebuild', '--data', data]);
    const import_ = await program('history', ['import', history, '--data', data]);
    return [
      asked(figure('reports', 'rebuild from a year of journal', rebuild.seconds, 's'), { most: 90 }),
      figure('reports', 'processor time of it', rebuild.cpuSeconds, 's'),
      asked(figure('reports', 'peak memory of it, all its processes', rebuild.peakMb, 'MB'), { most: 600 }),
      asked(figure('reports', `import of ${String(imported)} visits`, import_.seconds, 's'), { most: 60 }),
      figure('reports', 'processor time of it', import_.cpuSeconds, 's'),
      figure('reports', 'peak memory of it', import_.peakMb, 'MB'),
      ...(await ofHall(data, imported)),
    ];
  } finally {
    await rm(given === undefined ? folder : join(folder, 'run'), { recursive: true, force: true });
  }
}

async function ofHall(data: string, imported: number): Promise<readonly Figure[]> {
  const halls = [await startHall({ data, env: { REPORTS_NICE: '' } })];
  try {
    return await figuresOf(halls, data, imported);
  } finally {
    for (const each of halls) await each.dispose();
  }
}

/** Adds to `halls` whatever it starts. */
async function figuresOf(halls: RunningHall[], data: string, imported: number): Promise<readonly Figure[]> {
  const [begun] = halls;
  if (begun === undefined) throw new Error('there is no hall');
  const asking = await login(begun.url, 'manager');
  const loaded = await takenIn(asking, imported);
  asking.close();
  const afterIntake = await peakOf(data);
  const asks = [
    ...REPORT_IDS.map((id) => `/reports/${id}?${SPAN}`),
    `/reports/arrivals?${SPAN}&by=weekday,half-hour`,
    `/reports/waits?${SPAN}&by=weekday,half-hour`,
    `/reports/waits?${SPAN}&by=clerk`,
    `/reports/waits?${SPAN}&by=month,department`,
    '/reports/waits?from=2023-01-01&to=2023-12-31&by=service&compare=last-year',
    `/reports/distribution?of=waits&${SPAN}`,
    '/reports/course?day=2025-03-03',
  ];
  const store = (await readdir(join(data, 'reports'))).find((each) => /^reports\.(duckdb|sqlite)$/.test(each)) ?? '';
  const { size } = await stat(join(data, 'reports', store));
  const { cold, warm, hall } = await timedAll(halls, begun, asks);
  const manager = await login(hall.url, 'manager');
  for (const ask of asks) await timed(manager, ask);
  const afterAsking = await peakOf(data);
  const page = await pageTimes(hall.url);
  const { alone, beside } = await ticketsBeside({ manager, url: hall.url }, asks);
  manager.close();
  const all = `of ${String(asks.length)} reports`;
  return [
    figure('reports', 'history in the store, from the start of the hall', loaded, 's'),
    asked(figure('reports', 'peak memory of the process, taking it in', afterIntake, 'MB'), { most: 600 }),
    figure('reports', `the store (${store})`, size / 1e6, 'MB'),
    asked(worst('cold', cold), { most: 1000 }),
    figure('reports', `median cold ${all}`, median(cold.map(({ ms }) => ms)), 'ms'),
    asked(worst('warm', warm), { most: 200 }),
    figure('reports', `median warm ${all}`, median(warm.map(({ ms }) => ms)), 'ms'),
    asked(figure('reports', 'peak memory of the process, answering', afterAsking, 'MB'), { most: 600 }),
    asked(figure('reports', 'first paint of the page /reports, median', page.paintMs, 'ms'), { most: 1000 }),
    figure('reports', 'its rows, median', page.rowsMs, 'ms'),
    asked(figure('reports', 'tickets while reports run, against without', beside, '1/s', alone), { least: 0.9 }),
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

/**
 * Each first with the process just begun, then the median of three more. The hall is started anew each time: a process
 * that is ended again and again is given longer and longer pauses.
 */
async function timedAll(
  halls: RunningHall[],
  begun: RunningHall,
  asks: readonly string[],
): Promise<{ readonly cold: readonly Timed[]; readonly warm: readonly Timed[]; readonly hall: RunningHall }> {
  const cold: Timed[] = [];
  const warm: Timed[] = [];
  let hall = begun;
  for (const ask of asks) {
    await hall.stop();
    hall = await hall.again();
    halls.push(hall);
    const manager = await login(hall.url, 'manager');
    await eventually(async () => (await manager.get('/reports/papers')).body['state'] === 'complete', 'it is up');
    cold.push({ ask, ms: await timed(manager, ask) });
    const again = [await timed(manager, ask), await timed(manager, ask), await timed(manager, ask)];
    warm.push({ ask, ms: median(again) });
    manager.close();
    const told = again.sort((a, b) => a - b).map((ms) => ms.toFixed(0));
    noteLoad(`${ask}: cold ${cold.at(-1)?.ms.toFixed(0) ?? ''} ms, warm ${told.join(' ')} ms`);
  }
  return { cold, warm, hall };
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
  await page.locator('[data-test="rows"], [data-test="no-data"]').first().waitFor();
  const [paints, rows]: [number[], number[]] = [[], []];
  for (let round = 0; round < PAGES; round += 1) {
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

type Asker = { readonly manager: Client; readonly url: string };

/** So many reports were asked for beside tickets. */
let made = 0;

/** Without reports and beside them in turn, so that both have the same machine; the median of each. */
async function ticketsBeside(
  asker: Asker,
  asks: readonly string[],
): Promise<{ readonly alone: number; readonly beside: number }> {
  const [alone, beside]: [number[], number[]] = [[], []];
  await tickets(asker); // warm
  for (let round = 0; round < LOADS; round += 1) {
    alone.push(await tickets(asker));
    beside.push(await tickets(asker, asks));
  }
  const told = (all: readonly number[]): string => all.map((each) => each.toFixed(0)).join(' ');
  noteLoad(`reports made beside tickets: ${String(made)} in ${String(LOADS * LOAD_SECONDS)} s`);
  noteLoad(`tickets a second: without ${told(alone)}, beside ${told(beside)}`);
  return { alone: median(alone), beside: median(beside) };
}

/**
 * Tickets a second, with somebody who asks for one report after the other meanwhile or without. Each begins on a day of
 * its own, so that each is made: what was asked before is kept. Nor does the asker read what it is given, which is the
 * work of another machine.
 */
async function tickets({ manager, url }: Asker, asks: readonly string[] = []): Promise<number> {
  let count = 0;
  const until = performance.now() + LOAD_SECONDS * 1000;
  const asking = async (): Promise<void> => {
    while (asks.length > 0 && performance.now() < until) {
      made += 1;
      const from = new Date(Date.UTC(2022, 0, 1 + made)).toISOString().slice(0, 10);
      const ask = (asks[made % asks.length] ?? '').replace('from=2022-01-01', `from=${from}`);
      const headers = { authorization: `Bearer ${manager.token ?? ''}` };
      const answer = await fetch(`${url}/api/v1${ask}`, { headers });
      if (answer.status !== 200) throw new Error(`${ask}: ${String(answer.status)}`);
      await answer.body?.pipeTo(new WritableStream());
    }
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

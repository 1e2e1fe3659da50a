import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { REPORT_IDS } from '../../core/reports/report-table.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { seeded } from '../support/seeded.ts';
import { startHall } from '../support/start-hall.ts';
import { runChild } from './child.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { sampleHall } from './sample-day.ts';

const VISITS = Number(process.env['VISITS'] ?? 600_000);
const HISTORY_YEARS = 2;
const LOAD_SECONDS = 8;
const AT_ONCE = 16;

/**
 * (j) Reports: a year in the journal and two before it from another system. How long the cache takes from the journal,
 * and the history; every report over all of it, cold and warm; and what the hall notices.
 */
export async function benchReports(): Promise<readonly Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'hallcall-bench-reports-'));
  try {
    await runChild('year', String(VISITS), data);
    const rebuild = program('reports', ['rebuild', '--data', data]);
    const history = join(data, 'history.csv');
    const rows = await writeHistory(history, VISITS * HISTORY_YEARS);
    const import_ = program('history', ['import', history, '--data', data]);
    return [
      figure('reports', `rebuild from ${String(VISITS)} visits of journal`, rebuild.seconds, 's'),
      figure('reports', 'peak memory of it', rebuild.peakMb, 'MB'),
      figure('reports', `import of ${String(rows)} visits`, import_.seconds, 's'),
      ...(await ofHall(data, rows)),
    ];
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function program(
  name: 'reports' | 'history',
  words: readonly string[],
): { readonly seconds: number; readonly peakMb: number } {
  const url = JSON.stringify(`${process.cwd()}/dist/server/reports/${name}-cli.js`);
  const text = `const { main } = await import(${url});
process.exitCode = await main(process.argv.slice(1), {}, process.cwd());
console.error('peak ' + process.resourceUsage().maxRSS);`;
  const began = performance.now();
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', text, ...words], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${name} ${words.join(' ')}: ${done.stderr}`);
  console.error(done.stdout.trim());
  return { seconds: (performance.now() - began) / 1000, peakMb: Number(/peak (\d+)/.exec(done.stderr)?.[1]) / 1024 };
}

/** Years before that of the journal, 250 days each, by chance. */
async function writeHistory(path: string, visits: number): Promise<number> {
  const catalogue = await sampleHall();
  const services = catalogue.services.filter(({ visitsPerYear }) => visitsPerYear > 0);
  const chance = seeded(1);
  const file = createWriteStream(path);
  file.write('visit,taken,called,served,ended,service,counter,clerk,category,channel,outcome,grade\n');
  const days = 250 * HISTORY_YEARS;
  const first = Date.UTC(2024, 0, 2);
  let lines: string[] = [];
  for (let at = 0; at < visits; at += 1) {
    const day = first + Math.floor((at / visits) * days) * 86_400_000;
    const taken = day + Math.floor((0.5 + chance() * 8.5) * 3_600_000);
    const called = taken + Math.floor(-Math.log(1 - chance()) * 900_000);
    const ended = called + Math.floor(-Math.log(1 - chance()) * 480_000);
    const service = services[Math.floor(chance() * services.length)]?.id ?? '';
    const desk = 1 + Math.floor(chance() * 102);
    const time = (ms: number): string => new Date(ms).toISOString();
    const end = chance() < 0.05 ? 'no-show' : 'done';
    const grade = chance() < 0.3 ? String(1 + Math.floor(chance() * 5)) : '';
    lines.push(
      `v${String(at)},${time(taken)},${time(called)},,${time(ended)},${service},${String(desk)},clerk-${String(desk)},,kiosk,${end},${grade}`,
    );
    if (lines.length < 5000) continue;
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
    lines = [];
  }
  file.end(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  await once(file, 'close');
  return visits;
}

async function ofHall(data: string, imported: number): Promise<readonly Figure[]> {
  const hall = await startHall({ data });
  const manager = await login(hall.url, 'manager');
  const span = 'from=2024-01-01&to=2026-12-31';
  const began = performance.now();
  await eventually(
    async () => {
      const said = await manager.get(`/reports/arrivals?${span}&by=&origin=imported`);
      await new Promise((done) => setTimeout(done, 500));
      return (said.body['total'] as { services: number } | undefined)?.services === imported;
    },
    'the history is in the reports',
    600_000,
  );
  const loaded = (performance.now() - began) / 1000;
  const asks = [
    ...REPORT_IDS.map((id) => `/reports/${id}?${span}`),
    `/reports/arrivals?${span}&by=weekday,half-hour`,
    `/reports/waits?${span}&by=weekday,half-hour`,
    `/reports/waits?${span}&by=clerk`,
    `/reports/waits?${span}&by=month,department`,
    '/reports/waits?from=2026-01-01&to=2026-12-31&by=service&compare=last-year',
  ];
  const cold: { ask: string; ms: number }[] = [];
  const warm: { ask: string; ms: number }[] = [];
  await restart(data, manager);
  for (const ask of asks) {
    cold.push({ ask, ms: await timed(manager, ask) });
    const again = [await timed(manager, ask), await timed(manager, ask), await timed(manager, ask)];
    warm.push({ ask, ms: percentile(again, 50) });
  }
  const memory = await peakOf(data);
  const [alone, beside] = [await tickets(manager), await tickets(manager, asks)];
  manager.close();
  await hall.dispose();
  const worst = (all: readonly { ask: string; ms: number }[]) => all.reduce((a, b) => (a.ms > b.ms ? a : b));
  console.error(warm.map(({ ask, ms }) => `${ms.toFixed(0)} ms  ${ask}`).join('\n'));
  return [
    figure('reports', 'history in the store, from the start of the hall', loaded, 's'),
    figure('reports', `slowest cold: ${worst(cold).ask}`, worst(cold).ms, 'ms'),
    figure('reports', `slowest warm: ${worst(warm).ask}`, worst(warm).ms, 'ms'),
    figure(
      'reports',
      'median warm',
      percentile(
        warm.map(({ ms }) => ms),
        50,
      ),
      'ms',
    ),
    figure('reports', 'peak memory of the process', memory, 'MB'),
    figure('reports', 'tickets while reports run, against without', beside, '1/s', alone),
  ];
}

async function pidOf(data: string): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('reports-process') && line.includes(data)) return Number(pid);
  }
  throw new Error('there is no process of the reports');
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

/** Tickets a second, with somebody who asks for one report after the other meanwhile or without. */
async function tickets(manager: Client, asks: readonly string[] = []): Promise<number> {
  let count = 0;
  const until = performance.now() + LOAD_SECONDS * 1000;
  const asking = async (): Promise<void> => {
    for (let at = 0; asks.length > 0 && performance.now() < until; at += 1)
      await manager.get(asks[at % asks.length] ?? '');
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

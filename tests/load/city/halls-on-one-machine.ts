import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../../core/forecast/demand.ts';
import { login, type Client, type Said } from '../../support/client.ts';
import { startHall } from '../../support/start-hall.ts';
import { figure, ownFigures, percentile, type Figure } from '../figures.ts';
import { sampleHall } from '../sample-day.ts';
import { manySamples } from './many-samples.ts';

const HALLS = 64;
export const MONDAY = '2026-03-09';
const SECONDS = 45;
/** What a start leaves to be done, such as forecasts and reports, is no cost of a quiet hall. */
const SETTLES_MS = 20_000;
const WINDOW_MS = SECONDS * 1000;

/**
 * What a command takes of a server's processor, s, with all that goes out for it; and which part of a core a hall takes
 * in which nothing happens.
 */
export type ServerCost = { readonly secondsACommand: number; readonly coresAHall: number };

/** 64 sample halls in one process, each at the busiest minutes of its Monday, in its own time. */
export async function hallsOnOneMachine(): Promise<{ readonly figures: readonly Figure[]; readonly cost: ServerCost }> {
  const { folder, ids } = await manySamples(HALLS);
  const catalogue = await sampleHall();
  const began = performance.now();
  const server = await startHall({ env: { HALLS: folder }, readyMs: 240_000 });
  const startSeconds = (performance.now() - began) / 1000;
  await new Promise((done) => setTimeout(done, SETTLES_MS));
  const idle = await busyShare(server.url, 10);
  const desk = await login(server.url, 'above');
  try {
    const days = ids.map((_, at) => atCounters(catalogue, busiest(catalogue, at + 1)));
    await Promise.all(ids.map((id, at) => openCounters(desk, id, days[at] ?? [])));
    const before = await ownFigures(server.url);
    const start = performance.now();
    const played: Played = { tookMs: [], noNumbers: 0, noCalls: 0 };
    await Promise.all(ids.map((id, at) => playHall({ desk, id, visits: days[at] ?? [], start }, played)));
    const seconds = (performance.now() - start) / 1000;
    const after = await ownFigures(server.url);
    const busy = (after.seconds - before.seconds) / seconds;
    const commands = played.tookMs.length;
    const secondsACommand = Math.max(0, (after.seconds - before.seconds - idle * seconds) / commands);
    const figures = [
      figure('city', `${String(HALLS)} halls: start`, startSeconds, 's'),
      figure('city', `${String(HALLS)} halls: memory`, after.residentMb, 'MB'),
      figure('city', `${String(HALLS)} halls: one core, nobody there`, idle * 100, '%'),
      figure('city', `${String(HALLS)} halls at their Monday's peak: commands`, commands / seconds, '1/s'),
      figure('city', `${String(HALLS)} halls at their Monday's peak: one core`, busy * 100, '%'),
      figure(
        'city',
        `${String(HALLS)} halls at their Monday's peak: a command, p50`,
        percentile(played.tookMs, 50),
        'ms',
      ),
      figure(
        'city',
        `${String(HALLS)} halls at their Monday's peak: a command, p99`,
        percentile(played.tookMs, 99),
        'ms',
      ),
      figure('city', `${String(HALLS)} halls at their Monday's peak: numbers refused`, played.noNumbers, ''),
      figure('city', `${String(HALLS)} halls at their Monday's peak: calls refused`, played.noCalls, ''),
      figure('city', 'processor time of the server, a command', secondsACommand * 1e6, 'µs'),
    ];
    return { figures, cost: { secondsACommand, coresAHall: idle / HALLS } };
  } finally {
    desk.close();
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An idle connection may be closed while it is taken up again: the same request under the same key is done once. */
async function post(desk: Client, path: string, body: object): Promise<Said> {
  const key = { 'Idempotency-Key': randomUUID() };
  return desk.post(path, body, key).catch(() => desk.post(path, body, key));
}

async function busyShare(url: string, seconds: number): Promise<number> {
  const before = await ownFigures(url);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  const after = await ownFigures(url);
  return (after.seconds - before.seconds) / seconds;
}

/** Somebody who comes: when, from the beginning, ms, and what for. */
type Coming = { readonly atMs: number; readonly service: string };

/** Who comes in the busiest stretch of a Monday. */
function busiest(catalogue: Catalogue, seed: number): readonly Coming[] {
  const visits = visitsOn(catalogue, MONDAY, seed, USUAL_ASSUMPTIONS);
  let best = { from: 0, count: 0 };
  for (let from = 0, to = 0; from < visits.length; from += 1) {
    while (to < visits.length && (visits[to]?.at ?? 0) < (visits[from]?.at ?? 0) + WINDOW_MS) to += 1;
    if (to - from > best.count) best = { from, count: to - from };
  }
  const first = visits[best.from]?.at ?? 0;
  return visits
    .slice(best.from, best.from + best.count)
    .map(({ at, services }) => ({ atMs: at - first, service: services[0] ?? '' }));
}

type Visit = Coming & { readonly counter: string };

/** Each at a counter that serves their line: of those that do, one after the other in turn. */
function atCounters({ services, counters }: Catalogue, coming: readonly Coming[]): readonly Visit[] {
  const turns = new Map<string, number>();
  return coming.map((each) => {
    const line = services.find(({ id }) => id === each.service)?.line ?? '';
    const serving = counters.filter(({ lines }) => lines.some((served) => served.line === line));
    const turn = turns.get(line) ?? 0;
    turns.set(line, turn + 1);
    const counter = serving[turn % serving.length]?.id;
    if (counter === undefined) throw new Error(`no counter serves ${each.service}`);
    return { ...each, counter };
  });
}

async function openCounters(desk: Client, id: string, visits: readonly Visit[]): Promise<void> {
  for (const counter of new Set(visits.map((each) => each.counter))) {
    const path = `/halls/${id}/counters/${counter}/open`;
    const said = await post(desk, path, {});
    if (said.status >= 300) throw new Error(`${path}: ${String(said.status)} ${JSON.stringify(said.body)}`);
  }
}

type Playing = {
  readonly desk: Client;
  readonly id: string;
  readonly visits: readonly Visit[];
  readonly start: number;
};

/** How long each command took that was done, and how many numbers and calls were refused. */
type Played = { readonly tookMs: number[]; noNumbers: number; noCalls: number };

/** Everybody takes a number when they come; for each somebody is called, served and finished. */
async function playHall({ desk, id, visits, start }: Playing, played: Played): Promise<void> {
  const ask = async (path: string, body: object = {}): Promise<boolean> => {
    const asked = performance.now();
    const { status } = await post(desk, `/halls/${id}${path}`, body);
    // A refusal costs less than what is measured.
    if (status < 300) played.tookMs.push(performance.now() - asked);
    return status < 300;
  };
  const free = new Map<string, Promise<void>>();
  const under: Promise<void>[] = [];
  for (const { atMs, service, counter } of visits) {
    const wait = start + atMs - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    under.push(visit(service, counter));
  }
  await Promise.all(under);

  async function visit(service: string, counter: string): Promise<void> {
    if (!(await ask('/tickets', { services: [service] }))) {
      played.noNumbers += 1;
      return;
    }
    // A counter has one at a time.
    const served = (free.get(counter) ?? Promise.resolve()).then(() => serve(counter));
    free.set(counter, served);
    await served;
  }

  async function serve(counter: string): Promise<void> {
    if (!(await ask(`/counters/${counter}/next`))) {
      played.noCalls += 1;
      return;
    }
    await ask(`/counters/${counter}/serve`);
    await ask(`/counters/${counter}/finish`);
  }
}

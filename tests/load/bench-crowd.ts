import autocannon from 'autocannon';
import type { Socket } from 'socket.io-client';
import { clientOf, login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { attendChild, serveChild } from './child.ts';
import { connected } from './connected.ts';
import { figure, ownFigures, percentile, type Figure } from './figures.ts';

const COUNTERS = 8;
const CROWDS = [100, 500, 2000, 6000];
/** Calls, each with a ticket so that as many wait as before. */
const PAIRS = 300;
const CONNECTIONS = 64;
const SECONDS = 8;

/**
 * What a call and a ticket cost by how many wait, with consoles, boards and a manager watching; and how many tickets
 * are issued a second while eight counters call without a pause. Each against a bare server in the same run.
 */
export async function benchCrowd(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let alone: Cost | undefined;
  for (const waiting of CROWDS) {
    const cost = await withCrowd(waiting, costOf);
    alone ??= cost;
    const what = `${String(waiting)} waiting`;
    figures.push(
      figure('crowd', `a call, p50, ${what}`, cost.callMs, 'ms', cost.bareCallMs),
      figure('crowd', `a ticket, p50, ${what}`, cost.ticketMs, 'ms', cost.bareTicketMs),
      figure('crowd', `processor time for both and all views, ${what}, against 100`, cost.cpuMs, 'ms', alone.cpuMs),
    );
  }
  return [...figures, ...(await withCrowd(100, ticketsBesideCalls))];
}

type Crowd = {
  readonly hall: RunningHall;
  readonly desk: Client;
  readonly tokens: readonly string[];
  readonly services: readonly string[];
};

/** A hall with open counters, and so many who wait there. */
async function withCrowd<T>(waiting: number, measure: (crowd: Crowd) => Promise<T>): Promise<T> {
  const hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const tokens: string[] = [];
  const services: string[] = [];
  // Without those whose own hours or limits would say no.
  const all = ((await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[]).filter(
    ({ id }) => !/notar|evidence|inspection|consult/.test(id),
  );
  for (let n = 1; n <= COUNTERS; n += 1) {
    const clerk = await login(hall.url, `clerk-${String(n).padStart(3, '0')}`);
    await clerk.post(`/counters/${String(n)}/open`);
    const view = (await desk.get(`/counters/${String(n)}`)).body['counter'] as { lines: { line: string }[] };
    services.push(all.find(({ line }) => line === view.lines[0]?.line)?.id ?? '');
    tokens.push(clerk.token ?? '');
    clerk.close();
  }
  const others = all.map(({ id }) => id);
  // Every other one waits for what nobody calls now.
  const wanted = Array.from(
    { length: waiting },
    (_, n) => (n % 2 === 0 ? services : others)[(n >> 1) % (n % 2 === 0 ? COUNTERS : others.length)],
  );
  for (let from = 0; from < waiting; from += CONNECTIONS) {
    await Promise.all(wanted.slice(from, from + CONNECTIONS).map((id) => desk.post('/tickets', { services: [id] })));
  }
  try {
    return await measure({ hall, desk, tokens, services });
  } finally {
    desk.close();
    await hall.dispose();
  }
}

type Cost = {
  readonly callMs: number;
  readonly bareCallMs: number;
  readonly ticketMs: number;
  readonly bareTicketMs: number;
  readonly cpuMs: number;
};

async function costOf({ hall, desk, tokens, services }: Crowd): Promise<Cost> {
  const echo = await serveChild('bare-echo');
  const express = await serveChild('bare-express');
  const manager = await login(hall.url, 'manager');
  const screens = await attendChild('crowd-screens', hall.url, 'watch', manager.token ?? '', ...tokens);
  const clerks = await Promise.all(tokens.map((token) => connected(hall.url, { token })));
  const bareClerk = await connected(echo.url, {});
  const bareDesk = clientOf(express.url);
  const times = { call: [] as number[], bareCall: [] as number[], ticket: [] as number[], bareTicket: [] as number[] };
  const before = (await ownFigures(hall.url)).seconds;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const at = pair % COUNTERS;
    const command = { name: 'call-next', commandId: `crowd-call-${String(pair)}`, counter: String(at + 1) };
    times.call.push(await timed(() => ask(clerks[at] as Socket, command)));
    times.ticket.push(await timed(() => desk.post('/tickets', { services: [services[at]] })));
    times.bareCall.push(await timed(() => bareClerk.emitWithAck('command', command)));
    times.bareTicket.push(await timed(() => bareDesk.post('/tickets?size=900', { services: [services[at]] })));
  }
  const cpuMs = ((await ownFigures(hall.url)).seconds - before) * (1000 / PAIRS);
  await screens.end();
  for (const socket of [...clerks, bareClerk]) socket.close();
  for (const client of [manager, bareDesk]) client.close();
  echo.stop();
  express.stop();
  const median = (of: readonly number[]): number => percentile(of, 50);
  return {
    callMs: median(times.call),
    bareCallMs: median(times.bareCall),
    ticketMs: median(times.ticket),
    bareTicketMs: median(times.bareTicket),
    cpuMs,
  };
}

async function ask(socket: Socket, command: object): Promise<void> {
  const said = (await socket.emitWithAck('command', command)) as { ok?: true };
  if (said.ok !== true) throw new Error(JSON.stringify(said));
}

async function timed(what: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await what();
  return performance.now() - from;
}

async function ticketsBesideCalls({ hall, desk, tokens, services }: Crowd): Promise<readonly Figure[]> {
  const express = await serveChild('bare-express');
  const bodies = services.map((id) => JSON.stringify({ services: [id], language: 'zh-Hans' }));
  const shoot = (url: string): Promise<autocannon.Result> =>
    autocannon({
      url,
      connections: CONNECTIONS,
      duration: SECONDS,
      requests: bodies.map((body) => ({
        method: 'POST' as const,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.token ?? ''}` },
        body,
      })),
    });
  const bare = await shoot(`${express.url}/api/v1/tickets?size=900`);
  express.stop();
  const manager = await login(hall.url, 'manager');
  const screens = await attendChild<{ calls: number }>(
    'crowd-screens',
    hall.url,
    'call',
    manager.token ?? '',
    ...tokens,
  );
  const ours = await shoot(`${hall.url}/api/v1/tickets`);
  const { calls } = await screens.end();
  manager.close();
  const rate = (result: autocannon.Result): number => result['2xx'] / result.duration;
  return [
    figure('crowd', 'tickets beside eight counters calling', rate(ours), '1/s', rate(bare)),
    figure('crowd', 'calls of the eight meanwhile', calls / ours.duration, '1/s'),
    figure('crowd', 'answers that were no ticket', ours.non2xx + ours.errors, ''),
  ];
}

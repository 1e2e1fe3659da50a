import type { Socket } from 'socket.io-client';
import { launchChromium } from '../support/chromium.ts';
import { login } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { serveChild } from './child.ts';
import { connected } from './connected.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { callNext, consoleOf, seenAt, watching } from './watched-page.ts';

const COUNTERS = 40;
const CALLS = 100;
/** Calls before those that count: the first ones find cold pages. */
const WARM_UP = 5;
/** Each of the others calls so often: many times quicker than any clerk serves. */
const OTHERS_EVERY_MS = 6000;

/**
 * (c) From the key down to the next number on the console and on a board, in real Chromium, with 40 counters busy;
 * against a bare socket.io round trip while the same counters are busy. A number counts as shown in the frame that
 * paints it.
 */
export async function benchCounter(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const bare = await serveChild('bare-echo');
  const browser = await launchChromium();
  const others = await busyCounters(hall);
  const console1 = await consoleOf(browser, hall);
  const board = await watching(browser, `${hall.url}/display?id=board-03`);
  const echo = await connected(bare.url, {});
  const toConsole: number[] = [];
  const toBoard: number[] = [];
  const roundTrips: number[] = [];
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    const { number, keyAt, shownAt } = await callNext(console1);
    const boardAt = await seenAt(board, number);
    if (call < 0) continue;
    toConsole.push(shownAt - keyAt);
    toBoard.push(boardAt - keyAt);
    const from = performance.now();
    await echo.emitWithAck('command', { name: 'call-next', commandId: `echo-${String(call)}`, counter: '1' });
    roundTrips.push(performance.now() - from);
  }
  const calls = others.stop();
  await browser.close();
  echo.close();
  bare.stop();
  await hall.dispose();
  const compare = (what: string, times: readonly number[], p: number): Figure =>
    figure('counter', `${what}, p${String(p)}`, percentile(times, p), 'ms', percentile(roundTrips, p));
  return [
    compare('key to the number on the console', toConsole, 50),
    compare('key to the number on the console', toConsole, 99),
    compare('key to the number on a board', toBoard, 50),
    compare('key to the number on a board', toBoard, 99),
    figure('counter', 'calls of the other counters meanwhile', calls, ''),
  ];
}

/** 39 clerks who issue and call over their own sockets, spread over time. */
async function busyCounters(hall: RunningHall): Promise<{ readonly stop: () => number }> {
  const desk = await login(hall.url, 'supervisor');
  const services = ((await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[]).filter(
    // Those whose own limits would say no.
    ({ id }) => !/notar|evidence|inspection|consult/.test(id),
  );
  let calls = 0;
  const timers: NodeJS.Timeout[] = [];
  const sockets: Socket[] = [];
  for (let n = 2; n <= COUNTERS; n += 1) {
    const counter = String(n);
    const { token } = await login(hall.url, `clerk-${counter.padStart(3, '0')}`);
    const socket = await connected(hall.url, { token });
    const command = (name: string, body: object): Promise<{ ok?: boolean }> =>
      socket.emitWithAck('command', {
        name,
        commandId: `bench-${counter}-${name}-${String(Math.random())}`,
        ...body,
      }) as Promise<{ ok?: boolean }>;
    await socket.emitWithAck('watch', { topic: `counter:${counter}` });
    const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
    const service = services.find(({ line }) => line === view.lines[0]?.line);
    if (service === undefined) throw new Error(`counter ${counter} has no service`);
    await command('open-counter', { counter });
    sockets.push(socket);
    const work = async (): Promise<void> => {
      await command('issue-ticket', { services: [service.id] });
      if ((await command('call-next', { counter })).ok === true) calls += 1;
    };
    setTimeout(() => timers.push(setInterval(() => void work(), OTHERS_EVERY_MS)), Math.random() * OTHERS_EVERY_MS);
  }
  for (let n = 0; n < CALLS + 20; n += 1) await desk.post('/tickets', { services: ['birth-household-registration'] });
  desk.close();
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const socket of sockets) socket.close();
      return calls;
    },
  };
}

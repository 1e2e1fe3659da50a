import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, expect, it, vi } from 'vitest';
import { openAgentLink } from '../../agent/link.ts';
import { agentHello, agentState, type AgentHello, type AgentState } from '../../core/protocol/agent.ts';
import { MOST_MESSAGE_BYTES } from '../../core/protocol/message-size.ts';
import { named } from '../support/small-hall.ts';

const ended: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const end of ended.splice(0)) await end();
});

type Answer = (said: object) => void;

/** A hall that lets no agent in. */
function strictHall(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  return hallThat((socket) => {
    socket.on('agent-hello', (_hello: unknown, answer: Answer) =>
      answer({ problem: { detail: 'another agent of this name is here' } }),
    );
  });
}

async function hallThat(meets: (socket: Socket) => void): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const http = createServer();
  const server = new Server(http, { maxHttpBufferSize: MOST_MESSAGE_BYTES });
  server.on('connection', meets);
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo; // a TCP server's address
  return { url: `http://127.0.0.1:${String(port)}`, stop: () => server.close() };
}

it('[AG29] an agent that is not let in knows that the hall is there, until it has heard nothing of it for ten seconds', async () => {
  const hall = await strictHall();
  const said: string[] = [];
  const nothing = (): void => undefined;
  const link = openAgentLink({
    ...{ server: hall.url, token: 'a token', ca: undefined },
    otherHall: () => Promise.resolve(undefined),
    hello: () => ({ spool: 's', jobs: [], printers: [], found: [], devices: [], signs: [] }),
    ...{ linked: nothing, order: nothing, press: nothing, tell: nothing, show: nothing, cut: nothing },
    picture: () => Promise.resolve({ trouble: 'no-browser', detail: 'none' }),
    say: (what) => void said.push(what),
  });
  ended.push(() => void link.close());
  expect([link.linked, link.refused]).toEqual([false, false]);
  await expect.poll(() => link.refused, { interval: 10 }).toBe(true);
  expect(link.linked).toBe(false);
  await hall.stop();
  await expect.poll(() => said.at(-1)).not.toContain('not let in');
  const later = performance.now() + 10_001;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  expect(link.refused).toBe(false);
});

it('[DE46] [AG33] an agent with very much to tell comes in and stays; of what is refused the log says why', async () => {
  const heard: (AgentHello | AgentState)[] = [];
  let cuts = 0;
  const setup = { hall: { name: named('hall'), languages: ['en'], timeZone: 'Asia/Shanghai' }, printers: [] };
  const hall = await hallThat((socket) => {
    socket.on('disconnect', () => (cuts += 1));
    socket.on('agent-hello', (said: unknown, answer: Answer) => {
      heard.push(agentHello.parse(said));
      answer({ ok: true, setup });
    });
    socket.on('agent-state', (said: unknown, answer: Answer) => {
      heard.push(agentState.parse(said));
      answer({ problem: { detail: 'devices.0.why: too long' } });
    });
  });
  const why = 'hid:0c2e:0b61 (Scanner), '.repeat(40);
  const devices = Array.from({ length: 150 }, (_, at) => ({
    id: `device-${String(at)}`,
    state: 'missing' as const,
    why,
  }));
  const jobs = Array.from({ length: 5000 }, (_, at) => `${String(at).padStart(8, '0')}-5f0c-4a77-b2d4-0b9d2c41aa07`);
  const state = { printers: [], found: [], devices, signs: [] };
  const said: string[] = [];
  const nothing = (): void => undefined;
  const link = openAgentLink({
    ...{ server: hall.url, token: 'a token', ca: undefined },
    otherHall: () => Promise.resolve(undefined),
    hello: () => ({ spool: 's', jobs, ...state }),
    ...{ linked: nothing, order: nothing, press: nothing, tell: nothing, show: nothing, cut: nothing },
    picture: () => Promise.resolve({ trouble: 'no-browser', detail: 'none' }),
    say: (what) => void said.push(what),
  });
  ended.push(
    () => void link.close(),
    () => hall.stop(),
  );
  await expect.poll(() => link.linked, { interval: 10 }).toBe(true);
  link.state(state);
  await expect.poll(() => said.at(-1), { interval: 10 }).toBe('agent-state was refused: devices.0.why: too long');
  expect([cuts, heard.map((each) => each.devices.length)]).toEqual([0, [150, 150]]);
  const [hello] = heard as [AgentHello];
  expect(hello.jobs.slice(0, 2), 'the newest').toEqual(jobs.slice(0, 2));
  expect(hello.jobs.length).toBeGreaterThan(400);
});

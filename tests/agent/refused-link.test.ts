import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, it, vi } from 'vitest';
import { openAgentLink } from '../../agent/link.ts';

const ended: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const end of ended.splice(0)) await end();
});

/** A hall that lets no agent in. */
async function strictHall(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const http = createServer();
  const server = new Server(http);
  server.on('connection', (socket) => {
    socket.on('agent-hello', (_hello: unknown, answer: (said: object) => void) =>
      answer({ problem: { detail: 'another agent of this name is here' } }),
    );
  });
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

import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { openRelay, type Relay } from '../../../../server/doors/relay/relay.ts';
import { eventually } from '../../../support/eventually.ts';

let toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd) await end();
  toEnd = [];
  vi.restoreAllMocks();
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  toEnd.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A server beside the owner, and sockets that have come to the owner through it. */
async function standBy(sockets: number) {
  const owner = createServer();
  const fars = new Set<Duplex>();
  owner.on('upgrade', (_request, far: Duplex) => {
    fars.add(far.resume().on('error', () => undefined));
    far.once('end', () => far.destroy()).once('close', () => fars.delete(far));
    far.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  const address = await listening(owner);
  const outer = createServer();
  let change: () => void = () => undefined;
  const relay: Relay = openRelay({
    ...{ outer, inner: createServer(), secret: 's', isProxy: () => false, overslept: () => false, restsCount: false },
    ...{ owner: () => ({ address }), look: () => undefined, hall: () => undefined },
    onOwner(listener) {
      change = listener;
      return () => undefined;
    },
  });
  toEnd.push(() => relay.close());
  const port = Number(new URL(await listening(outer)).port);
  const near = Array.from({ length: sockets }, (): Socket => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /socket.io/ HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    });
    toEnd.push(() => socket.destroy());
    return socket.resume().on('error', () => undefined);
  });
  await eventually(() => near.every((each) => each.bytesRead > 0), 'all are in');
  return { relay, near, fars, change: () => change() };
}

it.each(['the server leaves', 'the owner changes'])(
  '[OW5] a socket that has gone is remembered by nobody, and those that are there end when %s',
  async (why) => {
    // A signal that outlives what is made of it remembers each of these.
    const some = vi.spyOn(AbortSignal, 'any');
    const { relay, near, fars, change } = await standBy(5);
    for (const each of near.slice(0, 3)) each.destroy();
    await eventually(() => fars.size === 2, 'they are gone at the owner');
    const ended = vi.spyOn(AbortController.prototype, 'abort');
    if (why === 'the server leaves') relay.leaveSockets();
    else change();
    // What is asked of the owner ends with the owner, by a signal of its own.
    expect(ended).toHaveBeenCalledTimes(why === 'the server leaves' ? 2 : 3);
    await eventually(() => near.every((each) => each.closed), 'all have ended');
    await eventually(() => fars.size === 0, 'also at the owner');
    expect(some).not.toHaveBeenCalled();
  },
);

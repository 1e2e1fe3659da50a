import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drained } from '../../../server/doors/drained.ts';
import { plainServer, secureServer, type Served } from '../../../server/ops/tls/secure-server.ts';
import { main as tls } from '../../../server/ops/tls/tls-cli.ts';
import { eventually } from '../../support/eventually.ts';

/** A server that loses its patience sooner than in a hall, but looks as a hall does: seldom, beside that. */
const SOON = { headMs: 400, lookMs: 100 };
/** Whoever is still connected then is not cut. */
const SURELY_MS = 2500;
/** A beginning of a TLS handshake: it says that 512 bytes follow. */
const HELLO_BEGINS = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]);
const HEAD_BEGINS = 'GET / HTTP/1.1\r\nHost: hall\r\n';

let folder: string;
let served: readonly Served[] = [];
const sockets: Socket[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-slow-'));
  expect(await tls(['make', folder, '--name', 'localhost'], Date.now())).toBe(0);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const each of served) {
    each.stop();
    each.cut();
    each.listener.close();
  }
  await rm(folder, { recursive: true, force: true });
});

/** Both kinds of server, and their ports. */
async function listening(): Promise<{ readonly plain: number; readonly secure: number }> {
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  const secure = secureServer(files, () => undefined, SOON);
  if (!secure.ok) throw new Error(secure.error);
  served = [plainServer(SOON), secure.value];
  const [plainPort = 0, securePort = 0] = await Promise.all(
    served.map(async ({ server, listener }) => {
      server.on('request', (_request, response) => response.writeHead(204).end());
      listener.listen(0, '127.0.0.1');
      await once(listener, 'listening');
      return (listener.address() as AddressInfo).port;
    }),
  );
  return { plain: plainPort, secure: securePort };
}

function raw(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  return socket.on('error', () => undefined);
}

function safe(port: number): Socket {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  sockets.push(socket);
  return socket.on('error', () => undefined);
}

/** What the other side did, and how soon. */
async function cutOf(socket: Socket): Promise<'cut' | 'stays'> {
  socket.resume();
  const closed = once(socket, 'close').then(() => 'cut' as const);
  return Promise.race([closed, pause(SURELY_MS, 'stays' as const)]);
}

/** Says a byte now and then, so that it is never silent for long. */
function trickling(socket: Socket, beginning: Buffer | string, more: Buffer | string): Socket {
  socket.write(beginning);
  const saying = setInterval(() => socket.write(more), 100);
  socket.once('close', () => clearInterval(saying));
  return socket;
}

it('[NS9] whoever does not come to the end of a head is cut, over HTTPS as well and before it', async () => {
  const { plain, secure } = await listening();
  const all = {
    'says nothing': raw(plain),
    'a slow head': trickling(raw(plain), HEAD_BEGINS, 'X: y\r\n'),
    'HTTPS, says nothing': raw(secure),
    'HTTPS, one byte of a handshake': trickling(raw(secure), HELLO_BEGINS.subarray(0, 1), ''),
    'HTTPS, a handshake byte by byte': trickling(raw(secure), HELLO_BEGINS, Buffer.from([0])),
    'HTTPS, nothing after the handshake': safe(secure),
    'HTTPS, a slow head': trickling(safe(secure), HEAD_BEGINS, 'X: y\r\n'),
    'HTTP to the port of HTTPS, a slow head': trickling(raw(secure), HEAD_BEGINS, 'X: y\r\n'),
  };
  const ends = await Promise.all(Object.entries(all).map(async ([what, socket]) => [what, await cutOf(socket)]));
  expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(Object.keys(all).map((what) => [what, 'cut'])));
});

it('[NS12] a connection on which nothing is asked is closed at once at a stop, over HTTPS as well', async () => {
  const { plain, secure } = await listening();
  const kept = [raw(plain), safe(secure)];
  for (const socket of kept) {
    socket.write(`${HEAD_BEGINS}\r\n`);
    await once(socket, 'data');
  }
  const began = performance.now();
  await Promise.all(served.map((each) => drained(each.server, each.listener, () => each.cut())));
  expect(performance.now() - began).toBeLessThan(1000);
  for (const each of served) each.stop();
  const left = (): readonly string[] =>
    process.getActiveResourcesInfo().filter((each) => /TCPServer|TLSWrap/.test(each));
  await eventually(() => left().length === 0, 'nothing of them is left');
});

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { plainServer, secureServer, type Served } from '../../../server/ops/tls/secure-server.ts';
import { main as tls } from '../../../server/ops/tls/tls-cli.ts';

/** Node's own servers close a connection after 5 s without a request. */
const IDLE_MS = 7000;

/** What proxies in common use keep one for: nginx 60 s, Caddy 120 s. */
const PROXY_SECONDS = 120;

/** Asks twice on one connection, with a pause between; gives the seconds that the first answer announces. */
async function askTwice(socket: Socket): Promise<number> {
  const ask = async (): Promise<string> => {
    socket.write('GET / HTTP/1.1\r\nHost: hall\r\n\r\n');
    const left = once(socket, 'close').then(() => Promise.reject(new Error('the server has left')));
    const [bytes] = (await Promise.race([once(socket, 'data'), left])) as [Buffer];
    return bytes.toString();
  };
  const first = await ask();
  await pause(IDLE_MS);
  expect(await ask()).toMatch(/^HTTP\/1\.1 204 /);
  return Number(/^Keep-Alive: timeout=(\d+)/im.exec(first)?.[1]);
}

async function listening({ server, listener }: Served): Promise<number> {
  server.on('request', (_request, response) => response.writeHead(204).end());
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}

it('[DE45] who asks again on a connection that was idle is answered, and is told how long that holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-kept-'));
  expect(await tls(['make', folder, '--name', 'localhost'], Date.now())).toBe(0);
  const plain = plainServer();
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  const made = secureServer(files, () => undefined);
  if (!made.ok) throw new Error(made.error);
  const secure = made.value;
  const sockets = [
    connect(await listening(plain), '127.0.0.1'),
    connectTls({ port: await listening(secure), host: '127.0.0.1', rejectUnauthorized: false }),
  ];
  try {
    for (const announced of await Promise.all(sockets.map(askTwice))) {
      expect(announced).toBeGreaterThan(PROXY_SECONDS);
      // Whoever goes by what is announced leaves before the server does.
      expect(plain.server.keepAliveTimeout).toBeGreaterThan(announced * 1000);
    }
  } finally {
    for (const socket of sockets) socket.destroy();
    for (const each of [plain, secure]) {
      each.stop();
      each.cut();
      each.listener.close();
    }
    await rm(folder, { recursive: true, force: true });
  }
});

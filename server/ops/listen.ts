import type { Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

/** Listens, and gives the address; fails when the port is taken or forbidden. */
export function listenOn(server: Server, config: Config, protocol: 'http' | 'https' = 'http'): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, () => {
      server.off('error', fail);
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
      const host = config.host.includes(':') ? `[${config.host}]` : config.host;
      done(`${protocol}://${host}:${String(port)}`);
    });
  });
}

/** An address that a phone in the hall can open: a server that listens everywhere is found at this machine's own. */
export function reachable(address: string): string {
  const url = new URL(address);
  if (url.hostname !== '0.0.0.0' && url.hostname !== '[::]') return address;
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find((each) => each.family === 'IPv4' && !each.internal);
  return own === undefined ? address : `${url.protocol}//${own.address}:${url.port}`;
}

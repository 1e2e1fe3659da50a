import type { RequestListener, Server } from 'node:http';
import type { Halls } from '../halls/halls.ts';
import type { OpenHall } from '../halls/open-hall.ts';
import { createApp } from './http/app.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import type { ServerParts } from './http/deps.ts';
import { openLiveDoor } from './live/live.ts';

/** How much of a stop belongs to requests that are under way. */
const PATIENCE_MS = 3000;
const SWEEP_MS = 50;

/** Both doors of the halls, on a server that listens. */
export interface Doors {
  /** Lets nobody in any more, and waits a while for those who are being answered. */
  close(): Promise<void>;
}

/** Opens the doors; each request finds its hall. */
export function openDoors(server: Server, halls: Halls, parts: ServerParts): Doors {
  cutSlowBodies(server);
  const apps = new Map<OpenHall, RequestListener>();
  const leave = halls.each((hall) => {
    apps.set(hall, createApp({ ...parts, hall }));
    return () => apps.delete(hall);
  });
  server.on('request', (request, response) => {
    const hall = halls.of(request);
    const app = hall === undefined ? undefined : apps.get(hall);
    if (app !== undefined) return app(request, response);
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such hall here.');
  });
  const live = openLiveDoor(server, halls, parts);
  return {
    async close() {
      await Promise.all([live.close(), drained(server)]);
      await leave();
    },
  };
}

/** Resolves when the last connection is closed. */
async function drained(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  // A connection that is kept alive falls idle only once its answer is out; one that never asks to the end is not
  // waited for.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearInterval(sweeping);
  clearTimeout(patience);
}

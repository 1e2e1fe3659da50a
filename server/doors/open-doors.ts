import type { RequestListener, Server } from 'node:http';
import type { Halls } from '../halls/halls.ts';
import type { OpenHall } from '../halls/open-hall.ts';
import { drained } from './drained.ts';
import { createApp } from './http/app.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import type { ServerParts } from './http/deps.ts';
import { openLiveDoor } from './live/live.ts';

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

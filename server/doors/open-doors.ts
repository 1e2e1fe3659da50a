import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { hallAddressIn } from '../../core/base/hall-address.ts';
import type { CityNow } from '../halls/city.ts';
import { hallNamedBy } from '../halls/hall-of.ts';
import { dropPlainCookies } from '../auth/request-cookies.ts';
import type { Halls } from '../halls/halls.ts';
import type { OpenHall } from '../halls/open-hall.ts';
import { drained } from './drained.ts';
import { createApp } from './http/app.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import type { ServerParts } from './http/deps.ts';
import { openLiveDoor } from './live/live.ts';
import { sendProblem } from './http/send.ts';
import { problem } from './problem.ts';

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
  const { isOurs, listener, cut } = parts;
  server.on('request', (request, response) => {
    if (!isOurs(request.headers.host)) return sayNotThisName(request, response);
    if (parts.secure === true) dropPlainCookies(request.headers);
    const hall = halls.of(request);
    const app = hall === undefined ? undefined : apps.get(hall);
    if (app === undefined) return sayNoHall(request, response, parts.city);
    app(withoutHall(request), response);
  });
  const live = openLiveDoor(server, halls, parts);
  return {
    async close() {
      await Promise.all([live.close(), drained(server, listener, cut)]);
      await leave();
    },
  };
}

/** Whoever was led here by another name (DNS rebinding) is told nothing else. */
function sayNotThisName({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const says = 'This hall is not served under this name. Whoever runs it names it in ALLOWED_HOSTS.';
  if (hallAddressIn(url).path.startsWith('/api/v1')) return sendProblem(response, problem(421, says));
  response.writeHead(421, { 'Content-Type': 'text/plain' }).end(`${says}\n`);
}

/** The request as its hall knows it: without the hall's name in the path. */
function withoutHall(request: IncomingMessage): IncomingMessage {
  const { url = '/' } = request;
  const { hall, path } = hallAddressIn(url);
  return hall === undefined ? request : Object.assign(request, { originalUrl: url, url: path });
}

/** Nobody is at home: there is no hall of that name, or it is not open, and why. */
function sayNoHall(request: IncomingMessage, response: ServerResponse, city: CityNow): void {
  const named = hallNamedBy(request);
  const meant = named ?? city.defaultHall;
  const why = meant === undefined ? undefined : city.absence(meant);
  const status = why === undefined ? 404 : 503;
  const detail = why ?? (meant === undefined ? 'there is no such hall here' : `there is no hall ${meant} here`);
  if (/^\/api\/v1\//.test(request.url ?? '')) {
    const body = JSON.stringify(problem(status, detail, status === 503 ? { retryAfter: 30 } : {}));
    const type = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' };
    return void response.writeHead(status, type).end(body);
  }
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  response.writeHead(status, type).end(`${detail}. All halls are at /halls.\n`);
}

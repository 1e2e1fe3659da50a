import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HallId } from '../../core/base/names.ts';
import { RELEASE } from '../../core/base/release.ts';
import { BATCH_LIMIT, type JournalDoor, type JournalReply } from '../halls/joined/journal-door.ts';
import { cutSlowBodies } from './http/slow-bodies.ts';
import { problem } from './problem.ts';

const NO_HALL = 'this is a standby: it keeps the journal of the hall, and serves nobody until it is promoted';

/** What a standby answers: the hall that sends its journal, and whoever watches over machines. */
export function openStandbyDoor(server: Server, door: JournalDoor, hall: HallId): void {
  cutSlowBodies(server);
  server.on('request', (request, response) => {
    answer(door, hall, request).then(
      ([status, body]) => {
        if (!request.complete) response.shouldKeepAlive = false;
        say(response, status, body);
      },
      () => say(response, 500, problem(500, 'this is our mistake')),
    );
  });
}

async function answer(
  door: JournalDoor,
  hall: HallId,
  request: IncomingMessage,
): Promise<readonly [status: number, body: object]> {
  const { method, url = '' } = request;
  const path = url.split('?')[0];
  if (path === '/healthz') return [200, { ok: true, ...RELEASE }];
  if (path === '/readyz') return [503, { ready: false, detail: NO_HALL, standbyOf: hall, ...RELEASE }];
  if (path !== '/api/v1/city/journal') return [503, problem(503, NO_HALL)];
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (method === 'GET') return told(await door.head(token));
  if (method !== 'POST') return [405, problem(405, 'allowed here: GET, POST')];
  // Whoever shows no token that counts is not listened to.
  const before = await door.head(token);
  if (before.status !== 200) return told(before);
  const lines = await textOf(request);
  return lines === undefined ? [413, problem(413, 'the batch is too large')] : told(await door.take(token, lines));
}

function told(reply: JournalReply): readonly [status: number, body: object] {
  if (reply.status === 200) return [200, reply.body];
  const { status, detail, code } = reply;
  return [status, problem(status, detail, code === undefined ? {} : { code })];
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > BATCH_LIMIT) return undefined;
  }
  return Buffer.concat(chunks).toString();
}

function say(response: ServerResponse, status: number, body: object): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

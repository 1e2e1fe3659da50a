import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { problem } from '../problem.ts';

/** In so long a body of JSON has come, also from the far end of a building. */
const BODY_MS = 15_000;
/** A film for the boards may be longer under way. */
const FILE_MS = 120_000;
const FILE_PATH = /\/media(\?|$)/;

/**
 * Who sends a body slower than anybody would is told so with 408 and let go, whatever the path; a head that is slow
 * Node cuts by itself (`headersTimeout`), where it watches over its connections (`secureServer`).
 */
export function cutSlowBodies(server: Server, { bodyMs = BODY_MS, fileMs = FILE_MS } = {}): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { headers, url = '' } = request;
    if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
    const ms = FILE_PATH.test(url) ? fileMs : bodyMs;
    const timer = setTimeout(() => cut(request, response, ms), ms);
    timer.unref();
    for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer));
  });
}

function cut(request: IncomingMessage, response: ServerResponse, ms: number): void {
  if (request.complete) return;
  const { socket } = request;
  if (response.headersSent) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problem(408, `the body did not come within ${String(ms / 1000)} s; send it again`));
  const head = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
  response.once('finish', () => socket.destroySoon());
  response.writeHead(408, { ...head, Connection: 'close' }).end(body);
}

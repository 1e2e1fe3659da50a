import type { ServerResponse } from 'node:http';
import type { Problem } from '../../../core/protocol/problem.ts';
import type { Reply } from '../perform.ts';

/** Sends a reply: a problem for what is no success. */
export function send(response: ServerResponse, { status, body, replayed }: Reply): void {
  if (replayed === true) response.setHeader('Idempotency-Replayed', 'true');
  if (status >= 400) sendProblem(response, body as Problem);
  else if (status === 204) response.writeHead(204).end();
  else sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** Sends a problem as RFC 9457 has it. */
export function sendProblem(response: ServerResponse, body: Problem): void {
  if (body.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (body.status === 503) response.setHeader('Retry-After', '1');
  if (body.retryAfter !== undefined) response.setHeader('Retry-After', String(body.retryAfter));
  sendText(response, body.status, 'application/problem+json; charset=utf-8', JSON.stringify(body));
}

/** Head and body leave in one piece: express would make bytes of a longer text, and two writes. */
function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

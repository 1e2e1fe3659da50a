import type { Response } from 'express';
import type { Problem } from '../../../core/protocol/problem.ts';
import type { Reply } from '../perform.ts';

/** Sends a reply: a problem for what is no success. */
export function send(response: Response, { status, body, replayed }: Reply): void {
  if (replayed === true) response.setHeader('Idempotency-Replayed', 'true');
  if (status >= 400) sendProblem(response, body as Problem);
  else if (status === 204) response.status(204).end();
  else response.status(status).json(body);
}

/** Sends a problem as RFC 9457 has it. */
export function sendProblem(response: Response, body: Problem): void {
  if (body.status === 503) response.setHeader('Retry-After', '1');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}

import type { Request, RequestHandler, Response } from 'express';
import { rateLimit, type Options } from 'express-rate-limit';
import { problem } from '../problem.ts';
import type { DoorParts } from './deps.ts';

const MINUTE = 60_000;

/**
 * Protects logins, secrets and paths without an identity from guessing and floods. Staff and devices are not limited,
 * and the sample hall limits nobody: it is for trying things.
 */
export function rateLimits({ hall }: DoorParts): RequestHandler {
  const logins = rateLimit({ ...COMMON, limit: 10, skipSuccessfulRequests: true });
  const strangers = rateLimit({ ...COMMON, limit: 240 });
  return (request, response, next) => {
    if (hall.catalogue().hall.sample) next();
    else if (request.path === '/sessions' && request.method === 'POST') void logins(request, response, next);
    else if (hall.gate.identityOf(request.headers).kind === 'nobody') void strangers(request, response, next);
    else next();
  };
}

const COMMON: Partial<Options> = {
  windowMs: MINUTE,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler(_request: Request, response: Response) {
    // express-rate-limit has set Retry-After.
    response
      .status(429)
      .type('application/problem+json')
      .send(JSON.stringify(problem(429, 'too many requests from here; wait a minute')));
  },
};

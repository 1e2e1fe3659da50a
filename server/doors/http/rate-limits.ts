import type { Request, RequestHandler, Response } from 'express';
import { rateLimit, type Options } from 'express-rate-limit';
import type { World } from '../../../core/record/world.ts';
import { shownSecret } from '../perform.ts';
import { problem, tooMany } from '../problem.ts';
import type { DoorParts } from './deps.ts';
import { tokenOf } from './routes/journal-routes.ts';
import { sendProblem } from './send.ts';

const MINUTE = 60_000;

/**
 * Protects secrets and paths without an identity from guessing and floods. Staff and devices are not limited,
 * whoever shows the secret of a ticket is limited as its holder, wherever they are, and the sample hall limits nobody:
 * it is for trying things.
 */
export function rateLimits({ hall, journals }: DoorParts): RequestHandler {
  const strangers = rateLimit({ ...COMMON, limit: 240 });
  // Phones ask for these, and many of them may stand behind one address.
  const crowd = rateLimit({ ...COMMON, limit: 6000 });
  return (request, response, next) => {
    if (hall.catalogue().hall.sample) return next();
    // How often a password may be tried is the entrance's.
    if (isSignIn(request)) return next();
    if (hall.gate.identityOf(request.headers).kind !== 'nobody') return next();
    if (journals?.knows(tokenOf(request)) === true) return next();
    const ticket = ticketShown(request, hall.world());
    if (ticket === undefined) return void (isForCrowds(request) ? crowd : strangers)(request, response, next);
    const waitMs = hall.budgets.looks.take(ticket);
    if (waitMs === 0) next();
    else sendProblem(response, tooMany('too much is asked with this slip', waitMs));
  };
}

function isSignIn({ path, method }: Request): boolean {
  return /^(\/city)?\/sessions\/?$/i.test(path) && method === 'POST';
}

/** Emergencies, which every phone in the hall asks for that has no live door, and the waits of all halls. */
function isForCrowds({ path, method }: Request): boolean {
  return (path === '/notices/emergency' || path === '/halls') && method === 'GET';
}

/** The ticket that a request is about and shows the secret of. */
function ticketShown({ path, query }: Request, world: World): string | undefined {
  const { secret } = query;
  const [, id] = /^\/tickets\/([^/%]+)(?:\/|$)/.exec(path) ?? [];
  if (id === undefined || typeof secret !== 'string') return undefined;
  return shownSecret(secret, world, id) === 'right' ? id : undefined;
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

import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { EntryFault, SignInFault } from '../../../../core/protocol/sign-in-faults.ts';
import { SIGN_IN_FAULT_MARK, SIGNED_IN_MARK } from '../../../../core/protocol/sign-in-faults.ts';
import { RETURN_PATH, type Going, type NotProved } from '../../../auth/provider/sign-in-provider.ts';
import type { SignInProvider } from '../../../auth/provider/sign-in-provider.ts';
import { flowIn } from '../../../auth/request-cookies.ts';
import type { CityNow } from '../../../halls/city.ts';
import type { OpenHall } from '../../../halls/open-hall.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { originOf } from '../origin-of.ts';
import { cookiesOf, leastAbove, sessionsInHalls, whereOf } from '../sign-in-answers.ts';
import { sendPage } from './html-page.ts';
import { lostWayPage } from './lost-way-page.ts';

/** Pages of the staff, to which somebody who was signed in elsewhere comes back; a browser may write them otherwise. */
const BACK_TO = /^(\/(?:counter|desk|manager|reports|overview))\/?(\?[^#]*)?$/i;
const QUERY = /^\?[\w.~%=&+,:-]{0,200}$/;
const ABOVE = /^\/overview/;
const A_MINUTE = 60_000;
/** A whole office may stand behind one address. */
const A_MINUTE_HERE = 240;

/** The way to the sign-in service of the office and back, where there is one. */
export function signInPages(parts: DoorParts): Router {
  const router = Router();
  const { service } = parts;
  if (service === undefined) return router;
  router.use('/sign-in', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const held = limited(parts);
  router.get('/sign-in/start', held, (request, response, next) => {
    start(parts, service, request, response).catch(next);
  });
  router.get(RETURN_PATH, held, (request, response, next) => {
    done(parts, service, request, response).catch(next);
  });
  router.get('/sign-in/out', held, (request, response, next) => {
    // Unknown or away: they are signed out here all the same.
    const leave = async (): Promise<void> => response.redirect(303, (await service.leaveUrl(originOf(request))) ?? '/');
    leave().catch(next);
  });
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  router.post('/sign-in/gone', limited(parts, true), form, (request, response, next) => {
    gone(parts, service, request, response).catch(next);
  });
  return router;
}

async function start(parts: DoorParts, service: SignInProvider, request: Request, response: Response): Promise<void> {
  const to = wayBack(request.query['to']);
  if (to === undefined) {
    response.status(400).type('text/plain').send('Say the page to come back to: ?to=/counter\n');
    return;
  }
  const begun = await service.begin(originOf(request), { to, hall: ABOVE.test(to) ? undefined : parts.hall.id });
  if (begun.kind === 'fault') return turnBack(parts, begun, request, response);
  response.setHeader('Set-Cookie', COOKIES.flow(begun.flow, request.secure));
  response.redirect(303, begun.url);
}

/** The page to come back to; undefined: there is no such one. What does not belong behind its ? is left out. */
function wayBack(to: unknown): string | undefined {
  const [, path, query = ''] = (typeof to === 'string' ? BACK_TO.exec(to) : null) ?? [];
  return path === undefined ? undefined : `${path.toLowerCase()}${QUERY.test(query) ? query : ''}`;
}

async function done(parts: DoorParts, service: SignInProvider, request: Request, response: Response): Promise<void> {
  const back = new URL(`${originOf(request)}${request.originalUrl}`);
  const proved = await service.finish(back, flowIn(request.headers));
  response.setHeader('Set-Cookie', COOKIES.flow('', request.secure));
  if (proved.kind === 'fault') return turnBack(parts, proved, request, response);
  const { going } = proved;
  const place = placeOf(parts, going);
  if (place === undefined) return toClosedHall(parts, going, request, response);
  const where = { ...whereOf(request), ...(ABOVE.test(going.to) ? leastAbove(parts.city) : {}) };
  const entered = await place.entrance.enter(proved, where);
  if (entered.kind === 'not-entered') return goBack(response, place.at(going.to), faultMark(entered.fault));
  const others = sessionsInHalls(parts.city, entered.user.id);
  const cookies = cookiesOf(place.gate, entered, request.secure, others);
  response.setHeader('Set-Cookie', [COOKIES.flow('', request.secure), ...cookies]);
  goBack(response, place.at(going.to), SIGNED_IN_MARK);
}

/** Where somebody comes in, and in whose record it stands. */
type Place = Pick<OpenHall, 'entrance' | 'gate' | 'security' | 'at'>;

/** Where they are on the way to: a hall, or above all of them; undefined: the hall has gone meanwhile. */
function placeOf(parts: DoorParts, { hall: id, to }: Going): Place | undefined {
  const { city, hall } = parts;
  const { gate, entrance, security } = hall;
  if (!city.several) return { gate, entrance, security, at: (path) => (ABOVE.test(to) ? path : hall.at(path)) };
  return id === undefined ? aboveAll(city) : city.here().find((each) => each.id === id);
}

function aboveAll({ people: { gate, entrance, security } }: CityNow): Place {
  return { gate, entrance, security, at: (path) => path };
}

/** Nobody comes into another hall than theirs; its own address says why nobody is at home. */
function toClosedHall({ city }: DoorParts, { hall, to }: Going, request: Request, response: Response): void {
  city.people.security.note({
    kind: 'sign-in-failed',
    from: request.ip,
    detail: 'sign-in service: the hall is closed',
  });
  response.redirect(303, `/h/${hall ?? ''}${to}`);
}

/** They are not who they would have to be, or nobody knows yet: told on the page that they came from. */
function turnBack(parts: DoorParts, { fault, going, detail }: NotProved, request: Request, response: Response): void {
  const { city, hall } = parts;
  hall.log.warn({ fault, detail }, 'somebody was not signed in by the sign-in service');
  const place = going === undefined ? undefined : placeOf(parts, going);
  // Of several halls it is nobody's where it is not known to which one they were on the way.
  const { security } = place ?? (city.several ? city.people : hall);
  security.note({ kind: 'sign-in-failed', from: request.ip, detail: `sign-in service: ${fault}` });
  if (going !== undefined && place !== undefined) return goBack(response, place.at(going.to), faultMark(fault));
  sendPage(response.status(400), lostWayPage(city.several));
}

function faultMark(fault: SignInFault | EntryFault): string {
  return `${SIGN_IN_FAULT_MARK}${fault}`;
}

function goBack(response: Response, address: string, mark: string): void {
  response.redirect(303, `${address}#${mark}`);
}

/** The service says that a session there is over: those that were begun by it are over here. */
async function gone(parts: DoorParts, service: SignInProvider, request: Request, response: Response): Promise<void> {
  const { logout_token: token } = (request.body ?? {}) as { readonly logout_token?: unknown };
  const account = typeof token === 'string' ? await service.heardLogout(token) : undefined;
  if (account === undefined) {
    response.status(400).json({ error: 'invalid_request' });
    return;
  }
  const { city, hall } = parts;
  await Promise.all(
    [...new Set([hall, ...city.here()]), city.people].map(async ({ gate, security }) => {
      for (const who of await gate.endAccount(account))
        await security.add({ kind: 'session-ended', who, from: request.ip, detail: 'sign-in service' });
    }),
  );
  response.status(200).end();
}

/** Nobody is limited in the sample hall. `failing`: only what was refused counts. */
function limited({ hall }: DoorParts, failing = false): RequestHandler {
  const limit = rateLimit({
    ...{ windowMs: A_MINUTE, limit: A_MINUTE_HERE, standardHeaders: 'draft-8', legacyHeaders: false },
    skipSuccessfulRequests: failing,
    handler: (_request: Request, response: Response) => {
      response
        .status(429)
        .type('text/plain')
        .send('操作太频繁，请一分钟后再试。\nToo many tries from here: wait a minute.\n');
    },
  });
  return (request, response, next) => {
    if (hall.catalogue().hall.sample) next();
    else void limit(request, response, next);
  };
}

import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { performance } from 'node:perf_hooks';
import { issuesOf } from '../../../core/protocol/issues.ts';
import { badInput, problem, type Problem } from '../problem.ts';
import type { Reply } from '../perform.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { boardRoutes } from './routes/board-routes.ts';
import { complaintRoutes } from './routes/complaint-routes.ts';
import { counterRoutes } from './routes/counter-routes.ts';
import type { DoorParts } from './deps.ts';
import { docsRoutes } from './pages/docs-page.ts';
import { hallRoutes } from './routes/hall-routes.ts';
import { inputRoutes } from './routes/input-routes.ts';
import { isMediaUpload, mediaRoutes } from './routes/media-routes.ts';
import { printerRoutes } from './routes/printer-routes.ts';
import { windowRoutes } from './routes/window-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { shownRoutes } from './routes/shown-routes.ts';
import { voiceRoutes } from './routes/voice-routes.ts';
import { openApiDocument } from './openapi.ts';
import { rateLimits } from './rate-limits.ts';
import type { Route } from './route.ts';
import { signRoutes } from './routes/sign-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { ticketRoutes } from './routes/ticket-routes.ts';
import { asReply, mustBe } from './rights.ts';

const BODY_LIMIT = '64kb';
const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

/** Every row of the outside surface. */
export function allRoutes(parts: DoorParts): readonly Route[] {
  const rows = [
    ...hallRoutes(parts),
    ...ticketRoutes(parts),
    ...sessionRoutes(parts),
    ...counterRoutes(parts),
    ...complaintRoutes(parts),
    ...boardRoutes(parts),
    ...windowRoutes(parts),
    ...printerRoutes(parts),
    ...auditRoutes(parts),
    ...inputRoutes(parts),
    ...voiceRoutes(parts),
    ...signRoutes(parts),
    // Before those with an id in the same place.
    ...shownRoutes(parts),
    ...noticeRoutes(parts),
    ...mediaRoutes(parts),
  ];
  const title = `Hallcall: ${parts.catalogue.hall.name.en}`;
  return [...rows, ...docsRoutes((own) => openApiDocument([...rows, ...own], title))];
}

/** Everything under /api/v1. */
export function apiRouter(parts: DoorParts): Router {
  const routes = allRoutes(parts);
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.use(rateLimits(parts));
  router.use(jsonOnly);
  router.use(express.json({ limit: BODY_LIMIT, strict: false }));
  for (const route of routes)
    router[route.method](route.path, (request, response, next) => {
      serve(parts, route, request, response).catch(next);
    });
  router.use(otherMethods(routes));
  router.use((request, response) => {
    sendProblem(
      response,
      problem(404, `there is nothing at ${request.method} ${request.originalUrl.split('?')[0] ?? ''}`),
    );
  });
  router.use((fault: unknown, request: Request, response: Response, _next: NextFunction) => {
    sendProblem(response, problemOf(parts, fault, request));
  });
  return router;
}

async function serve(parts: DoorParts, route: Route, request: Request, response: Response): Promise<void> {
  const began = performance.now();
  const reply = await replyTo(parts, route, request, response);
  if (reply !== 'answered') send(response, reply);
  parts.metrics.request(
    `${route.method.toUpperCase()} ${route.path}`,
    response.statusCode,
    (performance.now() - began) / 1000,
  );
}

async function replyTo(
  parts: DoorParts,
  route: Route,
  request: Request,
  response: Response,
): Promise<Reply | 'answered'> {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY_FORM.test(key))) {
    return asReply(
      badInput([{ path: 'Idempotency-Key', message: 'expected 1 to 255 printable ASCII characters without blanks' }]),
    );
  }
  if (route.method !== 'get' && isForeign(request)) {
    return asReply(problem(403, 'this came from a page of another site'));
  }
  const identity = parts.gate.identityOf(request.headers);
  const denied = route.least === undefined ? undefined : mustBe(identity, route.least);
  if (denied !== undefined) return denied;
  const query = route.query?.safeParse(request.query, { reportInput: true });
  if (query?.success === false) return asReply(badInput(issuesOf(query.error)));
  // A body that nobody sent is an empty one; what a command makes of it, its own schema says.
  const body = isCommand(route) ? undefined : route.body?.safeParse(request.body ?? {}, { reportInput: true });
  if (body?.success === false) return asReply(badInput(issuesOf(body.error)));
  return route.handle({
    identity,
    params: request.params as Record<string, string>,
    query: query?.data,
    body: body?.data,
    key,
    seen: versionIn(request),
    request,
    response,
  });
}

/** `If-Match: "1a2b"`; none for `*`, which any version is. */
function versionIn(request: Request): string | undefined {
  const said = request.headers['if-match']?.trim();
  return said === undefined || said === '*' ? undefined : said.replace(/^"(.*)"$/, '$1');
}

/** Commands parse their bodies themselves, after they have asked who it is: nobody learns of a form that is not for them. */
function isCommand(route: Route): boolean {
  return route.keyed === true && (route.tag === 'Tickets' || route.tag === 'Counters');
}

/** Cookies are SameSite=Strict; this is the second lock: a browser says where a request comes from. */
function isForeign(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  // A sandboxed frame has the origin "null": a page of nobody's is another site, too.
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}

function send(response: Response, { status, body, replayed }: Reply): void {
  if (replayed === true) response.setHeader('Idempotency-Replayed', 'true');
  if (status >= 400) sendProblem(response, body as Problem);
  else if (status === 204) response.status(204).end();
  else response.status(status).json(body);
}

function sendProblem(response: Response, body: Problem): void {
  if (body.status === 503) response.setHeader('Retry-After', '1');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}

/** 415 for a body that is neither JSON nor a file for a board: also what keeps forms of other sites out. */
function jsonOnly(request: Request, response: Response, next: NextFunction): void {
  const empty =
    request.headers['content-length'] === '0' ||
    (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined);
  if (
    request.method === 'GET' ||
    request.method === 'HEAD' ||
    empty ||
    request.is('json') !== false ||
    isMediaUpload(request)
  )
    next();
  else sendProblem(response, problem(415, 'send the body as application/json'));
}

/** 405 with what would be allowed, for a path that exists. */
function otherMethods(routes: readonly Route[]): Router {
  const router = Router();
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()]);
  for (const [path, methods] of paths) {
    router.all(path, (request, response, next) => {
      // GET of an existing path with another method; HEAD is answered by GET's own row.
      if (methods.includes(request.method)) {
        next();
        return;
      }
      response.setHeader('Allow', methods.join(', '));
      sendProblem(response, problem(405, `${request.method} is not for this path; allowed: ${methods.join(', ')}`));
    });
  }
  return router;
}

function problemOf(parts: DoorParts, fault: unknown, request: Request): Problem {
  const known = fault as { readonly type?: string; readonly status?: number; readonly message?: string };
  if (known.type === 'entity.parse.failed') {
    return badInput([{ path: '', message: `the body is not JSON: ${known.message ?? ''}` }]);
  }
  if (known.type === 'entity.too.large') return problem(413, `the body may have ${BODY_LIMIT} at most`);
  if (known.status !== undefined && known.status >= 400 && known.status < 500)
    return problem(known.status, known.message ?? 'bad request');
  parts.log.error({ fault, path: request.path }, 'a request failed by a mistake of ours');
  return problem(500, 'this is our mistake; it was logged');
}

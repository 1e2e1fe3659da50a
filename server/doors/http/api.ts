import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { performance } from 'node:perf_hooks';
import type { Problem } from '../../../core/protocol/problem.ts';
import { allResources, type ResourceFacts } from '../../../core/protocol/resources/resource-facts.ts';
import { badInput, problem } from '../problem.ts';
import { commandHandler } from './command-handler.ts';
import type { DoorParts } from './deps.ts';
import { docsRoutes } from './pages/docs-page.ts';
import { rateLimits } from './rate-limits.ts';
import type { Handlers, PlainName } from './route.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { boardRoutes } from './routes/board-routes.ts';
import { complaintRoutes } from './routes/complaint-routes.ts';
import { counterRoutes } from './routes/counter-routes.ts';
import { hallRoutes } from './routes/hall-routes.ts';
import { inputRoutes } from './routes/input-routes.ts';
import { isFile, mediaRoutes } from './routes/media-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { printerRoutes } from './routes/printer-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { shownRoutes } from './routes/shown-routes.ts';
import { signRoutes } from './routes/sign-routes.ts';
import { ticketRoutes } from './routes/ticket-routes.ts';
import { voiceRoutes } from './routes/voice-routes.ts';
import { windowRoutes } from './routes/window-routes.ts';
import { send, sendProblem } from './send.ts';
import { replyTo, type Route } from './serve.ts';

const BODY_LIMIT = '64kb';

function handlersOf(parts: DoorParts): Handlers {
  return {
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
    ...shownRoutes(parts),
    ...noticeRoutes(parts),
    ...mediaRoutes(parts),
    ...docsRoutes(() => `Hallcall: ${parts.hall.catalogue().hall.name.en}`),
  };
}

/** Every row of `core/protocol/resources.ts` with what it does. */
function routesOf(parts: DoorParts): readonly Route[] {
  const handlers = handlersOf(parts);
  return allResources().map((facts) => {
    const { command } = facts;
    if (command !== undefined) return { ...facts, handle: commandHandler(parts.hall, { ...facts, command }) };
    // A row without a command has a handler, which is told what this very row has parsed.
    return { ...facts, handle: handlers[facts.name as PlainName] as unknown as Route['handle'] };
  });
}

/** Everything under /api/v1. */
export function apiRouter(parts: DoorParts): Router {
  const routes = routesOf(parts);
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.use(rateLimits(parts));
  router.use(jsonOnly(routes));
  router.use(express.json({ limit: BODY_LIMIT, strict: false }));
  for (const route of routes)
    router[verbOf(route)](expressPath(route.path), (request, response, next) => {
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
  parts.hall.metrics.request(
    `${route.method} ${expressPath(route.path)}`,
    response.statusCode,
    (performance.now() - began) / 1000,
  );
}

function verbOf({ method }: ResourceFacts): 'get' | 'post' | 'put' | 'delete' {
  return ({ GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const)[method];
}

/** `/tickets/{id}` as express has it: `/tickets/:id`. */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/**
 * 415 for a body that is neither JSON nor, where a path takes one, a file: also what keeps forms of other sites out.
 */
function jsonOnly(routes: readonly Route[]): (request: Request, response: Response, next: NextFunction) => void {
  const uploads = new Set(routes.filter(({ upload }) => upload).map(({ name }) => name as string));
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const file = uploads.has(`${request.method} ${request.path}`) && isFile(request);
    if (reads || isEmpty(request) || request.is('json') !== false || file) next();
    else sendProblem(response, problem(415, 'send the body as application/json'));
  };
}

function isEmpty({ headers }: Request): boolean {
  const length = headers['content-length'];
  return length === '0' || (length === undefined && headers['transfer-encoding'] === undefined);
}

/** 405 with what would be allowed, for a path that exists. */
function otherMethods(routes: readonly Route[]): Router {
  const router = Router();
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) paths.set(path, [...(paths.get(path) ?? []), method]);
  for (const [path, methods] of paths) {
    router.all(expressPath(path), (request, response, next) => {
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
  const known = fault as {
    readonly type?: string;
    readonly status?: number;
    readonly message?: string;
  };
  if (known.type === 'entity.parse.failed') {
    return badInput([{ path: '', message: `the body is not JSON: ${known.message ?? ''}` }]);
  }
  if (known.type === 'entity.too.large') return problem(413, `the body may have ${BODY_LIMIT} at most`);
  if (known.status !== undefined && known.status >= 400 && known.status < 500)
    return problem(known.status, known.message ?? 'bad request');
  parts.hall.log.error({ fault, path: request.path }, 'a request failed by a mistake of ours');
  return problem(500, 'this is our mistake; it was logged');
}

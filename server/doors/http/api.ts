import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isUtf8 } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import type { Problem } from '../../../core/protocol/problem.ts';
import { allResources } from '../../../core/protocol/resources/resource-facts.ts';
import { NotKept } from '../../auth/not-kept.ts';
import { JournalFault } from '../../journal/journal.ts';
import { routeLabel } from '../../ops/metrics.ts';
import { badInput, problem } from '../problem.ts';
import { AnsweredOnce } from './answered-once.ts';
import { commandHandler } from './command-handler.ts';
import { nameOf } from '../../auth/identity.ts';
import type { DoorParts } from './deps.ts';
import { docsRoutes } from './pages/docs-page.ts';
import { PathTable } from './path-table.ts';
import { rateLimits } from './rate-limits.ts';
import type { Handlers, PlainName } from './route.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { boardRoutes } from './routes/board-routes.ts';
import { cityRoutes } from './routes/city-routes.ts';
import { citySessionRoutes } from './routes/city-session-routes.ts';
import { complaintRoutes } from './routes/complaint-routes.ts';
import { counterRoutes } from './routes/counter-routes.ts';
import { deviceRoutes } from './routes/device-routes.ts';
import { forecastRoutes } from './routes/forecast-routes.ts';
import { hallRoutes } from './routes/hall-routes.ts';
import { journalRoutes } from './routes/journal-routes.ts';
import { inputRoutes } from './routes/input-routes.ts';
import { isFile, mediaRoutes } from './routes/media-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { keyRoutes } from './routes/key-routes.ts';
import { pairingRoutes } from './routes/pairing-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { pictureRoutes } from './routes/picture-routes.ts';
import { printerRoutes } from './routes/printer-routes.ts';
import { assessmentRoutes } from './routes/assessment-routes.ts';
import { hookActRoutes, hookRoutes } from './routes/hook-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { securityKeyRoutes } from './routes/security-key-routes.ts';
import { securityRoutes } from './routes/security-routes.ts';
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
    ...overviewRoutes(parts),
    ...ticketRoutes(parts),
    ...sessionRoutes(parts),
    ...peopleRoutes(parts),
    ...accountRoutes(parts),
    ...securityKeyRoutes(parts),
    ...securityRoutes(parts),
    ...deviceRoutes(parts),
    ...pairingRoutes(parts),
    ...keyRoutes(parts),
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
    ...forecastRoutes(parts),
    ...reportRoutes(parts),
    ...hookRoutes(parts),
    ...hookActRoutes(parts),
    ...cityRoutes(parts),
    ...citySessionRoutes(parts),
    ...journalRoutes(parts),
    ...pictureRoutes(parts),
    ...assessmentRoutes(parts),
    ...docsRoutes(
      () => `Hallcall: ${parts.hall.catalogue().hall.name.en}`,
      parts.hall.at,
      parts.hall.gate.cookies.session,
    ),
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
  router.use(express.json({ limit: BODY_LIMIT, strict: false, verify: onlyUtf8 }));
  router.use(rows(parts, routes));
  router.use((fault: unknown, request: Request, response: Response, _next: NextFunction) => {
    sendProblem(response, problemOf(parts, fault, request));
  });
  return router;
}

/**
 * Finds the row of a request and serves it: 405 with what would be allowed for a path that exists, 404 for one that
 * does not.
 */
function rows(parts: DoorParts, routes: readonly Route[]): RequestHandler {
  const table = new PathTable<Named>();
  const once = new AnsweredOnce(() => performance.now());
  for (const route of routes) table.add(route.method, route.path, { route, label: routeLabel(route) });
  return (request, response, next) => {
    const { method } = request;
    const found = table.find(method, request.path);
    switch (found?.kind) {
      case 'found':
        request.params = { ...found.params };
        serve(parts, once, found.row, request, response).catch(next);
        return;
      case 'undecodable':
        sendProblem(response, problem(400, `Failed to decode param '${found.part}'`));
        return;
      case 'other-methods': {
        const allowed = found.allowed.join(', ');
        response.setHeader('Allow', allowed);
        sendProblem(response, problem(405, `${method} is not for this path; allowed: ${allowed}`));
        return;
      }
      case undefined:
        sendProblem(response, problem(404, `there is nothing at ${method} ${request.originalUrl.split('?')[0] ?? ''}`));
    }
  };
}

/** Somebody who is known has asked for what is not for them. */
function noteRefusal({ gate, security }: DoorParts['hall'], request: Request, what: string): void {
  const identity = gate.identityOf(request.headers);
  if (identity.kind === 'nobody') return;
  security.note({ kind: 'refused', who: nameOf(identity), from: request.ip, detail: what });
}

/** A row, and what its figures are called. */
type Named = { readonly route: Route; readonly label: string };

async function serve(
  parts: DoorParts,
  once: AnsweredOnce,
  { route, label }: Named,
  request: Request,
  response: Response,
): Promise<void> {
  const began = performance.now();
  const reply = await replyTo(parts, once, route, request, response);
  if (reply !== 'answered' && reply.status === 403) noteRefusal(parts.hall, request, label);
  if (reply !== 'answered') send(response, reply);
  parts.hall.metrics.request(label, response.statusCode, (performance.now() - began) / 1000);
}

/**
 * 415 for a body that is neither JSON nor, where a path takes one, a file: also what keeps forms of other sites out.
 */
function jsonOnly(routes: readonly Route[]): RequestHandler {
  const uploads = new Set(routes.filter(({ upload }) => upload).map(({ name }) => name as string));
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const file = uploads.has(`${request.method} ${request.path}`) && isFile(request);
    if (reads || isEmpty(request) || file) next();
    else if (request.is('json') !== false && charsetOf(request) === 'utf-8') next();
    else sendProblem(response, problem(415, 'send the body as application/json, in UTF-8'));
  };
}

function charsetOf({ headers }: Request): string {
  const [, named] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? [];
  return named?.toLowerCase() ?? 'utf-8';
}

/** Bytes that are no UTF-8 would be read as other words than were written. */
function onlyUtf8(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw Object.assign(new Error('the body is not UTF-8'), { status: 400, type: 'entity.not-utf-8' });
}

function isEmpty({ headers }: Request): boolean {
  const length = headers['content-length'];
  return length === '0' || (length === undefined && headers['transfer-encoding'] === undefined);
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
  if (known.type === 'entity.not-utf-8') return badInput([{ path: '', message: 'the body is not UTF-8' }]);
  if (known.type === 'entity.too.large') return problem(413, `the body may have ${BODY_LIMIT} at most`);
  if (known.status !== undefined && known.status >= 400 && known.status < 500)
    return problem(known.status, known.message ?? 'bad request');
  // In words: the journal is no mistake of ours.
  if (fault instanceof JournalFault)
    return problem(503, `the journal cannot be read now: ${fault.message}`, {
      ...{ code: 'journal-unavailable', retryAfter: 1 },
    });
  if (fault instanceof NotKept) return problem(503, fault.message, { retryAfter: 1 });
  parts.hall.log.error({ fault, path: request.path }, 'a request failed by a mistake of ours');
  return problem(500, 'this is our mistake; it was logged');
}

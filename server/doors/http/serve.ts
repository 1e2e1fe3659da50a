import type { Request, Response } from 'express';
import { issuesOf } from '../../../core/protocol/issues.ts';
import type { ResourceFacts } from '../../../core/protocol/resources/resource-facts.ts';
import { nameOf, type Identity } from '../../auth/identity.ts';
import { canonical } from '../canonical.ts';
import { refused, shownSecret, type Refused, type Reply } from '../perform.ts';
import { badInput, problem } from '../problem.ts';
import { isAmong, mayNot } from '../rights.ts';
import type { AnsweredOnce } from './answered-once.ts';
import type { DoorParts } from './deps.ts';
import type { RouteInput } from './route.ts';
import { own } from '../../../core/base/own.ts';

/** What a handler is told, as whoever has looked it up by its row's name knows it. */
export type AnyInput = Omit<RouteInput, 'params' | 'query' | 'body'> & {
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
};

/** A row with what it does. */
export type Route = ResourceFacts & {
  readonly handle: (asked: AnyInput) => Promise<Reply | 'answered'> | Reply | 'answered';
};

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

/**
 * One request to one row: who may is asked before the form is looked at, so that nobody learns of a form that is not
 * for them.
 */
export async function replyTo(
  parts: DoorParts,
  once: AnsweredOnce,
  route: Route,
  request: Request,
  response: Response,
): Promise<Reply | 'answered'> {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY_FORM.test(key)) && route.keyed) {
    return refused(
      badInput([
        {
          path: 'Idempotency-Key',
          message: 'expected 1 to 255 printable ASCII characters without blanks',
        },
      ]),
    );
  }
  if (route.method !== 'GET' && isForeign(request)) {
    return refused(problem(403, 'this came from a page of another site'));
  }
  const identity = identityFor(parts, route, request);
  // Pages look by themselves; programs and people ask.
  const { authorization } = request.headers;
  if (route.method !== 'GET' || authorization !== undefined)
    parts.hall.gate.active(parts.hall.gate.tokenIn(request.headers));
  const params = request.params as Record<string, string>; // no path has a wildcard
  const asked = {
    identity,
    params,
    key: key as string | undefined,
    seen: versionIn(request),
    request,
    response,
  };
  if (Array.isArray(request.query['secret']))
    return refused(badInput([{ path: 'secret', message: 'is there more than once; say it once' }]));
  const query = route.query?.safeParse(request.query, { reportInput: true });
  const denied = route.command === undefined ? mayNotAsk(parts, route, request, identity) : undefined;
  if (denied !== undefined) return denied;
  if (query?.success === false) return refused(badInput(issuesOf(query.error)));
  // A body that nobody sent is an empty one. A command parses its own, after it has asked who it is.
  const body =
    route.command === undefined
      ? route.body?.safeParse(request.body === undefined ? {} : request.body, { reportInput: true })
      : undefined;
  if (body?.success === false) return refused(badInput(issuesOf(body.error)));
  const act = async (): Promise<Reply | 'answered'> => route.handle({ ...asked, query: query?.data, body: body?.data });
  if (!route.kept || asked.key === undefined || identity.kind === 'nobody') return act();
  const what = canonical([route.name, params, query?.data, body?.data]);
  return once.do(`${identity.kind} ${nameOf(identity)}|${asked.key}`, parts.hall.pseudonym(what), act);
}

/** A page of a device in which somebody has signed in as well: what it reads as the device it goes on reading. */
function identityFor({ hall: { gate } }: DoorParts, { method, who }: Route, request: Request): Identity {
  const identity = gate.identityOf(request.headers);
  if (method !== 'GET' || identity.kind !== 'staff' || who.device === undefined || isAmong(who, identity))
    return identity;
  const { cookie } = request.headers;
  const kinds = who.device === 'any' ? [] : who.device;
  return kinds.map((kind) => gate.identityOf({ cookie }, kind)).find((each) => isAmong(who, each)) ?? identity;
}

function mayNotAsk(
  parts: DoorParts,
  { who, params }: Route,
  request: Request,
  identity: Identity,
): Refused | undefined {
  const [param] = params;
  const id = param === undefined ? undefined : String(own(request.params, param));
  const { secret } = request.query;
  const shown = typeof secret === 'string' ? secret : undefined;
  if (who.above === true && parts.city.people.identify(request.headers) !== undefined) return undefined;
  const worth = who.secret === true ? shownSecret(shown, parts.hall.world(), id) : 'none';
  const denied = mayNot(who, identity, { id, secret: worth });
  return denied === undefined ? undefined : refused(denied);
}

/** `If-Match: "1a2b"`; none for `*`, which any version is. */
function versionIn(request: Request): string | undefined {
  const said = request.headers['if-match']?.trim();
  return said === undefined || said === '*' ? undefined : said.replace(/^"(.*)"$/, '$1');
}

/** Cookies are SameSite=Strict; this is the second lock: a browser says where a request comes from. */
function isForeign(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  // A sandboxed frame has the origin "null": a page of nobody's is another site, too.
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}

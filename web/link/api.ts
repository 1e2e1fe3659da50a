import type {
  AnswerOf,
  BodySent,
  Method,
  ParamOf,
  PathOf,
  QuerySent,
  ResourceName,
} from '../../core/protocol/resources.ts';
import type { ServiceAnswer } from '../../core/protocol/shapes/service.ts';
import { newCommandId } from './command-id.ts';
import { problemOf, UNREACHABLE, type Problem } from './problem.ts';
import { own } from '../../core/base/own.ts';
import { here } from './own-hall.ts';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A line can die without a word: what has not come by then is given up, and may be asked again under its key. */
const ANSWER_MS = 15_000;
/** What is counted over many days, or played through, may take longer. */
const SLOW = /^\/(reports|assessments|advice|forecast|audit|security)\b/;
const SLOW_MS = 120_000;

type Row<M extends Method, P extends string> = `${M} ${P}` & ResourceName;
type Nothing = Record<never, never>;

type Params<P extends string> = [ParamOf<P>] extends [never]
  ? Nothing
  : { readonly path: Readonly<Record<ParamOf<P>, string>> };
type Body<T> = [T] extends [undefined] ? Nothing : Nothing extends T ? { readonly body?: T } : { readonly body: T };

/** What goes with a request: only what its row takes. */
type Asked<M extends Method, P extends string> = Params<P> &
  Body<BodySent<Row<M, P>>> & {
    readonly query?: QuerySent<Row<M, P>>;
    /** Of an earlier try: the same is done once. */
    readonly key?: string;
    /** The version that was seen: it is done only if it is still that one, 412 otherwise. */
    readonly seen?: string;
    readonly signal?: AbortSignal | undefined;
  };

type Rest<A> = Nothing extends A ? [asked?: A] : [asked: A];
type Reply<M extends Method, P extends string> = Promise<Answer<AnswerOf<Row<M, P>>>>;

/**
 * The HTTP door, by the rows of `core/protocol/resources.ts`: path, query, body and answer have the types of their row.
 * A problem comes back as a value; so does silence. Commands of the queue go over the link.
 */
export const api = {
  get: <P extends PathOf<'GET'>>(path: P, ...[asked]: Rest<Asked<'GET', P>>): Reply<'GET', P> =>
    request('GET', path, asked),
  post: <P extends PathOf<'POST'>>(path: P, ...[asked]: Rest<Asked<'POST', P>>): Reply<'POST', P> =>
    request('POST', path, asked),
  put: <P extends PathOf<'PUT'>>(path: P, ...[asked]: Rest<Asked<'PUT', P>>): Reply<'PUT', P> =>
    request('PUT', path, asked),
  delete: <P extends PathOf<'DELETE'>>(path: P, ...[asked]: Rest<Asked<'DELETE', P>>): Reply<'DELETE', P> =>
    request('DELETE', path, asked),
};

/** A service as far as screens tell of it. */
export type ServiceView = Pick<ServiceAnswer, 'id' | 'department' | 'line' | 'name'> &
  Partial<Pick<ServiceAnswer, 'code' | 'materials' | 'priorityAllowed' | 'after'>>;

export type ServiceSearch = NonNullable<QuerySent<'GET /services'>> & { readonly signal?: AbortSignal };

/** Ranked services; without a query, the ones asked for most. */
export async function searchServices({ signal, ...query }: ServiceSearch): Promise<Answer<readonly ServiceView[]>> {
  const answer = await api.get('/services', { query, signal });
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

/** What may go with a request, whichever it is. */
type Loose = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly key?: string;
  readonly seen?: string;
  readonly signal?: AbortSignal | undefined;
};

function addressOf(path: string, { path: params = {}, query }: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(own(params, name) ?? ''));
  const said = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(said).toString();
  return here(`/api/v1${filled}${search === '' ? '' : `?${search}`}`);
}

async function request<T>(method: Method, path: string, asked: Loose = {}): Promise<Answer<T>> {
  const { body, key = newCommandId(), seen, signal } = asked;
  const late = new AbortController();
  const giveUp = (): void => late.abort();
  const timer = setTimeout(giveUp, SLOW.test(path) ? SLOW_MS : ANSWER_MS);
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp);
  const sent = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    ...(seen === undefined ? {} : { 'If-Match': `"${seen}"` }),
  };
  try {
    const response = await fetch(addressOf(path, asked), {
      method,
      headers: { Accept: 'application/json', ...(method === 'GET' ? {} : sent) },
      credentials: 'same-origin',
      signal: late.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    // The server answers by the same row that gives T.
    return response.ok ? { ok: true, value: value as T } : { ok: false, problem: problemOf(value, response.status) };
  } catch {
    return { ok: false, problem: UNREACHABLE }; // refused, cut off, late, aborted or not JSON: nothing usable came
  } finally {
    clearTimeout(timer);
  }
}

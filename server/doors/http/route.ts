import type { Request, Response } from 'express';
import type {
  AnswerOf,
  BodyOf,
  CommandResourceName,
  ParamOf,
  QueryOf,
  ResourceName,
  StatusOf,
} from '../../../core/protocol/resources.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Refused, Reply } from '../perform.ts';

/** What a handler is told. Query and body have been parsed by the schemas of its row. */
export type RouteInput<N extends ResourceName = ResourceName> = {
  readonly identity: Identity;
  readonly params: Readonly<Record<ParamOf<N>, string>>;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  /** Idempotency-Key, checked. */
  readonly key: string | undefined;
  /** If-Match: the version that was seen. */
  readonly seen: string | undefined;
  readonly request: Request;
  readonly response: Response;
};

/** A success of a row, in its own shape and with its own status. */
type Success<N extends ResourceName> = Reply<AnswerOf<N>> & { readonly status: StatusOf<N> };

/** `answered`: the handler has sent a file itself. */
export type Handled<N extends ResourceName> = Success<N> | Refused | 'answered';

/** What a row does. */
export type Handler<N extends ResourceName> = (asked: RouteInput<N>) => Handled<N> | Promise<Handled<N>>;

/** Rows that are no command of the queue: each has a handler of its own. */
export type PlainName = Exclude<ResourceName, CommandResourceName>;

/** A handler for each of them: a row without one does not compile, nor one that answers otherwise than its row says. */
export type Handlers = { readonly [N in PlainName]: Handler<N> };

/** A success with a body, 200 unless said. */
export function answer<T>(body: T): Reply<T> & { readonly status: 200 };
export function answer<T, S extends number>(body: T, status: S): Reply<T> & { readonly status: S };
export function answer<T>(body: T, status = 200): Reply<T> {
  return { status, body };
}

import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Role } from '../../../core/catalogue/staff.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Reply } from '../perform.ts';

/** What a route is told. Query and body have been parsed by its own schemas. */
export type RouteInput<Q, B> = {
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  /** Idempotency-Key, checked. */
  readonly key: string | undefined;
  /** If-Match: the version that was seen. */
  readonly seen: string | undefined;
  readonly request: Request;
  readonly response: Response;
};

/** One row of the outside surface: the door is made from it, and so is the document. */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Under /api/v1, as express has it: `/tickets/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** Who may, in words for the document; the handler or the rules see to it. */
  readonly who: string;
  /** Asked before the form is looked at: nobody learns of a form that is not for them. */
  readonly least: Role | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** The body is a file. */
  readonly upload: boolean;
  /** Takes an Idempotency-Key: the commands of the queue do. */
  readonly keyed: boolean;
  /** Takes If-Match with the version that was seen. */
  readonly matched: boolean;
  readonly success: number;
  /** Media type of a success, JSON unless said. */
  readonly media: string;
  /** True: the handler has answered the response itself. */
  readonly handle: (input: RouteInput<unknown, unknown>) => Promise<Reply | 'answered'> | Reply | 'answered';
};

type RouteParts<Q extends z.ZodType, B extends z.ZodType> = Pick<
  Route,
  'method' | 'path' | 'summary' | 'tag' | 'who'
> & {
  readonly least?: Role;
  readonly query?: Q;
  readonly body?: B;
  readonly keyed?: boolean;
  readonly matched?: boolean;
  readonly upload?: boolean;
  readonly success?: number;
  readonly media?: string;
  readonly handle: (input: RouteInput<z.output<Q>, z.output<B>>) => Promise<Reply | 'answered'> | Reply | 'answered';
};

/** Makes a row; ties the handler's types to its schemas. */
export function route<Q extends z.ZodType, B extends z.ZodType>(parts: RouteParts<Q, B>): Route {
  const {
    least,
    query,
    body,
    keyed = false,
    matched = false,
    upload = false,
    success = 200,
    media = 'application/json',
    ...rest
  } = parts;
  // The door calls the handler with what these very schemas have parsed.
  return { ...rest, least, query, body, keyed, matched, upload, success, media } as unknown as Route;
}

/** A success with a body. */
export function answer(body: unknown, status = 200): Reply {
  return { status, body };
}

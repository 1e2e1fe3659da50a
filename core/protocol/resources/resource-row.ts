import type { z } from 'zod';
import type { DoorCommand } from '../commands.ts';
import type { ProblemCode } from '../problem.ts';
import type { Who } from '../rights.ts';

/** Under which heading the document has it. */
export type Tag =
  | 'Hall'
  | 'Tickets'
  | 'Sessions'
  | 'Devices'
  | 'Keys'
  | 'People'
  | 'Security'
  | 'Counters'
  | 'Lines'
  | 'Complaints'
  | 'Alerts'
  | 'Cards'
  | 'Boards'
  | 'Printers'
  | 'Inputs'
  | 'Signs'
  | 'Notices'
  | 'Forecast'
  | 'Reports'
  | 'Hooks'
  | 'Audit'
  | 'Halls'
  | 'Document';

type Told = { readonly summary: string; readonly tag: Tag };

/** A command of the queue over HTTP: what it takes, answers and refuses stands in its own row. */
export type CommandResource = Told & {
  readonly command: DoorCommand;
  readonly query?: z.ZodType;
};

/** Everything else. */
export type PlainResource = Told & {
  readonly who: Who;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is a file. */
  readonly upload?: true;
  /** The JSON of a success; left out where there is none. */
  readonly answer?: z.ZodType;
  /** The kinds of file that a success is, where it is no JSON. */
  readonly media?: readonly string[];
  /** A part of it can be asked for, with `Range`. */
  readonly ranged?: true;
  /** 200 if not said. */
  readonly success?: 200 | 201 | 202 | 204;
  /**
   * Takes an `Idempotency-Key`. `for-an-hour`: the door itself keeps what was answered, until then and no longer than
   * the server runs.
   */
  readonly keyed?: true | 'for-an-hour';
  /** Takes `If-Match` with the version that was seen. */
  readonly matched?: true;
  /** Statuses of its own, beside those that follow from the rest of the row. */
  readonly problems?: readonly (401 | 403 | 404 | 409 | 413 | 415 | 422 | 503)[];
  /** The codes that it gives, by status. */
  readonly codes?: Readonly<Partial<Record<number, readonly ProblemCode[]>>>;
  /** A body as it comes in, and an answer as it goes out. */
  readonly example?: { readonly body?: object; readonly answer?: object };
};

/** A path with its method, as both sides of it and the document know it. */
export type ResourceRow = CommandResource | PlainResource;

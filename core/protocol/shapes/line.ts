import { z } from 'zod';
import { whyShape } from './call.ts';
import { count, id, names, seconds, time, versioned, waitShape } from './fields.ts';
import { matterShape } from './hall.ts';
import { messageShape } from './messages.ts';
import { closedLineShape } from './routing.ts';
import { named, type Shape } from './shape.ts';

/** One who waits in a line, in calling order. */
export const waitingShape = named(
  'WaitingView',
  z.strictObject({
    ticket: id,
    number: z.string(),
    step: count,
    service: id,
    serviceName: names,
    line: id,
    category: id,
    since: time,
    /** `ready` waits; `held` is at another counter and `blocked` has something to do first: these do not wait yet. */
    state: z.enum(['ready', 'held', 'blocked']),
    heldBy: z.exactOptional(id),
    after: z.exactOptional(id),
    /** The name of that service. */
    afterName: z.exactOptional(names),
    reservedFor: z.exactOptional(id),
    matter: z.exactOptional(matterShape),
    why: whyShape,
  }),
);
export type WaitingView = Shape<typeof waitingShape>;

/** A line for staff (`GET /lines/{id}`, topic `line:{id}`). */
export const lineShape = named(
  'LineView',
  z.strictObject({
    id,
    prefix: z.string(),
    department: id,
    name: names,
    target: seconds,
    ...versioned,
    waiting: count,
    longestWait: seconds,
    wait: z.exactOptional(waitShape),
    openCounters: count,
    closed: z.exactOptional(closedLineShape),
    /** What staff tell everybody who waits here. */
    messages: z.exactOptional(z.array(messageShape)),
    /** The target of the hall file, where today has another. */
    fileTarget: z.exactOptional(seconds),
    tickets: z.array(waitingShape),
  }),
);
export type LineView = Shape<typeof lineShape>;

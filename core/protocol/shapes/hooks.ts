import { z } from 'zod';
import { HOOK_KINDS, HOOK_SCOPES } from '../../catalogue/hook.ts';
import { count, id, names, time } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** A message that was not taken in its time, and what came of it. */
export const deadLetterShape = named(
  'DeadLetter',
  z.strictObject({
    id: z.string(),
    type: z.enum(HOOK_KINDS),
    /** When it happened, and when it was put aside. */
    at: time,
    aside: time,
    tries: count,
    detail: z.string(),
  }),
);

/** Another system that is told what happens, and how far it has come. */
export const hookShape = named(
  'Hook',
  z.strictObject({
    id,
    name: names,
    host: z.string(),
    events: z.array(z.enum(HOOK_KINDS)),
    scope: z.array(z.enum(HOOK_SCOPES)),
    /** `off`: nothing is sent until somebody switches it on. */
    state: z.enum(['ready', 'failing', 'off']),
    /** Since when it fails or is off, and why. `gone`: the other side answered 410. */
    since: z.exactOptional(time),
    why: z.exactOptional(z.enum(['gone', 'hand'])),
    detail: z.exactOptional(z.string()),
    /** How often what comes next has been tried, and when it is tried again. */
    tries: count,
    again: z.exactOptional(time),
    /** The last that was taken. */
    last: z.exactOptional(z.strictObject({ id: z.string(), type: z.enum(HOOK_KINDS), taken: time })),
    /** What comes next happened then; absent: nothing is waiting. */
    behind: z.exactOptional(time),
    /** Put aside: the newest of them, and how many older ones are not listed any more, from when on. */
    letters: z.array(deadLetterShape),
    dead: count,
    unlisted: count,
    unlistedFrom: z.exactOptional(time),
    /** Those of them that are being sent again. */
    resending: z.boolean(),
    /** When the secret was made; absent: with the first message. The one before it signs along until then. */
    secretSince: z.exactOptional(time),
    formerUntil: z.exactOptional(time),
    /** In the answer to a replay: what is owed from before its moment goes first. */
    owedFirst: z.exactOptional(z.literal(true)),
  }),
);

export const hooksShape = named(
  'Hooks',
  z.strictObject({
    items: z.array(hookShape),
    /** What is kept of them cannot be read or written; nothing is sent. */
    fault: z.exactOptional(z.string()),
  }),
);

export type HookView = Shape<typeof hookShape>;
export type HooksView = Shape<typeof hooksShape>;

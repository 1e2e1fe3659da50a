import { z } from 'zod';
import { replayBody, resendBody, secretBody } from '../bodies/hook-bodies.ts';
import { time } from '../shapes/fields.ts';
import { hookShape, hooksShape } from '../shapes/hooks.ts';
import { named } from '../shapes/shape.ts';
import { ADMINISTRATORS } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const HOOKS = { tag: 'Hooks', who: ADMINISTRATORS } as const;
const ACT = { ...HOOKS, answer: hookShape, problems: [404, 503] } as const;

/** Other systems that are told what happens. */
export const HOOK_RESOURCES = {
  'GET /hooks': {
    ...HOOKS,
    summary: 'The hooks of the hall file, how far each has come, and what was put aside',
    answer: hooksShape,
  },
  'POST /hooks/{id}/test': {
    ...HOOKS,
    summary: 'Send `hook.test` now, once, beside the order; says whether it was taken',
    answer: named('HookTest', z.strictObject({ taken: z.boolean(), detail: z.exactOptional(z.string()) })),
    problems: [404, 503],
    keyed: 'for-an-hour',
  },
  'POST /hooks/{id}/resend': {
    ...ACT,
    summary: 'Send again what was put aside: one letter, or all that are listed; beside the order',
    body: resendBody,
    success: 202,
    problems: [404, 409, 503],
    example: { body: {} },
    keyed: 'for-an-hour',
  },
  'POST /hooks/{id}/replay': {
    ...ACT,
    summary: 'Go back to a moment and send everything from there again, in order, under the same ids',
    body: replayBody,
    success: 202,
    problems: [404, 409, 422, 503],
    example: { body: { from: '2026-03-09T08:30:00+08:00' } },
    keyed: 'for-an-hour',
  },
  'POST /hooks/{id}/skip': {
    ...ACT,
    summary: 'Put aside the message that is being tried now, so that the next one comes',
    problems: [404, 409, 503],
    keyed: 'for-an-hour',
  },
  'POST /hooks/{id}/off': {
    ...ACT,
    keyed: 'for-an-hour',
    summary: 'Send nothing until it is switched on; nothing is lost meanwhile',
  },
  'POST /hooks/{id}/on': {
    ...ACT,
    keyed: 'for-an-hour',
    summary: 'Go on where it was switched off, or where the other side answered 410',
  },
  'POST /hooks/{id}/secret': {
    ...HOOKS,
    summary: 'Sign with a new secret from now on, told this once; the one before it signs along for a day',
    body: secretBody,
    success: 201,
    answer: named('HookSecret', z.strictObject({ secret: z.string(), formerUntil: z.exactOptional(time) })),
    problems: [404, 503],
    example: { body: {} },
    keyed: 'for-an-hour',
  },
} as const satisfies Record<string, ResourceRow>;

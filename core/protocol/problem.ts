import { z } from 'zod';
import { REFUSAL_CODES, type RefusalCode } from '../queue/refusal.ts';
import { PICTURE_TROUBLES } from './pictures.ts';
import { time } from './shapes/fields.ts';
import { keyRequestShape } from './shapes/security-keys.ts';
import { named, type Shape } from './shapes/shape.ts';

/** Codes that the doors give themselves, beside the refusals of the queue. */
export const DOOR_CODES = [
  'key-reused',
  'journal-unavailable',
  'day-not-kept',
  'changed-meanwhile',
  'media-in-use',
  'media-full',
  'reports-away',
  'person-locked',
  'second-factor-needed',
  'second-factor-wrong',
  'second-factor-missing',
  'security-key-wrong',
  'security-key-copied',
  'security-key-not-here',
  'security-key-there',
  'security-keys-enough',
  'sign-in-elsewhere',
  'no-role',
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-hall-word',
  'forecast-away',
  'journal-gap',
  'journal-forked',
  'journal-broken',
  'hall-here',
  'hall-deposed',
  ...PICTURE_TROUBLES,
] as const;

/** Every `code` that a problem can have. */
export const PROBLEM_CODES = [...REFUSAL_CODES, ...DOOR_CODES] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

const issue = z.strictObject({ path: z.string(), message: z.string() });

/** RFC 9457, as both doors say it: every answer that is no success. */
export const problemShape = named(
  'Problem',
  z.strictObject({
    /** `urn:hallcall:problem:` and the code, `bad-input` or the status. */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.exactOptional(z.string()),
    /** Why, for programs. */
    code: z.exactOptional(z.enum(PROBLEM_CODES)),
    /** In so many seconds it may be asked again; with 429, and as `Retry-After` says it over HTTP. */
    retryAfter: z.exactOptional(z.int().min(1)),
    /** When the hall, or the service, opens again. */
    opensAt: z.exactOptional(time),
    /** From when on the same may be asked again. */
    from: z.exactOptional(time),
    /** Each field with what was wrong. */
    errors: z.exactOptional(z.array(issue)),
    /** With `second-factor-needed`, where a security key will do: what it is asked. */
    keyRequest: z.exactOptional(keyRequestShape),
    /** With `second-factor-needed`, where security keys of the person answer elsewhere alone: at which addresses. */
    keyAt: z.exactOptional(z.array(z.string())),
  }),
  'RFC 9457; `code` says why, for programs',
);

/** A problem as it crosses the wire. */
export type Problem = Shape<typeof problemShape>;

/** The status of a refusal: 409, unless it says that something is not there or not allowed. */
export function statusOfRefusal(code: RefusalCode): 403 | 404 | 409 {
  switch (code) {
    case 'ticket-unknown':
    case 'counter-unknown':
    case 'complaint-unknown':
    case 'alert-unknown':
    case 'card-unknown':
    case 'line-unknown':
    case 'message-unknown':
    case 'move-unknown':
      return 404;
    case 'not-allowed':
    case 'not-your-counter':
      return 403;
    default:
      return 409;
  }
}

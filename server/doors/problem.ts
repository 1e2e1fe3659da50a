import type { Millis, TimeZone } from '../../core/base/time.ts';
import { rfc3339 } from '../../core/base/zone.ts';
import type { InputIssue } from '../../core/protocol/issues.ts';
import { PICTURE_TROUBLES } from '../../core/protocol/pictures.ts';
import { statusOfRefusal, type Problem, type ProblemCode } from '../../core/protocol/problem.ts';
import { REFUSAL_CODES, type Refusal } from '../../core/queue/refusal.ts';
import { own } from '../../core/base/own.ts';

/** What each status says in a word. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Nobody has signed in',
  403: 'You may not do this',
  404: 'There is no such thing here',
  405: 'This cannot be done here',
  408: 'The request took too long',
  409: 'It cannot be done as things stand',
  412: 'It has been changed meanwhile',
  413: 'The request is too large',
  415: 'The request is not JSON',
  416: 'There is no such part',
  421: 'The hall is not served under this name',
  422: 'The request names what does not exist',
  429: 'Too many requests',
  500: 'The server made a mistake',
  503: 'The hall cannot write now',
};

/** A problem is titled by what it is, where its status alone does not say that. */
const CODE_TITLES: Readonly<Partial<Record<ProblemCode, string>>> = {
  ...Object.fromEntries(REFUSAL_CODES.map((code) => [code, 'The queue says no'])),
  ...Object.fromEntries(PICTURE_TROUBLES.map((code) => [code, 'There is no picture of this board'])),
  'key-reused': 'The key was used for another request',
  'media-in-use': 'The file is in use',
  'media-full': 'There is no room for this file',
};

/** A problem with the title of its code, else of its status. */
export function problem(status: number, detail: string, more: Partial<Problem> = {}): Problem {
  const name = more.code ?? (status === 400 ? 'bad-input' : String(status));
  return {
    type: `urn:hallcall:problem:${name}`,
    title: titleOf(status, more.code),
    status,
    detail,
    ...more,
  };
}

function titleOf(status: number, code: ProblemCode | undefined): string {
  const named = code === undefined ? undefined : own(CODE_TITLES, code);
  // What is not there, or not allowed, is that whatever refused it.
  const fits = named !== undefined && ![403, 404].includes(status);
  return (fits ? named : TITLES[status]) ?? 'Something is wrong';
}

/** The hall cannot do it now, and why. `unsure`: it may have been done all the same, now or at an earlier attempt. */
export function cannotNow(why: string, unsure: boolean): Problem {
  const then = unsure
    ? 'whether this was done is not known: ask again with its Idempotency-Key, or look before you do it anew'
    : 'nothing was done, try again';
  return problem(503, `${why}; ${then}`, { code: 'journal-unavailable' });
}

/** Too much was asked: how long to wait stands in it. */
export function tooMany(detail: string, waitMs: Millis): Problem {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  return problem(429, `${detail}; wait ${String(retryAfter)} s`, { retryAfter });
}

/** Bad input: each field with what was wrong. */
export function badInput(errors: readonly InputIssue[], status = 400): Problem {
  const detail = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  return problem(status, detail, { errors });
}

/**
 * What a refusal of the queue is on the wire: 409, unless it says that something is not there or not allowed. 422 with
 * the field when it is the body that names it.
 */
export function refusalProblem(refusal: Refusal, zone: TimeZone, field: string | undefined): Problem {
  const { opensAt, from } = refusal;
  return problem(field === undefined ? statusOfRefusal(refusal.code) : 422, refusal.detail, {
    code: refusal.code,
    ...(opensAt === undefined ? {} : { opensAt: rfc3339(opensAt, zone) }),
    ...(from === undefined ? {} : { from: rfc3339(from, zone) }),
    ...errorsOf(refusal, field),
  });
}

/** The queue says no to a booking, not to how it was asked for: 409 as ever, and the field is named. */
function errorsOf({ code, detail }: Refusal, field: string | undefined): Pick<Problem, 'errors'> {
  const path = field ?? (code === 'appointment-used' || code === 'appointment-early' ? 'appointment' : undefined);
  return path === undefined ? {} : { errors: [{ path, message: detail }] };
}

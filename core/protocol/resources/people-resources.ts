import { z } from 'zod';
import { beginFactor, ownPassword, passwordByLink, provenFactor, securityQuery } from '../bodies/people-bodies.ts';
import type { ProblemCode } from '../problem.ts';
import { ANYONE } from '../rights.ts';
import { sessionShape } from '../shapes/access.ts';
import { time } from '../shapes/fields.ts';
import {
  factorShape,
  openSessionShape,
  personShape,
  securityEventShape,
  securityProofShape,
} from '../shapes/people.ts';
import { named } from '../shapes/shape.ts';
import { MANAGERS, READS_AUDIT, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const PEOPLE = { tag: 'People' } as const;
const SECURITY = { tag: 'Security', who: READS_AUDIT } as const;

const REFUSED_PASSWORDS: readonly ProblemCode[] = [
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-hall-word',
];
/** Why somebody whose password is right does not come in. */
export const SIGN_IN_CODES = {
  401: ['second-factor-needed', 'second-factor-wrong'],
  403: ['person-locked', 'second-factor-missing', 'sign-in-elsewhere'],
} as const satisfies Partial<Record<number, readonly ProblemCode[]>>;

/** People, how they prove who they are, and what is written down about it. */
export const PEOPLE_RESOURCES = {
  'GET /people': {
    ...PEOPLE,
    summary: 'Everybody of the hall file: locked or not, second factor, password, sessions',
    who: MANAGERS,
    answer: named('People', z.strictObject({ items: z.array(personShape) })),
  },
  'POST /people/{user}/lock': {
    ...PEOPLE,
    summary: 'Lock somebody out: every session ends at once, and none begins; managers below their own role',
    who: MANAGERS,
    answer: personShape,
    problems: [403, 404, 409, 503],
  },
  'POST /people/{user}/unlock': {
    ...PEOPLE,
    summary: 'Let somebody in again; what strangers have tried at the account is forgotten',
    who: MANAGERS,
    answer: personShape,
    problems: [403, 404, 503],
  },
  'POST /people/{user}/password-link': {
    ...PEOPLE,
    summary: 'A link that sets a new password, once, within a day; the one before it opens nothing any more',
    who: MANAGERS,
    success: 201,
    answer: named(
      'PasswordLink',
      z.strictObject({
        link: z.string().describe('Its path, with what opens it behind the #'),
        url: z.string().describe('The whole address, as phones of the hall reach its server (`HALL_PUBLIC_URL`)'),
        expires: time,
      }),
    ),
    problems: [403, 404, 503],
  },
  'DELETE /people/{user}/second-factor': {
    ...PEOPLE,
    summary: 'Take away a second factor whose phone is lost',
    who: MANAGERS,
    success: 204,
    problems: [403, 404, 503],
  },
  'GET /sessions': {
    ...PEOPLE,
    summary: "Sessions that hold now: one's own; for managers everybody's",
    who: STAFF,
    answer: named('OpenSessions', z.strictObject({ items: z.array(openSessionShape) })),
  },
  'DELETE /sessions/{id}': {
    ...PEOPLE,
    summary: "End a session: one's own, or for managers that of somebody below their role",
    who: STAFF,
    success: 204,
    problems: [403, 404, 503],
  },
  'POST /password': {
    ...PEOPLE,
    summary: "Change one's own password; the other sessions end, this one goes on under the new token",
    who: STAFF,
    body: ownPassword,
    answer: sessionShape,
    problems: [401, 403, 422, 503],
    codes: { ...SIGN_IN_CODES, 422: REFUSED_PASSWORDS, 403: ['person-locked', 'sign-in-elsewhere'] },
    example: { body: { password: 'sample-hall', next: 'green elephants rarely whistle' } },
  },
  'POST /password/by-link': {
    ...PEOPLE,
    summary: 'Set a new password by a link, once',
    who: ANYONE,
    body: passwordByLink,
    success: 204,
    problems: [404, 422, 503],
    codes: { 422: REFUSED_PASSWORDS },
    example: { body: { link: 'Jx8…', next: 'green elephants rarely whistle' } },
  },
  'POST /second-factor': {
    ...PEOPLE,
    summary: 'Begin a second factor (RFC 6238); it counts once a code of it was shown',
    who: ANYONE,
    body: beginFactor,
    answer: factorShape,
    problems: [401, 403, 409, 503],
    codes: { 403: ['person-locked', 'sign-in-elsewhere'] },
    example: { body: { user: 'manager', password: 'sample-hall' } },
  },
  'POST /second-factor/confirm': {
    ...PEOPLE,
    summary: 'Show the first code of it; gives the codes for a lost phone, this once',
    who: ANYONE,
    body: provenFactor,
    answer: named('RecoveryCodes', z.strictObject({ recovery: z.array(z.string()) })),
    problems: [401, 403, 503],
    codes: { 401: ['second-factor-wrong'], 403: ['person-locked', 'sign-in-elsewhere'] },
    example: { body: { user: 'manager', password: 'sample-hall', code: '123456' } },
  },
  'POST /second-factor/end': {
    ...PEOPLE,
    summary: 'Give up the second factor, with a code of it',
    who: ANYONE,
    body: provenFactor,
    success: 204,
    problems: [401, 403, 503],
    codes: SIGN_IN_CODES,
    example: { body: { user: 'manager', password: 'sample-hall', code: '123456' } },
  },
  'GET /security/events': {
    ...SECURITY,
    summary: 'Who came in, who did not, and what was changed about it, newest first',
    query: securityQuery,
    answer: named(
      'SecurityEvents',
      z.strictObject({ items: z.array(securityEventShape), next: z.exactOptional(z.int()) }),
    ),
  },
  'GET /security/proof': {
    ...SECURITY,
    summary: 'Whether each of these events follows from the one before it, all of them read anew',
    answer: securityProofShape,
  },
} as const satisfies Record<string, ResourceRow>;

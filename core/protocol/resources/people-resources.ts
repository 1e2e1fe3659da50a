import { z } from 'zod';
import {
  addKey,
  beginFactor,
  confirmFactor,
  endFactor,
  ownPassword,
  passwordByLink,
  removeKey,
  securityQuery,
} from '../bodies/people-bodies.ts';
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
import { keyCreationShape, securityKeyShape } from '../shapes/security-keys.ts';
import { named } from '../shapes/shape.ts';
import { MANAGERS, READS_AUDIT, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { SIGN_IN_CODES } from './sign-in-codes.ts';

const PEOPLE = { tag: 'People' } as const;
const SECURITY = { tag: 'Security', who: READS_AUDIT } as const;

const REFUSED_PASSWORDS: readonly ProblemCode[] = [
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-hall-word',
];

const recoveryCodes = named('RecoveryCodes', z.strictObject({ recovery: z.array(z.string()) }));
/** As short as it can be: a real one is longer. */
const NEW_KEY = {
  ...{ id: 'q83vEjRWeJA', rawId: 'q83vEjRWeJA', type: 'public-key' },
  response: { clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0', attestationObject: 'o2NmbXRkbm9uZQ' },
} as const;

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
    keyed: 'for-an-hour',
  },
  'POST /people/{user}/unlock': {
    ...PEOPLE,
    summary: 'Let somebody in again; what strangers have tried at the account is forgotten',
    who: MANAGERS,
    answer: personShape,
    problems: [403, 404, 503],
    keyed: 'for-an-hour',
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
    keyed: 'for-an-hour',
  },
  'DELETE /people/{user}/second-factor': {
    ...PEOPLE,
    summary: 'Take away every second factor of somebody whose phone or security key is lost',
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
    summary: 'Begin codes as a second factor (RFC 6238); they count once one was shown, beside a security key there is',
    who: ANYONE,
    body: beginFactor,
    answer: factorShape,
    problems: [401, 403, 409, 503],
    codes: { 401: SIGN_IN_CODES[401], 403: ['person-locked', 'sign-in-elsewhere'] },
    example: { body: { user: 'manager', password: 'sample-hall' } },
  },
  'POST /second-factor/confirm': {
    ...PEOPLE,
    summary: 'Show the first of them; with the first second factor gives the codes for when it is lost, this once',
    who: ANYONE,
    body: confirmFactor,
    answer: recoveryCodes,
    problems: [401, 403, 503],
    codes: { 401: ['second-factor-wrong'], 403: ['person-locked', 'sign-in-elsewhere'] },
    example: { body: { user: 'manager', password: 'sample-hall', code: '123456' } },
  },
  'POST /second-factor/end': {
    ...PEOPLE,
    summary: 'Give up codes as a second factor, with one of them or a security key',
    who: ANYONE,
    body: endFactor,
    success: 204,
    problems: [401, 403, 503],
    codes: SIGN_IN_CODES,
    example: { body: { user: 'manager', password: 'sample-hall', code: '123456' } },
  },
  'GET /security-keys': {
    ...PEOPLE,
    summary: "One's own security keys",
    who: STAFF,
    answer: named('SecurityKeys', z.strictObject({ items: z.array(securityKeyShape) })),
  },
  'POST /security-keys': {
    ...PEOPLE,
    summary: 'Begin to add a security key (FIDO2); whoever has a second factor shows it. Over HTTPS or on this machine',
    who: ANYONE,
    body: beginFactor,
    answer: named('SecurityKeyBegun', z.strictObject({ options: keyCreationShape })),
    problems: [401, 403, 409, 503],
    codes: {
      ...{ 401: SIGN_IN_CODES[401], 403: ['person-locked', 'sign-in-elsewhere'] },
      409: ['security-key-not-here', 'security-keys-enough'],
    },
    example: { body: { user: 'manager', password: 'sample-hall' } },
  },
  'POST /security-keys/confirm': {
    ...PEOPLE,
    summary: 'Show the new key, within five minutes, once; the first second factor gives the codes for when it is lost',
    who: ANYONE,
    body: addKey,
    answer: recoveryCodes,
    problems: [401, 403, 409, 503],
    codes: {
      ...{ 401: ['security-key-wrong'], 403: ['person-locked', 'sign-in-elsewhere'] },
      409: ['security-key-there', 'security-keys-enough'],
    },
    example: { body: { user: 'manager', password: 'sample-hall', name: 'On my key ring', key: NEW_KEY } },
  },
  'POST /security-keys/remove': {
    ...PEOPLE,
    summary: "Remove a security key of one's own, with the password and a second factor",
    who: STAFF,
    body: removeKey,
    success: 204,
    problems: [401, 403, 404, 503],
    codes: SIGN_IN_CODES,
    example: { body: { password: 'sample-hall', id: NEW_KEY.id, code: '123456' } },
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

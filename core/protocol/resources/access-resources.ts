import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { session } from '../bodies/access-bodies.ts';
import { auditDayQuery, auditEntriesQuery, auditQuery, auditSpanQuery } from '../queries.ts';
import { ANYONE } from '../rights.ts';
import { sessionShape, signedInShape, signInShape } from '../shapes/access.ts';
import { auditEntriesShape, auditPageShape, auditProofShape } from '../shapes/audit.ts';
import { READS_AUDIT, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { SIGN_IN_CODES } from './sign-in-codes.ts';

const SESSIONS = { tag: 'Sessions' } as const;
const DOCUMENT = { tag: 'Document', who: ANYONE } as const;

/** Who comes in, what stands in the journal, and this surface itself. */
export const ACCESS_RESOURCES = {
  'POST /sessions': {
    ...SESSIONS,
    summary: 'Sign in; sets the session cookie and gives a token for programs',
    who: ANYONE,
    body: session,
    success: 201,
    answer: sessionShape,
    problems: [401, 403, 503],
    codes: SIGN_IN_CODES,
    example: { body: { user: 'clerk', password: 'sample-hall' } },
  },
  'GET /sign-in': {
    ...SESSIONS,
    summary: 'How one signs in here: whether there is a sign-in service of the office, and whether it answers',
    who: ANYONE,
    answer: signInShape,
    example: { answer: { service: 'here' } },
  },
  'GET /sessions/current': {
    ...SESSIONS,
    summary: 'Who is signed in',
    who: STAFF,
    answer: named('CurrentSession', z.strictObject({ user: signedInShape })),
  },
  'DELETE /sessions/current': { ...SESSIONS, summary: 'Sign out', who: ANYONE, success: 204, problems: [503] },
  'GET /audit': {
    tag: 'Audit',
    summary: "The journal's events of a day with their hashes, oldest first",
    who: READS_AUDIT,
    query: auditQuery,
    answer: auditPageShape,
    example: { answer: { items: [] } },
  },
  'GET /audit/entries': {
    tag: 'Audit',
    summary: 'What was done on a day, in words, newest first; by person, kind, ticket number and counter',
    who: READS_AUDIT,
    query: auditEntriesQuery,
    answer: auditEntriesShape,
    problems: [503],
    codes: { 503: ['journal-unavailable'] },
    example: { answer: { day: '2026-03-09', items: [], found: 0 } },
  },
  'GET /audit/proof': {
    tag: 'Audit',
    summary: 'Whether the chain of a day is whole, every hash computed anew, and the hash at its end',
    who: READS_AUDIT,
    query: auditDayQuery,
    answer: auditProofShape,
    problems: [503],
    codes: { 503: ['journal-unavailable'] },
    example: {
      answer: {
        day: '2026-03-09',
        whole: true,
        seq: 1841,
        hash: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
        at: '2026-03-09T17:00:00+08:00',
      },
    },
  },
  'GET /audit/export': {
    tag: 'Audit',
    summary: 'The journal of a span of days as lines that anybody can check (docs/audit.md); all of it if not said',
    who: READS_AUDIT,
    query: auditSpanQuery,
    media: ['application/x-ndjson'],
  },
  'GET /openapi.json': {
    ...DOCUMENT,
    summary: 'This document',
    answer: named('OpenApi', z.looseObject({ openapi: z.string(), paths: z.looseObject({}) })),
  },
  'GET /asyncapi.json': {
    ...DOCUMENT,
    summary: 'The document of the live door',
    answer: named('AsyncApi', z.looseObject({ asyncapi: z.string(), channels: z.looseObject({}) })),
  },
  'GET /docs': {
    ...DOCUMENT,
    summary: 'A page to read this document, and with `?live` that of the live door',
    media: ['text/html', 'text/javascript'],
  },
} as const satisfies Record<string, ResourceRow>;

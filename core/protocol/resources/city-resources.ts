import { z } from 'zod';
import { session } from '../bodies/access-bodies.ts';
import { cityFiguresQuery, publicHallsQuery } from '../queries.ts';
import { ANYONE, type Who } from '../rights.ts';
import {
  cityFiguresShape,
  citySessionShape,
  cityShape,
  citySignedInShape,
  publicHallsShape,
  shippedHeadShape,
} from '../shapes/city.ts';
import { named } from '../shapes/shape.ts';
import type { ResourceRow } from './resource-row.ts';
import { SIGN_IN_CODES } from './sign-in-codes.ts';

/** People above halls see theirs; managers of a hall that one. */
const OVERSEERS: Who = { staff: 'manager', above: true };

/** All halls of the installation together; these paths are the same in each hall. */
export const CITY_RESOURCES = {
  'GET /halls': {
    tag: 'Halls',
    summary: 'All halls: open or closed, opening hours, waits; with `query` also where a service is quicker',
    who: ANYONE,
    query: publicHallsQuery,
    answer: publicHallsShape,
  },
  'GET /city': {
    tag: 'Halls',
    summary: 'The overview of several halls; as `text/event-stream` a whole view with each change',
    who: OVERSEERS,
    answer: cityShape,
    media: ['text/event-stream'],
  },
  'GET /city/figures': {
    tag: 'Halls',
    summary: 'Figures of days of each hall beside each other',
    who: OVERSEERS,
    query: cityFiguresQuery,
    answer: cityFiguresShape,
  },
  'POST /city/sessions': {
    tag: 'Halls',
    summary: 'Sign in above halls; sets a cookie that counts in each of them, and gives a token for programs',
    who: ANYONE,
    body: session,
    success: 201,
    answer: citySessionShape,
    problems: [401, 403, 503],
    codes: { ...SIGN_IN_CODES, 403: [...SIGN_IN_CODES[403], 'no-role'] },
    example: { body: { user: 'manager', password: 'sample-hall' } },
  },
  'GET /city/sessions/current': {
    tag: 'Halls',
    summary: 'Who is signed in above halls',
    who: OVERSEERS,
    answer: named('CurrentCitySession', z.strictObject({ user: citySignedInShape })),
  },
  'DELETE /city/sessions/current': {
    tag: 'Halls',
    summary: 'Sign out of all halls',
    who: ANYONE,
    success: 204,
    problems: [503],
  },
  'GET /city/journal': {
    tag: 'Halls',
    summary: 'Where the journal of a hall that stands alone ends here; its own token says which hall',
    who: ANYONE,
    answer: shippedHeadShape,
    problems: [401, 404, 409, 503],
    codes: { 409: ['hall-here', 'hall-deposed'] },
  },
  'POST /city/journal': {
    tag: 'Halls',
    summary: 'Takes records of the journal of a hall that stands alone, as lines; its own token says which hall',
    who: ANYONE,
    upload: true,
    answer: shippedHeadShape,
    problems: [401, 404, 409, 413, 503],
    codes: { 409: ['journal-gap', 'journal-forked', 'journal-broken', 'hall-here', 'hall-deposed'] },
  },
} as const satisfies Record<string, ResourceRow>;

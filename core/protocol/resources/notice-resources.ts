import { emergencyForm, mediaQuery, noticeForm, shownDayQuery, shownQuery } from '../notices.ts';
import { ANYONE } from '../rights.ts';
import { mediaAnswerShape, mediaShape } from '../shapes/media.ts';
import { noticeAnswerShape, noticesShape, shownPageShape, shownSumsShape } from '../shapes/notice-care.ts';
import { MANAGERS, SUPERVISORS } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { emergencyShape } from '../shapes/notices.ts';

const NOTICES = { tag: 'Notices' } as const;
const READ = { ...NOTICES, who: SUPERVISORS } as const;
/** A notice names boards and files; the disk has to take it. */
const WRITTEN = {
  ...NOTICES,
  who: MANAGERS,
  body: noticeForm,
  answer: noticeAnswerShape,
  example: { body: { title: 'Fire drill', content: { kind: 'text', text: { en: 'Fire drill at 3 pm' } } } },
} as const;
const CHANGED = { matched: true, codes: { 412: ['changed-meanwhile'] } } as const;

/** What the hall says on its boards: made, changed, withdrawn, and what was shown of it. */
export const NOTICE_RESOURCES = {
  'GET /notices': {
    ...READ,
    summary: 'Notices with their times and how they stand now; files that are none',
    answer: noticesShape,
  },
  'POST /notices': {
    ...WRITTEN,
    summary: 'Make a notice',
    keyed: true,
    success: 201,
    problems: [422, 503],
  },
  'PUT /notices/{id}': {
    ...WRITTEN,
    ...CHANGED,
    summary: 'Put a notice in the place of one',
    problems: [404, 422, 503],
  },
  'DELETE /notices/{id}': {
    ...NOTICES,
    ...CHANGED,
    summary: 'Withdraw a notice',
    who: MANAGERS,
    success: 204,
    problems: [404, 503],
  },
  'GET /notices/emergency': {
    ...NOTICES,
    summary: 'What every screen of the hall has to say at once, if there is such a thing',
    who: ANYONE,
    answer: emergencyShape,
  },
  'POST /notices/emergency': {
    ...NOTICES,
    summary: 'Let all boards, or those named, say one thing at once, until it is withdrawn',
    who: SUPERVISORS,
    body: emergencyForm,
    keyed: true,
    success: 201,
    answer: noticeAnswerShape,
    problems: [422, 503],
    example: { body: { text: { en: 'Please leave the hall' }, evacuate: true } },
  },
  'DELETE /notices/emergency': {
    ...READ,
    ...CHANGED,
    summary: 'Withdraw the emergency notice',
    success: 204,
    problems: [404, 503],
  },
  'GET /notices/shown': {
    ...READ,
    summary: 'What boards have shown on a day, today if not said, in the order in which they told it; in parts',
    query: shownQuery,
    answer: shownPageShape,
    example: { answer: { items: [] } },
  },
  'GET /notices/shown/summary': {
    ...READ,
    summary: 'How often and how long each notice stood on each board on a day, today if not said',
    query: shownDayQuery,
    answer: shownSumsShape,
    example: { answer: { day: '2026-03-09', items: [] } },
  },
  'GET /notices/shown.csv': {
    ...READ,
    summary: 'All that boards have shown on a day, today if not said, as a table',
    query: shownDayQuery,
    media: ['text/csv'],
  },
  'GET /media': {
    ...READ,
    summary: 'The pictures and films that are kept, which notices show them, and how much room there is, bytes',
    answer: mediaShape,
    example: { answer: { items: [], used: 0, quota: 1_073_741_824 } },
  },
  'POST /media': {
    ...NOTICES,
    summary: 'Keep a picture or a film (PNG, JPEG, WebP, GIF, MP4 or WebM, 50 MB at most); the body is the file',
    who: MANAGERS,
    query: mediaQuery,
    upload: true,
    success: 201,
    answer: mediaAnswerShape,
    problems: [413, 415, 503],
    codes: { 413: ['media-full'] },
  },
  'GET /media/{id}': {
    ...NOTICES,
    summary: 'A picture or a film, whole or in parts (Range)',
    who: ANYONE,
    media: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'video/mp4', 'video/webm'],
    ranged: true,
    problems: [404],
  },
  'DELETE /media/{id}': {
    ...NOTICES,
    summary: 'Take away a picture or a film that no notice shows',
    who: MANAGERS,
    success: 204,
    problems: [404, 409],
    codes: { 409: ['media-in-use'] },
  },
} as const satisfies Record<string, ResourceRow>;

import { z } from 'zod';
import { named, type Shape } from './shape.ts';
import { storedNotice } from '../notices.ts';
import { time } from './fields.ts';
import { noticeState } from './notices.ts';

/** A notice with who changed it last. Another content, another version: whoever changes it says which one they saw. */
export const noticeShape = named('Notice', storedNotice.extend({ version: z.string() }));

/** A notice in the list of all. */
export const listedNoticeShape = named('ListedNotice', noticeShape.extend({ state: noticeState }));
export type ListedNotice = Shape<typeof listedNoticeShape>;

/** The notices for those who manage them (`GET /notices`), and files that are none. */
export const noticesShape = named(
  'NoticesView',
  z.strictObject({
    now: time,
    items: z.array(listedNoticeShape),
    broken: z.array(z.strictObject({ file: z.string(), why: z.string() })),
    /** The emergency, or its withdrawal, holds and is not yet on record. */
    unrecorded: z.literal(true).exactOptional(),
  }),
);
export type NoticesView = Shape<typeof noticesShape>;

export const noticeAnswerShape = named(
  'NoticeAnswer',
  z.strictObject({
    notice: noticeShape,
    /** Of an emergency: it holds, and the disk has not taken it yet. */
    unrecorded: z.literal(true).exactOptional(),
  }),
);

/** One showingShape of a notice on a board. */
export const showingShape = named(
  'Showing',
  z.strictObject({
    id: z.string(),
    board: z.string(),
    notice: z.string(),
    from: time,
    until: time,
    complete: z.boolean(),
  }),
);

/** A part of what boards showed on a day; `next` is the `after` of the part that follows. */
export const shownPageShape = named(
  'ShownPage',
  z.strictObject({ items: z.array(showingShape), next: z.int().exactOptional() }),
);
export type ShownPage = Shape<typeof shownPageShape>;

/** How often and how long a notice stood on a board; `incomplete`: turns that did not come to their end. */
export const shownSumShape = named(
  'ShownSum',
  z.strictObject({
    notice: z.string(),
    /** What it was called then, if the hall still knows. */
    title: z.string().exactOptional(),
    board: z.string(),
    showings: z.int(),
    seconds: z.number(),
    first: time,
    last: time,
    incomplete: z.int(),
  }),
);
export type ShownSum = Shape<typeof shownSumShape>;

/** What boards showed on a day, summed up. */
export const shownSumsShape = named('ShownSums', z.strictObject({ day: z.iso.date(), items: z.array(shownSumShape) }));

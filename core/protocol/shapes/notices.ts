import { z } from 'zod';
import { PRIORITIES } from '../../notice/notice.ts';
import { count, id, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

/** A text in the languages that it was written in. */
export const noticeTextShape = named(
  'NoticeText',
  z.strictObject({ 'zh-Hans': z.string().optional(), 'zh-Hant': z.string().optional(), en: z.string().optional() }),
);

/** What is on the glass. A picture and a film are named by their SHA-256; a page is a path of this very server. */
export const noticeContentShape = named(
  'NoticeContent',
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: noticeTextShape }),
    z.strictObject({ kind: z.literal('image'), media: z.string() }),
    z.strictObject({ kind: z.literal('video'), media: z.string() }),
    z.strictObject({ kind: z.literal('page'), url: z.string() }),
  ]),
);

/** A notice as a board is told of it: what it needs to play it by itself. */
export const boardNoticeShape = named(
  'BoardNotice',
  z.strictObject({
    id,
    content: noticeContentShape,
    /** Of its file, if it has one and the hall has that; bytes. */
    size: z.exactOptional(count),
    order: z.int(),
    priority: z.enum(PRIORITIES),
    /** The hall is to be left. */
    evacuate: z.exactOptional(z.literal(true)),
    /** The length of a turn. */
    seconds: count,
    /** When it is on. */
    spans: z.array(z.strictObject({ from: time, to: time })),
  }),
);
export type BoardNotice = Shape<typeof boardNoticeShape>;

/** What a board plays, at least for the next 24 hours (topic `notices:{board}`). */
export const boardNoticesShape = named(
  'BoardNoticesView',
  z.strictObject({
    ...versioned,
    board: id,
    /** Up to when all is known. */
    until: time,
    items: z.array(boardNoticeShape),
  }),
);
export type BoardNoticesView = Shape<typeof boardNoticesShape>;

/**
 * What every screen of the hall has to say at once (`GET /notices/emergency`, topic `emergency`); no `text`: nothing.
 */
export const emergencyShape = named(
  'EmergencyView',
  z.strictObject({
    ...versioned,
    text: z.exactOptional(noticeTextShape),
    raisedAt: z.exactOptional(time),
    evacuate: z.exactOptional(z.literal(true)),
  }),
);
export type EmergencyView = Shape<typeof emergencyShape>;

/** How a notice stands: it is on, its time comes, its time is over, or it is switched off. */
export const noticeState = z.enum(['on', 'waiting', 'over', 'off']);
export type NoticeState = Shape<typeof noticeState>;

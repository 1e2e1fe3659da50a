import { z } from 'zod';
import { whole } from './bodies/fields.ts';
import { PRIORITIES, secondOfDay } from '../notice/notice.ts';

// Notices as they come in from the manager's page and from programs, and as they lie on the disk.

/** The longest text, in letters. */
export const NOTICE_TEXT_LIMIT = 2000;

const words = z.string().trim().min(1).max(NOTICE_TEXT_LIMIT);
const id = z.string().regex(/^\w[\w-]{0,99}$/, 'expected letters, digits, - and _');
const date = z.iso.date();
const time = z
  .string()
  .refine((text) => secondOfDay(text) !== undefined, 'expected a time of day as 10:00, 10:00:05 or 24:00');
const windows = z
  .array(
    z
      .strictObject({ from: time, to: time })
      .refine(
        ({ from, to }) => secondOfDay(from) === undefined || secondOfDay(from) !== secondOfDay(to),
        'expected another end than the beginning',
      )
      .refine(({ from }) => secondOfDay(from) !== secondOfDay('24:00'), 'a window cannot begin at 24:00'),
  )
  .max(20);
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7], { error: 'expected 1 (Monday) to 7' });
/** The SHA-256 of the file, and what kind of file it is. */
const media = z
  .string()
  .regex(/^[0-9a-f]{64}\.(png|jpg|webp|gif|mp4|webm)$/, 'expected the id of a file sent to /media');
const picture = media.refine((name) => /\.(png|jpg|webp|gif)$/.test(name), 'expected a picture, this is a film');
const film = media.refine((name) => /\.(mp4|webm)$/.test(name), 'expected a film, this is a picture');

const text = z
  .strictObject({ 'zh-Hans': words.optional(), 'zh-Hant': words.optional(), en: words.optional() })
  .refine((each) => Object.values(each).some((one) => one !== undefined), 'expected a text in one language at least');

const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('image'), media: picture }),
  z.strictObject({ kind: z.literal('video'), media: film }),
  z.strictObject({
    kind: z.literal('page'),
    url: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])[^\\\s]*$/, 'expected a path of this server, such as /pages/fire-drill.html'),
  }),
]);

const form = z.strictObject({
  title: z.string().trim().min(1).max(200),
  content,
  boards: z.array(id).max(500).default([]),
  from: date.optional(),
  until: date.optional(),
  weekdays: z.array(weekday).max(7).default([]),
  windows: windows.default([]),
  seconds: z.int().min(3).max(3600).default(10),
  order: z.int().min(-1000).max(1000).default(0),
  priority: z.enum(PRIORITIES).exclude(['emergency']).default('normal'),
  enabled: z.boolean().default(true),
});

const daysInOrder = ({ from, until }: { from?: string | undefined; until?: string | undefined }): boolean =>
  from === undefined || until === undefined || from <= until;

/** A notice as it is made or changed. An emergency has a door of its own. */
export const noticeForm = form.refine(daysInOrder, { path: ['until'], message: 'expected no day before "from"' });
export type NoticeForm = z.output<typeof noticeForm>;

/** What all boards shall say at once. */
export const emergencyForm = z.strictObject({
  text,
  boards: z.array(id).max(500).default([]),
  /** The hall is to be left: calls are no longer shown and spoken, kiosks give no numbers. */
  evacuate: z.boolean().default(false),
});
export type EmergencyForm = z.output<typeof emergencyForm>;

/** Of a file that is sent: what it is called where it comes from. Nothing is found by it. */
export const mediaQuery = z.strictObject({ name: z.string().trim().max(200).optional() });

/** A notice on the disk: with who changed it last, and when. */
export const storedNotice = form.extend({
  id,
  priority: z.enum(PRIORITIES),
  evacuate: z.boolean().optional(),
  changedBy: z.string(),
  changedAt: z.iso.datetime({ offset: true }),
});
export type StoredNotice = z.output<typeof storedNotice>;

/** Another content, another version: whoever changes a notice says which one they saw. */
export type VersionedNotice = StoredNotice & { readonly version: string };

const shown = z
  .strictObject({
    /** The board's own name for this report: the same one counts once. */
    id: id.min(8),
    notice: id,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    /** Whether its turn came to its end. */
    complete: z.boolean(),
  })
  .refine(({ from, until }) => Date.parse(from) <= Date.parse(until), 'expected an end after the beginning');

/** What a board has shown, as it tells it: kept by the board until this is acknowledged. */
export const shownReport = z.strictObject({ items: z.array(shown).min(1).max(100) });
export type ShownItem = z.output<typeof shown>;

/** The day of the record that is asked for; today if not said. */
export const shownDayQuery = z.object({ day: date.optional() });

/** A part of that day; `after` is the `next` of the part before. */
export const shownQuery = shownDayQuery.extend({
  after: whole(0).default(0),
  limit: whole(1, 1000).default(200),
  notice: id.optional(),
  board: id.optional(),
});

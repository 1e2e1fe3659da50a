import { z } from 'zod';
import type { SlipForm } from '../catalogue/slip-form.ts';
import type { Language, Names } from '../base/names.ts';
import type { Instant, TimeZone } from '../base/time.ts';
import { language } from './bodies/fields.ts';

// What an agent and the server say of numbers that a kiosk gives by itself while it is cut off: `agent-numbers` asks
// for a lease and what a page needs, `agent-paper` tells of a number that was given.

const id = z.string().min(1).max(100);

/** Numbers of one line. Bounded, so that nobody counts for long. */
export const numberRange = z
  .object({ line: id, prefix: z.string().max(20), from: z.int().min(1).max(99_999), to: z.int().min(1).max(99_999) })
  .refine(({ from, to }) => from <= to && to - from < 1000, 'expected at most 1000 numbers, the first one first');

/** What an agent has in hand, and what it knows of the hall already. */
export const numbersAsked = z.object({
  kiosk: id,
  /** The folder of the agent: another one does not know which numbers were given. */
  folder: id,
  held: z.array(numberRange).max(3000),
  /** The book that it has: it is sent where it is another one by now. */
  book: z.string().max(100).optional(),
});
export type NumbersAsked = z.infer<typeof numbersAsked>;

/** When something is given today. */
export type BookSpan = { readonly from: Instant; readonly until: Instant };

/** What a kiosk needs of the hall to give numbers by itself, as it was when the server was last heard of. */
export type OfflineBook = {
  readonly id: string;
  readonly hall: { readonly name: Names; readonly languages: readonly Language[]; readonly timeZone: TimeZone };
  readonly kioskName: Names;
  /** Where phones find the hall, as codes say it. */
  readonly pageUrl: string;
  readonly spans: readonly BookSpan[];
  /** Why no tickets are given, if so. */
  readonly stopped?: string;
  readonly departments: readonly { readonly id: string; readonly name: Names; readonly zone: string }[];
  readonly services: readonly BookService[];
  /** Those that a citizen may choose, the ordinary one first. */
  readonly categories: readonly { readonly id: string; readonly name: Names }[];
  readonly form?: SlipForm;
};

export type BookService = {
  readonly id: string;
  readonly name: Names;
  readonly department: string;
  readonly line: string;
  readonly lineName: Names;
  readonly materials: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly priority: boolean;
  /** Its own hours of today, where it has any. */
  readonly spans?: readonly BookSpan[];
  /** Why the kiosk does not give it by itself: its line is closed, or there are only so many a day. */
  readonly not?: 'line-closed' | 'limited';
};

/** What the server answers: the numbers that stand for this kiosk, until when, and the hour of the hall. */
export const numbersGiven = z.object({
  now: z.number(),
  day: z.string(),
  /** The end of the business day. */
  until: z.number(),
  ranges: z.array(numberRange),
  // Made by the server from its hall file, which has been checked there.
  book: z.custom<OfflineBook>((value) => typeof value === 'object' && value !== null).optional(),
});
export type NumbersGiven = z.infer<typeof numbersGiven>;

/** A number that was given: sent until the server has said what became of it. */
export const paperTold = z.object({
  ticket: z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/),
  secret: z.string().regex(/^[\w-]{22}$/),
  number: z.string().min(1).max(30),
  day: z.iso.date(),
  kiosk: id,
  services: z.array(id).min(1).max(20),
  category: id,
  language,
  issuedAt: z.number(),
  slip: z.enum(['printed', 'sent', 'unknown', 'failed']),
  /** The id of the command that the page had sent to the server for the same touch. */
  asked: z.string().max(200).optional(),
});
export type PaperTold = z.infer<typeof paperTold>;

export const paperAnswer = z.object({ joined: z.boolean() });

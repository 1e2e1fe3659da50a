import { z } from 'zod';
import { peopleWords } from './people-words.ts';

// What input devices tell and are told, on the wires between an agent, the server and the pages.

const id = z.string().min(1).max(100);

/** What a device tells; never an ID number. */
export const deviceNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), key: z.string().min(1).max(40) }),
  z.object({ kind: z.literal('scan'), text: z.string().max(4000), symbology: z.string().max(10).optional() }),
  z.object({
    kind: z.literal('rating'),
    grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  }),
  z.object({
    kind: z.literal('id-card'),
    hash: z.string().min(20).max(100),
    lastFour: z.string().length(4),
    document: z.enum(['resident-id', 'residence-permit']),
    sex: z.enum(['male', 'female', 'unknown']),
    bornYear: z.int(),
    validUntil: z.string().max(40).optional(),
  }),
  z.object({
    kind: z.literal('card-unread'),
    why: z.enum(['card-unreadable', 'number-wrong', 'card-unknown', 'reader-fault']),
  }),
]);

/** An agent passes on what a device told. Sent once: a press that nobody heard is over. */
export const agentInput = z.object({ device: id, news: deviceNews });

/** Whether a device is there. */
export const deviceAt = z.object({ id, state: z.enum(['there', 'missing']), why: peopleWords(500).optional() });
export type DeviceAt = z.infer<typeof deviceAt>;

/** A hand on a virtual device (`POST /inputs/{id}/press`). */
export const virtualPress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key'), key: z.string().min(1).max(40) }),
  z.strictObject({ kind: z.literal('scan'), text: z.string().min(1).max(2000) }),
  z.strictObject({
    kind: z.literal('evaluator'),
    value: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.strictObject({
    kind: z.literal('put-card'),
    card: z.strictObject({
      name: z.string().min(1).max(15),
      sex: z.enum(['male', 'female']),
      born: z.string().regex(/^\d{8}$/, 'a date as YYYYMMDD'),
      idNumber: z.string().regex(/^\d{17}[\dXx]$/, 'eighteen digits, the last may be X'),
      validTo: z.string().max(8).optional(),
      kind: z.string().max(1).optional(),
    }),
  }),
  z.strictObject({ kind: z.literal('take-card') }),
]);

/** The server passes a press on to the agent that has the device. */
export const pressAtAgent = z.object({ device: id, press: virtualPress });

/** What the hall says to a call box at an agent. */
export const orderAtAgent = z.object({
  device: id,
  order: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('show'),
      waiting: z.int().min(0).optional(),
      ticket: z.string().max(12).optional(),
    }),
    z.object({ kind: z.literal('beep') }),
    z.object({ kind: z.literal('ask-rating') }),
    z.object({ kind: z.literal('stars'), stars: z.int().min(0).max(9) }),
  ]),
});

import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { givenOrder } from '../boards.ts';
import { PICTURE_TROUBLES } from '../pictures.ts';
import { voiceSample } from '../queries.ts';
import { ANYONE } from '../rights.ts';
import { STAFF, SUPERVISORS, SUPERVISORS_READ_HALL } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { boardShape } from '../shapes/board.ts';
import { fleetShape, givenOrderShape } from '../shapes/fleet.ts';
import { windowShape } from '../shapes/window.ts';

const BOARDS = { tag: 'Boards' } as const;

/** What the hall shows and says, and whether it does. */
export const BOARD_RESOURCES = {
  'GET /boards': {
    ...BOARDS,
    summary: 'Boards and sound zones: which are linked, what they show, whether they can be heard',
    who: SUPERVISORS_READ_HALL,
    answer: fleetShape,
  },
  'GET /boards/orders': {
    ...BOARDS,
    summary: 'Who told which board what, the newest first, two hundred at most',
    who: SUPERVISORS_READ_HALL,
    answer: named('BoardOrders', z.strictObject({ items: z.array(givenOrderShape) })),
    example: { answer: { items: [] } },
  },
  'GET /boards/{id}': {
    ...BOARDS,
    summary: 'What the board shows now: recent calls, waiting per line, notices',
    who: ANYONE,
    answer: boardShape,
    problems: [404],
  },
  'GET /boards/{id}/picture': {
    ...BOARDS,
    summary: 'A small picture of what the board shows, at most ten seconds old (X-Taken-At), taken by its browser',
    who: SUPERVISORS,
    media: ['image/jpeg'],
    problems: [404, 503],
    codes: { 503: PICTURE_TROUBLES },
  },
  'POST /boards/{id}/order': {
    ...BOARDS,
    summary: 'Reload, mute, blank or identify a board, or say how loud it is',
    who: SUPERVISORS,
    body: givenOrder,
    success: 202,
    answer: named('OrderAnswer', z.strictObject({ reached: z.boolean() })),
    problems: [404, 409, 503],
    example: { body: { order: 'volume', volume: 60 }, answer: { reached: true } },
    keyed: 'for-an-hour',
  },
  'GET /windows/{counter}': {
    ...BOARDS,
    summary: 'What stands over a counter: its state, and whoever is called or served there',
    who: ANYONE,
    answer: windowShape,
    problems: [404],
  },
  'GET /photos/{id}': {
    ...BOARDS,
    summary: 'The photo of who works at a counter, for the screen above it',
    who: ANYONE,
    media: ['image/jpeg', 'image/png', 'image/webp'],
    problems: [404],
  },
  'GET /voice/sample.wav': {
    ...BOARDS,
    summary: 'How a number is called, as sound',
    who: STAFF,
    query: voiceSample,
    media: ['audio/wav'],
    problems: [404],
  },
  'GET /voice/{key}.wav': {
    ...BOARDS,
    summary: 'A call as sound, as a board was told to play it',
    who: ANYONE,
    media: ['audio/wav'],
    problems: [404],
  },
} as const satisfies Record<string, ResourceRow>;

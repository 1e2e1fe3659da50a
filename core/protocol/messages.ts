import { z } from 'zod';
import { agentHello, agentReport, agentSetup, agentState, printOrder } from './agent.ts';
import { BOARD_ORDERS, boardHeard, boardPainted, boardReport, speakMessage } from './boards.ts';
import { agentInput, deviceNews, orderAtAgent, pressAtAgent } from './devices.ts';
import { CALL_EXAMPLE, EMERGENCY_EXAMPLE } from './examples/equipment-examples.ts';
import { NOW } from './examples/visit-examples.ts';
import { active, claim, command, leave, unwatch, watch } from './frames.ts';
import { shownReport } from './notices.ts';
import { numbersAsked, numbersGiven, paperAnswer, paperTold } from './offline.ts';
import { agentPage, pictureAnswer, pictureOrder } from './pictures.ts';
import { problemShape } from './problem.ts';
import { releaseMessage } from './renewal.ts';
import { ANYONE, type Who } from './rights.ts';
import { callMessageShape } from './shapes/call.ts';
import { count, id, seq } from './shapes/fields.ts';
import { named, type Sent, type Shape } from './shapes/shape.ts';
import { signOrder } from './signs.ts';

/** A message of the live door. */
export type MessageRow = {
  readonly summary: string;
  /** Who may send it, if it is for the hall; who hears it, if it is from the hall. */
  readonly who: Who;
  readonly body: z.ZodType;
  /** What it is acknowledged with; absent: with nothing. */
  readonly ack?: z.ZodType;
  /** A body as it may come. */
  readonly example: object;
};

const BOARDS: Who = { device: ['board'] };
const AGENTS: Who = { device: ['agent'] };
const CONSOLES: Who = { staff: 'clerk', device: ['counter-pc'] };

/** How a message is acknowledged that came to nothing. */
export const refusedShape = named('Refused', z.strictObject({ problem: problemShape }), 'Nothing was done');
const done = z.strictObject({ ok: z.literal(true) });
const doneOrRefused = z.union([done, refusedShape]);

/** A view as `watch` is answered with it; which one, the topic says. */
const watched = z.strictObject({ seq, view: z.looseObject({}) });

/** What comes in: from pages, devices and programs. */
export const TO_HALL = {
  watch: {
    summary: 'Sends the view of a topic now, and again whenever it has changed',
    who: ANYONE,
    body: watch,
    ack: z.union([watched, refusedShape]),
    example: { topic: 'board:board-01' },
  },
  unwatch: {
    summary: 'Ends a watch',
    who: ANYONE,
    body: unwatch,
    ack: doneOrRefused,
    example: { topic: 'board:board-01' },
  },
  command: {
    summary: 'Does something, once for each `commandId`; who may and what it answers, the name says',
    who: ANYONE,
    body: command,
    ack: z.union([z.looseObject({ ok: z.literal(true) }), refusedShape]),
    example: { name: 'call-next', commandId: '7d2c0c1e-5b1f', counter: '1' },
  },
  active: {
    summary:
      'Somebody is at this screen and has touched it; a session ends that nobody is at, where the hall wants it so',
    who: ANYONE,
    body: active,
    ack: doneOrRefused,
    example: {},
  },
  claim: {
    summary: 'This screen is to work at a counter; all windows of a console have one `key`',
    who: CONSOLES,
    body: claim,
    ack: z.union([z.strictObject({ ok: z.literal(true), held: z.boolean() }), refusedShape]),
    example: { counter: '1', key: 'console-4f1a', take: true },
  },
  leave: {
    summary: 'Gives up the seat at a counter',
    who: ANYONE,
    body: leave,
    ack: doneOrRefused,
    example: { counter: '1' },
  },
  'board-report': {
    summary: 'How a board is, every few seconds and when something changes',
    who: BOARDS,
    body: boardReport,
    ack: doneOrRefused,
    example: {
      version: 'display-a1b2',
      sound: 'on',
      width: 1920,
      height: 1080,
      blank: false,
      upMs: 60_000,
      faults: [],
    },
  },
  'board-painted': {
    summary: 'A call stands on the glass',
    who: BOARDS,
    body: boardPainted,
    example: { seq: 119, at: NOW },
  },
  'board-heard': {
    summary: 'What became of a sound',
    who: BOARDS,
    body: boardHeard,
    example: { id: 'ground-floor-119', outcome: 'began' },
  },
  'notices-shown': {
    summary: 'Which notices a board has shown; acknowledged once that is durable',
    who: BOARDS,
    body: shownReport,
    ack: z.union([z.strictObject({ ok: z.literal(true), added: count }), refusedShape]),
    example: {
      items: [{ id: 'shown-0001', notice: 'open-late', from: NOW, until: '2026-03-09T09:12:40+08:00', complete: true }],
    },
  },
  'agent-hello': {
    summary: 'An agent reports for work: what it has, and the jobs that it knows',
    who: AGENTS,
    body: agentHello,
    ack: z.union([z.strictObject({ ok: z.literal(true), setup: agentSetup }), refusedShape]),
    example: { protocol: 1, spool: 'spool-1', jobs: [], printers: [], found: [], devices: [], signs: [] },
  },
  'agent-report': {
    summary: 'What became of a job; sent until it is acknowledged',
    who: AGENTS,
    body: agentReport,
    ack: doneOrRefused,
    example: { job: 'job-1', printer: 'kiosk-1', attempt: { outcome: 'printed' } },
  },
  'agent-state': {
    summary: 'How the printers, devices and signs of an agent are',
    who: AGENTS,
    body: agentState,
    ack: doneOrRefused,
    example: { printers: [{ id: 'kiosk-1', state: 'ready', paper: 'ok', owed: 0 }], found: [] },
  },
  'agent-input': {
    summary: 'What a device at an agent told; sent once',
    who: AGENTS,
    body: agentInput,
    ack: doneOrRefused,
    example: { device: 'keypad-1', news: { kind: 'key', key: 'NumpadEnter' } },
  },
  'agent-page': {
    summary: 'The page of a board in a browser of the agent had crashed and was loaded anew, or is back; sent once',
    who: AGENTS,
    body: agentPage,
    ack: doneOrRefused,
    example: { board: 'board-01', news: { what: 'crashed' } },
  },
  'agent-numbers': {
    summary: 'An agent asks for numbers that its kiosk may give while it is cut off, and says what it has',
    who: AGENTS,
    body: numbersAsked,
    ack: z.union([z.strictObject({ ok: z.literal(true), numbers: numbersGiven }), refusedShape]),
    example: { kiosk: 'kiosk-1', folder: 'numbers-1', held: [] },
  },
  'agent-paper': {
    summary: 'A number that a kiosk gave while it was cut off joins its line; sent until it is acknowledged',
    who: AGENTS,
    body: paperTold,
    ack: z.union([z.strictObject({ ok: z.literal(true), paper: paperAnswer }), refusedShape]),
    example: {
      ticket: '01jnxk2v5qe6t7r8s9a0b1c2d3',
      secret: 'K3vQ9xY2mB7nL4pR8sT1wA',
      number: 'A901',
      day: '2026-03-09',
      kiosk: 'kiosk-1',
      services: ['id-card'],
      category: 'ordinary',
      language: 'zh-Hans',
      issuedAt: 1_773_018_720_000,
      slip: 'printed',
    },
  },
} as const satisfies Readonly<Record<string, MessageRow>>;

/** What goes out: to those who watch, and to single devices. */
export const FROM_HALL = {
  view: {
    summary: 'A topic has changed: its view, whole and the newest',
    who: ANYONE,
    body: z.strictObject({ topic: z.string(), seq, view: z.looseObject({}) }),
    example: { topic: 'emergency', seq: EMERGENCY_EXAMPLE.seq, view: EMERGENCY_EXAMPLE },
  },
  release: {
    summary: 'What runs and which builds of the pages are given out: to everybody who comes, and when it changes',
    who: ANYONE,
    body: releaseMessage,
    example: { version: '0.1.0', build: '5f0c1a77b2d4', pages: { kiosk: '0b9d2c41aa07', display: '77c1e05d9f32' } },
  },
  demonstration: {
    summary:
      'The hall is a demonstration: its time is not the true one and runs so many times as fast; to everybody who comes in. A hall that is one never leaves it out',
    who: ANYONE,
    body: z.strictObject({ speed: z.number().positive() }),
    example: { speed: 10 },
  },
  'identity-over': {
    summary:
      'Whoever came in is not any more who they were: signed out, expired, taken back, or another role; the socket is closed behind it',
    who: { staff: 'clerk', device: 'any' },
    body: z.strictObject({}),
    example: {},
  },
  'identity-unknown': {
    summary:
      'The token that was shown in the handshake stands for nobody: the socket is open without an identity, for what anyone may',
    who: ANYONE,
    body: z.strictObject({}),
    example: {},
  },
  'device-moved': {
    summary:
      'The device stands for another place of the hall file since it was moved there: to a page of one of those before',
    who: { device: 'any' },
    body: z.strictObject({ was: z.array(id), page: z.string() }),
    example: { was: ['kiosk-1'], page: '/kiosk?id=kiosk-2' },
  },
  call: {
    summary: 'Somebody is called: to those who watch a board that shows it, at once',
    who: ANYONE,
    body: callMessageShape,
    example: CALL_EXAMPLE,
  },
  device: {
    summary: 'What was scanned or read beside a kiosk or a counter: to those who watch that',
    who: { staff: 'clerk', device: ['kiosk', 'counter-pc'] },
    body: z.strictObject({ device: id, news: deviceNews }),
    example: { device: 'scanner-1', news: { kind: 'scan', text: 'A014' } },
  },
  'seat-lost': {
    summary: 'Another console took over the counter',
    who: CONSOLES,
    body: z.strictObject({ counter: id }),
    example: { counter: '1' },
  },
  speak: {
    summary: 'A sound to be played, to the board with the loudspeaker',
    who: BOARDS,
    body: speakMessage,
    example: {
      zone: 'ground-floor',
      id: 'ground-floor-119',
      url: '/api/v1/voice/119.wav',
      startsAt: NOW,
      lengthMs: 4200,
      volume: 100,
      calls: [{ seq: 119, at: NOW, number: 'A014', counter: '1' }],
    },
  },
  'board-order': {
    summary: 'What a board is told to do',
    who: BOARDS,
    body: z.strictObject({ order: z.enum(BOARD_ORDERS) }),
    example: { order: 'identify' },
  },
  print: {
    summary: 'A slip to be printed',
    who: AGENTS,
    body: printOrder,
    example: {
      job: 'job-1',
      printer: 'kiosk-1',
      paper: { ticket: '01JNX5G7Q8', copy: 0 },
      input: {
        hallName: CALL_EXAMPLE.counterName,
        language: 'en',
        number: 'A014',
        issuedAt: Date.parse(NOW),
        timeZone: 'Asia/Shanghai',
        steps: [],
        url: 'https://hall.example/t/01JNX5G7Q8#secret',
        copy: 0,
        paperMm: 80,
      },
    },
  },
  press: {
    summary: 'A hand on a virtual device',
    who: AGENTS,
    body: pressAtAgent,
    example: { device: 'keypad-1', press: { kind: 'key', key: 'NumpadEnter' } },
  },
  order: {
    summary: 'What the hall says to a call box',
    who: AGENTS,
    body: orderAtAgent,
    example: { device: 'box-1', order: { kind: 'show', waiting: 4, ticket: 'A014' } },
  },
  sign: {
    summary: 'What a sign says from now on',
    who: AGENTS,
    body: signOrder,
    example: { sign: 'sign-1', text: { rows: [{ text: 'A014', scroll: false }] } },
  },
  picture: {
    summary: 'A picture of what a board shows is wanted; acknowledged with a JPEG, or why there is none',
    who: AGENTS,
    body: pictureOrder,
    ack: pictureAnswer,
    example: { board: 'board-01' },
  },
} as const satisfies Readonly<Record<string, MessageRow>>;

type ToHall = typeof TO_HALL;
type FromHall = typeof FROM_HALL;

/** Messages that a page may send; `watch` and `command` have ways of their own. */
export type PageMessage = keyof ToHall;

/** What a page sends with a message. */
export type SentBody<Name extends PageMessage> = Sent<ToHall[Name]['body']>;

/** What a message of a page is acknowledged with. */
export type Ack<Name extends AckedMessage> = Shape<ToHall[Name]['ack']>;

/** Messages of a page that are acknowledged. */
export type AckedMessage = {
  [Name in PageMessage]: ToHall[Name] extends { readonly ack: z.ZodType } ? Name : never;
}[PageMessage];

/** Messages of the hall. */
export type HallMessage = keyof FromHall;

/** What comes with a message of the hall. */
export type HeardBody<Name extends HallMessage> = Shape<FromHall[Name]['body']>;

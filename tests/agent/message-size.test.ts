import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { asManyAsFit, fitting } from '../../agent/fitting.ts';
import { agentHello, agentReport, agentState } from '../../core/protocol/agent.ts';
import { COMMANDS } from '../../core/protocol/commands.ts';
import { MOST_BODY_BYTES, MOST_MESSAGE_BYTES } from '../../core/protocol/message-size.ts';
import { TO_HALL } from '../../core/protocol/messages.ts';
import { PICTURE_BYTES, pictureAnswer } from '../../core/protocol/pictures.ts';

type Node = {
  readonly type?: string;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
};

/** A letter of people is three bytes at most, or one of two halves that are four together. */
const LETTER = 3;

/** The most bytes that a body of this schema may have, as far as it says how long anything may be. */
function mostBytes(node: Node): number {
  const choices = node.anyOf ?? node.oneOf;
  if (choices !== undefined) return Math.max(...choices.map(mostBytes));
  if (node.allOf !== undefined) return node.allOf.reduce((sum, each) => sum + mostBytes(each), 0);
  if (node.enum !== undefined) return Math.max(...node.enum.map((each) => JSON.stringify(each).length));
  if (node.const !== undefined) return JSON.stringify(node.const).length;
  if (node.type === 'string') {
    // A pattern says how long by itself; those here are of ids, dates and hashes.
    const letters = node.maxLength ?? (node.pattern !== undefined || node.format !== undefined ? 100 : Infinity);
    return (node.pattern === undefined ? LETTER : 1) * letters + 2;
  }
  if (node.type === 'array') return 2 + (node.maxItems ?? Infinity) * (mostBytes(node.items ?? {}) + 1);
  if (node.type === 'object')
    return Object.entries(node.properties ?? {}).reduce(
      (sum, [key, each]) => sum + key.length + 4 + mostBytes(each),
      2,
    );
  return 24; // a number, a boolean
}

/** What is cut or changed on the way in is bounded by what comes of it. */
const sizeOf = (schema: z.ZodType): number =>
  Math.min(
    ...(['input', 'output'] as const).map((io) =>
      mostBytes(z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Node),
    ),
  );

/** Messages that the agent makes small enough by itself: hardly a machine has as much as their schemas allow. */
const FITTED = ['agent-hello', 'agent-state', 'agent-numbers'];

it.each(Object.entries(TO_HALL).filter(([name]) => !FITTED.includes(name)))(
  '[DE46] whatever %s may say has room in one message',
  (_name, { body }) => {
    expect(sizeOf(body)).toBeLessThan(MOST_BODY_BYTES);
  },
);

/** Of hundreds of counters with hundreds of lines: the manager's page refuses by itself what is too large. */
const REFUSED_BY_THE_PAGE = ['make-profile', 'move-tickets'];

it.each(Object.entries(COMMANDS).filter(([name]) => !REFUSED_BY_THE_PAGE.includes(name)))(
  '[DE46] whatever the command %s may say has room in one message',
  (_name, { body }) => {
    expect(sizeOf(body)).toBeLessThan(MOST_BODY_BYTES);
  },
);

it('[DE46] a picture has room in one message, over a real socket', async () => {
  expect(PICTURE_BYTES).toBeLessThanOrEqual(MOST_BODY_BYTES);
  const http = createServer();
  const hall = new Server(http, { maxHttpBufferSize: MOST_MESSAGE_BYTES, serveClient: false });
  const at = await new Promise<number>((done) => http.listen(0, () => done((http.address() as { port: number }).port)));
  const agent = io(`http://127.0.0.1:${String(at)}`, { transports: ['websocket'], reconnection: false });
  try {
    const jpeg = Buffer.alloc(PICTURE_BYTES, 1);
    jpeg.set([0xff, 0xd8]);
    agent.on('picture', (_order, answer: (said: object) => void) => answer({ jpeg }));
    const socket = await new Promise<import('socket.io').Socket>((done) => hall.on('connection', done));
    const answer: unknown = await socket.timeout(5000).emitWithAck('picture', { board: 'board-01' });
    expect(pictureAnswer.parse(answer)).toEqual({ jpeg });
    expect(agent.connected).toBe(true);
  } finally {
    agent.close();
    await hall.close();
  }
});

it('[DE46] an agent with very much fits what it tells into one message', () => {
  const bytes = (said: unknown): number => Buffer.byteLength(JSON.stringify(said));
  const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `device-${String(at)}`);
  const why = '没有插好'.repeat(40);
  const state = {
    printers: [],
    found: [],
    devices: ids(200).map((id) => ({ id, state: 'missing' as const, why })),
    signs: ids(500).map((id) => ({ id, state: 'unreachable' as const, why })),
  };
  expect(bytes(state)).toBeGreaterThan(MOST_MESSAGE_BYTES);
  const told = fitting(state);
  expect(bytes(told)).toBeLessThan(MOST_BODY_BYTES);
  expect(agentState.parse(told).signs).toHaveLength(500);
  expect(fitting({ ...state, signs: [], devices: state.devices.slice(0, 3) }).devices[0]).toHaveProperty('why', why);
  const held = ids(3000).map((line) => ({ line, prefix: 'A', from: 901, to: 920 }));
  expect(bytes(asManyAsFit(held))).toBeLessThanOrEqual(MOST_BODY_BYTES);
  expect(asManyAsFit(held.slice(0, 900))).toHaveLength(900);
});

it('[AG33] words for people that are longer than there is room for are cut, and what they stand in is heard', () => {
  const long = '🖨️'.repeat(2000);
  const state = {
    printers: [{ id: 'p', state: 'trouble', paper: 'ok', owed: 0, trouble: long }],
    found: [{ address: 'usb:1:2', name: long, answers: true, lacks: long }],
    devices: [{ id: 'd', state: 'missing', why: long }],
    signs: [{ id: 's', state: 'unreachable', why: long }],
  };
  const hello = agentHello.parse({ protocol: 1, spool: 's', jobs: [], ...state });
  expect(hello.devices[0]?.why).toMatch(/^🖨️.*…$/u);
  expect(hello.devices[0]?.why?.length).toBeLessThanOrEqual(500);
  const words = [hello.printers[0]?.trouble, hello.found[0]?.name, hello.devices[0]?.why, hello.signs[0]?.why];
  for (const each of words) expect(each).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  for (const outcome of ['unknown', 'failed'])
    expect(agentReport.safeParse({ job: 'j', printer: 'p', attempt: { outcome, detail: long } }).success).toBe(true);
  expect(pictureAnswer.safeParse({ trouble: 'no-page', detail: long }).success).toBe(true);
});

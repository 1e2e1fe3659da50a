import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PASS_HEADER } from '../../../../core/protocol/door-pass.ts';
import { ACK_WAIT_MS } from '../../../../core/protocol/ack-wait.ts';
import { Handshakes } from '../../../../server/doors/live/handshakes.ts';
import { HELD_MS, readingPace } from '../../../../server/doors/live/reading-pace.ts';
import { roomNamed, roomOf } from '../../../../server/doors/live/rooms.ts';
import { StrangerPushes } from '../../../../server/doors/live/stranger-pushes.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const times = <T>(count: number, act: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => act(at));

type Told = { readonly group: number; readonly topics: readonly string[]; readonly body: object };

/** Strangers of four groups, each of which takes so long to tell. */
function pushing(watched: Readonly<Record<string, readonly number[]>>, tellMs: number) {
  let ticks = 0;
  const told: Told[] = [];
  const rests: number[] = [];
  const pushes = new StrangerPushes(
    4,
    (group, topic) => watched[topic]?.includes(group) === true,
    (group, topics, _message, body) => {
      ticks += tellMs;
      told.push({ group, topics, body });
    },
    () => ticks,
    (act, ms) => {
      rests.push(ms);
      return setTimeout(act, ms);
    },
  );
  return { pushes, told, rests };
}

it('[STR20] telling strangers takes a tenth of the time at most, a group at a time', () => {
  const { pushes, told, rests } = pushing({ hall: [0, 1, 3] }, 5);
  pushes.push(['hall'], 'view', { seq: 1 });
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told.map(({ group }) => group)).toEqual([0]);
  vi.advanceTimersByTime(200);
  expect(told.map(({ group }) => group)).toEqual([0, 1, 3]);
  expect(rests).toEqual([0, 45, 45]);
});

it('[STR20] of a view that waits the newest is told; every call is, and who watches nothing is told nothing', () => {
  const { pushes, told } = pushing({ hall: [1], 'board:a': [0, 1], 'board:b': [1] }, 1);
  for (let seq = 1; seq <= 30; seq += 1) pushes.push(['hall'], 'view', { seq });
  pushes.push(['board:a', 'board:b', 'board:none'], 'call', { seq: 31 });
  pushes.push(['board:a'], 'call', { seq: 32 });
  pushes.push(['board:none'], 'view', { seq: 33 });
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([
    { group: 0, topics: ['board:a'], body: { seq: 31 } },
    { group: 1, topics: ['board:a', 'board:b'], body: { seq: 31 } },
    { group: 0, topics: ['board:a'], body: { seq: 32 } },
    { group: 1, topics: ['board:a'], body: { seq: 32 } },
    { group: 1, topics: ['hall'], body: { seq: 30 } },
  ]);
});

it('[STR20] what changes all the time keeps no group and no other topic from being told', () => {
  const { pushes, told } = pushing({ hall: [0, 1, 2, 3], emergency: [2] }, 10);
  pushes.push(['emergency'], 'view', { seq: 0 });
  for (let seq = 1; seq <= 100; seq += 1) {
    pushes.push(['hall'], 'view', { seq });
    vi.advanceTimersByTime(25);
  }
  for (const group of [0, 1, 2, 3]) expect(told.filter((each) => each.group === group).length).toBeGreaterThan(3);
  pushes.stop();
  const before = told.length;
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(before);
});

it('[STR20] calls that nobody can be told in time are forgotten, the oldest first', () => {
  const { pushes, told } = pushing({ 'board:a': [0], hall: [0] }, 0);
  pushes.push(['hall'], 'view', { seq: 0 });
  for (let seq = 1; seq <= 7000; seq += 1) pushes.push(['board:a'], 'call', { seq });
  vi.advanceTimersByTime(60_000);
  expect(told.map(({ body }) => body)).toEqual([...times(5000, (at) => ({ seq: 2001 + at })), { seq: 0 }]);
});

it('[STR20] a call is not kept waiting, nor lost, by the views of hundreds of screens', () => {
  const boards = times(400, (at) => `board:${String(at)}`);
  const { pushes, told } = pushing(Object.fromEntries(boards.map((board) => [board, [0, 1, 2, 3]])), 1);
  for (const board of boards) pushes.push([board], 'view', { seq: 1 });
  pushes.push(['board:7'], 'call', { seq: 2 });
  vi.advanceTimersByTime(60);
  expect(told.slice(0, 4).map(({ body }) => body)).toEqual(times(4, () => ({ seq: 2 })));
});

it('[STR20] a room says of which hall, topic and audience it is', () => {
  for (const audience of ['known', 0, 15] as const)
    expect(roomNamed(roomOf({ id: 'north-2' }, 'ticket:a b', audience))).toEqual({
      hall: 'north-2',
      topic: 'ticket:a b',
      audience,
    });
  expect(roomNamed('Xy_9-aaaaAAAB')).toBeUndefined();
});

/** A socket as far as it is read: what comes over it, and whether it is paused. */
function cable(name = 'websocket') {
  const ws = { paused: false, pause: () => (ws.paused = true), resume: () => (ws.paused = false) };
  const conn = Object.assign(new EventEmitter(), { transport: { name, socket: ws } });
  return { ws, conn, socket: { conn } as unknown as Pick<Socket, 'conn'> };
}

it('[STR21] what a stranger says beyond its pace waits in the cable, whatever it is called; signs of life count for nothing', () => {
  const { ws, conn, socket } = cable();
  readingPace(socket, () => Date.now());
  times(5000, () => conn.emit('packet', { type: 'pong' }));
  times(300, () => conn.emit('packet', { type: 'message' }));
  expect(ws.paused).toBe(false);
  conn.emit('packet', { type: 'message' });
  expect(ws.paused).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(ws.paused).toBe(false);
  times(5, () => conn.emit('packet', { type: 'message' }));
  expect(ws.paused).toBe(false);
  times(2, () => conn.emit('packet', { type: 'message' }));
  expect(ws.paused).toBe(true);
});

it('[STR21] one that presses is read a second later, once, and answered while it waits still; one that polls has no cable to pause', async () => {
  const { ws, socket } = cable();
  const pace = readingPace(socket, () => Date.now());
  const answered: number[] = [];
  times(3, (at) => void pace.holdBack(at).then((answer) => answered.push(answer)));
  expect(ws.paused).toBe(true);
  vi.advanceTimersByTime(999);
  expect(ws.paused).toBe(true);
  vi.advanceTimersByTime(1);
  expect(ws.paused).toBe(false);
  // The second in the cable is over; what comes after it lies there for as long, and is answered in time.
  expect(1000 + HELD_MS).toBeLessThan(ACK_WAIT_MS);
  await vi.advanceTimersByTimeAsync(HELD_MS - 1001);
  expect(answered).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answered).toEqual([0, 1, 2]);
  const polled = cable('polling');
  void readingPace(polled.socket, () => Date.now()).holdBack('');
  expect(polled.ws.paused).toBe(false);
});

/** Requests to come in, from addresses; those with a cookie are of staff. */
function entrance() {
  const gate = {
    identityOf: ({ cookie }: { cookie?: string }) => ({ kind: cookie === 'clerk' ? 'staff' : 'nobody' }),
    hasPass: ({ [PASS_HEADER]: pass }: { [PASS_HEADER]?: string }) => pass === 'an agent',
  };
  const handshakes = new Handshakes(
    (request) => (request as unknown as { from: string }).from,
    { of: () => ({ gate }) } as unknown as ConstructorParameters<typeof Handshakes>[1],
    () => Date.now(),
  );
  const connection = () => Object.assign(new EventEmitter(), { destroyed: false });
  const come = (from: string, cookie?: string, socket = connection(), pass?: string) => {
    const said: { may?: boolean } = {};
    const request = { from, socket, url: '/socket.io/?EIO=4', headers: { cookie, [PASS_HEADER]: pass } };
    handshakes.decide(request as unknown as IncomingMessage, (may) => (said.may = may));
    return { said, socket };
  };
  return { handshakes, come };
}

it('[STR22] [STR23] strangers come in behind one another, and whoever shows who they are at once', () => {
  const { come } = entrance();
  const strangers = times(100, (at) => come(`10.0.0.${String(at)}`).said);
  expect(come('10.0.0.1', 'clerk').said).toEqual({ may: true });
  expect(come('10.0.0.1', 'forged').said).toEqual({});
  expect(come('10.0.0.1', undefined, undefined, 'an agent').said).toEqual({ may: true });
  expect(come('10.0.0.1', undefined, undefined, 'no agent').said).toEqual({});
  const inside = (): number => strangers.filter(({ may }) => may === true).length;
  expect(inside()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(inside()).toBe(4);
  vi.advanceTimersByTime(200);
  expect(inside()).toBe(44);
  vi.advanceTimersByTime(1000);
  expect(inside()).toBe(100);
});

it('[STR22] from one address so many come and then a hundred a second; other addresses have their own', () => {
  const { come } = entrance();
  const first = times(3000, () => come('10.0.0.9').said);
  expect(first.every(({ may }) => may === undefined)).toBe(true);
  expect(come('10.0.0.9').said).toEqual({ may: false });
  expect(come('::ffff:10.0.0.9').said).toEqual({ may: false });
  expect(come('10.0.0.8').said).toEqual({});
  vi.advanceTimersByTime(16_000);
  expect(first.every(({ may }) => may === true)).toBe(true);
});

it('[STR22] nobody waits behind the crowd of another address, nor behind those who have gone', () => {
  const { come } = entrance();
  const crowd = times(1000, () => come('10.0.0.9'));
  const agent = come('10.0.0.7').said;
  vi.advanceTimersByTime(1);
  expect(agent).toEqual({ may: true });
  for (const { socket } of crowd) socket.destroyed = true;
  const later = come('10.0.0.9').said;
  vi.advanceTimersByTime(25);
  expect(later).toEqual({ may: true });
});

it('[STR22] as many as there is room for wait in all; requests over one connection are heard of once', () => {
  const { come } = entrance();
  const said = times(6000, (at) => come(`10.${String(at >> 8)}.${String(at & 255)}.1`).said);
  expect(said.filter(({ may }) => may === false)).toHaveLength(1000);
  const { come: ask } = entrance();
  const { socket } = ask('10.0.0.1');
  times(20, () => ask('10.0.0.1', undefined, socket));
  expect(socket.listenerCount('error')).toBe(1);
});

it('[STR22] who goes while it waits, or breaks off, ends nothing; at the end nobody waits on', () => {
  const { handshakes, come } = entrance();
  const [gone, broken, waiting] = [come('10.0.0.1'), come('10.0.0.2'), come('10.0.0.3')];
  gone.socket.destroyed = true;
  expect(broken.socket.emit('error', new Error('ECONNRESET'))).toBe(true);
  handshakes.stop();
  expect([gone.said.may, broken.said.may, waiting.said.may]).toEqual([false, true, true]);
});

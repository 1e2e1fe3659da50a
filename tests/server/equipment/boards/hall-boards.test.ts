import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Board } from '../../../../core/catalogue/equipment.ts';
import type { BoardReport, SpeakMessage } from '../../../../core/protocol/boards.ts';
import { HallBoards } from '../../../../server/equipment/boards/hall-boards.ts';
import { orderBook } from '../../../../server/equipment/boards/order-book.ts';

const FRIDAY = Date.parse('2026-03-06T16:58:00+08:00');
const MONDAY = Date.parse('2026-03-09T09:01:00+08:00');
const BOARDS = ['board-01', 'board-02'].map((id) => ({ id, kind: 'all-calls', name: { en: id } }) as unknown as Board);
const IDS = BOARDS.map(({ id }) => id);
const silent = { send: () => undefined };

const REPORT: BoardReport = { version: 'x', sound: 'on', width: 1920, height: 1080, blank: false, upMs: 0, faults: [] };

let folder: string;
let now: number;
let desk: HallBoards;

/** As it is after a start of the server. */
async function started(): Promise<HallBoards> {
  const orders = orderBook(join(folder, 'boards'));
  expect(await orders.load()).toBeUndefined();
  return new HallBoards({
    boards: BOARDS,
    now: () => now,
    timeZone: () => 'Asia/Shanghai',
    build: () => undefined,
    orders,
    unwritten: () => undefined,
  });
}

/** A page of a board, and what it was sent. */
function page(): { readonly send: (message: string, body: object) => void; readonly sent: string[] } {
  const sent: string[] = [];
  return { sent, send: (message, body) => sent.push('order' in body ? String(body.order) : message) };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-boards-'));
  now = MONDAY;
  desk = await started();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('[BD3] a call counts as painted by the boards that told of it and are linked: once each, and not on another day', () => {
  const leave = desk.enter('board-01', silent);
  desk.enter('board-02', silent);
  expect(desk.paint('board-01', { seq: 42, at: FRIDAY })).toBe(true);
  expect(desk.paint('board-01', { seq: 42, at: FRIDAY })).toBe(false);
  expect(desk.paint('board-02', { seq: 42, at: FRIDAY })).toBe(true);
  expect(desk.paintedBy({ seq: 42, at: FRIDAY }, IDS)).toBe(2);
  expect(desk.paintedBy({ seq: 42, at: FRIDAY }, ['board-02'])).toBe(1);
  expect(desk.paintedBy({ seq: 42, at: MONDAY }, IDS)).toBe(0);
  leave?.();
  expect(desk.paintedBy({ seq: 42, at: FRIDAY }, IDS)).toBe(1);
  desk.newDay();
  expect(desk.paintedBy({ seq: 42, at: FRIDAY }, IDS)).toBe(0);
});

it('[BD3] of hundreds of calls the newest five hundred are remembered', () => {
  desk.enter('board-01', silent);
  for (let seq = 1; seq <= 501; seq += 1) desk.paint('board-01', { seq, at: MONDAY + seq });
  expect(desk.paintedBy({ seq: 1, at: MONDAY + 1 }, IDS)).toBe(0);
  expect(desk.paintedBy({ seq: 2, at: MONDAY + 2 }, IDS)).toBe(1);
});

it('[BD1] what lasts of the orders is told to every page that comes, also that a board is not dark, and after a start of the server', async () => {
  const first = page();
  const leave = desk.enter('board-01', first);
  expect(first.sent).toEqual(['unmute', 'show']);
  expect(await desk.order('board-01', { order: 'mute' }, 'staff:anna')).toBe('told');
  expect(await desk.order('board-01', { order: 'blank' }, 'staff:anna')).toBe('told');
  expect(first.sent.slice(2)).toEqual(['mute', 'blank']);
  leave?.();
  expect(await desk.order('board-01', { order: 'show' }, 'staff:anna')).toBe('kept');
  expect(await desk.order('board-01', { order: 'identify' }, 'staff:anna')).toBe('not-linked');
  expect(await desk.order('board-09', { order: 'show' }, 'staff:anna')).toBe('unknown');
  desk = await started();
  const second = page();
  desk.enter('board-01', second);
  expect(second.sent).toEqual(['mute', 'show']);
});

it('[BD1] a board that says otherwise is told again; one that goes on saying it does not obey, until it does', async () => {
  const here = page();
  desk.enter('board-01', here);
  await desk.order('board-01', { order: 'blank' }, 'staff:anna');
  here.sent.splice(0);
  const says = (report: Partial<BoardReport>): boolean | undefined => {
    desk.report('board-01', { ...REPORT, ...report });
    return desk.views()[0]?.disobeys;
  };
  // It was on its way.
  expect(says({})).toBeUndefined();
  expect(here.sent).toEqual([]);
  now += 5000;
  expect(says({})).toBeUndefined();
  expect(here.sent).toEqual(['unmute', 'blank']);
  now += 15_000;
  let changes = 0;
  desk.onChange(() => (changes += 1));
  expect(says({})).toBe(true);
  expect(changes).toBe(1);
  expect(says({ blank: true, sound: 'none' })).toBeUndefined();
  expect(says({ blank: true, sound: 'muted' })).toBeUndefined();
  now += 20_000;
  expect(says({ blank: true, sound: 'muted' })).toBe(true);
});

it('[BD62] who told which board what, and whether it was there, is found after a start of the server', async () => {
  desk.enter('board-02', silent);
  await desk.order('board-02', { order: 'reload' }, 'staff:"An, na"');
  now += 60_000;
  await Promise.all([
    desk.order('board-01', { order: 'identify' }, 'staff:ben'),
    desk.order('board-02', { order: 'volume', volume: 40 }, 'staff:ben'),
  ]);
  const expected = [
    { at: '2026-03-09T09:02:00+08:00', who: 'staff:ben', order: 'volume 40', board: 'board-02', reached: true },
    { at: '2026-03-09T09:02:00+08:00', who: 'staff:ben', order: 'identify', board: 'board-01', reached: false },
    { at: '2026-03-09T09:01:00+08:00', who: 'staff:"An, na"', order: 'reload', board: 'board-02', reached: true },
  ];
  expect(desk.orders()).toEqual(expected);
  desk = await started();
  expect(desk.orders()).toEqual(expected);
  expect(desk.views()[1]?.orders).toEqual([expected[0], expected[2]]);
});

it('[BD63] since when no page stands for a board is said, unless none did since the start', () => {
  const leave = [desk.enter('board-01', page()), desk.enter('board-01', page())];
  now += 1000;
  leave[0]?.();
  expect(desk.views()[0]).not.toHaveProperty('lostAt');
  now += 1000;
  leave[1]?.();
  expect(desk.views()[0]).toMatchObject({ linked: false, lostAt: '2026-03-09T09:01:02+08:00' });
  expect(desk.views()[1]).not.toHaveProperty('lostAt');
});

it('[BD64] a board speaks as loud as it was told, of what its zone has; an alarm is not lowered', async () => {
  const volumes: number[] = [];
  desk.enter('board-01', { send: (_, body) => 'volume' in body && volumes.push(body.volume as number) });
  const message: SpeakMessage = {
    zone: '1F-A',
    id: '1',
    url: '/1.wav',
    startsAt: '',
    lengthMs: 1000,
    volume: 80,
    calls: [{ seq: 1, at: '2026-03-09T09:00:00+08:00', number: 'A001', counter: '1' }],
  };
  desk.speak('board-01', message);
  await desk.order('board-01', { order: 'volume', volume: 50 }, 'staff:anna');
  desk.speak('board-01', message);
  desk.speak('board-01', { ...message, calls: [] });
  desk = await started();
  desk.enter('board-01', { send: (_, body) => 'volume' in body && volumes.push(body.volume as number) });
  desk.speak('board-01', message);
  expect(volumes).toEqual([80, 40, 80, 40]);
});

import { beforeEach, expect, test } from 'vitest';
import type { Board } from '../../../core/catalogue/catalogue.ts';
import { BoardDesk } from '../../../server/boards/board-desk.ts';

const FRIDAY = Date.parse('2026-03-06T16:58:00+08:00');
const MONDAY = Date.parse('2026-03-09T09:01:00+08:00');
const BOARDS = ['board-01', 'board-02'].map((id) => ({ id, kind: 'all-calls', name: { en: id } }) as unknown as Board);
const IDS = BOARDS.map(({ id }) => id);
const silent = { send: () => undefined };

let desk: BoardDesk;

beforeEach(() => {
  desk = new BoardDesk({ boards: BOARDS, now: () => MONDAY, timeZone: 'Asia/Shanghai', build: () => undefined });
});

test('[BD3] a call counts as painted by the boards that told of it and are linked: once each, and not on another day', () => {
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

test('[BD3] of hundreds of calls the newest five hundred are remembered', () => {
  desk.enter('board-01', silent);
  for (let seq = 1; seq <= 501; seq += 1) desk.paint('board-01', { seq, at: MONDAY + seq });
  expect(desk.paintedBy({ seq: 1, at: MONDAY + 1 }, IDS)).toBe(0);
  expect(desk.paintedBy({ seq: 2, at: MONDAY + 2 }, IDS)).toBe(1);
});

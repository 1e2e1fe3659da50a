import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../core/base/time.ts';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import { PAIRED_FOR } from '../../../server/auth/admitted.ts';
import { hashPassword } from '../../../server/auth/password.ts';
import { keepTokens } from '../../../server/auth/token-store.ts';
import type { OpenHall } from '../../../server/halls/open-hall.ts';
import { eventually } from '../../support/eventually.ts';
import { fullBook, type FullBook } from '../../support/full-book.ts';
import { hallsHere, type HallsHere } from '../../support/open-halls.ts';

const HALL = 'ends';
let here: HallsHere;
let hall: OpenHall;
let book: FullBook;
let ahead = 0;
const sockets: Socket[] = [];

const open = (): Promise<OpenHall> =>
  here.open(
    HALL,
    undefined,
    keepTokens(book, () => Date.now() + ahead),
  );
beforeAll(async () => void (here = await hallsHere()));
afterAll(() => here.stop());
beforeEach(async () => {
  [book, ahead] = [fullBook(), 0];
  hall = await open();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await here.halls.close(hall);
});

/** Somebody at the live door who does not come back by themselves, and what they were told. */
async function come(token: string): Promise<{ socket: Socket; told: string[] }> {
  const socket = io(here.url, {
    auth: { token },
    extraHeaders: { 'x-hall': HALL },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const told: string[] = [];
  socket.onAny((message: string) => void told.push(message));
  socket.on('disconnect', (why) => void told.push(why));
  await new Promise((done) => socket.once('connect', () => done(undefined)));
  return { socket, told };
}

const ask = (socket: Socket, message: string, body: object): Promise<Record<string, unknown>> =>
  socket.timeout(5000).emitWithAck(message, body) as Promise<Record<string, unknown>>;
const signIn = async (user: string): Promise<string> => (await hall.gate.login(user, 'sample-hall'))?.token ?? '';
const gone = (told: readonly string[]): Promise<boolean> =>
  eventually(() => told.includes('io server disconnect'), 'the socket is closed');
const http = async (method: string, path: string, token: string) => {
  const headers = { 'x-hall': HALL, authorization: `Bearer ${token}` };
  const response = await fetch(`${here.url}/api/v1${path}`, { method, headers });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers };
};

it('[IE5] a session that has expired does nothing more over its open socket, is told, and goes', async () => {
  for (const [message, body] of [
    ['command', { name: 'issue-ticket', commandId: 'after-the-end', services: ['vat-return'] }],
    ['watch', { topic: 'manager' }],
    ['claim', { counter: '1', key: 'console-after' }],
  ] as const) {
    ahead = 0;
    const { socket, told } = await come(await signIn('supervisor'));
    expect(await ask(socket, 'watch', { topic: 'counter:1' })).toHaveProperty('view');
    const seq = hall.world().state.seq;
    ahead = 14 * HOUR;
    expect(await ask(socket, message, body)).toMatchObject({ problem: { status: 401 } });
    await gone(told);
    expect(told.slice(-2)).toEqual(['identity-over', 'io server disconnect']);
    expect(hall.world().state.seq).toBe(seq);
  }
});

it('[IE5] who only looks on is told too, staff and devices, each at its own end', async () => {
  const [clerk, screen, kiosk] = await Promise.all([
    signIn('clerk').then(come),
    hall.gate.lend('counter-screen', '1').then(come),
    hall.gate.admit('kiosk', 'kiosk-1').then(come),
  ]);
  expect(await ask(kiosk.socket, 'watch', { topic: 'tray' })).toHaveProperty('view');
  for (const [until, who] of [
    [14 * HOUR, clerk],
    [30 * DAY, screen],
    [PAIRED_FOR, kiosk],
  ] as const) {
    expect(who.socket.connected).toBe(true);
    ahead = until;
    await gone(who.told);
    expect(who.told.at(-2)).toBe('identity-over');
  }
});

it('[IE1] signed out or taken back on a full disk: the socket is cut, 503 says what holds, and a restart changes nothing', async () => {
  const admin = await signIn('admin');
  const [token, kiosk] = [await signIn('clerk'), await hall.gate.admit('kiosk', 'kiosk-1')];
  const seats = [await come(token), await come(kiosk)];
  book.fault = 'ENOSPC';
  const said = [
    await http('DELETE', '/sessions/current', token),
    await http('DELETE', '/devices/kiosk/kiosk-1', admin),
    await http('DELETE', '/sessions/current', token),
  ];
  for (const { status, text, headers } of said) {
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(text).toMatch(/the disk is full.*refused from now on.*not written yet/);
  }
  expect(said[0]?.headers.get('set-cookie')).toContain('Max-Age=0');
  for (const { told } of seats) await gone(told);
  expect((await http('GET', '/sessions/current', token)).status).toBe(401);
  book.fault = undefined;
  await eventually(async () => (await book.read()).length === 1, 'the hall writes it by itself');
  await here.halls.close(hall);
  hall = await open();
  expect([token, kiosk, admin].map((each) => hall.gate.identify(each).kind)).toEqual(['nobody', 'nobody', 'staff']);
});

it('[IE6] another hall file cuts who has left it, who has another password, and who has another role; nobody else', async () => {
  const file = here.file(HALL);
  const edit = async (change: (user: HallUser) => HallUser | undefined): Promise<void> => {
    const users = file.users.map(change).filter((user) => user !== undefined);
    expect(await hall.changeCatalogue({ ...file, users })).toMatchObject({ ok: true });
  };
  const other = await hashPassword('another password');
  const changes: readonly ((user: HallUser) => HallUser | undefined)[] = [
    (user) => (user.id === 'clerk' ? undefined : user),
    (user) => (user.id === 'clerk' ? { ...user, passwordHash: other } : user),
    (user) => (user.id === 'clerk' ? { ...user, role: 'desk' } : user),
  ];
  const stays = await come(await signIn('supervisor'));
  for (const change of changes) {
    await edit((same) => same);
    const clerk = await come(await signIn('clerk'));
    await edit(change);
    await gone(clerk.told);
    expect(clerk.told.at(-2)).toBe('identity-over');
  }
  expect(stays.socket.connected).toBe(true);
  expect(await ask(stays.socket, 'watch', { topic: 'manager' })).toHaveProperty('view');
});

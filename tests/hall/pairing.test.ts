import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let admin: Client;
let manager: Client;
let anybody: Client;
beforeAll(async () => {
  hall = await startHall();
  [admin, manager] = await Promise.all([login(hall.url, 'admin'), login(hall.url, 'manager')]);
  anybody = clientOf(hall.url);
});
afterAll(() => hall.dispose());

type Asked = { readonly code: string; readonly claim: string; readonly picture: string };
const asks = async (): Promise<Asked> => (await anybody.post('/pairings')).body as Asked;
const claims = (claim: string) => anybody.post('/pairings/claim', { claim });

/** The token in the cookie that a page gets. */
function cookieOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  return [headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
}

describe('a device that shows a code', () => {
  it.each([
    ['kiosk', 'kiosk-2', '/kiosk?id=kiosk-2', /^hallcall_kiosk=/],
    ['board', 'board-06', '/display?id=board-06', /^hallcall_board=/],
    ['counter-screen', '3', '/rating?counter=3', /^hallcall_counter-screen=/],
  ])('[PY1] [PY2] becomes a %s, once, and its old identity ends then', async (kind, id, page, cookie) => {
    const before = clientOf(hall.url, (await admin.post('/devices', { kind, id })).body['token'] as string);
    const { code, claim, picture } = await asks();
    expect(picture).toMatch(/^<svg/);
    expect((await claims(claim)).body).toEqual({ state: 'waiting' });
    expect((await manager.post('/pairings/approve', { code, kind, id })).body).toEqual({ device: { kind, id } });
    expect((await before.get('/inputs')).status).toBe(200);
    const said = await claims(claim);
    expect(said.body).toEqual({ state: 'paired', device: { kind, id }, page });
    const own = cookieOf(said.headers);
    expect(own).toMatch(cookie);
    expect((await anybody.get('/inputs')).status).toBe(401);
    expect((await clientOf(hall.url, own.split('=')[1]).get('/inputs')).status).toBe(200);
    expect((await before.get('/inputs')).status).toBe(401);
    expect((await claims(claim)).status).toBe(404);
    expect((await manager.post('/pairings/approve', { code, kind, id })).status).toBe(404);
  });

  it('[PY1] a program gets its token, and no cookie', async () => {
    const { code, claim } = await asks();
    await manager.post('/pairings/approve', { code, kind: 'agent', id: 'agent-by-code' });
    const said = await claims(claim);
    expect(said.body).toMatchObject({ state: 'paired', device: { kind: 'agent', id: 'agent-by-code' } });
    expect(said.headers['set-cookie']).toBeUndefined();
    expect((await clientOf(hall.url, said.body['token'] as string).get('/inputs')).status).toBe(200);
  });

  it.each([
    ['kiosk', 'kiosk-99', /the hall file has no kiosk kiosk-99/],
    ['board', 'toString', /the hall file has no board/],
    ['counter-screen', 'constructor', /the hall file has no counter/],
  ])('[PY2] is no %s %s, which the hall file does not have; its code goes on', async (kind, id, why) => {
    const { code, claim } = await asks();
    const said = await manager.post('/pairings/approve', { code, kind, id });
    expect(said.status).toBe(422);
    expect(JSON.stringify(said.body)).toMatch(why);
    expect((await claims(claim)).body).toEqual({ state: 'waiting' });
  });

  it('[PY3] codes are not guessed: twenty wrong ones, and then one waits', async () => {
    const other = await login(hall.url, 'manager');
    const guess = (n: number) =>
      other.post('/pairings/approve', { code: `WRONG${String(n)}`, kind: 'kiosk', id: 'kiosk-1' });
    const said = [];
    for (let n = 0; n < 30; n += 1) said.push((await guess(n)).status);
    expect(new Set(said)).toEqual(new Set([404, 429]));
    expect(said.filter((status) => status === 404).length).toBeLessThanOrEqual(21);
  });
});

describe('a device that moves', () => {
  const live = (token: string): Socket =>
    io(hall.url, { auth: { token }, transports: ['websocket'], reconnectionDelay: 100, reconnectionDelayMax: 200 });

  it('[PY6] its page is told where it belongs, at once and when it comes again, also after a restart', async () => {
    const { token } = (await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).body as { token: string };
    const page = live(token);
    const told: object[] = [];
    page.on('device-moved', (moved: object) => told.push(moved));
    page.on('disconnect', (why) => why === 'io server disconnect' && page.connect());
    await eventually(() => page.connected, 'the page is there');
    expect((await admin.delete('/devices/kiosk/kiosk-3')).status).toBeLessThan(500);
    const said = await admin.put('/devices/kiosk/kiosk-1', { name: 'East door', to: 'kiosk-3' });
    expect(said.status, JSON.stringify(said.body)).toBe(204);
    await eventually(() => told.length > 0, 'it is told');
    expect(told).toEqual([{ was: ['kiosk-1'], page: '/kiosk?id=kiosk-3' }]);
    page.close();
    const { items } = (await admin.get('/devices')).body as { items: { id: string; kind: string; name?: string }[] };
    expect(items.filter(({ name }) => name === 'East door')).toMatchObject([{ kind: 'kiosk', id: 'kiosk-3' }]);
    await hall.kill();
    hall = await hall.again();
    const again = live(token);
    const later = new Promise<object>((done) => again.on('device-moved', done));
    expect(await later).toEqual({ was: ['kiosk-1'], page: '/kiosk?id=kiosk-3' });
    again.close();
    const record = await manager.get('/security/events?kind=identity-changed');
    expect(record.body['items'][0]).toMatchObject({ who: 'kiosk kiosk-1', by: 'admin' });
  });

  it.each([
    ['to a place that has one already', 'board', 'board-06', { to: 'board-01' }, 409],
    ['to a place that the hall file lacks', 'board', 'board-06', { to: 'board-99' }, 422],
    ['to a name from the outside', 'board', 'board-06', { to: 'constructor' }, 422],
    ['though it is a program', 'agent', 'agent-by-code', { to: 'agent-2' }, 422],
    ['that is not there', 'board', 'board-04', { name: 'x' }, 404],
    ['of no kind', 'toString', 'x', { name: 'x' }, 404],
    ['and nothing is said', 'board', 'board-06', {}, 400],
  ])('[PY6] is refused %s', async (_, kind, id, body, status) => {
    for (const each of ['board-06', 'board-01']) await admin.post('/devices', { kind: 'board', id: each });
    await admin.delete('/devices/board/board-04');
    await admin.post('/devices', { kind: 'agent', id: 'agent-by-code' });
    expect((await admin.put(`/devices/${kind}/${id}`, body)).status).toBe(status);
  });
});

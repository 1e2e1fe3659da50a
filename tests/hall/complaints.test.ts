import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let manager: Client;
let citizen: Client;

beforeAll(async () => {
  hall = await startHall();
  manager = await login(hall.url, 'manager');
  citizen = clientOf(hall.url);
});
afterAll(async () => {
  for (const each of [manager, citizen]) each.close();
  await hall.dispose();
});

it('[CO10] a letter is filed, assigned, extended, answered and reopened; the case says all of it, by whom', async () => {
  const letter = {
    source: 'letter',
    text: '三个窗口来回跑',
    counter: '1',
    clerk: '李某',
    reference: '来信〔2026〕117',
  };
  const filed = await manager.post('/complaints', letter);
  expect(filed).toMatchObject({ status: 200, body: { complaint: { source: 'letter', clerk: '李某', state: 'open' } } });
  const { id, no, due } = filed.body['complaint'] as { id: string; no: string; due: string };
  expect(no).toMatch(/^TS\d{8}-001$/);
  const post = async (verb: string, body: object) => (await manager.post(`/complaints/${id}/${verb}`, body)).body;
  expect(await post('assign', { to: '督查科' })).toMatchObject({ complaint: { assigned: '督查科' } });
  expect(await post('notes', { text: '已电话联系' })).toMatchObject({ complaint: { id } });
  const later = await post('extend', { days: 2, reason: '等待部门回复' });
  expect((later['complaint'] as { due: string }).due > due).toBe(true);
  expect(await post('reopen', { reason: 'x' })).toMatchObject({ status: 409, code: 'complaint-open' });
  expect(await post('answer', { outcome: 'corrected', text: '已设导办' })).toMatchObject({
    complaint: { state: 'answered' },
  });
  expect(await post('reopen', { reason: '仍未改善' })).toMatchObject({ complaint: { state: 'open', reopened: 1 } });
  const told = await manager.get(`/complaints/${id}`);
  const steps = told.body['steps'] as { kind: string; by: string; text?: string }[];
  expect(steps.map(({ kind }) => kind)).toEqual(['filed', 'assigned', 'noted', 'extended', 'answered', 'reopened']);
  expect(steps.every(({ by }) => by === 'manager')).toBe(true);
  expect(await manager.get('/complaints/none')).toMatchObject({ status: 404, body: { code: 'complaint-unknown' } });
  for (const bad of [{ ...letter, source: 'gossip' }, { ...letter, text: ' ' }, { source: 'call' }])
    expect((await manager.post('/complaints', bad)).status).toBe(400);
  expect((await manager.post(`/complaints/${id}/extend`, { days: 0, reason: 'x' })).status).toBe(400);
});

it('[CO10] its citizen reads how it stands and the answer with the secret, and only with it', async () => {
  const { body } = await manager.post('/tickets', { services: ['name-change'] });
  const { id, secret } = body['ticket'] as { id: string; secret: string };
  expect((await citizen.post(`/tickets/${id}/complaint?secret=${secret}`, { text: '太冷' })).status).toBe(200);
  const mine = async (shown: string) =>
    (await citizen.get(`/tickets/${id}/complaints?secret=${shown}`)).body['items'] as Record<string, unknown>[];
  const [open] = await mine(secret);
  expect(open).toMatchObject({ state: 'open', no: expect.stringMatching(/^TS/), due: expect.any(String) });
  expect((await citizen.get(`/tickets/${id}/complaints?secret=wrong`)).status).toBe(404);
  expect((await citizen.get(`/tickets/${id}/complaints`)).status).toBe(401);
  await manager.post(`/complaints/${String(open?.['id'])}/notes`, { text: '内部备注' });
  await manager.post(`/complaints/${String(open?.['id'])}/answer`, { outcome: 'corrected', text: '已开暖气' });
  const [answered] = await mine(secret);
  expect(answered).toMatchObject({ state: 'answered', answer: { outcome: 'corrected', text: '已开暖气' } });
  expect(JSON.stringify(answered)).not.toMatch(/内部备注|manager/);
  expect(JSON.stringify((await manager.get('/complaints')).body)).not.toContain(secret);
});

it('[CO12] a complaint by reasons alone is a case of the kiosk, and five are what a slip files, however they are said', async () => {
  const { body } = await manager.post('/tickets', { services: ['name-change'] });
  const { id, secret } = body['ticket'] as { id: string; secret: string };
  const said = [{ reasons: ['slow'] }, { text: 'x' }, { reasons: ['attitude', 'other'], text: '13800000000' }];
  for (const each of said)
    expect((await citizen.post(`/tickets/${id}/complaint?secret=${secret}`, each)).status).toBe(200);
  const cases = (await manager.get('/complaints?state=open')).body['items'] as Record<string, unknown>[];
  expect(cases.filter(({ ticket }) => ticket === id)).toMatchObject([
    { text: '', reasons: ['slow'], source: 'phone' },
    { text: 'x', reasons: [] },
    { text: '13800000000', reasons: ['attitude', 'other'] },
  ]);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allResources } from '../../core/protocol/resources/resource-facts.ts';
import { SCOPES, type Scope } from '../../core/protocol/scopes.ts';
import { TOPICS } from '../../core/protocol/topics.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let admin: Client;
let manager: Client;
beforeAll(async () => {
  hall = await startHall();
  [admin, manager] = await Promise.all([login(hall.url, 'admin'), login(hall.url, 'manager')]);
});
afterAll(() => hall.dispose());

type Made = { readonly id: string; readonly key: string };
async function make(scopes: readonly string[], name = 'a test'): Promise<Made> {
  const said = await admin.post('/keys', { name, scopes, days: 30 });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body as Made;
}
const withKey = async (...scopes: readonly Scope[]): Promise<Client> => clientOf(hall.url, (await make(scopes)).key);
const live = (token: string): Socket =>
  io(hall.url, { auth: { token }, transports: ['websocket'], reconnection: false });
const watch = (socket: Socket, topic: string): Promise<{ problem?: { status: number } }> =>
  socket.timeout(5000).emitWithAck('watch', { topic }) as Promise<{ problem?: { status: number } }>;

describe('a key of a program', () => {
  it('[AK1] is shown once and kept as a hash, until its day comes', async () => {
    const { id, key } = await make(['hall:read'], 'Big screen');
    expect(key).toMatch(/^hallcall_[\w-]{43}$/);
    const list = await admin.get('/keys');
    const [found] = (list.body['items'] as { id: string; since: string; expires: string }[]).filter(
      (each) => each.id === id,
    );
    expect(found).toMatchObject({ name: 'Big screen', scopes: ['hall:read'], by: 'admin' });
    expect(Date.parse(found?.expires ?? '') - Date.parse(found?.since ?? '')).toBe(30 * 86_400_000);
    const kept = await readFile(join(hall.data, 'tokens.json'), 'utf8');
    for (const text of [kept, JSON.stringify(list.body)]) expect(text).not.toContain(key.slice(9));
  });

  it.each([
    ['no name', { scopes: ['hall:read'], days: 1 }],
    ['no scope', { name: 'x', scopes: [], days: 1 }],
    ['a scope that is none', { name: 'x', scopes: ['toString'], days: 1 }],
    ['a scope twice', { name: 'x', scopes: ['hall:read', 'hall:read'], days: 1 }],
    ['no end', { name: 'x', scopes: ['hall:read'] }],
    ['an end too far away', { name: 'x', scopes: ['hall:read'], days: 731 }],
    ['half a day', { name: 'x', scopes: ['hall:read'], days: 0.5 }],
  ])('[AK1] with %s is not made', async (_, body) => {
    expect((await admin.post('/keys', body)).status).toBe(400);
  });

  it('[AK1] that is taken back is refused at once on both doors, its socket is closed, also after a restart', async () => {
    const [gone, stays] = [await make(['hall:read']), await make(['hall:read'])];
    const socket = live(gone.key);
    expect((await watch(socket, 'manager')).problem).toBeUndefined();
    expect((await admin.delete(`/keys/${gone.id}`)).status).toBe(204);
    await eventually(() => !socket.connected, 'its socket is closed');
    expect((await clientOf(hall.url, gone.key).get('/overview')).status).toBe(401);
    expect((await admin.delete(`/keys/${gone.id}`)).status).toBe(404);
    await hall.kill();
    hall = await hall.again();
    expect((await clientOf(hall.url, gone.key).get('/overview')).status).toBe(401);
    expect((await clientOf(hall.url, stays.key).get('/overview')).status).toBe(200);
  });

  // Before those that are refused without end, of which the record counts most.
  it('[AK4] what is done with it stands in the journal, and that it was made, refused and ended in the record', async () => {
    const { id, key } = await make(['tickets:take', 'tickets:read']);
    const program = clientOf(hall.url, key);
    const taken = await program.post('/tickets', { services: ['name-change'] });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    const { id: ticket, secret } = taken.body['ticket'] as { id: string; secret: string };
    expect(secret).toBeTypeOf('string');
    expect((await program.get(`/tickets/${ticket}`)).status).toBe(200);
    const audit = await manager.get('/audit?limit=1000');
    const issued = (audit.body['items'] as { type: string; actor: string; data: { ticket?: string } }[]).find(
      ({ type, data }) => type === 'TicketIssued' && data.ticket === ticket,
    );
    expect(issued?.actor).toBe(`device:${id}`);
    expect((await program.get('/overview')).status).toBe(403);
    await admin.delete(`/keys/${id}`);
    const kinds = async (): Promise<readonly { kind: string; by?: string }[]> =>
      (await manager.get(`/security/events?who=${id}`)).body['items'] as { kind: string; by?: string }[];
    await eventually(async () => (await kinds()).length === 3, 'all three are on record');
    expect((await kinds()).map(({ kind, by }) => [kind, by])).toEqual([
      ['key-ended', 'admin'],
      ['refused', undefined],
      ['key-made', 'admin'],
    ]);
  });

  it('[AK2] with any one scope may what names it, of every path, and nothing else that is not for everybody', async () => {
    const rows = allResources().filter(({ who }) => who.anyone !== true);
    for (const scope of SCOPES) {
      const program = await withKey(scope);
      for (const { name, method, path, who } of rows) {
        const at = path.replace(/\{\w+\}/g, 'none');
        const asked = { GET: () => program.get(at), POST: () => program.post(at, {}), PUT: () => program.put(at, {}) };
        const { status } = await (method === 'DELETE' ? program.delete(at) : asked[method]());
        const shut = status === 401 || status === 403;
        expect(shut, `${scope}: ${name} gave ${String(status)}`).toBe(who.scope !== scope);
        expect(status, name).not.toBe(500);
      }
    }
  });

  it('[AK2] with all scopes watches the topics that name one, and no other that is not for everybody', async () => {
    const socket = live((await make([...SCOPES])).key);
    for (const [kind, { who, ...row }] of Object.entries(TOPICS)) {
      const { problem } = await watch(socket, 'id' in row ? `${kind}:none` : kind);
      const shut = problem?.status === 401 || problem?.status === 403;
      expect(shut, kind).toBe(!('anyone' in who) && !('scope' in who));
    }
    socket.close();
  });

  it('[AK2] in a cookie it is nobody', async () => {
    const { key } = await make([...SCOPES]);
    for (const name of ['hallcall_session', 'hallcall_kiosk', 'hallcall_board']) {
      const said = await fetch(`${hall.url}/api/v1/overview`, { headers: { cookie: `${name}=${key}` } });
      expect(said.status, name).toBe(401);
    }
  });

  it('[AK3] is made, listed and ended by administrators alone, and by no key', async () => {
    const { id } = await make(['hall:read']);
    const everything = await withKey(...SCOPES);
    for (const other of [manager, everything]) {
      expect((await other.get('/keys')).status).toBe(403);
      expect((await other.post('/keys', { name: 'x', scopes: ['hall:read'], days: 1 })).status).toBe(403);
      expect((await other.delete(`/keys/${id}`)).status).toBe(403);
    }
    // What ends devices ends no key and nobody's session.
    const clerk = await login(hall.url, 'clerk');
    for (const each of [`program/${id}`, 'staff/clerk', 'staff/admin'])
      for (const other of [everything, admin]) expect((await other.delete(`/devices/${each}`)).status, each).toBe(404);
    expect((await clerk.get('/sessions/current')).status).toBe(200);
    expect(((await admin.get('/keys')).body['items'] as { id: string }[]).some((each) => each.id === id)).toBe(true);
  });

  it('[AK4] says when it was used last, also after a restart', async () => {
    const { id, key } = await make(['hall:read']);
    const lastUsed = async (): Promise<string | undefined> =>
      ((await admin.get('/keys')).body['items'] as { id: string; lastUsed?: string }[]).find((each) => each.id === id)
        ?.lastUsed;
    expect(await lastUsed()).toBeUndefined();
    await clientOf(hall.url, key).get('/overview');
    const used = await lastUsed();
    expect(used).toBeDefined();
    await eventually(
      async () =>
        (await readFile(join(hall.data, 'tokens.json'), 'utf8'))
          .split('{')
          .some((each) => each.includes(id) && each.includes('seenAt')),
      'it is written',
    );
    await hall.kill();
    hall = await hall.again();
    expect(await lastUsed()).toBe(used);
  });

  it('[AK5] the documents say what each scope is for', async () => {
    const { body } = await manager.get('/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, { description: string; security: object[] }>>;
    for (const { method, path, who } of allResources()) {
      const said = paths[path]?.[method.toLowerCase()];
      const named = /programs with the scope ([\w:]+)/.exec(said?.description ?? '')?.[1];
      if (who.anyone === true) continue;
      expect(named, path).toBe(who.scope);
      const keys = (said?.security ?? []).flatMap((each) => ('key' in each ? (each.key as string[]) : []));
      expect(keys, path).toEqual(who.scope === undefined ? [] : [who.scope]);
    }
    const live = JSON.stringify((await manager.get('/asyncapi.json')).body);
    for (const scope of ['hall:read', 'tickets:read', 'tickets:take'])
      expect(live).toContain(`programs with the scope ${scope}`);
    const used = new Set(allResources().flatMap(({ who: { scope } }) => scope ?? []));
    expect([...used].sort()).toEqual([...SCOPES].sort());
  });
});

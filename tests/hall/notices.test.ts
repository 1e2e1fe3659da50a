import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rfc3339 } from '../../core/base/zone.ts';
import type { BoardNoticesView } from '../../core/protocol/shapes/notices.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { connect, type Live } from '../support/live.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const ZONE = 'Asia/Shanghai';
const WORDS = { 'zh-Hans': '十点消防演习', en: 'Fire drill at ten' };
const TEXT = { title: 'Fire drill', content: { kind: 'text', text: WORDS } };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let hall: RunningHall;
let manager: Client;
let supervisor: Client;
let boards: { id: string; token: string }[];
beforeAll(async () => {
  hall = await startHall();
  manager = await login(hall.url, 'manager');
  supervisor = await login(hall.url, 'supervisor');
  const admin = await login(hall.url, 'admin');
  boards = [];
  for (const id of ['board-01', 'board-02', 'board-03']) {
    const said = await admin.post('/devices', { kind: 'board', id });
    boards.push({ id, token: said.body['token'] as string });
  }
  admin.close();
});
afterAll(async () => {
  manager.close();
  supervisor.close();
  await hall.dispose();
});

const board = (index: number): Promise<Live> => connect(hall.url, { token: boards[index]?.token });
const idsOf = (view: unknown): string[] => (view as BoardNoticesView).items.map(({ id }) => id);

async function make(own: object): Promise<string> {
  const said = await manager.post('/notices', { ...TEXT, ...own });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['notice'].id as string;
}

function send(
  bytes: Uint8Array<ArrayBuffer>,
  type = 'application/octet-stream',
  token = manager.token,
): Promise<Response> {
  return fetch(`${hall.url}/api/v1/media`, {
    method: 'POST',
    body: bytes,
    headers: { 'Content-Type': type, Authorization: `Bearer ${token ?? ''}` },
  });
}

describe('notices over HTTP', () => {
  it('[N40] made, read, changed and withdrawn; every change says who', async () => {
    const id = await make({ boards: ['board-01'], windows: [{ from: '10:00', to: '10:05' }], weekdays: [1, 2] });
    const of = async () =>
      ((await supervisor.get('/notices')).body['items'] as { id: string }[]).find((each) => each.id === id);
    expect(await of()).toMatchObject({
      ...TEXT,
      state: expect.stringMatching(/^(on|waiting)$/),
      changedBy: 'staff:manager',
    });
    expect((await manager.put(`/notices/${id}`, { ...TEXT, title: 'Drill', enabled: false })).status).toBe(200);
    expect(await of()).toMatchObject({ title: 'Drill', state: 'off', boards: [] });
    expect((await manager.delete(`/notices/${id}`)).status).toBe(204);
    expect((await manager.delete(`/notices/${id}`)).status).toBe(404);
    expect((await manager.put(`/notices/${id}`, TEXT)).status).toBe(404);
    const changes = await readFile(join(hall.data, 'notices', 'changes.csv'), 'utf8');
    expect(
      changes
        .split('\n')
        .filter((line) => line.includes(id))
        .map((line) => line.split(',').slice(1, 5)),
    ).toEqual([
      ['staff:manager', 'made', id, 'Fire drill'],
      ['staff:manager', 'changed', id, 'Drill'],
      ['staff:manager', 'withdrawn', id, 'Drill'],
    ]);
  });

  it('[N41] the same Idempotency-Key makes one notice, and none for another body', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const said = await Promise.all([manager.post('/notices', TEXT, key), manager.post('/notices', TEXT, key)]);
    expect(said.map(({ status }) => status)).toEqual([201, 201]);
    const [id, again] = said.map(({ body }) => body['notice'].id as string);
    expect(again).toBe(id);
    expect(await manager.post('/notices', { ...TEXT, title: 'Other' }, key)).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
    await manager.delete(`/notices/${String(id)}`);
    expect((await manager.post('/notices', TEXT, key)).body['notice']).toEqual(said[0]?.body['notice']);
    expect((await supervisor.get('/notices')).body['items']).toEqual([]);
  });

  it('[N41] an emergency is raised once by its key, also asked again after somebody withdrew it and after a restart', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const raised = await supervisor.post('/notices/emergency', { text: WORDS, evacuate: true }, key);
    expect(raised.status).toBe(201);
    await supervisor.delete('/notices/emergency');
    const anybody = clientOf(hall.url);
    const asked = async (): Promise<void> => {
      const again = await supervisor.post('/notices/emergency', { text: WORDS, evacuate: true }, key);
      expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(raised.body));
      expect((await anybody.get('/notices/emergency')).body).not.toHaveProperty('text');
      expect(await supervisor.post('/notices/emergency', { text: WORDS }, key)).toMatchObject({
        status: 422,
        body: { code: 'key-reused' },
      });
    };
    await asked();
    await hall.stop();
    hall = await hall.again();
    await asked();
    // Its title is cut after a blank: it is the same all the same.
    const long = { text: { en: `${'a'.repeat(199)} and so on` } };
    const other = { 'Idempotency-Key': randomUUID() };
    for (let time = 0; time < 2; time += 1)
      expect((await supervisor.post('/notices/emergency', long, other)).status).toBe(201);
    await supervisor.delete('/notices/emergency');
    // The key of somebody else is another one.
    expect((await manager.post('/notices/emergency', { text: WORDS }, key)).status).toBe(201);
    await manager.delete('/notices/emergency');
    anybody.close();
  });

  it('[N49] who says which version they saw changes and withdraws no other', async () => {
    const id = await make({});
    const versionOf = async (): Promise<string> =>
      ((await supervisor.get('/notices')).body['items'] as { id: string; version: string }[]).find(
        (each) => each.id === id,
      )?.version ?? '';
    const seen = await versionOf();
    const match = { 'If-Match': `"${seen}"` };
    const mine = { ...TEXT, title: 'Mine' };
    const saved = await manager.put(`/notices/${id}`, mine, match);
    expect(saved).toMatchObject({ status: 200, body: { notice: { title: 'Mine', version: await versionOf() } } });
    expect(await versionOf()).not.toBe(seen);
    // Sent again because no answer was heard: it is what is there already.
    expect((await manager.put(`/notices/${id}`, mine, match)).status).toBe(200);
    expect(await manager.put(`/notices/${id}`, { ...TEXT, title: 'Theirs' }, match)).toMatchObject({
      status: 412,
      body: { code: 'changed-meanwhile', detail: expect.stringContaining('staff:manager') },
    });
    expect((await manager.delete(`/notices/${id}`, match)).status).toBe(412);
    const now = { 'If-Match': `"${await versionOf()}"` };
    expect((await manager.put(`/notices/${id}`, { ...TEXT, title: 'Any' }, { 'If-Match': '*' })).status).toBe(200);
    expect((await manager.delete(`/notices/${id}`, now)).status).toBe(412);
    await hall.stop();
    hall = await hall.again();
    expect((await manager.delete(`/notices/${id}`, { 'If-Match': `"${await versionOf()}"` })).status).toBe(204);
  });

  it.each<readonly [object, number, string]>([
    [{ windows: [{ from: '9:00', to: '10:00' }] }, 400, 'windows[0].from'],
    [{ windows: [{ from: '10:00', to: '10:00' }] }, 400, 'windows[0]'],
    [{ from: '2026-03-10', until: '2026-03-09' }, 400, 'until'],
    [{ weekdays: [0] }, 400, 'weekdays[0]'],
    [{ content: { kind: 'page', url: '//elsewhere.example/' } }, 400, 'content.url'],
    [{ content: { kind: 'page', url: 'https://elsewhere.example/' } }, 400, 'content.url'],
    [{ content: { kind: 'text', text: {} } }, 400, 'content.text'],
    [{ priority: 'emergency' }, 400, 'priority'],
    [{ boards: ['board-01', 'none'] }, 422, 'boards[1]'],
    [{ boards: ['board-01', 'board-13'] }, 422, 'boards[1]'],
    [{ content: { kind: 'image', media: `${'0'.repeat(64)}.png` } }, 422, 'content.media'],
    [{ content: { kind: 'image', media: `${'0'.repeat(64)}.mp4` } }, 400, 'content.media'],
  ])('[N42] %j is refused with the field', async (own, status, path) => {
    const said = await manager.post('/notices', { ...TEXT, ...own });
    expect([said.status, said.body['errors']?.[0].path]).toEqual([status, path]);
  });
});

describe('files over HTTP', () => {
  it('[N43] a picture goes in once, and comes out whole, in parts, and for ever', async () => {
    const said = await send(PNG);
    const { media } = (await said.json()) as { media: { id: string; url: string; size: number; type: string } };
    expect(said.status).toBe(201);
    expect(media).toMatchObject({
      id: `${createHash('sha256').update(PNG).digest('hex')}.png`,
      type: 'image/png',
      size: PNG.length,
    });
    const got = await fetch(`${hall.url}${media.url}`);
    expect([got.status, got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'public, max-age=31536000, immutable',
    ]);
    expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true);
    const part = await fetch(`${hall.url}${media.url}`, { headers: { Range: 'bytes=4-7' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-7/${String(PNG.length)}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(PNG.subarray(4, 8))).toBe(true);
    const id = await make({ content: { kind: 'image', media: media.id } });
    const live = await board(0);
    const { view } = await live.watch('notices:board-01');
    expect((view as BoardNoticesView).items.find((each) => each.id === id)).toMatchObject({ size: PNG.length });
    live.close();
    await manager.delete(`/notices/${id}`);
  });

  it('[N74] files are told with what shows them; one that is needed stays, one that is not may go', async () => {
    const bytes = Buffer.concat([PNG, Buffer.from(randomUUID())]);
    const { media } = (await (await send(bytes)).json()) as { media: { id: string } };
    const found = async (): Promise<unknown> =>
      ((await supervisor.get('/media')).body['items'] as { id: string }[]).find(({ id }) => id === media.id);
    expect(await found()).toMatchObject({ type: 'image/png', size: bytes.length, notices: [] });
    const id = await make({ content: { kind: 'image', media: media.id } });
    expect(await found()).toMatchObject({ notices: [TEXT.title] });
    const refused = await manager.delete(`/media/${media.id}`);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'media-in-use', detail: expect.stringContaining(TEXT.title) },
    });
    await manager.delete(`/notices/${id}`);
    expect((await manager.delete(`/media/${media.id}`)).status).toBe(204);
    expect(await found()).toBeUndefined();
    expect((await fetch(`${hall.url}/api/v1/media/${media.id}`)).status).toBe(404);
    expect((await manager.delete(`/media/${media.id}`)).status).toBe(404);
    expect((await manager.get('/media')).body).toMatchObject({ quota: 2048 * 1024 * 1024, used: expect.any(Number) });
  });

  it('[N44] what no board shows is refused, as is what is too large, and who may not', async () => {
    expect((await send(Buffer.from('<svg/>'), 'image/svg+xml')).status).toBe(415);
    expect((await send(PNG, 'text/plain')).status).toBe(415);
    expect((await send(Buffer.alloc(50 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await send(PNG, 'image/png', supervisor.token)).status).toBe(403);
    const anybody = clientOf(hall.url);
    for (const id of ['none.png', `${'0'.repeat(64)}.png`, '..%2f..%2ftokens.json'])
      expect((await anybody.get(`/media/${id}`)).status, id).toBe(404);
    anybody.close();
  });
});

describe('notices on the boards', () => {
  it('[N45] a notice of a few seconds is told to its two boards with its times, and goes by itself', async () => {
    const watching = await Promise.all([0, 1, 2].map(board));
    const topics = ['notices:board-01', 'notices:board-02', 'notices:board-03'];
    for (const [index, live] of watching.entries()) await live.watch(topics[index] ?? '');
    const now = Math.ceil(Date.now() / 1000) * 1000;
    const clock = (at: number): string => rfc3339(at, ZONE).slice(11, 19);
    // Time enough to make it and to hear of it, before it begins.
    const [from, to] = [now + 4000, now + 7000];
    const window = { from: clock(from), to: clock(to) };
    const id = await make({ boards: ['board-01', 'board-02'], windows: [window] });
    for (const [index, live] of watching.slice(0, 2).entries()) {
      const { view } = await live.sees(topics[index] ?? '', (each) => idsOf(each).includes(id));
      const { spans } = (view as unknown as BoardNoticesView).items.find((each) => each.id === id) ?? { spans: [] };
      expect(spans[0]).toEqual({ from: rfc3339(from, ZONE), to: rfc3339(to, ZONE) });
    }
    expect(idsOf((await watching[2]?.watch('notices:board-03'))?.['view'])).not.toContain(id);
    const state = async (): Promise<unknown> =>
      ((await supervisor.get('/notices')).body['items'] as { id: string; state: string }[]).find(
        (each) => each.id === id,
      )?.state;
    const states: unknown[] = [];
    while (Date.now() < to + 1000) {
      const found = await state();
      if (found !== states.at(-1)) states.push(found);
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(states).toEqual(['waiting', 'on', 'waiting']);
    await manager.delete(`/notices/${id}`);
    for (const live of watching) live.close();
  });

  it('[N46] an emergency reaches every board within a second, stays over a restart, and goes when it is withdrawn', async () => {
    const watching = await Promise.all([0, 1, 2].map(board));
    const topicOf = (index: number): string => `notices:${boards[index]?.id ?? ''}`;
    for (const [index, live] of watching.entries()) await live.watch(topicOf(index));
    const began = Date.now();
    const raised = await supervisor.post('/notices/emergency', { text: WORDS });
    expect(raised).toMatchObject({ status: 201, body: { notice: { id: 'emergency', changedBy: 'staff:supervisor' } } });
    await Promise.all(
      watching.map((live, index) => live.sees(topicOf(index), (view) => idsOf(view)[0] === 'emergency')),
    );
    expect(Date.now() - began).toBeLessThan(stretched(1000));
    for (const live of watching) live.close();
    expect((await manager.put('/notices/emergency', TEXT)).status).toBe(404);

    expect(await hall.stop()).toBe(0);
    hall = await hall.again();
    const live = await board(0);
    expect(idsOf((await live.watch('notices:board-01'))['view'])[0]).toBe('emergency');
    expect((await supervisor.delete('/notices/emergency')).status).toBe(204);
    await live.sees('notices:board-01', (view) => !idsOf(view).includes('emergency'));
    expect((await supervisor.delete('/notices/emergency')).status).toBe(404);
    live.close();
  });

  it('[N4] a screen over a counter is told of no notice for all boards, and of an emergency for it', async () => {
    const id = await make({});
    const live = await connect(hall.url);
    expect(idsOf((await live.watch('notices:board-01'))['view'])).toEqual([id]);
    expect(idsOf((await live.watch('notices:board-13'))['view'])).toEqual([]);
    expect((await supervisor.post('/notices/emergency', { text: WORDS, boards: ['board-13'] })).status).toBe(201);
    await live.sees('notices:board-13', (view) => idsOf(view).join() === 'emergency');
    await supervisor.delete('/notices/emergency');
    await manager.delete(`/notices/${id}`);
    live.close();
  });

  it('[N82] screens that are no board of the hall file hear of the emergency of the whole hall, and of none for some boards', async () => {
    const anybody = clientOf(hall.url);
    const live = await connect(hall.url);
    const first = (await live.watch('emergency'))['view'];
    expect(first).toMatchObject({ seq: expect.any(Number), now: expect.any(String) });
    expect(first).not.toHaveProperty('text');
    await supervisor.post('/notices/emergency', { text: WORDS });
    await live.sees('emergency', (view) => JSON.stringify(view['text']) === JSON.stringify(WORDS));
    expect((await anybody.get('/notices/emergency')).body).toMatchObject({ text: WORDS, raisedAt: expect.any(String) });
    await supervisor.post('/notices/emergency', { text: WORDS, boards: ['board-01'] });
    await live.sees('emergency', (view) => view['text'] === undefined);
    expect((await anybody.get('/notices/emergency')).body).not.toHaveProperty('text');
    await supervisor.delete('/notices/emergency');
    anybody.close();
    live.close();
  });

  it('[N47] what a board has shown stands in the record, once, also after a restart', async () => {
    const item = {
      id: randomUUID(),
      notice: 'drill',
      from: '2026-03-09T02:00:00.000Z',
      until: '2026-03-09T02:00:10.000Z',
      complete: true,
    };
    const row = `${item.id},board-01,drill,2026-03-09T10:00:00+08:00,2026-03-09T10:00:10+08:00,yes`;
    let live = await board(0);
    expect(await live.ask('notices-shown', { items: [item] })).toEqual({ ok: true, added: 1 });
    expect(await live.ask('notices-shown', { items: [item] })).toEqual({ ok: true, added: 0 });
    live.close();
    await hall.stop();
    hall = await hall.again();
    live = await board(0);
    expect(await live.ask('notices-shown', { items: [item] })).toEqual({ ok: true, added: 0 });
    expect(await live.ask('notices-shown', { items: [] })).toMatchObject({ problem: { status: 400 } });
    live.close();
    const table = await supervisor.get('/notices/shown.csv?day=2026-03-09');
    expect(table.body['text']).toBe(`id,board,notice,from,until,complete\r\n${row}\r\n`);
    expect((await supervisor.get('/notices/shown?day=2026-03-09')).body).toEqual({
      items: [expect.objectContaining({ id: item.id })],
    });
    const stranger = await connect(hall.url);
    expect(await stranger.ask('notices-shown', { items: [item] })).toMatchObject({ problem: { status: 403 } });
    expect(await stranger.watch('notices:none')).toMatchObject({ problem: { status: 404 } });
    stranger.close();
  });

  it('[N48] the record is answered in parts and summed up; parts, sums and table say the same', async () => {
    const live = await board(1);
    const items = Array.from({ length: 90 }, (_, at) => ({
      id: randomUUID(),
      notice: at % 2 === 0 ? 'drill' : 'opening',
      from: new Date(Date.UTC(2026, 2, 10, 2, 0, at * 10)).toISOString(),
      until: new Date(Date.UTC(2026, 2, 10, 2, 0, at * 10 + 10)).toISOString(),
      complete: at !== 7,
    }));
    expect(await live.ask('notices-shown', { items })).toEqual({ ok: true, added: 90 });
    live.close();
    const seen: unknown[] = [];
    let next: number | undefined = 0;
    while (next !== undefined) {
      const { status, body } = await supervisor.get(`/notices/shown?day=2026-03-10&limit=40&after=${String(next)}`);
      expect([status, (body['items'] as unknown[]).length <= 40]).toEqual([200, true]);
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      next = body['next'] as number | undefined;
    }
    expect(seen).toEqual(items.map(({ id }) => id));
    expect((await supervisor.get('/notices/shown/summary?day=2026-03-10')).body).toEqual({
      day: '2026-03-10',
      items: [
        expect.objectContaining({ notice: 'drill', board: 'board-02', showings: 45, seconds: 450, incomplete: 0 }),
        expect.objectContaining({ notice: 'opening', showings: 45, seconds: 450, incomplete: 1 }),
      ],
    });
    const table = (await supervisor.get('/notices/shown.csv?day=2026-03-10')).body['text'] as string;
    expect(table.trimEnd().split('\r\n')).toHaveLength(91);
    expect((await supervisor.get('/notices/shown?limit=1001')).status).toBe(400);
    const clerk = await login(hall.url, 'clerk');
    expect((await clerk.get('/notices/shown/summary')).status).toBe(403);
    clerk.close();
  });

  it('[N31] a copy of the folder that was taken while the hall runs has notices, files and record on another machine', async () => {
    const { media } = (await (await send(PNG)).json()) as { media: { id: string } };
    const id = await make({ content: { kind: 'image', media: media.id } });
    await supervisor.post('/notices/emergency', { text: WORDS });
    const item = { id: randomUUID(), notice: id, from: '2026-03-11T02:00:00Z', until: '2026-03-11T02:00:10Z' };
    const live = await board(2);
    await live.ask('notices-shown', { items: [{ ...item, complete: true }] });
    live.close();
    const data = await mkdtemp(join(tmpdir(), 'hallcall-copy-'));
    await cp(join(hall.data, 'notices'), join(data, 'notices'), { recursive: true });
    await supervisor.delete('/notices/emergency');
    await manager.delete(`/notices/${id}`);

    const other = await startHall({ data });
    const there = await login(other.url, 'supervisor');
    const listed = (await there.get('/notices')).body['items'] as { id: string }[];
    expect(listed.map((each) => each.id).sort()).toEqual([id, 'emergency'].sort());
    expect((await fetch(`${other.url}/api/v1/media/${media.id}`)).status).toBe(200);
    expect((await there.get('/notices/shown?day=2026-03-11')).body['items']).toMatchObject([{ id: item.id }]);
    there.close();
    await other.dispose();
    await rm(data, { recursive: true });
  });
});

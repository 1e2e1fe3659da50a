import { createHmac } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsView } from '../../core/protocol/shapes/alerts.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { connect } from '../support/live.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

type Post = { readonly path: string; readonly headers: IncomingMessage['headers']; readonly text: string };

/** A receiver on a real port that answers what the test says. */
type Receiver = { readonly url: string; readonly got: Post[]; answer: number; readonly server: Server };

async function receiver(): Promise<Receiver> {
  const got: Post[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, text });
      if (it.answer === 302) response.setHeader('Location', '/elsewhere');
      response.statusCode = it.answer;
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const it: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer: 200,
    server,
  };
  return it;
}

let own: OwnHall;
let hall: RunningHall;
let admin: Client;
let well: Receiver;
let other: Receiver;

const HEAD =
  'id,name_zh_hans,name_zh_hant,name_en,figure,scope,of,threshold,clear_at,for_minutes,when,to,ways,webhook,most_per_hour';
const ruleOf = (id: string, url: string): string =>
  `${id},人多,人多,A crowd,waiting,line,ps-household,1,0,0,,administrator,page;board;webhook,${url},6`;

beforeAll(async () => {
  [well, other] = [await receiver(), await receiver()];
  own = await ownHall();
  await writeFile(
    join(own.folder, 'alerts.csv'),
    `${[HEAD, ruleOf('crowd', well.url), ruleOf('crowd-2', other.url)].join('\n')}\n`,
  );
  hall = await startHall({ args: ['--hall-file', own.folder] });
  admin = await ownAdmin(hall.url);
});

afterAll(async () => {
  admin.close();
  well.server.close();
  other.server.close();
  await rm(hall.data, { recursive: true, force: true });
  await hall.dispose();
  await own.remove();
});

const alerts = async (): Promise<AlertsView> => (await admin.get('/alerts')).body as unknown as AlertsView;
const tests = (at: Receiver): Post[] => at.got.filter(({ text }) => text.includes('"test":true'));

describe.sequential('a webhook', () => {
  it('[AL12] a test goes all the way out, signed by the secret of the hall; only to the address of its rule', async () => {
    expect((await admin.post('/alerts/test', { rule: 'crowd' })).status).toBe(202);
    const [post] = await eventually(() => (tests(well).length > 0 ? tests(well) : undefined), 'the test is posted');
    const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(post?.headers['hallcall-signature'])) ?? [];
    const secret = (await readFile(await secretFile(), 'utf8')).trim();
    expect(
      createHmac('sha256', secret)
        .update(`${t}.${post?.text ?? ''}`)
        .digest('hex'),
    ).toBe(v1);
    const body = JSON.parse(post?.text ?? '{}') as Record<string, unknown>;
    expect(body).toMatchObject({
      type: 'alert.raised',
      test: true,
      rule: 'crowd',
      id: post?.headers['hallcall-delivery'],
    });
    expect(other.got).toEqual([]);
    expect(post?.text).not.toContain(secret);
  });

  it('[AL13] one that fails is told and sent again with the same id; the other is not held up', async () => {
    other.answer = 302;
    await admin.post('/alerts/test', { rule: 'crowd-2' });
    await eventually(async () => ((await alerts()).webhooks[1]?.state === 'failing' ? true : undefined), 'it is told');
    const { webhooks } = await alerts();
    expect(webhooks[1]).toMatchObject({ state: 'failing', detail: 'HTTP 302, a redirect, which is not followed' });
    expect(webhooks[0]?.state).toBe('ready');
    const before = well.got.length;
    const [line] = (await alerts()).items;
    await admin.post(`/alerts/${line?.id ?? ''}/acknowledge`);
    const first = (await alerts()).items.find(({ rule }) => rule === 'crowd');
    await admin.post(`/alerts/${first?.id ?? ''}/acknowledge`);
    await eventually(() => (well.got.length > before ? true : undefined), 'the well one hears of it');
    expect(JSON.parse(well.got.at(-1)?.text ?? '')).toMatchObject({ type: 'alert.acknowledged', by: 'admin' });
    await eventually(() => (tests(other).length > 1 ? true : undefined), 'it is tried again');
    expect(new Set(tests(other).map(({ headers }) => headers['hallcall-delivery'])).size).toBe(1);
    expect(new Set(other.got.map(({ path }) => path))).toEqual(new Set(['/hook']));
  });

  it('[AL13] [AL7] after kill -9 it goes on where it was, and nothing is raised or sent twice', async () => {
    // A real one, in force over the restart.
    const kiosk = await deviceToken(admin, 'kiosk', 'kiosk-1');
    expect(kiosk).not.toBe('');
    expect((await admin.post('/tickets', { services: ['name-change'] })).status).toBe(201);
    await eventually(
      async () => ((await alerts()).items.filter(({ test }) => test !== true).length === 2 ? true : undefined),
      'both rules are raised',
    );
    const raised = (await alerts()).items.filter(({ test }) => test !== true).map(({ id }) => id);
    await eventually(() => (well.got.some(({ text }) => text.includes(raised[1] ?? '-')) ? true : undefined), 'posted');
    await hall.kill();
    other.answer = 200;
    hall = await hall.again();
    admin.close();
    admin = await ownAdmin(hall.url);
    await eventually(
      () => (raised.some((id) => other.got.some(({ text }) => text.includes(`"alert":"${id}"`))) ? true : undefined),
      'what was owed is posted',
    );
    await eventually(
      async () => ((await alerts()).webhooks[1]?.state === 'ready' ? true : undefined),
      'it is well again',
    );
    const after = (await alerts()).items.filter(({ test }) => test !== true).map(({ id }) => id);
    expect(after).toEqual(raised);
    // The receiver that drops what it has had has each once.
    const types = new Map(
      other.got
        .map(({ text }) => JSON.parse(text) as { id: string; type: string; test?: boolean })
        .map(({ id, type, test }) => [id, `${type}${test === true ? ' test' : ''}`]),
    );
    const said = [...types.values()];
    expect(said.filter((each) => each === 'alert.raised')).toHaveLength(1);
    expect(said.filter((each) => each === 'alert.raised test')).toHaveLength(1);
  });

  it('[AL11] the topic of the duty board is for that board and for supervisors, and no other board has it', async () => {
    const office = await connect(hall.url, { token: await deviceToken(admin, 'board', 'board-12') });
    const front = await connect(hall.url, { token: await deviceToken(admin, 'board', 'board-01') });
    const nobody = await connect(hall.url);
    expect(await office.watch('duty:board-12')).toMatchObject({ view: { items: expect.arrayContaining([]) } });
    expect(await front.watch('duty:board-12')).toMatchObject({ problem: { status: 403 } });
    expect(await front.watch('duty:board-01')).toMatchObject({ problem: { status: 404 } });
    expect(await nobody.watch('duty:board-12')).toMatchObject({ problem: { status: 401 } });
    for (const each of [office, front, nobody]) each.close();
  });
});

async function secretFile(): Promise<string> {
  const { readdir } = await import('node:fs/promises');
  const found = (await readdir(hall.data, { recursive: true })).find((path) => path.endsWith('webhook.secret'));
  return join(hall.data, found ?? 'no secret');
}

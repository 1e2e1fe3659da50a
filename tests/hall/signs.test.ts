import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedSign } from '../../core/catalogue/signs.ts';
import type { SignView } from '../../core/protocol/shapes/signs.ts';
import { TcpSign } from '../../devices/sign/virtual/tcp-sign.ts';
import { VirtualSign } from '../../devices/sign/virtual/virtual-sign.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { connect, type Live } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const HEAD = 'id,family,where,width_dots,height_dots,shows,screen';
const SLOW = { interval: 50 };

const strip = (id: string, screen = 1): VirtualSign =>
  new VirtualSign({ id, family: 'bx-5k', screen, widthDots: 256, heightDots: 16 } satisfies Partial<LedSign>, () =>
    performance.now(),
  );

async function signsOf(client: Client): Promise<readonly SignView[]> {
  return (await client.get('/signs')).body['items'] as readonly SignView[];
}

async function signAt(client: Client, id: string): Promise<SignView | undefined> {
  return (await signsOf(client)).find((each) => each.id === id);
}

describe('virtual signs of the sample hall', () => {
  let hall: RunningHall;
  let desk: Client;
  let live: Live;
  beforeAll(async () => {
    hall = await startHall();
    desk = await login(hall.url, 'supervisor');
    live = await connect(hall.url, { token: desk.token });
  });
  afterAll(async () => {
    live.close();
    desk.close();
    await hall.dispose();
  });

  it('[SG60] every sign says what it should, and is well; the topic follows the counter', async () => {
    await expect
      .poll(async () => (await signsOf(desk)).map(({ id, state }) => `${id} ${state}`), SLOW)
      .toEqual(['strip-1 ok', 'sign-1 ok', 'sign-2 ok', 'sign-3 ok']);
    expect((await signAt(desk, 'strip-1'))?.says).toEqual(['本窗口未开放', 'Counter closed']);
    expect(await live.watch('signs')).toMatchObject({ view: { items: [{ id: 'strip-1' }, {}, {}, {}] } });
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    await desk.post('/counters/1/open');
    const called = await desk.post('/counters/1/next');
    const { number } = called.body['ticket'] as { number: string };
    const says = (view: Record<string, unknown>): readonly string[] =>
      (view['items'] as readonly SignView[]).flatMap((sign) => (sign.id === 'strip-1' ? sign.says : []));
    await live.sees('signs', (view) => says(view)[0] === `请${number}号到1号窗口`);
    expect((await signAt(desk, 'sign-1'))?.says[0]).toContain(number);
    await desk.post('/counters/1/pause', { reason: 'lunch' });
    await desk.post('/counters/1/serve');
    await desk.post('/counters/1/finish');
  });

  it('[N80] while the hall has an emergency every sign says it, each in what it can say, and what it said before when it is over', async () => {
    const resting = ['1号窗口', 'Counter 1'];
    await expect.poll(async () => (await signAt(desk, 'strip-1'))?.says, SLOW).toEqual(resting);
    const text = { 'zh-Hans': '请立即离开大厅', en: 'Please leave the hall' };
    expect((await desk.post('/notices/emergency', { text })).status).toBe(201);
    const says = async (): Promise<Record<string, readonly string[]>> =>
      Object.fromEntries((await signsOf(desk)).map((sign) => [sign.id, sign.says]));
    await expect.poll(says, SLOW).toMatchObject({ 'strip-1': ['请立即离开大厅', 'Please leave the hall'] });
    for (const [id, rows] of Object.entries(await says()))
      expect(rows.join(' '), id).toMatch(/请立即离开大厅|Please leave the hall/);
    // One that is for some boards alone is not for signs.
    expect((await desk.post('/notices/emergency', { text, boards: ['board-01'] })).status).toBe(201);
    await expect.poll(async () => (await signAt(desk, 'strip-1'))?.says, SLOW).toEqual(resting);
    expect((await desk.delete('/notices/emergency')).status).toBe(204);
  });

  it('[SG66] a text with letters that a sign lacks is told with them, and is not called well', async () => {
    const states = async (): Promise<Record<string, unknown>> =>
      Object.fromEntries((await signsOf(desk)).map(({ id, state, lacks }) => [id, lacks ?? state]));
    await expect.poll(states, SLOW).toMatchObject({ 'strip-1': 'ok', 'sign-1': 'ok' });
    const text = { 'zh-Hans': '请𠮷野、㛃、䶮三位先生到服务台', 'zh-Hant': '請到服務台', en: 'Mr Müller, please' };
    expect((await desk.post('/notices/emergency', { text })).status).toBe(201);
    const lacks = ['𠮷 (U+20BB7)', '㛃 (U+36C3)', '䶮 (U+4DAE)'];
    await expect.poll(states, SLOW).toMatchObject({ 'strip-1': lacks, 'sign-1': lacks, 'sign-3': 'ok' });
    expect(await signAt(desk, 'strip-1')).toMatchObject({ state: 'lacks-letters', lacks });
    // A sign of ASCII never shows half of a sentence: it says that there is an emergency.
    expect((await signAt(desk, 'sign-3'))?.says.join()).not.toContain('?');
    expect(await (await fetch(`${hall.url}/metrics`)).text()).toContain('hallcall_sign_ok{sign="strip-1"} 0');
    expect((await desk.delete('/notices/emergency')).status).toBe(204);
    await expect.poll(states, SLOW).toMatchObject({ 'strip-1': 'ok', 'sign-1': 'ok' });
  });

  it('[SG61] the lamps of a virtual sign are a picture for everybody, and change with what it says', async () => {
    const anybody = clientOf(hall.url);
    const picture = async (): Promise<string> => {
      const said = await anybody.get('/signs/strip-1.png');
      expect([said.status, said.headers['content-type']]).toEqual([200, 'image/png']);
      return String(said.body['text']);
    };
    const before = await picture();
    expect((await desk.post('/signs/strip-1/test')).status).toBe(202);
    expect((await signAt(desk, 'strip-1'))?.says[0]).toMatch(/^测试 /);
    await expect.poll(picture, SLOW).not.toBe(before);
    expect((await anybody.get('/signs/strip-9.png')).status).toBe(404);
    expect((await desk.post('/signs/strip-9/test')).status).toBe(404);
    anybody.close();
    const page = await fetch(`${hall.url}/signs`);
    expect(await page.text()).toContain('/api/v1/signs/strip-1.png');
    expect(await (await fetch(`${hall.url}/metrics`)).text()).toContain('hallcall_sign_ok{sign="strip-1"} 1');
    // The test goes by itself.
    await expect.poll(async () => (await signAt(desk, 'strip-1'))?.says.join(), SLOW).not.toContain('测试');
  }, 30_000);

  it('[SG62] clerks and strangers do not watch them', async () => {
    const clerk = await login(hall.url, 'clerk');
    const watching = await connect(hall.url, { token: clerk.token });
    expect(await watching.watch('signs')).toMatchObject({ problem: { status: 403 } });
    watching.close();
    clerk.close();
  });
});

describe('signs that hang in a hall of one’s own', () => {
  let own: OwnHall;
  beforeAll(async () => {
    own = await ownHall();
  });
  afterAll(() => own.remove());

  it('[SG63] two signs at one real port, by the server: shown, unplugged, back, and alive beside a dead one', async () => {
    const signs = [strip('a', 1), strip('b', 2)] as const;
    const tcp = new TcpSign(signs);
    const port = await tcp.listen();
    const where = `tcp://127.0.0.1:${String(port)}`;
    const rows = [`a,bx-5k,${where},256,16,counter:1,1`, `b,bx-5k,${where},256,16,counter:2,2`];
    await writeFile(join(own.folder, 'signs.csv'), [HEAD, ...rows, ''].join('\n'));
    const hall = await startHall({ env: { HALL_FILE: own.folder } });
    const admin = await ownAdmin(hall.url);
    await expect.poll(() => signs.map((sign) => sign.reads()), SLOW).toEqual([['本窗口未开放'], ['本窗口未开放']]);
    await admin.post('/counters/1/open');
    await expect.poll(() => signs[0].reads(), SLOW).toEqual(['1号窗口']);
    await tcp.powerOff();
    await expect
      .poll(async () => (await signsOf(admin)).map(({ state }) => state), SLOW)
      .toEqual(['unreachable', 'unreachable']);
    await admin.post('/counters/1/pause', { reason: 'tea' });
    await tcp.powerOn();
    await expect.poll(() => signs.map((sign) => sign.reads()), SLOW).toEqual([['暂停服务'], ['本窗口未开放']]);
    signs[1].unplug();
    await admin.post('/counters/1/close');
    await expect.poll(() => signs[0].reads(), SLOW).toEqual(['本窗口未开放']);
    await expect.poll(async () => (await signAt(admin, 'b'))?.why, SLOW).toBe('it does not answer');
    expect((await signAt(admin, 'a'))?.state).toBe('ok');
    admin.close();
    expect(await hall.stop()).toBe(0);
    await hall.dispose();
    await tcp.powerOff();
  }, 60_000);

  it('[N83] a sign that was unplugged says the emergency when it is back, also after the hall was killed, and no emergency that is over', async () => {
    const sign = strip('a', 1);
    const tcp = new TcpSign([sign]);
    const port = await tcp.listen();
    await writeFile(
      join(own.folder, 'signs.csv'),
      `${HEAD}\na,bx-5k,tcp://127.0.0.1:${String(port)},256,16,counter:1,1\n`,
    );
    let hall = await startHall({ env: { HALL_FILE: own.folder } });
    const admin = await ownAdmin(hall.url);
    await expect.poll(() => sign.reads(), SLOW).toEqual(['本窗口未开放']);
    await tcp.powerOff();
    await expect.poll(async () => (await signAt(admin, 'a'))?.state, SLOW).toBe('unreachable');
    const text = { 'zh-Hans': '请立即离开', en: 'Please leave' };
    expect((await admin.post('/notices/emergency', { text })).status).toBe(201);
    await tcp.powerOn();
    await expect.poll(() => sign.reads().join(), SLOW).toContain('请立即离开');
    await hall.kill();
    await tcp.powerOff();
    await tcp.powerOn();
    hall = await hall.again();
    await expect.poll(() => sign.reads().join(), SLOW).toContain('请立即离开');
    await tcp.powerOff();
    await expect.poll(async () => (await signAt(admin, 'a'))?.state, SLOW).toBe('unreachable');
    expect((await admin.delete('/notices/emergency')).status).toBe(204);
    await tcp.powerOn();
    await expect.poll(() => sign.reads(), SLOW).toEqual(['本窗口未开放']);
    admin.close();
    await hall.dispose();
    await tcp.powerOff();
  }, 60_000);

  it('[SG64] a sign at an agent says the same; the agent gone, it is out of reach and is not written on any more', async () => {
    const sign = strip('c');
    const tcp = new TcpSign([sign]);
    const port = await tcp.listen();
    await writeFile(
      join(own.folder, 'signs.csv'),
      `${HEAD}\nc,bx-5k,agent:pc-1:tcp://127.0.0.1:${String(port)},256,16,counter:1,\n`,
    );
    const hall = await startHall({ env: { HALL_FILE: own.folder } });
    const admin = await ownAdmin(hall.url);
    expect(await signAt(admin, 'c')).toMatchObject({ state: 'unreachable', why: 'agent-offline', agent: 'pc-1' });
    const token = await deviceToken(admin, 'agent', 'pc-1');
    const agent = await startAgent({ server: hall.url, token });
    await expect.poll(() => sign.reads(), SLOW).toEqual(['本窗口未开放']);
    await expect.poll(async () => (await signAt(admin, 'c'))?.state, SLOW).toBe('ok');
    await admin.post('/counters/1/open');
    await expect.poll(() => sign.reads(), SLOW).toEqual(['1号窗口']);
    await agent.kill();
    await expect.poll(async () => (await signAt(admin, 'c'))?.why, SLOW).toBe('agent-offline');
    const back = await agent.again();
    await admin.post('/counters/1/pause', { reason: 'tea' });
    await expect.poll(() => sign.reads(), SLOW).toEqual(['暂停服务']);
    await expect.poll(async () => (await signAt(admin, 'c'))?.state, SLOW).toBe('ok');
    await back.dispose();
    admin.close();
    await hall.dispose();
    await tcp.powerOff();
  }, 60_000);
});

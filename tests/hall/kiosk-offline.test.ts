import { get, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { clientOf, type Client } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { connect, type Live } from '../support/live.ts';
import { startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { startRelay, type Relay } from '../support/relay.ts';

// Two kiosks with an agent each, and the server behind a network that can be cut. Whoever stands at a kiosk is played
// over the agent's own page, by the forms that a browser would send.
const KIOSKS = ['kiosk-1', 'kiosk-2'] as const;
type Kiosk = (typeof KIOSKS)[number];
const printers = { 'kiosk-1': new TcpPrinter(), 'kiosk-2': new TcpPrinter() };
let own: OwnHall;
let hall: RunningHall;
let network: Relay;
let admin: Client;
let live: Live;
let service = '';
let line = '';
const tokens = { 'kiosk-1': '', 'kiosk-2': '' };
const agents: Partial<Record<Kiosk, RunningAgent>> = {};

beforeAll(async () => {
  const at = async (kiosk: Kiosk, pc: string): Promise<string> =>
    `agent:${pc}:tcp://127.0.0.1:${String(await printers[kiosk].listen())}`;
  own = await ownHall({
    'kiosk-1': { address: await at('kiosk-1', 'pc-1'), model: 'generic-80', stand_in: '' },
    'kiosk-2': { address: await at('kiosk-2', 'pc-2'), model: 'generic-80', stand_in: '' },
  });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  network = await startRelay(hall.port);
  for (const [kiosk, pc] of [
    ['kiosk-1', 'pc-1'],
    ['kiosk-2', 'pc-2'],
  ] as const) {
    tokens[kiosk] = await deviceToken(admin, 'agent', pc);
    agents[kiosk] = await start(kiosk);
  }
  live = await connect(hall.url, { token: await deviceToken(admin, 'kiosk', 'kiosk-1') });
  const [found] = (await admin.get('/services?limit=1')).body['items'] as { id: string; line: string }[];
  service = found?.id ?? '';
  line = found?.line ?? '';
});

afterAll(async () => {
  admin.close();
  live.close();
  for (const agent of Object.values(agents)) await agent.dispose();
  await network.close();
  await hall.dispose();
  await Promise.all(Object.values(printers).map((printer) => printer.close()));
  await own.remove();
});

function start(kiosk: Kiosk): Promise<RunningAgent> {
  const config = { server: network.url, token: tokens[kiosk] };
  return startAgent({ ...config, args: ['--kiosk-port', '0'] });
}

/** Started again with what lies in its folder, whether the hall is there or not. */
async function restart(kiosk: Kiosk): Promise<void> {
  const before = agents[kiosk] as RunningAgent;
  await before.kill();
  agents[kiosk] = await before.again('kiosk page');
}

const pageOf = (kiosk: Kiosk): string => /kiosk page: (\S+)/.exec(agents[kiosk]?.output() ?? '')?.[1] ?? '';

type Said = { readonly status: number; readonly location: string; readonly text: string };

/** As the browser of the kiosk says it: over the page's own name, from the page itself. */
function say(kiosk: Kiosk, path: string, form?: Readonly<Record<string, string>>, headers = {}): Promise<Said> {
  const url = new URL(path, pageOf(kiosk));
  return new Promise((done, fail) => {
    const heard = (answer: import('node:http').IncomingMessage): void => {
      let text = '';
      answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', text }));
    };
    if (form === undefined) return void get(url, { headers }, heard).on('error', fail);
    const asked = request(url, { method: 'POST', headers: { Origin: url.origin, ...headers } }, heard).on(
      'error',
      fail,
    );
    asked.end(new URLSearchParams(form).toString());
  });
}

let touches = 0;
/** Somebody takes a number, and waits until the page says whether the paper is out. */
async function take(kiosk: Kiosk, key = `touch-000${String((touches += 1))}`): Promise<string> {
  const { status, location } = await say(kiosk, '/take', {
    kiosk,
    service,
    category: 'ordinary',
    lang: 'zh-Hans',
    key,
  });
  expect(status).toBe(303);
  // Nobody goes before the paper is there, or the page says that it will not come.
  const shown = async (): Promise<string> => (await say(kiosk, location)).text;
  await expect.poll(shown, { interval: 20 }).not.toContain('class="paper coming"');
  const text = await shown();
  return /<strong>([^<]+)<\/strong>/.exec(text)?.[1] ?? '';
}

const isCutOff = (kiosk: Kiosk): Promise<void> =>
  expect.poll(async () => (await say(kiosk, '/state')).text, { interval: 50 }).toBe('{"linked":false}');
const isBack = (kiosk: Kiosk): Promise<void> =>
  expect.poll(async () => (await say(kiosk, '/state')).text, { interval: 50 }).toBe('{"linked":true}');
const papersOf = (number: string): number =>
  KIOSKS.reduce(
    (sum, kiosk) => sum + printers[kiosk].papers.filter(({ text }) => text.join('\n').includes(number)).length,
    0,
  );

async function waiting(): Promise<string[]> {
  const view = (await admin.get(`/lines/${line}`)).body as { items: { number: string }[] };
  return view.items.map(({ number }) => number);
}

describe('kiosks that go on', () => {
  it('[KG1] each has numbers in hand as soon as it is linked', async () => {
    await expect.poll(leased).toBe(2);
  });

  it('[KG1] while the hall is there the agent’s page leads to the hall’s, which is told the way back', async () => {
    for (const kiosk of KIOSKS) {
      const { status, location } = await say(kiosk, `/?kiosk=${kiosk}`);
      expect(status).toBe(302);
      const to = new URL(location);
      expect([to.origin, to.pathname, to.searchParams.get('id')]).toEqual([network.url, '/kiosk', kiosk]);
      expect(to.searchParams.get('agent')).toBe(new URL(pageOf(kiosk)).port);
    }
  });

  it('[KG2] thirty people at two kiosks, one of them started anew in between: on paper, in the order of their coming, none twice', async () => {
    const before = [await takeFromHall(), await takeFromHall()];
    network.cut();
    await Promise.all(KIOSKS.map(isCutOff));
    expect((await say('kiosk-1', '/')).text).toContain('网络已断开，照常取号');
    const came: string[] = [];
    for (let person = 0; person < 30; person += 1) {
      if (person === 12) await restart('kiosk-1');
      came.push(await take(person % 2 === 0 ? 'kiosk-1' : 'kiosk-2'));
    }
    expect(new Set(came).size).toBe(30);
    await expect.poll(() => came.map(papersOf)).toEqual(came.map(() => 1));
    const slip = printers['kiosk-2'].papers.at(-1)?.text.join('\n') ?? '';
    expect(slip).toContain('网络中断');
    network.mend();
    await Promise.all(KIOSKS.map(isBack));
    await expect.poll(async () => (await waiting()).length).toBe(32);
    const later = await takeFromHall();
    expect(await waiting()).toEqual([...before, ...came, later]);
    expect(came.map(papersOf)).toEqual(came.map(() => 1));
  });

  it('[KG3] the agent killed between paper and note: one number, one paper, and it waits', async () => {
    network.cut();
    await isCutOff('kiosk-1');
    printers['kiosk-1'].faults.bytesASecond = 400;
    const number = await take('kiosk-1', 'touch-killed');
    await restart('kiosk-1');
    printers['kiosk-1'].faults.bytesASecond = undefined;
    expect(await take('kiosk-1', 'touch-killed')).toBe(number);
    network.mend();
    await isBack('kiosk-1');
    await expect.poll(waiting).toContain(number);
    expect(papersOf(number)).toBeLessThanOrEqual(1);
  });

  it('[KG4] the number that the hall had given for the same touch, whose answer was lost, is the one on the paper', async () => {
    const { ticket } = (await live.command('issue-ticket', { commandId: 'touch-of-both', services: [service] })) as {
      ticket: { number: string };
    };
    const after = await takeFromHall();
    network.cut();
    await isCutOff('kiosk-1');
    const confirm = await say('kiosk-1', `/?kiosk=kiosk-1&service=${service}&key=touch-of-both&again=1`);
    expect(confirm.text).toContain('不会重复排队');
    const number = await take('kiosk-1', 'touch-of-both');
    network.mend();
    await isBack('kiosk-1');
    await expect.poll(waiting).toContain(number);
    const all = await waiting();
    expect(all).not.toContain(ticket.number);
    expect(all.indexOf(number)).toBeLessThan(all.indexOf(after));
  });

  it('[KG5] nothing is given to a page of somebody else’s, to another name of this machine, or to an address', async () => {
    const form = { kiosk: 'kiosk-1', service, category: 'ordinary', lang: 'zh-Hans', key: 'touch-strange' };
    const { port } = new URL(pageOf('kiosk-1'));
    for (const headers of [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Host: `evil.example:${port}` },
      { Origin: `http://127.0.0.1:1` },
    ])
      expect((await say('kiosk-1', '/take', form, headers)).status).toBe(403);
    const before = await waiting();
    const query = new URLSearchParams(form).toString();
    expect((await say('kiosk-1', `/take?${query}`)).status).toBe(404);
    expect((await say('kiosk-1', `/?${query}`)).text).toContain('data-test="take"');
    expect(await waiting()).toEqual(before);
  });

  it('[KG6] an agent says nothing of a kiosk that is not its own', async () => {
    const agent = await connect(hall.url, { token: await deviceToken(admin, 'agent', 'pc-9') });
    expect(await agent.ask('agent-numbers', { kiosk: 'kiosk-1', folder: 'f', held: [] })).toMatchObject({
      problem: { status: 403 },
    });
    agent.close();
  });

  it('[KG7] the journal tells of the numbers in words', async () => {
    const said = (await admin.get('/audit/entries?limit=500')).body['items'] as {
      type: string;
      what: { en: string };
    }[];
    expect(said.some(({ type, what }) => type === 'NumbersLeased' && what.en.includes('Set aside for'))).toBe(true);
    expect(said.some(({ what }) => what.en.includes('given by the kiosk'))).toBe(true);
  });
});

/** To how many kiosks numbers were lent. */
async function leased(): Promise<number> {
  const { items } = (await admin.get('/audit/entries?limit=500')).body as { items: { type: string }[] };
  return items.filter(({ type }) => type === 'NumbersLeased').length;
}

async function takeFromHall(): Promise<string> {
  const kiosk = clientOf(hall.url, await kioskToken());
  const said = await kiosk.post('/tickets', { services: [service] });
  kiosk.close();
  expect(said.status).toBe(201);
  return (said.body['ticket'] as { number: string }).number;
}

let lent: Promise<string> | undefined;
function kioskToken(): Promise<string> {
  return (lent ??= deviceToken(admin, 'kiosk', 'kiosk-2'));
}

import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { eventually } from '../../support/eventually.ts';
import { hallsHere, type HallsHere } from '../../support/open-halls.ts';
import { THOROUGH } from '../../support/thorough.ts';

let here: HallsHere;

beforeAll(async () => {
  here = await hallsHere();
  await here.open('north');
  await here.open('south');
});
afterAll(() => here.stop());

const ask = async (hall: string, path: string, token?: string, body?: object) => {
  const response = await fetch(`${here.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-hall': hall,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
};

const signIn = async (hall: string): Promise<string> => {
  const { body } = await ask(hall, '/sessions', undefined, { user: 'supervisor', password: 'sample-hall' });
  return String(body['token']);
};

const take = async (hall: string, token: string): Promise<string> => {
  const service = here.file(hall).catalogue.services[0]?.id;
  const { status, body } = await ask(hall, '/tickets', token, { services: [service], category: 'ordinary' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return String((body['ticket'] as { readonly number: string }).number);
};

const screen = (hall: string, token: string): Socket =>
  io(here.url, { transports: ['websocket'], extraHeaders: { 'x-hall': hall }, auth: { token }, forceNew: true });

it('[HA1] two halls have numbers, tokens and journals of their own', async () => {
  const [north, south] = [await signIn('north'), await signIn('south')];
  const numbers = [await take('north', north), await take('north', north), await take('south', south)];
  expect(numbers[2]).toBe(numbers[0]);
  expect(numbers[1]).not.toBe(numbers[0]);
  expect((await ask('south', '/sessions/current', north)).status).toBe(401);
  expect((await ask('north', '/sessions/current', north)).status).toBe(200);
  const [first, second] = ['north', 'south'].map((id) => here.halls.of({ headers: { 'x-hall': id } } as never));
  expect(first?.world().state.hall).toBe('north');
  expect(first?.world().state.issuedTotal).toBe(2);
  expect(second?.world().state.issuedTotal).toBe(1);
});

it('[HA2] what happens in one hall is pushed to nobody of the other, and a stranger is nobody', async () => {
  const [north, south] = [await signIn('north'), await signIn('south')];
  const screens = [screen('north', north), screen('south', south), screen('south', north)];
  try {
    const seen: string[] = [];
    for (const [at, socket] of screens.entries()) socket.on('view', () => seen.push(String(at)));
    const answers = await Promise.all(screens.map((socket) => socket.emitWithAck('watch', { topic: 'manager' })));
    expect(answers.map((each: object) => 'view' in each)).toEqual([true, true, false]);
    await take('north', north);
    await eventually(() => seen.includes('0'), 'north sees its own ticket');
    // A push takes the same way to everybody who is in the room, so whoever had it to come would have it by now.
    expect(seen).not.toContain('1');
    await take('south', south);
    await eventually(() => seen.includes('1'), 'south sees its own ticket');
    expect(seen).not.toContain('2');
    expect(await here.metrics.text()).toMatch(/^hallcall_tickets_issued_today\{hall="north"\} [1-9]/m);
  } finally {
    for (const socket of screens) socket.disconnect();
  }
});

it('[HA3] another hall file counts without a restart: in views, search, boards and voice', async () => {
  const west = await here.open('west');
  try {
    const before = west.catalogue();
    const [service, ...others] = before.services;
    const [board] = before.boards;
    if (service === undefined || board === undefined) throw new Error('the sample hall has services and boards');
    const change = (catalogue: Catalogue): Catalogue => ({
      ...catalogue,
      hall: { ...catalogue.hall, name: { 'zh-Hans': '新厅', 'zh-Hant': '新廳', en: 'New hall' } },
      services: [
        { ...service, name: { 'zh-Hans': '鼹鼠登记', 'zh-Hant': '鼴鼠登記', en: 'Mole registration' } },
        ...others,
      ],
      boards: [...catalogue.boards, { ...board, id: 'board-new' }],
      sounds: [],
    });
    expect(await west.changeCatalogue(here.file('east'))).toMatchObject({ ok: false });
    expect(await west.changeCatalogue(here.file('west', change))).toEqual({ ok: true, value: undefined });
    expect(west.catalogue().hall.name.en).toBe('New hall');
    expect(west.search('mole registration', undefined, 1)).toEqual([service.id]);
    expect(west.boards.views().map(({ id }) => id)).toContain('board-new');
    expect(west.notices.boardView('board-new', west.now(), 0)).toBeDefined();
    expect(west.voice.zones.views()).toEqual([]);
    const { body } = await ask('west', '/hall');
    expect(JSON.stringify(body)).toContain('New hall');
    expect((await ask('west', '/boards/board-new')).status).toBe(200);
  } finally {
    await here.halls.close(west);
  }
  expect((await fetch(`${here.url}/api/v1/hall`, { headers: { 'x-hall': 'west' } })).status).toBe(404);
});

it('[HA4] a hall is closed and opened again while the other goes on taking tickets', async () => {
  const north = await signIn('north');
  let east = await here.open('east');
  const token = await signIn('east');
  const number = await take('east', token);
  const taken: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const closing = here.halls.close(east);
    taken.push(await take('north', north));
    await closing;
    taken.push(await take('north', north));
    east = await here.open('east');
  }
  expect(new Set(taken).size).toBe(10);
  expect((await ask('east', '/sessions/current', token)).status).toBe(200);
  expect(await take('east', token)).not.toBe(number);
  expect(east.world().state.issuedTotal).toBe(2);
});

const ROUNDS = THOROUGH ? 50 : 6;

it(`[HA5] a hall that was closed leaves nothing behind: ${String(ROUNDS)} times`, { timeout: 300_000 }, async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const round = async (): Promise<void> => {
    const hall = await here.open('passing');
    await take('passing', await signIn('passing'));
    await here.halls.close(hall);
  };
  // Twice beforehand: what is made once for good is made then.
  for (let warm = 0; warm < 2; warm += 1) await round();
  const left = async (): Promise<{ handles: number; files: number; heapMb: number }> => {
    // Connections that are kept alive fall idle and close; what is closing has closed.
    await new Promise((done) => setTimeout(done, 1000));
    collect();
    collect();
    return {
      handles: process.getActiveResourcesInfo().filter((each) => each !== 'Immediate').length,
      files: readdirSync('/proc/self/fd').length,
      heapMb: process.memoryUsage().heapUsed / 1024 / 1024,
    };
  };
  const before = await left();
  for (let done = 0; done < ROUNDS; done += 1) await round();
  const after = await left();
  process.stderr.write(`${JSON.stringify({ rounds: ROUNDS, before, after })}\n`);
  expect(after.handles).toBeLessThanOrEqual(before.handles + 3);
  expect(after.files).toBeLessThanOrEqual(before.files + 3);
  // A hall that stays costs some ten megabytes.
  expect(after.heapMb - before.heapMb).toBeLessThan(ROUNDS < 10 ? 12 : 20);
});

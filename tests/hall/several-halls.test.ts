import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { folderOfHalls, removeFolders, type ChangeHall } from '../support/folder-of-halls.ts';
import { startAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const USERS = 'id,role,name_zh_hans,name_zh_hant,name_en,halls,password_hash\nover,administrator,总,總,Over,*,\n';
const sample: ChangeHall = async ({ edit }) => {
  await edit('hall.csv', '\nsample,no,', '\nsample,yes,');
  await edit('hall.csv', '\nalways_open,no,', '\nalways_open,yes,');
};

let city: RunningHall;
beforeAll(async () => {
  const folder = await folderOfHalls(
    {
      north: sample,
      south: async (hall) => {
        await sample(hall);
        await hall.edit(
          'devices.csv',
          ',esc-pos,virtual,generic-80',
          ',esc-pos,agent:pc-1:tcp://127.0.0.1:9,generic-80',
        );
      },
      crooked: async (hall) => {
        await sample(hall);
        await hall.edit('lines.csv', 'household,A,', 'household,A1,');
      },
    },
    { 'users.csv': USERS },
  );
  city = await startHall({ args: ['--halls', folder] });
});
afterAll(async () => {
  await city.dispose();
  await removeFolders();
});

async function ask(path: string, token?: string, body?: object) {
  const response = await fetch(`${city.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
}

const signIn = async (): Promise<string> =>
  String((await ask('/api/v1/city/sessions', undefined, { user: 'over', password: 'sample-hall' })).body['token']);
const take = async (hall: string, token: string): Promise<string> => {
  const { body, text } = await ask(`/api/v1/halls/${hall}/tickets`, token, { services: ['advice'] });
  if (body['ticket'] === undefined) throw new Error(text);
  return (body['ticket'] as { readonly number: string }).number;
};

it('[HA8] a hall whose file is wrong is told at the start, at /readyz and on the overview; the others work', async () => {
  expect(city.output()).toMatch(/NOT OPEN 未开放: crooked\n[^]*lines\.csv, line 2, prefix "A1": expected/);
  const { status, body } = await ask('/readyz');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ready: true,
    halls: [
      { id: 'north', ready: true },
      { id: 'south', ready: true },
      { id: 'crooked', ready: false, mistakes: [expect.any(String), expect.stringMatching(/prefix "A1"/)] },
    ],
  });
  expect((await ask('/h/north/readyz')).body).toMatchObject({ ready: true, durableSeq: 1 });
  const token = await signIn();
  const seen = (await ask('/api/v1/city', token)).body as { readonly halls: readonly Record<string, unknown>[] };
  expect(seen.halls.map(({ id, state }) => [id, state])).toEqual([
    ['north', 'open'],
    ['south', 'open'],
    ['crooked', 'mistaken'],
  ]);
  expect(seen.halls[2]?.['why']).toMatch(/prefix "A1"/);
  expect(await ask('/h/crooked/kiosk')).toMatchObject({
    status: 503,
    text: expect.stringMatching(/could not be opened/),
  });
  // Citizens are not told what is wrong in a file; of that hall nothing is known.
  expect(((await ask('/api/v1/halls')).body['halls'] as unknown[]).length).toBe(2);
});

it('[HA8] each hall has a journal of its own, and goes on where it was; a session above halls outlives a restart', async () => {
  const token = await signIn();
  expect([await take('north', token), await take('north', token), await take('south', token)]).toEqual([
    'C001',
    'C002',
    'C001',
  ]);
  for (const hall of ['north', 'south'])
    expect(existsSync(join(city.data, 'halls', hall, 'journal.sqlite'))).toBe(true);
  await city.stop();
  city = await city.again();
  expect([await take('north', token), await take('south', token)]).toEqual(['C003', 'C002']);
});

it('[HA7] an agent is given the address of its hall, and is at work in that one alone', async () => {
  const token = await signIn();
  const given = await ask('/api/v1/halls/south/devices', token, { kind: 'agent', id: 'pc-1' });
  const agent = await startAgent({ server: `${city.url}/h/south`, token: String(given.body['token']) });
  try {
    const agentsOf = async (hall: string) =>
      (await ask(`/api/v1/halls/${hall}/printers`, token)).body['agents'] as { id: string; linked: boolean }[];
    await eventually(
      async () => (await agentsOf('south')).some(({ id, linked }) => id === 'pc-1' && linked),
      'it is linked',
    );
    expect(await agentsOf('north')).toEqual([]);
  } finally {
    await agent.dispose();
  }
});

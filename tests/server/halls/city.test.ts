import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CityUser } from '../../../core/catalogue/city.ts';
import { allResources } from '../../../core/protocol/resources/resource-facts.ts';
import type { CityView } from '../../../core/protocol/shapes/city.ts';
import { TOPICS } from '../../../core/protocol/topics.ts';
import type { OpenHall } from '../../../server/halls/open-hall.ts';
import { JournalFault } from '../../../server/journal/journal.ts';
import { eventually } from '../../support/eventually.ts';
import { hallsHere, type HallsHere } from '../../support/open-halls.ts';
import { seeded } from '../../support/seeded.ts';
import { THOROUGH } from '../../support/thorough.ts';

const person = (id: string, role: CityUser['role'], halls: CityUser['halls']): CityUser => ({
  ...{ id, role, halls, passwordHash: undefined },
  name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
});

let here: HallsHere;
const open = new Map<string, OpenHall>();
beforeAll(async () => {
  here = await hallsHere({
    defaultHall: 'north',
    people: [
      person('office', 'office', 'all'),
      person('of-two', 'manager', ['north', 'south']),
      person('city-admin', 'administrator', 'all'),
      person('changing', 'manager', ['north', 'south']),
    ],
  });
  for (const id of ['north', 'south', 'east']) open.set(id, await here.open(id));
});
afterAll(() => here.stop());

type Said = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };
type Ask = { readonly token?: string; readonly cookie?: string; readonly body?: unknown; readonly method?: string };

async function ask(path: string, { token, cookie, body, method }: Ask = {}): Promise<Said> {
  const response = await fetch(`${here.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const read = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : { text };
  return { status: response.status, body: read, headers: response.headers };
}

async function signIn(path: string, user: string): Promise<{ readonly token: string; readonly cookie: string }> {
  const said = await ask(path, { body: { user, password: 'sample-hall' } });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return { token: String(said.body['token']), cookie: said.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const of = (hall: string, path: string): string => `/api/v1/halls/${hall}${path}`;
const take = (hall: string, token: string): Promise<Said> =>
  ask(of(hall, '/tickets'), { token, body: { services: ['construction-trading-advice'] } });

it('[HA6] every path and page of a hall stands at its own address, the short ones are the default hall’s', async () => {
  const { token } = await signIn('/api/v1/city/sessions', 'city-admin');
  await take('south', token);
  expect((await ask('/api/v1/hall')).body['id']).toBe('north');
  expect((await ask(of('south', '/hall'))).body).toMatchObject({ id: 'south', waiting: 1 });
  expect((await ask('/h/south/api/v1/hall')).body['id']).toBe('south');
  expect((await ask('/h/south/')).body['text']).toContain('href="/h/south/kiosk"');
  expect((await ask('/h/south/start/kiosk.html?id=kiosk-1')).body['text']).toContain('/h/south/kiosk?id=kiosk-1');
  // A hall within a hall is none, whatever the case of the letters.
  for (const path of ['/h/north/h/south/', of('north', '/halls/south/hall'), '/API/V1/HALLS/south/hall'])
    expect((await ask(path)).status, path).toBe(404);
});

it('[DE35] a journal that cannot be read is no mistake of ours: 503, in words', async () => {
  const { token } = await signIn('/api/v1/city/sessions', 'city-admin');
  const south = open.get('south');
  if (south === undefined) throw new Error('no hall');
  const view = vi.spyOn(south.hooks, 'view').mockImplementation(() => {
    throw new JournalFault('the disk reports an error');
  });
  const said = await ask(of('south', '/hooks'), { token });
  view.mockRestore();
  expect(said).toMatchObject({ status: 503, body: { code: 'journal-unavailable', retryAfter: 1 } });
  expect(said.body['detail']).toBe('the journal cannot be read now: the disk reports an error');
  expect(said.headers.get('retry-after')).toBe('1');
});

it('[HA6] a hall that is not there is a clear 404, one that is closed a 503 that says so', async () => {
  for (const path of [of('west', '/hall'), of('%E0%A4', '/hall')]) {
    const { status, body } = await ask(path);
    expect({ path, status, detail: String(body['detail'] ?? body['text']) }).toMatchObject({ path, status: 404 });
  }
  expect((await ask(of('west', '/hall'))).body['detail']).toBe('there is no hall west here');
  expect((await ask('/h/west/kiosk')).body['text']).toMatch(/^there is no hall west here\. All halls are at \/halls\./);
  const west = await here.open('west');
  expect((await ask(of('west', '/hall'))).status).toBe(200);
  await here.halls.close(west);
  const gone = await ask(of('west', '/hall'));
  expect(gone).toMatchObject({ status: 503, body: { detail: expect.stringMatching(/west is closed/) as string } });
  expect(gone.headers.get('content-type')).toBe('application/problem+json');
});

it('[HA7] what a hall gives out leads back into it: codes of slips, pairing links, cookies of its own', async () => {
  const { token } = await signIn(of('south', '/sessions'), 'admin');
  const ticket = (await take('south', token)).body['ticket'] as { readonly url: string; readonly secret: string };
  expect(ticket.url).toMatch(new RegExp(`^${here.url}/h/south/t/\\w+#`));
  const paired = await ask(of('south', '/devices'), { token, body: { kind: 'kiosk', id: 'kiosk-1' } });
  expect(paired.body['pair']).toMatch(/^\/h\/south\/kiosk\?pair=/);
  const [north, south] = [
    await signIn(of('north', '/sessions'), 'manager'),
    await signIn(of('south', '/sessions'), 'clerk'),
  ];
  expect([north.cookie, south.cookie].map((each) => each.split('=')[0])).toEqual([
    'hallcall_session_north',
    'hallcall_session_south',
  ]);
  // One browser, two halls: each knows its own person.
  const cookie = `${north.cookie}; ${south.cookie}`;
  for (const [hall, id] of [
    ['north', 'manager'],
    ['south', 'clerk'],
  ] as const)
    expect((await ask(of(hall, '/sessions/current'), { cookie })).body).toMatchObject({ user: { id } });
  expect(String((await ask('/phone.js')).body['text'])).toContain("'/api/v1/halls/' + hallNamed[1]");
});

it('[HA7] a device is paired by a code in its hall, and its page and the way to approve it stand there', async () => {
  expect((await ask('/h/south/pair')).body['text']).toContain('src="pair.js"');
  expect((await ask('/h/south/pair.js')).body['text']).toContain("'/api/v1/halls/' + named[1]");
  const { code, claim } = (await ask(of('south', '/pairings'), { body: {} })).body as { code: string; claim: string };
  const { token } = await signIn(of('south', '/sessions'), 'manager');
  const body = { code, kind: 'board', id: 'board-1' };
  const elsewhere = await signIn(of('north', '/sessions'), 'manager');
  expect((await ask(of('south', '/pairings/approve'), { token: elsewhere.token, body })).status).toBe(401);
  expect((await ask(of('north', '/pairings/approve'), { token: elsewhere.token, body })).status).not.toBe(200);
  const said = await ask(of('south', '/pairings/approve'), { token, body });
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  const paired = await ask(of('south', '/pairings/claim'), { body: { claim } });
  expect(paired.body).toMatchObject({ state: 'paired', page: '/h/south/display?id=board-1' });
  expect(paired.headers.getSetCookie()[0]).toMatch(/^hallcall_board_south=/);
});

it('[HA10] who signs in last in a browser is who is there, whatever cookies those before have left', async () => {
  const jar = new Map<string, string>();
  const comes = async (path: string, user: string): Promise<void> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers } = await ask(path, { cookie, body: { user, password: 'sample-hall' } });
    for (const set of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
  };
  const [north, south] = [of('north', '/sessions'), of('south', '/sessions')];
  for (const [path, user, seen] of [
    [north, 'clerk', { north: 'clerk', south: undefined }],
    [north, 'of-two', { north: 'of-two', south: 'of-two' }],
    [north, 'manager', { north: 'manager', south: undefined }],
    [south, 'clerk', { north: 'manager', south: 'clerk' }],
    ['/api/v1/city/sessions', 'of-two', { north: 'of-two', south: 'of-two' }],
  ] as const) {
    await comes(path, user);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const hall of ['north', 'south'] as const) {
      const now = (await ask(of(hall, '/sessions/current'), { cookie })).body as { user?: { id: string } };
      expect(now.user?.id, `${path} ${user}: ${hall}`).toBe(seen[hall]);
    }
  }
});

it('[HA10] a manager of two signs in once, at any of them or above, and is a manager of those two alone', async () => {
  for (const path of ['/api/v1/city/sessions', of('south', '/sessions')]) {
    const { token, cookie } = await signIn(path, 'of-two');
    expect(cookie).toMatch(/^hallcall_city=/);
    for (const by of [{ token }, { cookie }]) {
      expect((await ask(of('north', '/overview'), by)).status).toBe(200);
      expect((await ask(of('south', '/overview'), by)).status).toBe(200);
      expect((await ask(of('east', '/overview'), by)).status).toBe(401);
    }
    const seen = (await ask('/api/v1/city', { cookie })).body as unknown as CityView;
    expect(seen.halls.map(({ id }) => id)).toEqual(['north', 'south']);
    const taken = (await take('north', token)).body['ticket'] as { readonly id: string };
    const { body } = await ask(of('north', `/tickets/${taken.id}/trace`), { token });
    expect(JSON.stringify(body)).toContain('of-two');
    // Signed out of one hall is signed out of all.
    await ask(of('north', '/sessions/current'), { cookie, method: 'DELETE' });
    for (const path of [of('south', '/overview'), '/api/v1/city'])
      expect((await ask(path, { cookie })).status).toBe(401);
  }
  expect((await ask(of('east', '/sessions'), { body: { user: 'of-two', password: 'sample-hall' } })).status).toBe(401);
  expect((await ask('/api/v1/city/sessions', { body: { user: 'of-two', password: 'guess' } })).status).toBe(401);
});

it('[HA10] an office sees all halls and acts in none', async () => {
  const { token } = await signIn('/api/v1/city/sessions', 'office');
  expect(((await ask('/api/v1/city', { token })).body as unknown as CityView).halls.length).toBeGreaterThanOrEqual(3);
  expect((await ask('/api/v1/city/figures', { token })).status).toBe(200);
  for (const hall of ['north', 'south', 'east']) {
    expect((await take(hall, token)).status).toBe(401);
    expect((await ask(of(hall, '/lines'), { token })).status).toBe(401);
  }
  // A manager of one hall sees that one, and nobody else sees any.
  const own = await signIn(of('south', '/sessions'), 'manager');
  const seen = (await ask(of('south', '/city'), { token: own.token })).body as unknown as CityView;
  expect(seen.halls.map(({ id }) => id)).toEqual(['south']);
  expect((await ask(of('north', '/city'), { token: own.token })).status).toBe(401);
  expect((await ask('/api/v1/city')).status).toBe(401);
});

it('[HA10] a password that somebody above halls sets in one of them is theirs in all, and nobody of a hall acts on them', async () => {
  const next = 'correct horse battery staple';
  const { token } = await signIn(of('south', '/sessions'), 'changing');
  const changed = await ask(of('south', '/password'), { token, body: { password: 'sample-hall', next } });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect(changed.headers.getSetCookie()[0]).toMatch(/^hallcall_city=/);
  for (const path of ['/api/v1/city/sessions', of('north', '/sessions')]) {
    expect((await ask(path, { body: { user: 'changing', password: 'sample-hall' } })).status).toBe(401);
    expect((await ask(path, { body: { user: 'changing', password: next } })).status).toBe(201);
  }
  const admin = await signIn(of('south', '/sessions'), 'admin');
  for (const act of ['lock', 'password-link'])
    expect((await ask(of('south', `/people/changing/${act}`), { token: admin.token, body: {} })).status).toBe(404);
});

it('[HA12] citizens see all halls without a login, and what is not known of a closed one is not told', async () => {
  const past = await here.open('past');
  const listed = async (): Promise<Record<string, unknown> | undefined> =>
    ((await ask('/api/v1/halls')).body['halls'] as Record<string, unknown>[]).find(({ id }) => id === 'past');
  expect(await listed()).toMatchObject({ state: 'open', waiting: 0 });
  await here.halls.close(past);
  // The same is said for a second.
  const gone = await eventually(async () => {
    const told = await listed();
    return told?.['state'] === 'silent' && told;
  }, 'it is told that nothing is known');
  expect(Object.keys(gone).sort()).toEqual(['id', 'name', 'path', 'place', 'silentSince', 'state', 'timeZone']);
  const { token } = await signIn('/api/v1/city/sessions', 'city-admin');
  const quicker = async (): Promise<string> => {
    // Asked otherwise each time: the same question is answered once a second.
    const found = await ask(`/api/v1/halls?query=advice&limit=${String((asked += 1))}`);
    const [service] = found.body['services'] as { id: string; at: { hall: string; quickest?: true }[] }[];
    expect(service?.id).toBe('construction-trading-advice');
    return (service?.at ?? []).flatMap(({ hall, quickest }) => (quickest === true ? [hall] : [])).join();
  };
  let asked = 0;
  await ask(of('east', '/counters/3/open'), { token, body: {} });
  // A wait is known at one hall only: nobody can say that it is quicker there.
  expect(await quicker()).toBe('');
  for (let more = 0; more < 6; more += 1) await take('south', token);
  await ask(of('south', '/counters/3/open'), { token, body: {} });
  expect(await quicker()).toBe('east');
  expect((await ask('/halls')).body['text']).toContain('/halls.js');
  for (const hall of ['east', 'south']) await ask(of(hall, '/counters/3/close'), { token, body: {} });
});

/** What one hall has waiting, as those who made it wait know it. */
type Model = { issued: number; waiting: number; open: boolean };

const STEPS = THOROUGH ? 1500 : 120;

it(`[HA11] the overview is right to the ticket while halls come and go: ${String(STEPS)} steps by chance`, async () => {
  const seed = Math.floor(Math.random() * 1e9);
  process.stderr.write(`seed ${String(seed)}\n`);
  const chance = seeded(seed);
  const { token } = await signIn('/api/v1/city/sessions', 'city-admin');
  const office = await signIn('/api/v1/city/sessions', 'office');
  const ids = ['r-one', 'r-two', 'r-three'];
  const models = new Map<string, Model>(ids.map((id) => [id, { issued: 0, waiting: 0, open: true }]));
  const open = new Map(await Promise.all(ids.map(async (id) => [id, await here.open(id)] as const)));
  for (const id of ids)
    for (const counter of ['1', '2', '3']) await ask(of(id, `/counters/${counter}/open`), { token, body: {} });
  const stream = new AbortController();
  const pushed = follow(office.token, stream.signal);
  const agree = (seen: CityView): boolean => {
    const sum = { issued: 0, waiting: 0 };
    for (const [id, model] of models) {
      const hall = seen.halls.find((each) => each.id === id);
      const { issued, waiting } = hall?.figures ?? {};
      if (!model.open && (hall?.state !== 'silent' || hall.figures !== undefined || hall.silentSince === undefined))
        return false;
      if (model.open && (issued !== model.issued || waiting !== model.waiting)) return false;
      if (model.open) [sum.issued, sum.waiting] = [sum.issued + model.issued, sum.waiting + model.waiting];
    }
    const others = seen.halls.filter(({ id }) => !models.has(id)).map(({ figures }) => figures?.waiting ?? 0);
    return seen.totals.waiting === sum.waiting + others.reduce((all, each) => all + each, 0);
  };
  for (let step = 0; step < STEPS; step += 1) {
    const id = ids[Math.floor(chance() * ids.length)] ?? '';
    const model = models.get(id) as Model;
    const dice = chance();
    const hall = open.get(id);
    if (dice < 0.06) {
      if (model.open && hall !== undefined) await here.halls.close(hall);
      else open.set(id, await here.open(id));
      model.open = !model.open;
    } else if (!model.open) {
      expect((await take(id, token)).status).toBe(503);
    } else if (dice < 0.6) {
      expect((await take(id, token)).status).toBe(201);
      model.issued += 1;
      model.waiting += 1;
    } else {
      const counter = String(1 + Math.floor(chance() * 3));
      const called = await ask(of(id, `/counters/${counter}/next`), { token, body: {} });
      if (called.status === 200) model.waiting -= 1;
      else await ask(of(id, `/counters/${counter}/finish`), { token, body: {} });
    }
    const seen = (await ask('/api/v1/city', { token: office.token })).body as unknown as CityView;
    expect(
      agree(seen),
      `seed ${String(seed)}, step ${String(step)}: ${JSON.stringify([[...models], seen.totals])}`,
    ).toBe(true);
  }
  // And whoever follows it live comes to the same.
  await eventually(() => pushed.last !== undefined && agree(pushed.last), 'the stream has caught up');
  stream.abort();
  for (const [id, model] of models)
    if (model.open) await here.halls.close(open.get(id) as NonNullable<ReturnType<typeof open.get>>);
});

/** The overview as its page follows it. */
function follow(token: string, signal: AbortSignal): { last: CityView | undefined } {
  const told: { last: CityView | undefined } = { last: undefined };
  const read = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const response = await fetch(`${here.url}/api/v1/city`, { headers, signal });
    let rest = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += Buffer.from(chunk).toString();
      const parts = rest.split('\n\n');
      rest = parts.pop() ?? '';
      const data = parts.at(-1)?.replace(/^data: /, '');
      if (data !== undefined) told.last = JSON.parse(data) as CityView;
    }
  };
  void read().catch(() => undefined); // it ends when the test does
  return told;
}

const REQUESTS = THOROUGH ? 10_000 : 300;

it(
  `[HA9] nothing of a hall is to be had with what counts in another: ${String(REQUESTS)} requests by chance`,
  { timeout: 600_000 },
  async () => {
    const seed = Math.floor(Math.random() * 1e9);
    process.stderr.write(`seed ${String(seed)}\n`);
    const chance = seeded(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
    const own = await signIn(of('north', '/sessions'), 'admin');
    const foreign = await signIn(of('south', '/sessions'), 'admin');
    const devices = await Promise.all(
      (['kiosk', 'board', 'counter-screen', 'agent'] as const).map(async (kind) => {
        const id = { kiosk: 'kiosk-1', board: 'board-1', 'counter-screen': '1', agent: 'pc-1' }[kind];
        const said = await ask(of('south', '/devices'), { token: foreign.token, body: { kind, id } });
        return { kind, token: String(said.body['token']) };
      }),
    );
    const ticketOf = async (hall: string, token: string): Promise<{ readonly id: string; readonly secret: string }> =>
      (await take(hall, token)).body['ticket'] as { id: string; secret: string };
    const [mine, theirs] = [await ticketOf('north', own.token), await ticketOf('south', foreign.token)];
    const ids = [mine.id, theirs.id, '1', '2', 'centre-advice', 'kiosk-1', 'board-1', 'admin', 'waits', '2026-03'];
    // The first ends what is compared; the other gives everybody a code that is new.
    const leftOut: readonly string[] = ['DELETE /city/sessions/current', 'POST /pairings'];
    const rows = allResources().filter(({ name }) => !leftOut.includes(name));
    const shown: readonly Ask[] = [foreign.token, ...devices.map(({ token }) => token)].flatMap((token) => [
      { token },
      { cookie: `hallcall_session_north=${token}; hallcall_city=${token}` },
      { cookie: `hallcall_kiosk_north=${token}; hallcall_board_north=${token}` },
    ]);
    const settled = ({ status, body }: Said): string =>
      JSON.stringify([status, body], (key, value: unknown) =>
        key === 'now' || key === 'upTo' || key === 'detail' ? undefined : value,
      );
    const before = here.halls.of({ url: '/api/v1/hall' } as never)?.world().state.seq;
    let answered = 0;
    for (let round = 0; round < REQUESTS; round += 1) {
      const row = pick(rows);
      const path = row.path.replace(/\{\w+\}/g, () => pick(ids));
      const query = chance() < 0.3 ? `?secret=${theirs.secret}` : '';
      const body =
        row.method === 'GET' || row.method === 'DELETE'
          ? {}
          : { body: pick([{}, { services: ['construction-trading-advice'] }, { user: 'admin', password: 'x' }]) };
      const address = `${pick(['/api/v1/halls/north', '/api/v1', '/h/north/api/v1'])}${path}${query}`;
      const asked = { method: row.method, ...body };
      const [stranger, said] = [await ask(address, asked), await ask(address, { ...asked, ...pick(shown) })];
      expect(settled(said), `seed ${String(seed)}: ${row.method} ${address}`).toBe(settled(stranger));
      if (said.status < 300) answered += 1;
    }
    // Some paths are for anyone; nothing was written down in this hall by all of it.
    expect(answered).toBeGreaterThan(0);
    expect(here.halls.of({ url: '/api/v1/hall' } as never)?.world().state.seq).toBe(before);
    await noTopicFor([foreign.token, ...devices.map(({ token }) => token)], [mine, theirs]);
  },
);

/** With tokens of the other hall every topic answers as it answers a stranger. */
async function noTopicFor(
  tokens: readonly string[],
  tickets: readonly { readonly id: string; readonly secret: string }[],
): Promise<void> {
  const ids = ['', ':1', ':kiosk-1', ':board-1', ':centre-advice'];
  const topics = Object.keys(TOPICS).flatMap((kind) => ids.map((id) => ({ topic: `${kind}${id}` })));
  const asked = [...topics, ...tickets.map(({ id, secret }) => ({ topic: `ticket:${id}`, secret }))];
  // A socket of a stranger asks for so many topics at once and no more.
  for (let from = 0; from < asked.length; from += 40) await askAlike(tokens, asked.slice(from, from + 40));
}

async function askAlike(tokens: readonly string[], asked: readonly { readonly topic: string }[]): Promise<void> {
  const socket = (auth: object): Socket =>
    io(here.url, { transports: ['websocket'], forceNew: true, query: { hall: 'north' }, auth });
  const sockets = [socket({}), ...tokens.map((token) => socket({ token }))];
  try {
    for (const message of asked) {
      const all = sockets.map((each) => each.timeout(5000).emitWithAck('watch', message) as Promise<object>);
      const answers = (await Promise.all(all)).map((each) => ('view' in each ? 'view' : JSON.stringify(each)));
      for (const other of answers) expect(other, JSON.stringify(message)).toBe(answers[0]);
    }
  } finally {
    for (const each of sockets) each.disconnect();
  }
}

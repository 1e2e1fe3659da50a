import { readFile, stat } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BATCH_LIMIT } from '../../server/halls/joined/journal-door.ts';
import { JoinTokens } from '../../server/halls/joined/join-tokens.ts';
import { main as cityTool } from '../../server/halls/joined/join-cli.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { seal } from '../../server/journal/chain.ts';
import { sqliteJournalReader } from '../../server/journal/sqlite-journal.ts';
import { verifyJournal } from '../../server/journal/verify.ts';
import { simulatedFolder } from '../support/cut-ship.ts';
import { eventually } from '../support/eventually.ts';
import { folderOfHalls, removeFolders, type ChangeHall } from '../support/folder-of-halls.ts';
import { freePort } from '../support/free-port.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const USERS = `id,role,name_zh_hans,name_zh_hant,name_en,halls,password_hash
over,office,总,总,Over,*,
of-far,manager,远,遠,Far,harbin-daoli,
of-north,manager,北,北,North,north,
`;
const sample: ChangeHall = async ({ edit }) => {
  await edit('hall.csv', '\nsample,no,', '\nsample,yes,');
  await edit('hall.csv', '\nalways_open,no,', '\nalways_open,yes,');
};

let city: RunningHall;
let far: RunningHall;
let folder = '';
let cityData = '';
let farData = '';
let hall = '';
let token = '';
let events = 0;
let start: () => Promise<RunningHall>;

beforeAll(async () => {
  [cityData, farData] = [await mkdtemp(join(tmpdir(), 'hallcall-j-')), await mkdtemp(join(tmpdir(), 'hallcall-j-'))];
  // A day on which the far hall was cut off.
  ({ hall, events } = await simulatedFolder(farData, ['2026-03-09'], 1.15));
  const users = USERS.replaceAll('harbin-daoli', hall);
  await tool('token', hall);
  token = (await new JoinTokens(cityData).make(hall, 0)).token;
  folder = await folderOfHalls({ north: sample }, { 'users.csv': users });
  const port = await freePort();
  start = () => startHall({ args: ['--halls', folder], data: cityData, port });
  city = await start();
}, 180_000);
afterAll(async () => {
  await far?.dispose();
  await city?.dispose();
  await removeFolders();
  for (const each of [cityData, farData])
    await rm(each, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

async function tool(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const outs = [process.stdout, process.stderr].map((out) =>
    vi.spyOn(out, 'write').mockImplementation((text) => ((said += String(text)), true)),
  );
  try {
    return { code: await cityTool([...words, '--data', cityData], {}), said };
  } finally {
    for (const out of outs) out.mockRestore();
  }
}

type Ask = { readonly token?: string; readonly body?: string | object; readonly at?: RunningHall };
async function ask(path: string, { token: shown, body, at = city }: Ask = {}) {
  const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
  const response = await fetch(`${at.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(shown === undefined ? {} : { authorization: `Bearer ${shown}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
}

type Seen = {
  readonly id: string;
  readonly state: string;
  readonly figures?: { readonly issued: number; readonly waiting: number; readonly day: string; readonly seq: number };
  readonly waiting?: number;
  readonly silentSince?: string;
  readonly behind?: { asOf?: string; heard?: string; seconds?: number; records?: number; fault?: string };
};
const signIn = async (user: string): Promise<string> =>
  String((await ask('/api/v1/city/sessions', { body: { user, password: 'sample-hall' } })).body['token']);
async function seenBy(user: string) {
  const { body } = await ask('/api/v1/city', { token: await signIn(user) });
  const { halls, totals } = body as { halls: Seen[]; totals: Record<string, number> };
  return { halls, totals, far: halls.find(({ id }) => id === hall) };
}
const seen = (user = 'over') => seenBy(user);
const openToAll = async (): Promise<Seen | undefined> =>
  ((await ask('/api/v1/halls')).body['halls'] as Seen[]).find(({ id }) => id === hall);
const shipsTo = (url: string): readonly string[] => [
  '--city',
  url,
  '--token',
  token,
  '--public-url',
  'http://far.example',
];
async function staffOfFar(): Promise<string> {
  const said = await ask('/api/v1/sessions', { body: { user: 'manager', password: 'sample-hall' }, at: far });
  return String(said.body['token']);
}
const take = async (staff: string) =>
  (await ask('/api/v1/tickets', { token: staff, body: { services: ['name-change'] }, at: far })).status;
const endOf = async (data: string) => {
  const journal = sqliteJournalReader(join(data, 'journal.sqlite'));
  await journal.open();
  try {
    return await journal.lastStream(hall);
  } finally {
    await journal.close();
  }
};
const copy = (): string => join(cityData, 'joined', hall);
const hasCome = async (): Promise<boolean> =>
  (await endOf(copy()).catch(() => undefined))?.hash === (await endOf(farData))?.hash;

it('[JO8] a token stands on the disk as a hash, one a hall; before it was used nothing is known of the hall', async () => {
  const file = join(cityData, 'joined', 'tokens.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(token);
  expect((JSON.parse(text) as { halls: unknown[] }).halls).toHaveLength(1);
  expect((await seen()).far).toMatchObject({ state: 'silent', behind: {} });
  expect(await openToAll()).toBeUndefined();
  for (const words of [
    ['token'],
    ['token', '../x'],
    ['token', 'Nord'],
    ['tokens', 'north'],
    ['token', 'a', '--x', '1'],
  ])
    expect((await tool(...words)).code, words.join(' ')).toBe(2);
  expect(await tool('revoke', 'nobody')).toMatchObject({ code: 1, said: expect.stringContaining('has no token') });
  expect((await tool('list')).said).toContain(hall);
});

it('[JO7] a hall that was cut off a day sends 2,500 visits in under 10 s, though the city is killed in the middle', async () => {
  await city.kill();
  far = await startHall({ data: farData, args: shipsTo(city.url) });
  const staff = await staffOfFar();
  // The city is away: the hall does not wait for it.
  expect(await take(staff)).toBe(201);
  const sends = async (): Promise<string> => {
    const { status, body } = await ask('/readyz', { at: far });
    expect(status).toBe(200);
    return (body as { journalSentTo: { state: { kind: string } }[] }).journalSentTo[0]?.state.kind ?? '';
  };
  await eventually(async () => (await sends()) === 'away', 'the city is away');
  city = await start();
  await eventually(async () => ((await endOf(copy()).catch(() => undefined))?.seq ?? 0) > 0, 'it has begun', 150_000);
  await city.kill();
  city = await start();
  const most = stretched(10_000);
  // What is left of its pause is not its speed.
  await eventually(async () => (await sends()) !== 'away', 'it sends again', 150_000);
  const began = performance.now();
  await eventually(hasCome, 'all has come', 150_000);
  expect(performance.now() - began).toBeLessThan(Math.max(most, stretched(10_000)));
  expect(events).toBeGreaterThan(15_000);
  for (const data of [farData, copy()])
    expect((await verifyJournal(join(data, 'journal.sqlite'))).problems).toEqual([]);
  expect(await take(staff)).toBe(201);
  await eventually(hasCome, 'what came since has come');
}, 600_000);

it('[JO9] [JO10] up to now it is shown as it shows itself, right to the ticket, and counts in the sums', async () => {
  const staff = await staffOfFar();
  await take(staff);
  const own = await eventually(async () => {
    const { body } = await ask('/api/v1/city', { token: staff, at: far });
    const [figures] = (body as { halls: Seen[] }).halls;
    const now = await seen();
    return now.far?.figures?.seq === figures?.figures?.seq && now.far?.state !== 'behind'
      ? { figures, now }
      : undefined;
  }, 'the city is up to now');
  const { figures } = own.now.far ?? {};
  expect(figures).toMatchObject({ issued: own.figures?.figures?.issued, waiting: own.figures?.figures?.waiting });
  expect(own.now.far).toMatchObject({
    path: 'http://far.example/',
    behind: { records: 0, asOf: expect.any(String), heard: expect.any(String) },
  });
  expect(own.now.totals).toMatchObject({ heard: 2, halls: 2, issued: figures?.issued });
  expect(await openToAll()).toMatchObject({ waiting: figures?.waiting, behind: { records: 0 } });
  const found = (await ask('/api/v1/halls?query=name-change')).body['services'] as { at: { hall: string }[] }[];
  expect(found.some(({ at }) => at.some((each) => each.hall === hall))).toBe(true);
});

it('[JO10] figures of days of the city have the hall, also those of days before it joined', async () => {
  const office = await signIn('over');
  const row = await eventually(async () => {
    const { body } = await ask('/api/v1/city/figures?from=2026-03-09&to=2026-03-09', { token: office });
    const found = (body['halls'] as { id: string; state: string; values: Record<string, number> }[]).find(
      ({ id }) => id === hall,
    );
    return found?.state === 'complete' && (found.values['visits'] ?? 0) > 0 ? found : undefined;
  }, 'its reports are there');
  const path = '/api/v1/city/figures?from=2026-03-09&to=2026-03-09';
  const staff = await staffOfFar();
  const only = await eventually(async () => {
    const { body } = await ask(path, { token: staff, at: far });
    const [found] = body['halls'] as { state: string; values: Record<string, number> }[];
    return found?.state === 'complete' ? found.values : undefined;
  }, 'its own reports say the same');
  expect(row.values).toEqual(only);
  expect(row.values['visits']).toBeGreaterThan(2500);
});

it('[JO11] who is above it sees it, who is not does not; its pages are not here', async () => {
  expect((await seen('of-far')).halls.map(({ id }) => id)).toEqual([hall]);
  expect((await seen('of-north')).halls.map(({ id }) => id)).toEqual(['north']);
  for (const path of [`/h/${hall}/kiosk`, `/api/v1/halls/${hall}/hall`])
    expect(await ask(path)).toMatchObject({ status: 503, text: expect.stringContaining('stands alone') });
  for (const path of ['/api/v1/city', '/api/v1/audit', '/api/v1/counters', '/api/v1/hall/pulse'])
    expect((await ask(path, { token })).status, path).not.toBe(200);
});

it('[JO12] what is no batch, is too large, or is of another hall, is refused and changes nothing', async () => {
  const before = await endOf(copy());
  const post = (body: string, shown = token) => ask('/api/v1/city/journal', { token: shown, body });
  const end = `${JSON.stringify({ end: null, at: 1, left: 0 })}\n`;
  const record = (more: object) =>
    `${JSON.stringify({ hall, day: '2999-01-01', seq: 1, record: '{"at":1,"type":"DayOpened","data":{}}', hash: 'x'.repeat(43), ...more })}\n`;
  for (const [body, status, detail] of [
    ['', 400, 'empty'],
    ['nonsense', 400, 'line 1'],
    [record({}), 400, 'line 1'],
    [end + end, 400, 'line 1'],
    [record({ seq: 0 }) + end, 400, 'seq'],
    [record({ record: '{}' }) + end, 400, 'an event'],
    [record({ hall: 'north' }) + end, 409, 'of the hall north'],
    [record({}) + end, 409, 'follows no day'],
    [record({ seq: 5 }) + end, 409, 'record 5'],
    ['x'.repeat(BATCH_LIMIT + 1), 413, '16 MB'],
  ] as const) {
    const said = await post(body);
    expect(said, body.slice(0, 90)).toMatchObject({ status, body: { detail: expect.stringContaining(detail) } });
  }
  expect((await post(end, 'nobody')).status).toBe(401);
  // Nobody waits for 16 MB of whoever shows no token.
  expect((await post('x'.repeat(BATCH_LIMIT + 1), 'nobody')).status).toBe(401);
  expect((await ask('/api/v1/city/journal')).status).toBe(401);
  expect((await ask('/api/v1/city/journal', { token, at: far })).status).toBe(404);
  expect(await endOf(copy())).toEqual(before);
});

it('[JO8] a token that was revoked is refused with the next request; a new one lets the hall go on', async () => {
  expect((await tool('revoke', hall)).code).toBe(0);
  expect((await ask('/api/v1/city/journal', { token })).status).toBe(401);
  const staff = await staffOfFar();
  expect(await take(staff)).toBe(201);
  await eventually(async () => {
    const { body } = await ask('/readyz', { at: far });
    return (body['journalSentTo'] as { state: { code?: string } }[])[0]?.state.code === 'token-unknown';
  }, 'the hall says so');
  await far.stop();
  token = (await tool('token', hall)).said.split('\n').find((line) => /^[\w-]{43}$/.test(line)) ?? '';
  far = await startHall({ data: farData, args: shipsTo(city.url) });
  await eventually(hasCome, 'what came meanwhile has come');
  for (const each of [city, far]) expect(each.output()).not.toContain(token);
});

it('[JO9] cut off, it is shown as of when it was whole, in no sum, and citizens are told no waits', async () => {
  const whole = await eventually(async () => {
    const now = await seen();
    return now.far?.state !== 'behind' ? now.far : undefined;
  }, 'it is up to now');
  await far.kill();
  // The city begins anew, and has not heard of it since.
  await city.stop();
  city = await start();
  const { far: late, totals } = await seen();
  expect(late).toMatchObject({ state: 'behind', figures: { issued: whole.figures?.issued, seq: whole.figures?.seq } });
  expect(late?.behind?.seconds).toBeGreaterThanOrEqual(0);
  expect(totals).toMatchObject({ heard: 1, halls: 2, issued: 0 });
  const open = await openToAll();
  expect(open).toMatchObject({
    state: 'silent',
    silentSince: late?.behind?.asOf,
    behind: { asOf: late?.behind?.asOf },
  });
  expect(open?.waiting).toBeUndefined();
  const found = (await ask('/api/v1/halls?query=name-change')).body['services'] as { at: { hall: string }[] }[];
  expect(found.every(({ at }) => at.every((each) => each.hall !== hall))).toBe(true);
});

it('[JO5] a hall whose data folder is another one is told so by both sides, and what the city has stays', async () => {
  const before = await endOf(copy());
  const other = await mkdtemp(join(tmpdir(), 'hallcall-j-'));
  const stranger = await startHall({ data: other, args: shipsTo(city.url) });
  try {
    const state = await eventually(async () => {
      const { body } = await ask('/readyz', { at: stranger });
      const [sent] = body['journalSentTo'] as { state: { kind: string; code?: string; detail?: string } }[];
      return sent?.state.kind === 'refused' ? sent.state : undefined;
    }, 'the hall says so');
    expect(state).toMatchObject({ code: 'journal-forked', detail: expect.stringContaining(String(before?.seq)) });
    expect(await endOf(copy())).toEqual(before);
    await eventually(
      async () => (await seen()).far?.behind?.fault?.includes('or is another journal'),
      'the city says so, too',
    );
  } finally {
    await stranger.dispose();
    await rm(other, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
});

it('[JO9] a record that the city cannot read, as of a later version, is told, and citizens are told no waits', async () => {
  const end = await endOf(copy());
  if (end === undefined) throw new Error('there is a day');
  const told = (head: object, lines = '') =>
    ask('/api/v1/city/journal', {
      token,
      body: `${lines}${JSON.stringify({ end: head, at: Date.now(), left: 0 })}\n`,
    });
  expect((await told(end)).status).toBe(200);
  // What citizens are told is kept for a second.
  await eventually(async () => ((await openToAll())?.waiting ?? -1) >= 0, 'it is up to now');
  const event = {
    ...end,
    seq: end.seq + 1,
    at: Date.now(),
    commandId: 'x',
    actor: {},
    type: 'FromTomorrow',
    version: 99,
    data: {},
  };
  const sealed = seal(event as unknown as HallEvent, end.hash);
  const next = { hall, day: end.day, seq: sealed.seq, hash: sealed.hash };
  const { day, seq, record, hash } = sealed;
  expect((await told(next, `${JSON.stringify({ hall, day, seq, record, hash })}\n`)).status).toBe(200);
  await eventually(async () => (await seen()).far?.behind?.fault?.includes('cannot be read here'), 'it is told');
  await eventually(async () => (await openToAll())?.waiting === undefined, 'citizens are told no waits');
  expect((await told(next)).status).toBe(200);
  expect((await seen()).far).toMatchObject({ state: 'behind' });
  expect((await openToAll())?.waiting).toBeUndefined();
});

import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../core/protocol/commands.ts';
import { TO_HALL } from '../../core/protocol/messages.ts';
import type { Method } from '../../core/protocol/resources.ts';
import { allResources } from '../../core/protocol/resources/resource-facts.ts';
import { login, clientOf, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Live } from '../support/live.ts';
import { seeded } from '../support/seeded.ts';
import { pick, spoilt, spoiltText } from '../support/spoil.ts';
import { startTimedHall, type TimedHall } from '../support/soak/timed-hall.ts';
import { playedHall } from '../../server/demo/demo-folder.ts';
import { freePort } from '../support/free-port.ts';
import { UNOWNED } from '../support/unowned.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INPUTS = Number(process.env['FUZZ'] ?? 50_000);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** What takes longer is not waited for. */
const PATIENCE_MS = 10_000;
/** So many at once. */
const TOGETHER = 20;

let hall: TimedHall;
let data: string;
let played: Awaited<ReturnType<typeof playedHall>>;
const people: Client[] = [];
const sockets: Live[] = [];
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-fuzz-'));
  played = await playedHall(join(process.cwd(), 'halls', 'sample'));
  hall = await startTimedHall({ data, port: await freePort(), hallFile: played.hallFile, aheadMs: 0 });
  const admin = await login(hall.url, 'admin');
  const agent = (await admin.post('/devices', { kind: 'agent', id: 'pc-1' })).body['token'] as string;
  const kiosk = (await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).body['token'] as string;
  const board = (await admin.post('/devices', { kind: 'board', id: 'board-01' })).body['token'] as string;
  people.push(admin, clientOf(hall.url), clientOf(hall.url, kiosk), clientOf(hall.url, agent));
  for (const user of ['clerk', 'supervisor', 'manager']) people.push(await login(hall.url, user));
  for (const token of [agent, kiosk, board, people[5]?.token, undefined])
    sockets.push(await connect(hall.url, token === undefined ? {} : { token }));
});
afterAll(async () => {
  for (const each of [...people, ...sockets]) each.close();
  await hall.kill();
  for (const printer of played.printers.values()) await printer.close();
  await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

const random = seeded(SEED);
const some = <T>(of: readonly T[]): T => pick(of, random);
// Whoever asks stays who they are.
const rows = allResources().filter(({ name }) => !/^(DELETE|POST) \/(sessions|people|city|devices)/.test(name));
const commands = Object.entries(COMMANDS);
const messages = Object.entries(TO_HALL);
const statuses = new Map<number, number>();
const wrong: string[] = [];
/** Of part of what is sent on the live door an answer is wanted, and who is let go meanwhile gets none. */
const LEAST_LIVE_ANSWERS = INPUTS / 10;
let liveAnswers = 0;

/** Half a letter cannot stand in an address. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

function count(status: number, what: () => string): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status >= 500 && status !== 503) wrong.push(what());
}

function sent(client: Client, method: Method, to: string, body: string): Promise<Said> {
  if (method === 'GET') return client.get(to);
  if (method === 'DELETE') return client.delete(to);
  return method === 'PUT' ? client.put(to, body) : client.post(to, body);
}

/** A request of somebody to a path with something else in the places of its names. */
async function overHttp(): Promise<void> {
  const { method, path, example } = some(rows);
  const part = (): string => some(['1', some(UNOWNED), spoiltText('board-01', random).slice(0, 200)]);
  const at = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(wellFormed(part())));
  const asked = { [some(UNOWNED)]: 'x', day: wellFormed(spoiltText('2026-03-09', random)) };
  const to = `${at}${random() < 0.3 ? `?${new URLSearchParams(asked).toString()}` : ''}`;
  const json = JSON.stringify(spoilt(example.body ?? {}, random)) ?? '';
  const body = random() < 0.1 ? spoiltText(json, random) : json;
  try {
    const said = await sent(some(people), method, to, body);
    count(said.status, () => `${method} ${to} ${body}: ${JSON.stringify(said.body).slice(0, 300)}`);
  } catch (fault) {
    // A connection may be closed on whoever sends too much; an answer that no document has is wrong.
    if ((fault as { readonly code?: unknown }).code === undefined)
      wrong.push(`${method} ${to} ${body}: ${String(fault).slice(0, 300)}`);
    statuses.set(0, (statuses.get(0) ?? 0) + 1);
  }
}

const coming = new Map<Live, Promise<unknown>>();
/** Whoever was let go for what they sent comes again. */
async function isBack(live: Live): Promise<void> {
  const { socket } = live;
  if (socket.connected) return;
  const begin = (): Promise<unknown> => {
    socket.connect();
    return eventually(() => socket.connected, 'a socket that was let go is back', PATIENCE_MS)
      .catch((fault: unknown) => wrong.push(String(fault)))
      .finally(() => coming.delete(live));
  };
  const way = coming.get(live) ?? begin();
  coming.set(live, way);
  await way;
}

/** A message, or a command, on the live door. */
async function overLive(): Promise<void> {
  const live = some(sockets);
  const { socket } = live;
  const [name, row] = some(messages);
  const [command, { example }] = some(commands);
  const asCommand = random() < 0.5;
  const body = asCommand
    ? { ...(spoilt(example, random) as object), name: command, commandId: `f-${String(random())}` }
    : spoilt(row.example, random);
  await isBack(live);
  // What is answered with nothing is not waited for.
  if (!asCommand && !('ack' in row)) return void socket.emit(name, body);
  const connection = socket.id;
  const what = (): string => `${asCommand ? 'command' : name}: ${JSON.stringify(body)}`;
  try {
    const said = (await socket.timeout(PATIENCE_MS).emitWithAck(asCommand ? 'command' : name, body)) as LiveAnswer;
    liveAnswers += 1;
    count(said?.problem?.status ?? 200, what);
  } catch {
    if (socket.connected && socket.id === connection) wrong.push(`no answer: ${what()}`);
    statuses.set(0, (statuses.get(0) ?? 0) + 1);
  }
}

type LiveAnswer = { readonly problem?: { readonly status: number } } | undefined;

it(
  `[STR29] ${String(INPUTS)} spoilt requests and messages at the doors: no 5xx but 503, nothing ends, no handle is left (seed ${String(SEED)})`,
  async () => {
    const handles = (): number => readdirSync(`/proc/${String(hall.pid)}/fd`).length;
    const before = handles();
    for (let at = 0; at < INPUTS && wrong.length < 10; at += TOGETHER)
      await Promise.all(Array.from({ length: TOGETHER }, () => (random() < 0.7 ? overHttp() : overLive())));
    console.info(`${String(liveAnswers)} live answers`, JSON.stringify([...statuses].sort(([a], [b]) => a - b)));
    expect(wrong).toEqual([]);
    expect(liveAnswers).toBeGreaterThanOrEqual(LEAST_LIVE_ANSWERS);
    expect(hall.output()).not.toMatch(/by a mistake|"level":60/);
    expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);
    for (const each of people) each.close();
    await expect.poll(handles, { timeout: 60_000 }).toBeLessThanOrEqual(before + 30);
  },
  INPUTS * 50 + 300_000,
);

import { spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JoinTokens } from '../../server/halls/joined/join-tokens.ts';
import { whyNotBegin } from '../../server/halls/joined/may-begin.ts';
import { promote } from '../../server/journal/promote.ts';
import { sqliteJournalReader } from '../../server/journal/sqlite-journal.ts';
import { whyDeposed } from '../../server/journal/standby-mark.ts';
import { verifyJournal } from '../../server/journal/verify.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const HALL = 'daqing-sample';
const folders: string[] = [];
const children = new Set<ChildProcess>();
let one = '';
let two = '';
let port = 0;
let token = '';
let hall: RunningHall;
let standby: Child;

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'hallcall-sb-'));
  folders.push(made);
  return made;
}

type Child = { readonly child: ChildProcess; output(): string; code(): Promise<number | null> };

/** The built server, whatever it is about to become. */
function start(env: Readonly<Record<string, string>>): Child {
  const main = pathToFileURL(join(process.cwd(), 'dist', 'server', 'main.js')).href;
  const code = `const { main } = await import(${JSON.stringify(main)}); await main([], process.env);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, LOG_LEVEL: 'warn', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let output = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', (exit) => done(exit)));
  return { child, output: () => output, code: () => ended };
}

const url = (): string => `http://127.0.0.1:${String(port)}`;
const sends = (): Readonly<Record<string, string>> => ({ STANDBY_URL: url(), STANDBY_TOKEN: token });

async function staffAt(at: string): Promise<string> {
  const body = JSON.stringify({ user: 'manager', password: 'sample-hall' });
  const said = await fetch(`${at}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return ((await said.json()) as { readonly token: string }).token;
}
async function take(at: string, staff: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${staff}` };
  const body = JSON.stringify({ services: ['name-change'] });
  const said = await fetch(`${at}/api/v1/tickets`, { method: 'POST', headers, body });
  return ((await said.json()) as { readonly ticket: { readonly number: string } }).ticket.number;
}
const has = (text: string): string => expect.stringContaining(text) as string;
async function endOf(data: string) {
  const journal = sqliteJournalReader(join(data, 'journal.sqlite'));
  await journal.open();
  const head = await journal.lastStream(HALL);
  await journal.close();
  return head;
}
const status = async (path: string): Promise<number> =>
  fetch(`${url()}${path}`).then(
    (said) => said.status,
    () => 0,
  );

beforeAll(async () => {
  [one, two, port] = [await folder(), await folder(), await freePort()];
  token = (await new JoinTokens(two).make(HALL, 0)).token;
  standby = start({ HALL_STANDBY: 'yes', HALL_DATA: two, PORT: String(port) });
  await eventually(() => standby.output().includes('standby of'), 'the standby stands by');
  hall = await startHall({ data: one, env: sends() });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await hall?.dispose();
  for (const each of folders) await rm(each, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

it('[SB1] a standby has the journal soon, serves nobody, and takes no other token', async () => {
  const staff = await staffAt(hall.url);
  expect([await take(hall.url, staff), await take(hall.url, staff)]).toHaveLength(2);
  await eventually(async () => (await endOf(two))?.hash === (await endOf(one))?.hash, 'it is there');
  expect([
    await status('/healthz'),
    await status('/readyz'),
    await status('/kiosk'),
    await status('/api/v1/hall'),
  ]).toEqual([200, 503, 503, 503]);
  const headers = { authorization: 'Bearer nobody' };
  expect((await fetch(`${url()}/api/v1/city/journal`, { headers })).status).toBe(401);
  expect(await answerToOneByte('nobody')).toContain('HTTP/1.1 401');
  const own = start({ HALL_STANDBY: 'yes', HALL_DATA: await ownFolder(), PORT: '0' });
  expect(await own.code()).toBe(2);
  expect(own.output()).toContain('a standby begins with an empty folder');
});

/** What a batch of 16 MB is answered of which one byte was sent. */
function answerToOneByte(shown: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `POST /api/v1/city/journal HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${shown}\r\nContent-Length: 16000000\r\n\r\nx`,
      ),
    );
    // A body that does not come is cut with 408 after 15 s.
    socket.once('data', (chunk) => (socket.destroy(), done(chunk.toString())));
    socket.once('error', failed);
  });
}

it('[SB4] a folder that has not what the standby has does not begin: numbers would be given again', async () => {
  for (const env of [sends(), { ...sends(), STANDBY_LOST: 'yes' }]) {
    const emptied = start({ ...env, HALL_DATA: await folder(), PORT: '0' });
    expect(await emptied.code()).toBe(5);
    expect(emptied.output()).toContain('numbers would be given again');
    expect(emptied.output()).not.toContain('hall ready');
  }
  const asked = { hall: HALL, standby: { url: url(), token }, standbyLost: false };
  expect(await whyNotBegin({ ...asked, data: one })).toBeUndefined();
  const why = async (more: { readonly data: string; readonly hall?: string }) => whyNotBegin({ ...asked, ...more });
  expect(await why({ data: await ownFolder() })).toMatchObject({ code: 'not-now', detail: has('be given again') });
  expect(await why({ data: one, hall: 'north' })).toMatchObject({ code: 'not-now', detail: has(`hall ${HALL}`) });
});

/** The folder of a hall that has worked. */
async function ownFolder(): Promise<string> {
  const data = await folder();
  const other = await startHall({ data });
  await other.stop();
  return data;
}

it('[SB5] [SB6] a standby’s folder starts as no hall, and what cannot be promoted is refused in words', async () => {
  const empty = await folder();
  expect(await promote(empty, 0)).toMatchObject({ code: 1, lines: [expect.stringContaining('no standby’s folder')] });
  const waiting = start({ HALL_STANDBY: 'yes', HALL_DATA: empty, PORT: '0' });
  await eventually(() => waiting.output().includes('standby of'), 'it stands by');
  expect(await promote(empty, 0)).toMatchObject({ code: 1, lines: [expect.stringContaining('no day to go on with')] });
  waiting.child.kill('SIGTERM');
  expect(await waiting.code()).toBe(0);
  const wrong = start({ HALL_DATA: empty, PORT: '0' });
  expect(await wrong.code()).toBe(5);
  expect(wrong.output()).toContain('the folder of a standby');
});

it('[SB2] [SB3] promoted it is the hall within seconds, and the one before ends when it hears of it', async () => {
  const before = await endOf(two);
  const staff = await staffAt(hall.url);
  const given = await take(hall.url, staff);
  await eventually(async () => (await endOf(two))?.hash === (await endOf(one))?.hash, 'it has come');
  // Cut off, and not dead: it still believes that it is the hall.
  hall.signal('SIGSTOP');
  expect(await promote(two, Date.now())).toMatchObject({ code: 0 });
  expect(await promote(two, Date.now())).toMatchObject({
    code: 1,
    lines: [expect.stringContaining('promoted already')],
  });
  await eventually(() => standby.output().includes('hall ready'), 'it is the hall');
  const next = await take(url(), await staffAt(url()));
  expect(Number(next.slice(1))).toBe(Number(given.slice(1)) + 1);
  expect((await endOf(two))?.seq).toBeGreaterThan(before?.seq ?? 0);
  hall.signal('SIGCONT');
  await eventually(() => hall.output().includes('is deposed'), 'it hears of it');
  // By itself: asked to stop in between it would end as one that was.
  expect(await hall.ended()).toBe(4);
  for (const data of [one, two]) expect((await verifyJournal(join(data, 'journal.sqlite'))).problems).toEqual([]);
});

it('[SB3] [SB4] a deposed machine does not start again, with the standby to ask or without', async () => {
  for (const env of [sends(), {}]) {
    const again = start({ ...env, HALL_DATA: one, PORT: '0' });
    expect(await again.code()).toBe(4);
    expect(again.output()).toContain('is deposed');
    expect(again.output()).not.toContain('hall ready');
    expect(again.output()).not.toContain(token);
  }
});

it('[SB4] one that was never told asks before it begins: promoted, or out of reach, keeps it from giving a number', async () => {
  const untold = await ownFolder();
  const asked = start({ ...sends(), HALL_DATA: untold, PORT: '0' });
  expect(await asked.code()).toBe(4);
  expect(asked.output()).toContain('is deposed');
  // The standby is there and says so, whatever somebody believes of it.
  const lost = start({ ...sends(), STANDBY_LOST: 'yes', HALL_DATA: await folder(), PORT: '0' });
  expect(await lost.code()).toBe(4);
  expect(lost.output()).toContain('is deposed');
  const other = await ownFolder();
  const alone = {
    STANDBY_URL: `http://127.0.0.1:${String(await freePort())}`,
    STANDBY_TOKEN: token,
    HALL_DATA: other,
    PORT: '0',
  };
  const unsure = start(alone);
  expect(await unsure.code()).toBe(5);
  expect(unsure.output()).toContain('cannot be asked whether it was promoted');
  const sure = start({ ...alone, STANDBY_LOST: 'yes' });
  await eventually(() => sure.output().includes('hall ready'), 'somebody has said so');
  sure.child.kill('SIGKILL');
});

it('[SB3] a token that was revoked after the promotion still hears that its machine is deposed', async () => {
  expect(await new JoinTokens(two).revoke(HALL)).toBe(true);
  const data = await folder();
  const asked = { hall: HALL, standby: { url: url(), token }, standbyLost: false };
  expect(await whyNotBegin({ ...asked, data })).toMatchObject({ code: 'deposed', detail: has('is deposed') });
  expect(await whyDeposed(data)).toContain('is deposed');
  const strange = { ...asked, standby: { url: url(), token: 'x'.repeat(43) } };
  const why = await whyNotBegin({ ...strange, data: await folder() });
  expect(why).toMatchObject({ code: 'not-now', detail: has('does not say whether') });
});

it('[SB2] promoted it stays the hall over a restart, though files of the deposed one were copied to it', async () => {
  await copyFile(join(one, 'deposed.json'), join(two, 'deposed.json'));
  standby.child.kill('SIGKILL');
  await standby.code();
  standby = start({ HALL_STANDBY: 'yes', HALL_DATA: two, PORT: String(port) });
  await eventually(() => standby.output().includes('hall ready'), 'it is the hall again');
  expect(await status('/readyz')).toBe(200);
});

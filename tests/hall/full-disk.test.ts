import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let folder = '';
let hall: RunningHall;
let staff: Client;

/** Mounting and freezing files need root; a test run without it says so and fails. */
function run(program: string, ...args: string[]): void {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} (needs root): ${done.stderr}`);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-disk-'));
  run('mount', '-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder);
  hall = await startHall({ data: folder });
  staff = await login(hall.url, 'supervisor');
});
afterEach(async () => {
  staff.close();
  await hall.dispose();
  spawnSync('umount', ['-l', folder]);
  await rm(folder, { recursive: true, force: true });
});

async function take(): Promise<{ status: number; number?: string; code?: string }> {
  const said = await staff.post('/tickets', { services: ['id-card-renewal'] });
  return { status: said.status, number: said.body['ticket']?.number as string, code: said.body['title'] as string };
}

/** The numbers that the hall says it has in line, in the order of the line. */
async function inLine(): Promise<string[]> {
  const service = (await staff.get('/services?query=id-card-renewal')).body['items'][0] as { line: string };
  const line = await staff.get(`/lines/${service.line}`);
  const tickets = (line.body['line']?.tickets ?? line.body['tickets'] ?? line.body['items']) as { number: string }[];
  return tickets.map((ticket) => ticket.number);
}

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it did not come true in 10 s');
}

const ready = async (): Promise<number> => (await fetch(`${hall.url}/readyz`)).status;

async function provesRecovery(before: string[]): Promise<void> {
  await eventually(async () => (await ready()) === 200);
  const next = await take();
  expect(next.status).toBe(201);
  const after = await inLine();
  expect(after).toEqual([...before, next.number]);
}

/** Takes the last room of the disk. */
async function fill(): Promise<void> {
  const room = spawnSync('df', ['--output=avail', '-k', folder], { encoding: 'utf8' }).stdout.trim().split('\n').at(-1);
  await writeFile(join(folder, 'ballast'), Buffer.alloc(Number(room) * 1024));
}

it('[N87] fire on a full disk: every screen is told at once, and it is on record when there is room again', async () => {
  const stranger = clientOf(hall.url);
  const shown = async (): Promise<unknown> => (await stranger.get('/notices/emergency')).body['text'];
  await fill();
  const body = { text: { 'zh-Hans': '火警，请撤离', en: 'Fire, evacuate' }, evacuate: true };
  const raised = await staff.post('/notices/emergency', body, { 'Idempotency-Key': 'fire-1' });
  expect(raised.status, JSON.stringify(raised.body)).toBe(201);
  expect(raised.body['unrecorded']).toBe(true);
  expect(await shown()).toMatchObject({ en: 'Fire, evacuate' });
  expect((await stranger.get('/boards/board-01')).status).toBe(200);
  expect((await staff.get('/notices')).body['unrecorded']).toBe(true);
  const again = await staff.post('/notices/emergency', body, { 'Idempotency-Key': 'fire-1' });
  expect(again.body['notice'].changedAt).toBe(raised.body['notice'].changedAt);
  await rm(join(folder, 'ballast'));
  await eventually(async () => (await staff.get('/notices')).body['unrecorded'] === undefined);
  stranger.close();
  await hall.kill();
  hall = await hall.again();
  const after = clientOf(hall.url);
  expect((await after.get('/notices/emergency')).body['text']).toMatchObject({ en: 'Fire, evacuate' });
  after.close();
});

it('[C3] a full disk: clear 503s, no lie, and recovery without a restart when there is room again', async () => {
  const given: string[] = [];
  for (let i = 0; i < 5; i += 1) given.push((await take()).number ?? '');
  const room = spawnSync('df', ['--output=avail', '-k', folder], { encoding: 'utf8' }).stdout.trim().split('\n').at(-1);
  await writeFile(join(folder, 'ballast'), Buffer.alloc((Number(room) - 8) * 1024));
  let refused;
  for (let i = 0; i < 200 && refused === undefined; i += 1) {
    const said = await staff.post('/tickets', { services: ['id-card-renewal'] });
    if (said.status === 201) given.push(said.body['ticket'].number as string);
    else refused = said;
  }
  expect(refused?.status).toBe(503);
  expect(refused?.headers['content-type']).toContain('application/problem+json');
  expect(refused?.headers['retry-after']).toBeDefined();
  expect(String(refused?.body['detail'])).toContain('the disk is full');
  // For something smaller there may be room for a moment.
  await eventually(async () => {
    if ((await ready()) === 503) return true;
    const said = await staff.post('/tickets', { services: ['id-card-renewal'] });
    if (said.status === 201) given.push(said.body['ticket'].number as string);
    return false;
  });
  expect(await inLine()).toEqual(given);
  expect((await clientOf(hall.url).get('/hall')).status).toBe(200);
  await rm(join(folder, 'ballast'));
  await provesRecovery(given);
});

it('[C4] a journal that another program holds locked: 503, then on as before', async () => {
  const given = [(await take()).number ?? ''];
  const other = await openSqlite(join(folder, 'journal.sqlite'));
  await other.exec('BEGIN EXCLUSIVE');
  const refused = await staff.post('/tickets', { services: ['id-card-renewal'] });
  expect([refused.status, String(refused.body['detail'])]).toEqual([503, expect.stringContaining('locked')]);
  await other.exec('ROLLBACK');
  await other.close();
  await provesRecovery(given);
});

it('[C5] a journal that has become read-only under the server: 503, then on as before', async () => {
  staff.close();
  await hall.dispose();
  hall = await startHall();
  staff = await login(hall.url, 'supervisor');
  const given = [(await take()).number ?? ''];
  const files = ['journal.sqlite', 'journal.sqlite-wal'].map((name) => join(hall.data, name));
  run('chattr', '+i', ...files);
  try {
    for (let i = 0; i < 3; i += 1) {
      const refused = await staff.post('/tickets', { services: ['id-card-renewal'] });
      expect([refused.status, refused.headers['content-type']]).toEqual([
        503,
        expect.stringContaining('application/problem+json'),
      ]);
    }
    expect(await ready()).toBe(503);
    expect(await inLine()).toEqual(given);
  } finally {
    run('chattr', '-i', ...files);
  }
  await provesRecovery(given);
});

it('[SL4] what holds on a full disk comes into the record of security once there is room', async () => {
  const admin = await login(hall.url, 'admin');
  const [clerk, desk] = [await login(hall.url, 'clerk'), await login(hall.url, 'desk')];
  expect((await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).status).toBe(201);
  const sessions = (await admin.get('/sessions')).body['items'] as { id: string; user: string }[];
  const ofSupervisor = sessions.find(({ user }) => user === 'supervisor')?.id ?? '';
  await fill();
  const done = [
    await admin.post('/people/clerk/lock'),
    await admin.delete(`/sessions/${ofSupervisor}`),
    await admin.delete('/devices/kiosk/kiosk-1'),
    await admin.delete('/devices/kiosk/kiosk-1'),
    await desk.delete('/sessions/current'),
  ];
  expect(done.map(({ status }) => status)).toEqual(done.map(() => 503));
  for (const each of [clerk, staff, desk]) expect((await each.get('/sessions')).status).toBe(401);
  await rm(join(folder, 'ballast'));
  await eventually(async () => (await ready()) === 200);
  await eventually(async () => (await admin.get('/security/events?limit=1')).status === 200);
  const items = (await admin.get('/security/events?limit=50')).body['items'] as { kind: string; who: string }[];
  const ended = items.filter(({ kind }) => /locked|ended|signed-out/.test(kind)).map(({ kind, who }) => [kind, who]);
  expect(ended.toReversed()).toEqual([
    ['locked', 'clerk'],
    ['session-ended', 'supervisor'],
    ['identity-ended', 'kiosk kiosk-1'],
    ['signed-out', 'desk'],
  ]);
  expect((await admin.get('/security/proof')).body).toMatchObject({ whole: true });
  for (const each of [admin, clerk, desk]) each.close();
});

import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HooksView, HookView } from '../../core/protocol/shapes/hooks.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { hookReceiver, isSignedBy, type HookReceiver } from '../support/hook-receiver.ts';
import { ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let own: OwnHall;
let hall: RunningHall;
let admin: Client;
let receiver: HookReceiver;
let secret = '';

const HEAD = 'id,name_zh_hans,name_zh_hant,name_en,url,events,scope';
const lineOf = (id: string, url: string, events: string): string => `${id},推送,推送,A hook,${url},${events},`;

beforeAll(async () => {
  receiver = await hookReceiver();
  own = await ownHall();
  hall = await startHall({ args: ['--hall-file', own.folder] });
  await hall.stop();
  // Its own port is known now: one line of the hall file leads to the hall itself.
  const lines = [HEAD, lineOf('one', receiver.url, 'ticket.*'), lineOf('self', `${hall.url}/api/v1/hall/intake`, '*')];
  await writeFile(join(own.folder, 'hooks.csv'), `${lines.join('\n')}\n`);
  hall = await hall.again();
  admin = await ownAdmin(hall.url);
});

afterAll(async () => {
  admin.close();
  await hall.dispose();
  await receiver.close();
  await own.remove();
});

const all = async (): Promise<HooksView> => (await admin.get('/hooks')).body as unknown as HooksView;
const view = async (): Promise<HookView | undefined> => (await all()).items[0];
const act = (what: string, body = {}) => admin.post(`/hooks/one/${what}`, body);

async function issue(count: number): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const said = await admin.post('/tickets', { services: ['name-change'] });
    expect(said.status).toBe(201);
    numbers.push(said.body['ticket'].number as string);
  }
  return numbers;
}

const issued = (posts = receiver.taken): readonly string[] =>
  posts.filter(({ type }) => type === 'ticket.issued').map(({ data }) => String(data['number']));
const haveAll = (numbers: readonly string[]): Promise<unknown> =>
  eventually(() => numbers.every((number) => issued().includes(number)), 'all are taken');

async function again(): Promise<void> {
  hall = await hall.again();
  admin.close();
  admin = await ownAdmin(hall.url);
}

describe.sequential('hooks of a running hall', () => {
  it('[HK3] [HK11] what comes is signed by the secret that was told once, and no view or file for others has it', async () => {
    const made = await act('secret');
    expect(made.status).toBe(201);
    secret = made.body['secret'] as string;
    const numbers = await issue(2);
    await haveAll(numbers);
    expect(receiver.taken.every((each) => isSignedBy(each, secret))).toBe(true);
    expect((await act('test')).body).toEqual({ taken: true });
    expect(receiver.got.at(-1)).toMatchObject({ type: 'hook.test' });
    const said = [JSON.stringify(await all()), hall.output(), receiver.got.map(({ text }) => text).join()];
    expect(said.join()).not.toContain(secret.slice(6));
    // For its owner alone.
    expect((await stat(join(hall.data, 'hooks.json'))).mode & 0o077).toBe(0);
    expect((await act('secret', { secret: 'whsec_short' })).status).toBe(400);
  });

  it('[HK3] the example of the page for integrators tells what is from the hall', async () => {
    const page = await readFile('docs/webhooks.md', 'utf8');
    const program = join(hall.data, 'example.mjs');
    await writeFile(program, /```js\n(.*?)```/s.exec(page)?.[1] ?? '');
    const { isFromTheHall } = (await import(pathToFileURL(program).href)) as {
      isFromTheHall: (headers: object, body: Buffer, secret: string) => boolean;
    };
    const posted = receiver.taken.at(-1);
    const body = Buffer.from(posted?.text ?? '');
    expect(isFromTheHall(posted?.headers ?? {}, body, secret)).toBe(true);
    expect(isFromTheHall(posted?.headers ?? {}, Buffer.from(`${posted?.text ?? ''} `), secret)).toBe(false);
    expect(isFromTheHall(posted?.headers ?? {}, body, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
    const old = { ...posted?.headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 3600) };
    expect(isFromTheHall(old, body, secret)).toBe(false);
  });

  it('[HK10] nothing goes to the hall itself, and the page says why', async () => {
    const self = await eventually(
      async () => (await all()).items.find(({ id, state }) => id === 'self' && state === 'failing'),
      'it is told',
    );
    expect(self.detail).toContain('is this hall itself');
    expect((await admin.post('/hooks/self/test')).body).toMatchObject({ taken: false });
    expect((await admin.post('/hooks/self/off')).body).toMatchObject({ state: 'off', why: 'hand' });
  });

  it('[HK4] killed again and again under load, it misses none, keeps the order, and repeats under the same id', async () => {
    const numbers: string[] = [];
    let n = 0;
    // Slow now and then, and broken now and then.
    receiver.reply = () => ([500, 200, 'cut', 200, 200] as const)[(n += 1) % 5] ?? 200;
    for (let kill = 0; kill < 3; kill += 1) {
      numbers.push(...(await issue(15)));
      await hall.kill();
      await again();
    }
    receiver.reply = () => 200;
    await haveAll(numbers);
    const seqs = receiver.taken.filter(({ type }) => type === 'ticket.issued');
    const first = new Map(seqs.map(({ id, text }) => [id, text]));
    // Of one id everything that came is the same.
    expect(seqs.every(({ id, text }) => first.get(id) === text)).toBe(true);
    // Whoever drops what it has had has each once, in order.
    const once = [...new Set(issued())];
    expect(once.filter((number) => numbers.includes(number))).toEqual(numbers);
  });

  it('[HK5] while the other side hangs the hall works on, and the page says so', async () => {
    receiver.reply = () => 'hang';
    const numbers = await issue(20);
    await eventually(async () => (await view())?.behind !== undefined, 'it is behind');
    expect(await hall.stop()).toBe(0);
    receiver.reply = () => 503;
    await again();
    const failing = await eventually(async () => {
      const found = await view();
      return found?.state === 'failing' && found;
    }, 'it is told');
    expect(failing).toMatchObject({ detail: 'HTTP 503' });
    receiver.reply = () => 200;
    await haveAll(numbers);
  });

  it('[HK9] 410 switches it off, over a restart too, and it goes on where it was', async () => {
    receiver.reply = () => 410;
    const numbers = await issue(3);
    await eventually(async () => (await view())?.state === 'off', 'it is off');
    await hall.kill();
    await again();
    expect(await view()).toMatchObject({ state: 'off', why: 'gone' });
    expect((await act('resend')).status).toBe(409);
    expect((await act('replay', { from: '2026-03-09T08:30:00+08:00' })).status).toBe(409);
    receiver.reply = () => 200;
    expect((await act('on')).status).toBe(200);
    await haveAll(numbers);
    expect((await act('skip')).status).toBe(409);
  });

  it('[HK8] [HK7] [HK11] a replay brings all from a moment on again; letters are sent on demand', async () => {
    const before = issued().length;
    const known = new Set(receiver.taken.map(({ id }) => id));
    const from = new Date(Date.now() - 3_600_000).toISOString();
    expect((await act('replay', { from })).status).toBe(202);
    await eventually(() => issued().length >= before + 50, 'it comes again');
    expect(receiver.taken.every(({ id, type }) => known.has(id) || type === 'hook.test')).toBe(true);
    expect((await act('replay', { from: '2999-03-09T08:30:00+08:00' })).status).toBe(422);
    expect((await act('replay', { from: 'yesterday' })).status).toBe(400);
    expect((await act('resend')).status).toBe(409);
    const { items } = (await admin.get('/security/events?kind=hook-changed&limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ who: 'one', by: 'admin', detail: `replay from ${from}` }]);
    receiver.reply = ({ type }) => (type === 'ticket.issued' ? 500 : 200);
    const [number = ''] = await issue(1);
    await eventually(async () => (await view())?.state === 'failing', 'it fails');
    expect((await act('skip')).status).toBe(200);
    const letter = await eventually(async () => (await view())?.letters[0], 'it is put aside');
    receiver.reply = () => 200;
    expect((await act('resend', { letter: letter.id })).status).toBe(202);
    await haveAll([number]);
    await eventually(async () => (await view())?.dead === 0, 'it is on the list no more');
  });
});

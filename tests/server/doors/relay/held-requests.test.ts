import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { openRelay } from '../../../../server/doors/relay/relay.ts';
import type { OwnerPlace } from '../../../../server/halls/ownership.ts';
import { eventually } from '../../../support/eventually.ts';

let toEnd: (() => unknown)[] = [];
afterEach(() => {
  for (const end of toEnd) end();
  toEnd = [];
  vi.restoreAllMocks();
});

const came = new WeakMap<Server, number>();

/** How many requests have come. */
function asked(server: Server): number {
  return came.get(server) ?? 0;
}

async function listening(server: Server): Promise<string> {
  server.on('request', () => came.set(server, asked(server) + 1));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  toEnd.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

it.each([
  ['an owner that says nothing any more', true],
  ['nobody who owns the hall', false],
])(
  '[OW18] what waited for %s is answered by the own doors as it came, once they own the hall',
  async (_who, asleep) => {
    const sleeper = createServer();
    let heard = 0;
    sleeper.on('request', () => (heard += 1));
    const sleeping: OwnerPlace = asleep ? { address: await listening(sleeper) } : undefined;
    const outer = createServer();
    const inner = createServer();
    const came: { readonly request: IncomingMessage; readonly body: string }[] = [];
    inner.on('request', (request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        came.push({ request, body });
        response.end('done');
      });
    });
    let place: OwnerPlace = sleeping;
    let changed: () => void = () => undefined;
    const relay = openRelay({
      ...{ outer, inner, secret: 's', isProxy: () => false, overslept: () => false, restsCount: false },
      ...{ owner: () => place, look: () => undefined, hall: () => undefined },
      onOwner(listener) {
        changed = listener;
        return () => undefined;
      },
    });
    toEnd.push(() => relay.close());
    const url = await listening(outer);
    const reached = new Promise((done) => outer.on('request', done));
    const headers = { 'Idempotency-Key': 'k', 'Content-Type': 'application/json' };
    const answers = [
      fetch(`${url}/api/v1/tickets?a=1`, { method: 'POST', headers, body: '{"services":["名"]}' }),
      fetch(`${url}/api/v1/devices`),
    ];
    await reached;
    if (asleep) await eventually(() => heard === 2, 'both were handed on');
    place = 'here';
    changed();
    for (const each of await Promise.all(answers)) expect(await each.text()).toBe('done');
    const posted = came.find(({ request }) => request.method === 'POST');
    expect(posted?.body).toBe('{"services":["名"]}');
    expect(posted?.request).toMatchObject({ url: '/api/v1/tickets?a=1', complete: true });
    expect(posted?.request.headers).toMatchObject({ 'idempotency-key': 'k', 'content-type': 'application/json' });
    expect(posted?.request.socket.remoteAddress).toMatch(/127\.0\.0\.1$/);
    // The connection is as good as before.
    expect(await (await fetch(`${url}/api/v1/devices`)).text()).toBe('done');
  },
);

it('[OW18] who waited for an owner that was stopped is told that nothing was done, and another server that this one is no owner', async () => {
  const [outer, inner] = [createServer(), createServer()];
  let done = 0;
  inner.on('request', (_request, response) => {
    done += 1;
    response.end('done');
  });
  let overslept = true;
  const relay = openRelay({
    ...{ outer, inner, secret: 's', isProxy: () => false, restsCount: false, overslept: () => overslept },
    ...{ owner: () => 'here', look: () => undefined, hall: () => undefined, onOwner: () => () => undefined },
  });
  toEnd.push(() => relay.close());
  const url = `${await listening(outer)}/api/v1/tickets`;
  const ask = (headers: Record<string, string> = {}) => fetch(url, { method: 'POST', body: '{}', headers });
  const told = await ask();
  expect([told.status, await told.text()]).toEqual([503, expect.stringContaining('nothing was done') as string]);
  const peer = await ask({ 'x-hallcall-relay': 's' });
  expect([peer.status, peer.headers.get('x-hallcall-not-owner')]).toEqual([503, '1']);
  expect(done).toBe(0);
  overslept = false;
  expect(await (await ask()).text()).toBe('done');
});

/** A server before whose doors a relay stands; who owns the hall, and whether it was asleep, is ours to say. */
async function before(first: OwnerPlace) {
  const [outer, inner] = [createServer(), createServer()];
  const done: (string | undefined)[] = [];
  inner.on('request', (request, response) => {
    done.push(request.url);
    response.end('done');
  });
  let place = first;
  let changed: () => void = () => undefined;
  let overslept = false;
  const relay = openRelay({
    ...{ outer, inner, secret: 's', isProxy: () => false, overslept: () => overslept, restsCount: false },
    ...{ owner: () => place, look: () => undefined, hall: () => undefined },
    onOwner(listener) {
      changed = listener;
      return () => undefined;
    },
  });
  toEnd.push(() => relay.close());
  const url = `${await listening(outer)}/api/v1/tickets`;
  return {
    ...{ url, outer, done },
    sleep: () => (overslept = true),
    become(next: OwnerPlace) {
      place = next;
      changed();
    },
  };
}

const KEYED = { 'Idempotency-Key': 'k' };
const told = async (answer: Promise<Response>) => {
  const { status, text } = await answer.then(async (each) => ({ status: each.status, text: await each.text() }));
  expect(status).toBe(503);
  return ['nothing was done', 'is not known'].filter((words) => text.includes(words));
};

it.each([
  ['a command', 'POST', KEYED, 'is not known'],
  ['a question', 'GET', {}, 'nothing was done'],
])(
  '[L14] %s that went to an owner who went away, and then found none, is told what is known of all that was tried',
  async (_what, method, headers, words) => {
    const leaving = createServer();
    let heard = 0;
    leaving.on('request', ({ socket }) => {
      heard += 1;
      socket.destroy();
    });
    const server = await before({ address: await listening(leaving) });
    const answer = told(fetch(server.url, { method, headers }));
    await eventually(() => heard > 0, 'it was handed on');
    server.become(undefined);
    await new Promise((done) => setTimeout(done, 200));
    // The patience of who waits is over.
    const now = performance.now() + 60_000;
    vi.spyOn(performance, 'now').mockReturnValue(now);
    server.become(undefined);
    expect(await answer).toEqual([words]);
  },
);

it.each([
  ['tickets', 'done', 2],
  ['tickets/T1/cancel?a=1', 'done', 2],
  ['devices', 'is not known', 1],
  ['hooks/H1/send-again', 'is not known', 1],
  ['nothing-of-the-kind', 'is not known', 1],
])('[OW20] POST /%s under its key, of which the owner went away before it answered: %s', async (path, comes, times) => {
  const leaving = createServer();
  let heard = 0;
  const server = await before({ address: await listening(leaving) });
  leaving.on('request', ({ socket }) => {
    heard += 1;
    server.become('here');
    socket.destroy();
  });
  const at = new URL(`/api/v1/${path}`, server.url);
  const answer = await fetch(at, { method: 'POST', body: '{}', headers: KEYED });
  expect(await answer.text()).toContain(comes);
  expect(heard + server.done.length).toBe(times);
});

it('[L14] what has a key may be asked once more: without an owner nobody knows whether it was done before', async () => {
  const server = await before('here');
  server.sleep();
  expect(await told(fetch(server.url, { method: 'POST', headers: KEYED }))).toEqual(['is not known']);
  expect(await told(fetch(server.url, { method: 'POST' }))).toEqual(['nothing was done']);
  expect(server.done).toEqual([]);
});

it('[OW18] what was held for whoever has gone meanwhile is not done', async () => {
  const server = await before(undefined);
  const leaving = new AbortController();
  const held = new Promise<ServerResponse>((done) =>
    server.outer.once('request', (_request, response) => done(response)),
  );
  const gone = fetch(`${server.url}?gone`, { method: 'POST', body: '{}', headers: KEYED, signal: leaving.signal });
  const response = await held;
  const stays = fetch(`${server.url}?stays`, { method: 'POST', body: '{}', headers: KEYED });
  leaving.abort();
  await expect(gone).rejects.toThrow();
  await eventually(() => response.destroyed, 'it is noticed');
  server.become('here');
  expect(await (await stays).text()).toBe('done');
  expect(server.done).toEqual(['/api/v1/tickets?stays']);
});

it('[OW19] who sends long bodies while nobody owns the hall takes no more memory than is set aside for them', async () => {
  const [outer, inner] = [createServer(), createServer()];
  const lengths: number[] = [];
  inner.on('request', (request, response) => {
    let length = 0;
    request.on('data', (piece: Buffer) => (length += piece.length));
    request.on('end', () => {
      lengths.push(length);
      response.end('done');
    });
  });
  const owning: { place: OwnerPlace } = { place: undefined };
  let changed: () => void = () => undefined;
  const relay = openRelay({
    ...{ outer, inner, secret: 's', isProxy: () => false, overslept: () => false, restsCount: false },
    ...{ owner: () => owning.place, look: () => undefined, hall: () => undefined },
    onOwner(listener) {
      changed = listener;
      return () => undefined;
    },
  });
  toEnd.push(() => relay.close());
  const url = `${await listening(outer)}/api/v1/tickets`;
  const long = Buffer.alloc(256 * 1024, ' ');
  const ask = (body: string | Buffer) => fetch(url, { method: 'POST', body: new Uint8Array(Buffer.from(body)) });
  const held = Array.from({ length: 128 }, () => ask(long));
  await eventually(() => asked(outer) >= 128, 'all of them have come');
  const told = await ask(long);
  expect([told.status, await told.text()]).toEqual([503, expect.stringContaining('nothing was done') as string]);
  const small = ask('{}');
  await eventually(() => asked(outer) >= 130, 'the small one has come');
  owning.place = 'here';
  changed();
  expect(new Set((await Promise.all([...held, small])).map(({ status }) => status))).toEqual(new Set([200]));
  expect(lengths.filter((length) => length === long.length).length).toBe(128);
  expect(await (await ask(long)).text(), 'what was held is given back').toBe('done');
});

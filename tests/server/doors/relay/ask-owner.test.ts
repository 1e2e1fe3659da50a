import { createServer, request as ask, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, Socket, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { askOwner, joinOwner } from '../../../../server/doors/relay/ask-owner.ts';

let toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd) await end();
  toEnd = [];
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  toEnd.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const at = (port: number): string => `http://127.0.0.1:${String(port)}`;
const closed = (socket: Duplex): Promise<void> =>
  new Promise((done) => {
    if (socket.closed) done();
    else socket.once('close', () => done());
  });

/** As whoever speaks WebSocket: what comes is read, and whoever has left is left. */
const attended = (far: Duplex): Duplex =>
  far
    .resume()
    .on('error', () => undefined)
    .once('end', () => far.destroy());

/** A server that hands everything to the owner at this address, and tells what became of it. */
async function relayTo(address: string) {
  const server = createServer();
  const become: unknown[] = [];
  let tell: (what: unknown) => void = () => undefined;
  const first = new Promise((done) => (tell = done));
  const note = (what: unknown): void => {
    become.push(what);
    tell(what);
  };
  const question = { address, secret: 's', signal: new AbortController().signal };
  server.on('request', (request, response) => {
    void askOwner({ ...question, request, response, body: undefined }).then((asked) => {
      note(asked.kind);
      response.end();
    });
  });
  server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    void joinOwner({ ...question, request }, socket, head).then((joined) => {
      note(joined);
      socket.destroy();
    });
  });
  return { port: await listening(server), first };
}

/** A port at which connections do not come about, as at a machine that is gone: nobody takes them, and no more fit. */
async function goneMachine(): Promise<number> {
  const worker = new Worker(
    `const { createServer } = require('node:net');
    const { parentPort } = require('node:worker_threads');
    const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
    });`,
    { eval: true },
  );
  toEnd.push(() => worker.terminate());
  const port = await new Promise<number>((done) => worker.once('message', done));
  const sockets: Socket[] = [];
  toEnd.push(() => sockets.forEach((each) => each.destroy()));
  for (let at = 0; at < 4; at += 1) sockets.push(connect(port, '127.0.0.1').on('error', () => undefined));
  // Two of them are in; the others are not answered.
  await Promise.all(sockets.slice(0, 2).map((each) => new Promise((done) => each.once('connect', done))));
  return port;
}

const upgrade = (port: number): Socket => {
  const socket = connect(port, '127.0.0.1', () => {
    socket.write('GET /socket.io/ HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  toEnd.push(() => socket.destroy());
  return socket.on('error', () => undefined);
};

it('[OW5] an owner whose machine is gone is given up soon, by the live door as by any other request', async () => {
  const address = at(await goneMachine());
  const relay = await relayTo(address);
  upgrade(relay.port);
  expect(await relay.first).toBe(false);
  const other = await relayTo(address);
  ask(at(other.port)).end();
  expect(await other.first).toBe('untouched');
});

it('[OW5] whoever leaves before the owner has let them in leaves nothing open there', async () => {
  const owner = createServer();
  let letIn: (far: Duplex) => void = () => undefined;
  const asked = new Promise<Duplex>((done) => (letIn = done));
  owner.on('upgrade', (_request, far: Duplex) => {
    letIn(attended(far));
  });
  const relay = await relayTo(at(await listening(owner)));
  const browser = upgrade(relay.port);
  const far = await asked;
  browser.destroy();
  await relay.first;
  far.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await closed(far);
});

it('[OW5] with the one side goes the other, whichever it is, and what is said goes through', async () => {
  const owner = createServer();
  const fars: Duplex[] = [];
  owner.on('upgrade', (_request, far: Duplex) => {
    fars.push(attended(far));
    far.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello');
  });
  const address = at(await listening(owner));
  const relay = createServer();
  relay.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    void joinOwner({ address, secret: 's', signal: new AbortController().signal, request }, socket, head);
  });
  const port = await listening(relay);
  for (const first of ['browser', 'owner']) {
    const browser = upgrade(port);
    let heard = '';
    await new Promise<void>((done) =>
      browser.on('data', (bytes: Buffer) => {
        heard += String(bytes);
        if (heard.endsWith('hello')) done();
      }),
    );
    const far = fars.at(-1)!;
    (first === 'browser' ? browser : far).destroy();
    await Promise.all([closed(browser), closed(far)]);
  }
});

/** Asks an owner who does so with what comes, and tells what became of it. */
async function askAt(act: RequestListener, patienceMs: number, method = 'GET') {
  const owner = createServer();
  owner.on('request', act);
  const address = at(await listening(owner));
  const server = createServer();
  let tell: (what: string) => void = () => undefined;
  const told = new Promise<string>((done) => (tell = done));
  server.on('request', (request, response) => {
    const signal = new AbortController().signal;
    const question = { address, secret: 's', signal, request, response, body: Buffer.alloc(0), patienceMs };
    void askOwner(question).then((asked) => {
      if (asked.kind !== 'answer') return tell(asked.kind);
      let text = '';
      asked.answer.on('data', (piece: Buffer) => (text += String(piece)));
      asked.answer.once('error', () => tell('cut'));
      asked.answer.once('end', () => tell(text));
    });
  });
  const port = await listening(server);
  const asking = ask({ port, host: '127.0.0.1', method }).on('error', () => undefined);
  asking.end();
  return { asking, told };
}

it('[OW5] an owner that says nothing any more is given up after a while, in the middle of an answer too, and is looked after', async () => {
  const kept = vi.spyOn(Socket.prototype, 'setKeepAlive');
  const silent = await askAt(() => undefined, 150, 'POST');
  expect(await silent.told).toBe('unknown');
  expect(kept).toHaveBeenCalledWith(true, 3000);
  kept.mockRestore();
  const half = await askAt((_request, response) => void response.write('half'), 150);
  expect(await half.told).toBe('cut');
});

it('[OW5] an answer may take as long as it likes, while something comes', async () => {
  const { told } = await askAt((_request, response) => {
    let left = 8;
    const sending = setInterval(() => {
      response.write('.');
      left -= 1;
      if (left > 0) return;
      clearInterval(sending);
      response.end('done');
    }, 75);
  }, 300);
  expect(await told).toBe('........done');
});

it('[OW5] what nobody waits for any more is read for nobody', async () => {
  let came: (request: IncomingMessage) => void = () => undefined;
  const reached = new Promise<IncomingMessage>((done) => (came = done));
  const { asking, told } = await askAt((request) => came(request), 60_000);
  const { socket } = await reached;
  asking.destroy();
  await closed(socket);
  expect(await told).toBe('unknown');
});

it('[OW5] an owner who cannot be reached leaves nothing behind on who waits for the next one', async () => {
  const server = createServer();
  const upgraded = new Promise<{ readonly request: IncomingMessage; readonly socket: Duplex }>((done) =>
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => done({ request, socket })),
  );
  const browser = upgrade(await listening(server));
  const { request, socket } = await upgraded;
  socket.on('error', () => undefined);
  const listeners = () => socket.eventNames().map((name) => [name, socket.listenerCount(name)]);
  const nobody = createServer();
  const address = at(await listening(nobody));
  await new Promise((done) => nobody.close(done));
  const other = createServer((_request, response) => {
    response.writeHead(503, { 'x-hallcall-not-owner': '1', 'Content-Length': 0 }).end();
  });
  const deposed = at(await listening(other));
  const before = listeners();
  const signal = new AbortController().signal;
  for (const where of [address, deposed, address, deposed]) {
    expect(await joinOwner({ address: where, secret: 's', signal, request }, socket, Buffer.alloc(0))).toBe(false);
    expect(listeners()).toEqual(before);
  }
  browser.destroy();
});

it('[OW5] who says something before they were let in is heard in order, and noticed when they leave behind it', async () => {
  const owner = createServer();
  const fars: Duplex[] = [];
  owner.on('upgrade', (_request, far: Duplex) => void fars.push(far.on('error', () => undefined)));
  const port = await listening(owner);
  const nobody = createServer();
  const gone = at(await listening(nobody));
  await new Promise((done) => nobody.close(done));
  const relay = createServer();
  const asked: Promise<boolean>[] = [];
  relay.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const question = { secret: 's', signal: new AbortController().signal, request };
    const joined = joinOwner({ ...question, address: gone }, socket, head);
    asked.push(joined.then(() => joinOwner({ ...question, address: at(port) }, socket, head)));
  });
  const relayPort = await listening(relay);
  const [stays, leaves] = [upgrade(relayPort), upgrade(relayPort)];
  for (const each of [stays, leaves]) each.once('connect', () => each.write('one '));
  await vi.waitFor(() => expect(fars.length).toBe(2));
  stays.write('two ');
  leaves.end('two ');
  for (const far of fars) far.resume();
  // Whoever has left leaves nothing open there.
  await vi.waitFor(() => expect(fars.filter((far) => far.readableEnded).length).toBe(1));
  const [left] = fars.filter((far) => !far.readableEnded);
  let text = '';
  left?.on('data', (piece: Buffer) => (text += String(piece)));
  left?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await vi.waitFor(() => expect(text).toBe('one two '));
  expect((await Promise.all(asked)).toSorted()).toEqual([false, true]);
});

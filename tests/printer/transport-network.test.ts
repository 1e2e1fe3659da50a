import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { networkTransport } from '../../wire/network.ts';
import { faultOf, never, pattern, readSlowly, transportContract, type Peer } from './transport-contract.ts';

/** A printer at a port of this machine. */
async function networkPrinter(meet: (socket: Socket) => void = () => undefined): Promise<Peer & { port: number }> {
  const sockets: Socket[] = [];
  let swallows = false;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    if (swallows) socket.resume();
    meet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const current = async () => {
    if (sockets.length === 0) await once(server, 'connection');
    return sockets.at(-1) ?? Promise.reject(new Error('nobody called'));
  };
  return {
    port,
    transport: networkTransport({ host: '127.0.0.1', port }),
    read: async (bytes) => readSlowly(await current(), bytes),
    swallow: () => void (swallows = true),
    say: (bytes) => void current().then((socket) => socket.write(bytes)),
    vanish: async () => void (await current()).resetAndDestroy(),
    async end() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port whose queue of callers is full, kept by a thread that sleeps: the kernel leaves further calls unanswered. */
async function deafPort(): Promise<{ address: { host: string; port: number }; end: () => Promise<void> }> {
  const thread = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  const [port] = (await once(thread, 'message')) as [number];
  const callers = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.race(callers.map((caller) => once(caller, 'connect')));
  return {
    address: { host: '127.0.0.1', port },
    async end() {
      for (const caller of callers) caller.destroy();
      await thread.terminate();
    },
  };
}

transportContract('network', () => networkPrinter());

describe('the network transport', () => {
  it('[TR10] a port where nobody listens refuses, and says where and what to look at', async () => {
    const printer = await networkPrinter();
    await printer.end();
    const fault = await faultOf(printer.transport.open(never));
    expect(fault.kind).toBe('refused');
    expect(fault.message).toContain(`network 127.0.0.1:${printer.port}`);
    expect(fault.message).toContain('no other program is connected');
  });

  it('[TR11] a host that does not answer ends at the deadline, or at the abort, whichever is first', async () => {
    const deaf = await deafPort();
    const abort = new AbortController();
    const attempt = faultOf(networkTransport({ ...deaf.address, connectMs: 60_000 }).open(abort.signal));
    setImmediate(() => abort.abort());
    expect(await attempt).toMatchObject({ kind: 'aborted' });
    const late = await faultOf(networkTransport({ ...deaf.address, connectMs: 50 }).open(never));
    expect(late).toMatchObject({ kind: 'timeout' });
    expect(late.message).toContain(`127.0.0.1:${deaf.address.port}: no answer within 0.05 s`);
    await deaf.end();
  });

  it('[TR12] a name that is no machine', async () => {
    const fault = await faultOf(networkTransport({ host: 'printer.invalid', connectMs: 20_000 }).open(never));
    expect(fault).toMatchObject({ kind: 'no-device' });
    expect(fault.message).toContain('printer.invalid:9100');
  });

  it('[TR13] a printer that ends the connection in peace is gone too, and what it said before is heard', async () => {
    const printer = await networkPrinter((socket) => socket.end(Uint8Array.of(0x3b, 0x31, 0)));
    const link = await printer.transport.open(never);
    const heard: number[] = [];
    link.onData((bytes) => heard.push(...bytes));
    expect(await link.ended).toMatchObject({ kind: 'gone' });
    expect(heard).toEqual([0x3b, 0x31, 0]);
    await printer.end();
  });

  it('[TR14] the tail arrives though the printer closes its side late or never', async () => {
    const job = pattern(400_000);
    const printer = await networkPrinter((socket) => socket.removeAllListeners('end'));
    const link = await printer.transport.open(never);
    await link.write(job, never);
    await link.close();
    expect((await printer.read(job.length)).equals(job)).toBe(true);
    await printer.end();
  });

  it('[TR15] a flood before the first listener is held back at the printer, and none of it is lost', async () => {
    const flood = pattern(3_000_000);
    const printer = await networkPrinter((socket) => socket.write(flood));
    printer.swallow();
    const link = await printer.transport.open(never);
    await link.write(Uint8Array.of(1), never);
    const heard: Uint8Array[] = [];
    let bytes = 0;
    await new Promise<void>((resolve) =>
      link.onData((piece) => {
        heard.push(piece);
        bytes += piece.length;
        if (bytes === flood.length) resolve();
      }),
    );
    expect(Buffer.concat(heard).equals(flood)).toBe(true);
    await link.close();
    await printer.end();
  });
});

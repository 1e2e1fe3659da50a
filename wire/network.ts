import { connect, type Socket } from 'node:net';
import { abortedFault, codeOf, OpenLink, type Wire, type WireEvents } from './open-link.ts';
import { type Link, type Transport, TransportFault } from './transport.ts';

/**
 * Where a device listens, how long it may take to answer the call, and what it is called in advice to people (default:
 * printer).
 */
export type NetworkAddress = {
  readonly host: string;
  readonly port?: number;
  readonly connectMs?: number;
  readonly what?: string;
};

/**
 * How long a device may take to close its side after ours: what it says meanwhile is still read, or its reset would
 * lose the tail.
 */
const GRACE_MS = 1_000;
const KEEP_ALIVE_MS = 10_000;

/** A device at a raw TCP port; a printer's is 9100. Each `open` is a connection of its own. */
export function networkTransport({
  host,
  port = 9100,
  connectMs = 3_000,
  what = 'printer',
}: NetworkAddress): Transport {
  const name = `network ${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { name, open: (signal) => dial({ name, what }, host, port, connectMs, signal) };
}

/** The device in messages: its address, and what it is. */
type Called = { readonly name: string; readonly what: string };

function dial(called: Called, host: string, port: number, connectMs: number, signal: AbortSignal): Promise<Link> {
  const { name } = called;
  if (signal.aborted) return Promise.reject(abortedFault(name, signal));
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      allowHalfOpen: true,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(connectMs / 2)),
    });
    const settle = () => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onAbort);
    };
    const fail = (fault: TransportFault) => {
      settle();
      socket.destroy();
      reject(fault);
    };
    const onError = (error: Error) => fail(dialFault(called, port, error));
    const onAbort = () => fail(abortedFault(name, signal));
    const deadline = setTimeout(() => fail(silenceFault(called, connectMs)), connectMs);
    signal.addEventListener('abort', onAbort);
    socket.on('error', onError);
    socket.once('connect', () => {
      settle();
      resolve(new OpenLink(name, (events) => socketWire(called, socket, events)));
      socket.off('error', onError);
    });
  });
}

function socketWire({ name, what }: Called, socket: Socket, events: WireEvents): Wire {
  const gone = (how: string, cause?: Error) =>
    events.lost(new TransportFault('gone', `${name}: ${how}. Look at its power and its cable.`, { cause }));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('data', events.heard);
  socket.on('error', (error) => gone(`the connection broke (${codeOf(error) ?? error.message})`, error));
  // A device that ends its side takes nothing more: none is known to half-close.
  socket.on('end', () => gone(`the ${what} ended the connection`));
  socket.on('close', () => gone('the connection is gone'));
  return {
    // A failed write is told by 'error' as well, with the better reason.
    send: (bytes) => new Promise((resolve) => socket.write(bytes, (error) => error ?? resolve())),
    listen: (on) => void (on ? socket.resume() : socket.pause()),
    async hangUp() {
      socket.resume();
      socket.end();
      const enough = setTimeout(() => socket.destroy(), GRACE_MS);
      await closed;
      clearTimeout(enough);
    },
    drop() {
      socket.destroy();
      return closed;
    },
  };
}

function silenceFault({ name, what }: Called, connectMs: number): TransportFault {
  return new TransportFault(
    'timeout',
    `${name}: no answer within ${connectMs / 1000} s. Look whether the ${what} is on, its cable is in, and the address is the one ${addressOf(what)}.`,
  );
}

function dialFault({ name, what }: Called, port: number, cause: Error): TransportFault {
  const code = codeOf(cause);
  const fault = (kind: TransportFault['kind'], message: string) =>
    new TransportFault(kind, `${name}: ${message}`, { cause });
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return fault(
        'refused',
        `the machine is there but takes no connection. Look whether the port ${port} is right and no other program is connected: most ${what}s take one at a time.`,
      );
    case 'ENOTFOUND':
      return fault('no-device', 'no machine has this name. Look at the spelling, or write the address in numbers.');
    case 'EAI_AGAIN':
      return fault(
        'no-device',
        'the name could not be looked up. Look at the network, or write the address in numbers.',
      );
    case 'EHOSTUNREACH':
    case 'EHOSTDOWN':
    case 'ENETUNREACH':
      return fault(
        'no-device',
        `no machine answers at this address. Look whether the ${what} is on, its cable is in, and the address is the one ${addressOf(what)}.`,
      );
    case 'ETIMEDOUT':
      return fault('timeout', `no answer. Look whether the ${what} is on and its cable is in.`);
    case 'EACCES':
    case 'EPERM':
      return fault('not-allowed', 'this machine may not connect there. Look at its firewall.');
    default:
      return fault('refused', `no connection (${code ?? cause.message}). Look at the address and the port.`);
  }
}

/** Where a person finds the address that the device itself believes in. */
function addressOf(what: string): string {
  return what === 'printer' ? 'on its self-test page' : `that was set in the ${what}`;
}

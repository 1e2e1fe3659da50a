import { connect, type Socket } from 'node:net';
import { abortedFault, codeOf, OpenLink, type Wire, type WireEvents } from '../../wire/open-link.ts';
import { type Link, type Transport, TransportFault } from '../../wire/transport.ts';

/** Where a network printer listens, and how long it may take to answer the call. */
export type NetworkAddress = { readonly host: string; readonly port?: number; readonly connectMs?: number };

/** How long a printer may take to close its side after ours: what it says meanwhile is still read, or its reset would lose the tail. */
const GRACE_MS = 1_000;
const KEEP_ALIVE_MS = 10_000;

/** A printer at a raw TCP port, "port 9100". Each `open` is a connection of its own. */
export function networkTransport({ host, port = 9100, connectMs = 3_000 }: NetworkAddress): Transport {
  const name = `network ${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { name, open: (signal) => dial(name, host, port, connectMs, signal) };
}

function dial(name: string, host: string, port: number, connectMs: number, signal: AbortSignal): Promise<Link> {
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
    const onError = (error: Error) => fail(dialFault(name, port, error));
    const onAbort = () => fail(abortedFault(name, signal));
    const deadline = setTimeout(() => fail(silenceFault(name, connectMs)), connectMs);
    signal.addEventListener('abort', onAbort);
    socket.on('error', onError);
    socket.once('connect', () => {
      settle();
      resolve(new OpenLink(name, (events) => socketWire(name, socket, events)));
      socket.off('error', onError);
    });
  });
}

function socketWire(name: string, socket: Socket, events: WireEvents): Wire {
  const gone = (how: string, cause?: Error) =>
    events.lost(new TransportFault('gone', `${name}: ${how}. Look at its power and its cable.`, { cause }));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('data', events.heard);
  socket.on('error', (error) => gone(`the connection broke (${codeOf(error) ?? error.message})`, error));
  // A printer that ends its side takes nothing more: none is known to half-close.
  socket.on('end', () => gone('the printer ended the connection'));
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

function silenceFault(name: string, connectMs: number): TransportFault {
  return new TransportFault(
    'timeout',
    `${name}: no answer within ${connectMs / 1000} s. Look whether the printer is on, its cable is in, and the address is the one on its self-test page.`,
  );
}

function dialFault(name: string, port: number, cause: Error): TransportFault {
  const code = codeOf(cause);
  const fault = (kind: TransportFault['kind'], message: string) =>
    new TransportFault(kind, `${name}: ${message}`, { cause });
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return fault(
        'refused',
        `the machine is there but takes no connection. Look whether the port ${port} is right and no other program is connected: most printers take one at a time.`,
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
        'no machine answers at this address. Look whether the printer is on, its cable is in, and the address is the one on its self-test page.',
      );
    case 'ETIMEDOUT':
      return fault('timeout', 'no answer. Look whether the printer is on and its cable is in.');
    case 'EACCES':
    case 'EPERM':
      return fault('not-allowed', 'this machine may not connect there. Look at its firewall.');
    default:
      return fault('refused', `no connection (${code ?? cause.message}). Look at the address and the port.`);
  }
}

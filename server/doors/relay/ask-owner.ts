import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { plainAddress } from '../../ops/plain-address.ts';
import { NOT_OWNER_HEADER, relayedHeaders } from './relay-headers.ts';

/** What came of asking the owner; `untouched`: it has done nothing, `unknown`: nobody knows whether it has. */
export type Asked =
  | { readonly kind: 'answer'; readonly answer: IncomingMessage }
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unknown' };

export type Question = {
  readonly address: string;
  readonly secret: string;
  readonly request: IncomingMessage;
  /** Held, so that it can be sent again; otherwise it is sent as it comes. */
  readonly body: Buffer | undefined;
  /** Somebody else owns the hall by now. */
  readonly signal: AbortSignal;
};

/** A machine that is gone does not even refuse. */
const CONNECT_MS = 1500;

/** Hands a request to the owner as it came, and gives the head of its answer. */
export function askOwner({ body, ...question }: Question): Promise<Asked> {
  const { request } = question;
  return new Promise((settle) => {
    const { asking, isConnected } = beginToAsk(question, false);
    asking.once('response', (answer) => {
      if (answer.headers[NOT_OWNER_HEADER] === undefined) return settle({ kind: 'answer', answer });
      answer.resume();
      settle({ kind: 'untouched' });
    });
    asking.on('error', () => settle({ kind: isConnected() ? 'unknown' : 'untouched' }));
    if (body !== undefined) return void asking.end(body);
    // Whoever leaves in the middle of what they send leaves the owner with half of it.
    request.once('close', () => {
      if (!request.complete) asking.destroy();
    });
    request.pipe(asking);
  });
}

/** Joins a socket that asks for the live door to the owner's. False: the owner could not be reached. */
export function joinOwner(question: Omit<Question, 'body'>, socket: Duplex, head: Buffer): Promise<boolean> {
  return new Promise((settle) => {
    const { asking } = beginToAsk(question, true);
    const gone = (): unknown => asking.destroy();
    for (const event of ['end', 'close']) socket.once(event, gone);
    asking.once('upgrade', (answer, far, first) => {
      far.on('error', () => far.destroy());
      for (const event of ['end', 'close']) socket.off(event, gone);
      settle(true);
      // Whoever has gone meanwhile says so no more.
      if (socket.destroyed) return void far.destroy();
      socket.write(headText(answer));
      if (first.length > 0) socket.write(first);
      if (head.length > 0) far.write(head);
      joined(far, socket, question.signal);
    });
    asking.once('response', (answer) => {
      if (answer.headers[NOT_OWNER_HEADER] !== undefined) {
        answer.resume();
        return settle(false);
      }
      socket.write(headText(answer));
      answer.pipe(socket);
      settle(true);
    });
    asking.on('error', () => settle(false));
    asking.end();
  });
}

/** With the one goes the other: whoever is left finds the next owner by coming again. */
function joined(far: Duplex, socket: Duplex, signal: AbortSignal): void {
  far.pipe(socket).pipe(far);
  const leave = (): unknown => far.destroy();
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  far.once('close', () => {
    signal.removeEventListener('abort', leave);
    socket.destroy();
  });
  socket.on('error', leave);
  socket.once('close', leave);
}

type Asking = { readonly asking: ClientRequest; readonly isConnected: () => boolean };

/** A connection that does not come about soon is given up. */
function beginToAsk({ address, secret, request, signal }: Omit<Question, 'body'>, upgrade: boolean): Asking {
  const { hostname, port } = new URL(address);
  const asking = ask({
    ...{ hostname: plainAddress(hostname), port, method: request.method, path: request.url, agent: false },
    headers: relayedHeaders(request, secret, upgrade),
    signal,
  });
  let connected = false;
  const late = setTimeout(() => asking.destroy(), CONNECT_MS);
  asking.on('socket', (socket) =>
    socket.once('connect', () => {
      connected = true;
      clearTimeout(late);
    }),
  );
  asking.once('close', () => clearTimeout(late));
  return { asking, isConnected: () => connected };
}

function headText({ statusCode = 502, statusMessage = '', rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${String(statusCode)} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

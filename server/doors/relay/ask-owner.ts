import { request as ask, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
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
export function askOwner({ address, secret, request, body, signal }: Question): Promise<Asked> {
  const { hostname, port } = new URL(address);
  return new Promise((settle) => {
    const asking = ask({
      ...{ hostname: hostname.replace(/^\[|\]$/g, ''), port, method: request.method, path: request.url, agent: false },
      headers: relayedHeaders(request, secret, false),
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
    asking.once('response', (answer) => {
      if (answer.headers[NOT_OWNER_HEADER] === undefined) return settle({ kind: 'answer', answer });
      answer.resume();
      settle({ kind: 'untouched' });
    });
    asking.once('error', () => {
      clearTimeout(late);
      settle({ kind: connected ? 'unknown' : 'untouched' });
    });
    if (body === undefined) request.pipe(asking);
    else asking.end(body);
  });
}

/** Joins a socket that asks for the live door to the owner's. False: the owner could not be reached. */
export function joinOwner(
  { address, secret, request, signal }: Omit<Question, 'body'>,
  socket: Duplex,
  head: Buffer,
): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((settle) => {
    const asking = ask({
      ...{ hostname: hostname.replace(/^\[|\]$/g, ''), port, method: 'GET', path: request.url, agent: false },
      headers: relayedHeaders(request, secret, true),
      signal,
    });
    asking.once('upgrade', (answer, far, first) => {
      socket.write(headText(answer));
      if (first.length > 0) socket.write(first);
      if (head.length > 0) far.write(head);
      far.pipe(socket).pipe(far);
      // With the one goes the other: whoever is left finds the next owner by coming again.
      for (const [one, other] of [
        [far, socket],
        [socket, far],
      ] as const) {
        one.on('error', () => other.destroy());
        one.once('close', () => other.destroy());
      }
      if (signal.aborted) far.destroy();
      else signal.addEventListener('abort', () => far.destroy(), { once: true });
      settle(true);
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
    asking.once('error', () => settle(false));
    asking.end();
  });
}

function headText({ statusCode = 502, statusMessage = '', rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${String(statusCode)} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

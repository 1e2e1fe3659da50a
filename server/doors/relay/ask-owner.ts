import { request as ask, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Millis } from '../../../core/base/time.ts';
import { plainAddress } from '../../ops/plain-address.ts';
import { NOT_OWNER_HEADER, relayedHeaders } from './relay-headers.ts';

/** What came of asking the owner; `untouched`: it has done nothing, `unknown`: nobody knows whether it has. */
export type Asked =
  | { readonly kind: 'answer'; readonly answer: IncomingMessage }
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unknown' };

type OwnersQuestion = {
  readonly address: string;
  readonly secret: string;
  readonly request: IncomingMessage;
  /** Somebody else owns the hall by now. */
  readonly signal: AbortSignal;
  /** An owner who has said nothing for so long is given up. */
  readonly patienceMs?: Millis;
};

export type Question = OwnersQuestion & {
  /** Who asks is there as long as this is. */
  readonly response: ServerResponse;
  /** Held, so that it can be sent again; otherwise it is sent as it comes. */
  readonly body: Buffer | undefined;
};

/** A machine that is gone does not even refuse. */
const CONNECT_MS: Millis = 1500;
/** One that goes later is asked so soon whether it is still there, while nothing is under way to it. */
const STILL_THERE_MS: Millis = 3000;
/** Of silence, however long an answer is: a report of years is made before its first word. */
const PATIENCE_MS: Millis = 120_000;
/** Whoever says more before they were let in has to wait. */
const MOST_EARLY = 64 * 1024;

/** What changes nothing, whoever has done it. */
export function onlyReads({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Hands a request to the owner as it came, and gives the head of its answer. */
export function askOwner({ body, response, ...question }: Question): Promise<Asked> {
  const { request } = question;
  return new Promise((settle) => {
    const { asking, isConnected } = beginToAsk(question, false);
    asking.once('response', (answer) => {
      if (answer.headers[NOT_OWNER_HEADER] === undefined) return settle({ kind: 'answer', answer });
      answer.resume();
      settle({ kind: 'untouched' });
    });
    asking.on('error', () => settle({ kind: isConnected() ? 'unknown' : 'untouched' }));
    // What is to be done is done, also for whoever has gone: they may ask for its answer under its key.
    if (onlyReads(request)) whenGone(response, asking);
    if (body !== undefined) return void asking.end(body);
    // Whoever leaves in the middle of what they send leaves the owner with half of it.
    request.once('close', () => {
      if (!request.complete) asking.destroy();
    });
    request.pipe(asking);
  });
}

/** Nobody waits for the answer any more. */
function whenGone(response: ServerResponse, asking: ClientRequest): void {
  const gone = (): unknown => asking.destroy();
  response.once('close', gone);
  asking.once('close', () => response.off('close', gone));
}

/** Joins a socket that asks for the live door to the owner's. False: the owner could not be reached. */
export function joinOwner(question: OwnersQuestion, socket: Duplex, head: Buffer): Promise<boolean> {
  return new Promise((settle) => {
    const { asking } = beginToAsk(question, true);
    const heard = hearEarly(socket, () => asking.destroy());
    asking.once('upgrade', (answer, far, first) => {
      far.on('error', () => far.destroy());
      const early = heard();
      settle(true);
      // Whoever has gone meanwhile says so no more.
      if (socket.destroyed) return void far.destroy();
      socket.write(headText(answer));
      if (first.length > 0) socket.write(first);
      for (const each of [head, early]) if (each.length > 0) far.write(each);
      joined(far, socket, question.signal);
    });
    const notJoined = (): void => {
      const early = heard();
      if (early.length > 0 && !socket.readableEnded && !socket.destroyed) socket.unshift(early);
      settle(false);
    };
    asking.once('response', (answer) => {
      if (answer.headers[NOT_OWNER_HEADER] !== undefined) {
        answer.resume();
        return notJoined();
      }
      heard();
      socket.write(headText(answer));
      answer.pipe(socket);
      socket.once('close', () => asking.destroy());
      settle(true);
    });
    asking.on('error', notJoined);
    asking.end();
  });
}

/**
 * Listens to a socket that waits, so that it is noticed when it leaves, also behind something that it has said. Gives
 * what ends that, and says what was heard; nothing more is heard, or noticed, from then on.
 */
function hearEarly(socket: Duplex, gone: () => unknown): () => Buffer {
  const early: Buffer[] = [];
  let length = 0;
  let over = false;
  const hear = (piece: Buffer): void => {
    early.push(piece);
    length += piece.length;
    if (length > MOST_EARLY) socket.pause();
  };
  socket.on('data', hear);
  for (const event of ['end', 'close']) socket.once(event, gone);
  return () => {
    // What ends it may come twice, when somebody else listens by then.
    if (over) return Buffer.alloc(0);
    over = true;
    for (const event of ['end', 'close']) socket.off(event, gone);
    socket.off('data', hear);
    // Whoever listens next begins it anew, as with a socket that nobody has listened to.
    Object.assign(socket, { readableFlowing: null });
    return Buffer.concat(early);
  };
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

/** A connection that does not come about soon is given up, and one on which nothing comes any more. */
function beginToAsk(question: OwnersQuestion, upgrade: boolean): Asking {
  const { address, secret, request, signal, patienceMs = PATIENCE_MS } = question;
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
      socket.setKeepAlive(true, STILL_THERE_MS);
    }),
  );
  asking.setTimeout(patienceMs, () => asking.destroy());
  // Who is joined says by its own signs of life that it is there.
  asking.once('upgrade', (_answer, far: Socket) => far.setTimeout(0));
  asking.once('close', () => clearTimeout(late));
  return { asking, isConnected: () => connected };
}

function headText({ statusCode = 502, statusMessage = '', rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${String(statusCode)} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
